import Foundation
import MitoshiPlanning

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
            try sheet.write(.text(entry.answer.target.indicatorID), at: CellPlace(entry.tableRow, 0), nil)
            try sheet.write(.number(Double(entry.year.year)), at: CellPlace(entry.tableRow, 1), nil)
            let decimals = Self.decimals(of: table)
            for (offset, row) in table.rows.enumerated() {
                let place = entry.tableRow + offset
                // A value with probability of its own must be met exactly.
                let value = row.below < row.atMost ? row.value : Self.rounded(row.value, to: decimals)
                try sheet.write(.number(value), at: CellPlace(place, 2), nil)
                try sheet.write(.number(Self.rounded(row.below, to: Self.decimals)), at: CellPlace(place, 3), nil)
                try sheet.write(.number(Self.rounded(row.atMost, to: Self.decimals)), at: CellPlace(place, 4), nil)
            }
        }
        sheet.freeze(rows: 1, columns: 0)
        sheet.hide()
    }

    /// Of a probability, far below what the table is made for: shorter numbers halve the sheet.
    private static let decimals = 6

    /// Of a value: so many that rounding moves it by less than a millionth of the distance between the quartiles; `nil` where
    /// they are one value.
    private static func decimals(of table: DistributionTable) -> Int? {
        let quartiles = [0.25, 0.75].compactMap { level in table.rows.first { $0.atMost >= level }?.value }
        guard let first = quartiles.first, let last = quartiles.last, last > first else { return nil }
        return max(0, Int((6 - log10(last - first)).rounded(.up)))
    }

    private static func rounded(_ number: Double, to decimals: Int?) -> Double {
        guard let decimals else { return number }
        let factor = pow(10, Double(decimals))
        let scaled = (number * factor).rounded()
        // Beyond that there are no decimals left to drop.
        return abs(scaled) < 0x1p52 ? scaled / factor : number
    }
}
