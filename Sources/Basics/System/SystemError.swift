import Foundation

/// The operating system's complaints in words.
package enum SystemError {
    /// - Parameter code: An `errno`.
    package static func text(_ code: Int32) -> BilingualText {
        switch code {
        case ENOENT: BilingualText(japanese: "ファイルまたはフォルダがない", english: "no such file or folder")
        case EISDIR: BilingualText(japanese: "フォルダ（ファイルではない）", english: "a folder, not a file")
        case ENOTDIR: BilingualText(japanese: "フォルダではないもの", english: "something that is not a folder")
        case EACCES, EPERM: BilingualText(japanese: "アクセス権がない", english: "no permission")
        case ENOSPC, EDQUOT: BilingualText(japanese: "ディスクの空きがない", english: "no space left on the disk")
        case EROFS: BilingualText(japanese: "書き込めないディスク", english: "a disk that can only be read")
        case EFBIG: BilingualText(japanese: "ファイルが大きすぎる", english: "the file would be too large")
        case EIO: BilingualText(japanese: "ディスクの読み書きの失敗", english: "the disk failed to read or write")
        case ELOOP: BilingualText(japanese: "リンクが堂々巡りしている", english: "links that lead in a circle")
        case ENAMETOOLONG: BilingualText(japanese: "名前が長すぎる", english: "a name that is too long")
        case EMFILE, ENFILE:
            BilingualText(japanese: "開けるファイルの数の上限に達した", english: "too many open files")
        case ENOMEM: BilingualText(japanese: "メモリーが足りない", english: "not enough memory")
        case EBUSY, ETXTBSY: BilingualText(japanese: "ほかで使われている", english: "in use elsewhere")
        default: BilingualText(verbatim: String(cString: strerror(code)))
        }
    }
}
