import Planning

/// The hidden sheet with the distribution functions of the target years: indicator, year, value, P(Y < value), P(Y ≤ value).
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
            for (offset, row) in table.rows.enumerated() {
                let place = entry.tableRow + offset
                try sheet.write(.text(entry.answer.target.indicatorID), at: CellPlace(place, 0))
                try sheet.write(.number(Double(entry.year.year)), at: CellPlace(place, 1))
                try sheet.write(.number(row.value), at: CellPlace(place, 2))
                try sheet.write(.number(row.below), at: CellPlace(place, 3))
                try sheet.write(.number(row.atMost), at: CellPlace(place, 4))
            }
        }
        sheet.freeze(rows: 1, columns: 0)
        sheet.hide()
    }
}
