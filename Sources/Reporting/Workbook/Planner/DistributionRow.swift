import Foundation
import MitoshiPlanning

/// The columns of the hidden sheet of distributions.
enum DistributionColumn: Int {
    case id, year, value, below, atMost

    func place(_ row: Int) -> CellPlace { CellPlace(row, rawValue) }
}

/// A row of a distribution's table as its cells hold it.
struct DistributionRow {
    let value: Double
    let below: Double
    let atMost: Double

    /// `nil` in columns that don't hold a number for each row.
    subscript(column: DistributionColumn) -> Double? {
        switch column {
        case .id, .year: nil
        case .value: value
        case .below: below
        case .atMost: atMost
        }
    }

    /// The rows of `table`.
    static func rows(of table: DistributionTable) -> [DistributionRow] {
        let decimals = decimals(of: table)
        return table.rows.map { row in
            DistributionRow(
                // A value with probability of its own must be met exactly.
                value: row.below < row.atMost ? row.value : rounded(row.value, to: decimals),
                below: rounded(row.below, to: self.decimals), atMost: rounded(row.atMost, to: self.decimals))
        }
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
