import Foundation
import MitoshiPlanning

/// The operating system's complaints in words.
enum SystemError {
    static func text(_ code: Int32) -> BilingualText {
        switch code {
        case ENOENT: BilingualText(japanese: "ファイルまたはフォルダがない", english: "no such file or folder")
        case EISDIR: BilingualText(japanese: "フォルダ（ファイルではない）", english: "a folder, not a file")
        case ENOTDIR: BilingualText(japanese: "フォルダではないもの", english: "something that is not a folder")
        case EACCES, EPERM: BilingualText(japanese: "アクセス権がない", english: "no permission")
        case ENOSPC, EDQUOT: BilingualText(japanese: "ディスクの空きがない", english: "no space left on the disk")
        case EROFS: BilingualText(japanese: "書き込めないディスク", english: "a disk that can only be read")
        default: BilingualText(verbatim: String(cString: strerror(code)))
        }
    }
}
