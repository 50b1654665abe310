import Foundation
import MitoshiPlanning

extension DataPackage {
    /// Does `work`, which reads the package in `folder` and writes it again, while no other such work does: what one puts into the
    /// package isn't lost to another that had read it before.
    ///
    /// Where there is no folder yet, or one that can't be locked, nobody is waited for.
    package static func changing<Answer>(_ folder: String, _ work: () throws -> Answer) throws -> Answer {
        while true {
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { return try work() }
            defer { close(descriptor) }
            guard WriterLock.take(descriptor) != EWOULDBLOCK else {
                throw OutputError.cannotWrite(path: folder, reason: WriterLock.reason(EWOULDBLOCK))
            }
            // Whoever was waited for may have put another folder into this one's place.
            var (locked, present) = (stat(), stat())
            if fstat(descriptor, &locked) == 0, stat(folder, &present) == 0, locked.st_ino != present.st_ino {
                continue
            }
            return try work()
        }
    }
}
