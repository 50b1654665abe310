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
