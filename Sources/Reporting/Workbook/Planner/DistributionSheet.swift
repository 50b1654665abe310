import Planning

/// The hidden sheet with the distribution functions of the target years, one below the other: value, P(Y < value), P(Y ≤ value);
/// indicator and year stand in the first row of each.
struct DistributionSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(contents.sheets.distributions)
        try sheet.setWidths([12, 10, 16, 16, 16])
        let language = contents.language
        let headings = [
            language.text("事業番号", "No."), language.text("年度（西暦）", "fiscal year"), language.text("値", "value"),
            "P(Y<\(language.text("値", "value")))", "P(Y<=\(language.text("値", "value")))",
        ]
        for (column, heading) in headings.enumerated() {
            try sheet.write(.text(heading), at: CellPlace(0, column), .header)
        }
        for entry in contents.entries {
            guard let table = entry.table else { continue }
            try sheet.write(.text(entry.answer.target.indicatorID), at: CellPlace(entry.tableRow, 0))
            try sheet.write(.number(Double(entry.year.year)), at: CellPlace(entry.tableRow, 1))
            for (offset, row) in table.rows.enumerated() {
                let place = entry.tableRow + offset
                try sheet.write(.number(row.value), at: CellPlace(place, 2))
                try sheet.write(.number(Self.rounded(row.below)), at: CellPlace(place, 3))
                try sheet.write(.number(Self.rounded(row.atMost)), at: CellPlace(place, 4))
            }
        }
        sheet.freeze(rows: 1, columns: 0)
        sheet.hide()
    }

    /// To a ten-millionth, far below what the table is made for: shorter numbers halve the sheet.
    private static func rounded(_ probability: Double) -> Double { (probability * 1e7).rounded() / 1e7 }
}
