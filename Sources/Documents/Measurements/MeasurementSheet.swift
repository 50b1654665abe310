package import MitoshiPlanning
import MitoshiStatistics

/// A planner's history of values in an Excel workbook (`.xlsx`).
///
/// The table may have one value a row (`事業番号`, `年度`, `値`) or the years across (`事業番号`, `令和元年度`, `R2`, `2021年度`);
/// rows above its header are skipped. Only stored values are read: nothing is calculated, run or fetched.
package enum MeasurementSheet {
    /// The measurements in the workbook at `path`.
    ///
    /// - Parameters:
    ///   - sheet: The name of the sheet; `nil` takes the first with such a table that isn't hidden.
    ///   - plan: The plan whose indicators are measured.
    /// - Throws: ``DocumentError`` with every cell that couldn't be read, each by sheet and cell.
    package static func read(
        file path: String, sheet: String? = nil, for plan: Plan
    ) throws(DocumentError) -> MeasurementReading {
        let file = try SpreadsheetFile(path: path)
        let (listing, cells, header) = try table(in: file, named: sheet)
        var rows = MeasurementRows(file: path, sheet: cells, header: header, plan: plan)
        try rows.read()
        let hidden = cells.notice(
            ofHidden: rows.items.map(\.cell), at: SpreadsheetSheet.place(of: listing.name, in: path))
        return MeasurementReading(
            file: path, sheet: listing.name, items: rows.items,
            notices: notices(of: file, listing) + rows.notices + [hidden].compactMap { $0 })
    }

    private typealias FoundTable = (
        listing: SpreadsheetFile.Listing, cells: SpreadsheetSheet, header: MeasurementHeader
    )

    private static func table(in file: SpreadsheetFile, named name: String?) throws(DocumentError) -> FoundTable {
        let candidates = file.sheets.filter { sheet in name.map { $0 == sheet.name } ?? !sheet.isHidden }
        for listing in candidates {
            let cells = try file.read(listing)
            if let header = MeasurementHeader(of: cells) { return (listing, cells, header) }
        }
        throw DocumentError([candidates.isEmpty ? noSheet(name, file) : noHeader(file.path, candidates.map(\.name))])
    }

    private static func noSheet(_ name: String?, _ file: SpreadsheetFile) -> DocumentProblem {
        let names = file.sheets.map { ($0.name, $0.isHidden) }
        return DocumentProblem(
            file: file.path,
            found: name.map { BilingualText.quoted($0) }
                ?? BilingualText(japanese: "表示されているシートのないブック", english: "a workbook without a visible sheet"),
            expected: BilingualText(
                japanese: "シート名（\(names.map { $0.1 ? "\($0.0)［非表示］" : $0.0 }.joined(separator: "、"))）のどれか",
                english: "one of the sheets: \(names.map { $0.1 ? "\($0.0) (hidden)" : $0.0 }.joined(separator: ", "))")
        )
    }

    private static func noHeader(_ path: String, _ sheets: [String]) -> DocumentProblem {
        DocumentProblem(
            file: SpreadsheetSheet.place(of: sheets.joined(separator: ", "), in: path),
            found: BilingualText(japanese: "実績値の表の見出し行なし", english: "no header row of a table of measured values"),
            expected: BilingualText(
                japanese: "「事業番号」または「事業指標」の列と、「年度」と「値」の列、または令和2年度・R2・2020年度などの年度の列",
                english:
                    "a column 事業番号 or indicator, with columns 年度 and 値 (fiscal_year, value) or a column for each year"))
    }

    private static func notices(of file: SpreadsheetFile, _ read: SpreadsheetFile.Listing) -> [BilingualText] {
        var notices: [BilingualText] = []
        func add(_ japanese: String, _ english: String) {
            notices.append(BilingualText(japanese: "\(file.path)：\(japanese)", english: "\(file.path): \(english)"))
        }
        if file.hasMacros { add("マクロは実行せず、値だけを読みました。", "macros were not run; only values were read.") }
        if file.leadsOutside {
            add(
                "ほかのファイルへのリンクは開かず、保存されている値だけを読みました。",
                "links to other files were not opened; only stored values were read.")
        }
        if read.isHidden { add("非表示のシート「\(read.name)」を読みました。", "the hidden sheet “\(read.name)” was read.") }
        let others = file.sheets.filter { $0 != read }
        if !others.isEmpty {
            let hidden = others.filter(\.isHidden).map(\.name)
            let suffix = hidden.isEmpty ? "" : "（うち非表示：\(hidden.joined(separator: "、"))）"
            let suffixEnglish = hidden.isEmpty ? "" : " (hidden: \(hidden.joined(separator: ", ")))"
            add(
                "シート「\(read.name)」を読みました。ほかの\(others.count)シートは読んでいません\(suffix)。",
                "the sheet “\(read.name)” was read, the other \(others.count) were not\(suffixEnglish).")
        }
        return notices
    }
}
