/// How the characters of a file are stored.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// UTF-8 that begins with a byte order mark, which Excel needs to recognise it.
    case utf8WithBOM = "utf-8-bom"
    /// Windows-31J: Shift_JIS with the extension characters of NEC and IBM (①, ㈱, 髙).
    case cp932

    /// The name that the Data Package specification and Python know it by.
    package var standardName: String {
        switch self {
        case .utf8: "utf-8"
        case .utf8WithBOM: "utf-8-sig"
        case .cp932: "cp932"
        }
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
