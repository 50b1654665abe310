package import MitoshiPlanning

/// Why a workbook couldn't be made.
package enum WorkbookError: Error, Hashable, Sendable {
    /// The temporary file that a workbook is put together in couldn't be made, written or read.
    case temporaryFile(reason: BilingualText)
    /// A name that no sheet may have, or that another sheet has.
    case refusedSheetName(String)
    /// The writing library refused something; `place` is the sheet with the cell, where there is one.
    case refused(place: String, reason: String)

    /// What went wrong, for people.
    package var text: BilingualText {
        switch self {
        case .temporaryFile(let reason):
            BilingualText(
                japanese: "表計算ファイルの一時ファイルを扱えません（\(reason.japanese)）",
                english: "the workbook's temporary file can't be used (\(reason.english))")
        case .refusedSheetName(let name):
            BilingualText(japanese: "シート名「\(name)」は使えません", english: "no sheet can be named “\(name)”")
        case .refused(let place, let reason):
            BilingualText(
                japanese: "表計算ファイルに書けません：\(place)（\(reason)）",
                english: "can't write to the workbook: \(place) (\(reason))")
        }
    }
}

extension WorkbookError: CustomStringConvertible {
    package var description: String { text.english }
}
