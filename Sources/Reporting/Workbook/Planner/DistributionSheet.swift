import MitoshiPlanning

/// The hidden sheet with the distribution functions of the target years, one below the other: value, P(Y < value), P(Y ≤ value);
/// indicator and year stand in the first row of each.
struct DistributionSheet {
    let contents: WorkbookContents

    /// The first row below the headings, from 0.
    static let firstRow = 1

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        guard contents.entries.contains(where: { !$0.table.isEmpty }) else { return }
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
        for entry in contents.entries where !entry.table.isEmpty {
            let first = entry.tableRow
            try sheet.write(
                .text(entry.answer.target.indicatorID), at: DistributionColumn.id.place(first), nil)
            try sheet.write(.number(Double(entry.year.year)), at: DistributionColumn.year.place(first), nil)
            for (offset, row) in entry.table.enumerated() {
                try sheet.write(.number(row.value), at: DistributionColumn.value.place(first + offset), nil)
                try sheet.write(.number(row.below), at: DistributionColumn.below.place(first + offset), nil)
                try sheet.write(.number(row.atMost), at: DistributionColumn.atMost.place(first + offset), nil)
            }
        }
        sheet.freeze(rows: Self.firstRow, columns: 0)
        sheet.hide()
    }
}
