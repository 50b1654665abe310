import Foundation
import MitoshiPlanning

/// The lock that writers of one file or folder wait for (advisory, by `flock`).
enum WriterLock {
    /// For how long another writer is waited for, and how long between looks.
    private static let patience = Duration.seconds(30)
    private static let pause: UInt32 = 20_000

    /// Waits for the lock of an open file or folder, which is given back when that is closed.
    ///
    /// - Returns: 0, or the system's code: `EWOULDBLOCK` where another writer doesn't end.
    static func take(_ descriptor: Int32) -> Int32 {
        let start = ContinuousClock.now
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR, ContinuousClock.now - start < patience else { return code }
            usleep(pause)
        }
        return 0
    }

    /// Why the lock couldn't be had.
    static func reason(_ code: Int32) -> BilingualText {
        code == EWOULDBLOCK
            ? BilingualText(japanese: "ほかのプログラムが書き込み中", english: "another program is writing to it")
            : SystemError.text(code)
    }
}

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
