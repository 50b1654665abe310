import MitoshiPlanning

/// Years without a word beside them (`2024`) in the tables of a package.
///
/// A bare year is a fiscal one, as the heading of the targets says. Only where the same indicator has calendar years as well
/// nobody can tell, and that is asked once.
struct BareYears {
    /// The first that can't be told, naming how many there are; `nil` where all can.
    let problem: DocumentProblem?

    init(of draft: PackageDraft) {
        let cells =
            draft.indicators.compactMap { located in
                located.value.basePeriod.map { Cell(located.row, "base_period", located.value.id, $0.namedYear) }
            }
            + draft.targets.map { Cell($0.row, "fiscal_year", $0.value.indicatorID, $0.value.fiscalYear) }
            + draft.measurements.map { Cell($0.row, "period", $0.value.indicatorID, $0.value.period.namedYear) }
        let calendar = Set(cells.filter { $0.year?.isCalendarYear ?? false && !$0.isBare }.map(\.indicatorID))
        let unclear = cells.filter { $0.isBare && calendar.contains($0.indicatorID) }
        problem = unclear.first.map { first in
            let others = unclear.count - 1
            let (text, expected) = (first.text, PeriodParser.Failure.ambiguousYear(first.year?.year ?? 0).expected)
            return first.row.problem(
                first.column,
                found: others == 0
                    ? .quoted(text)
                    : BilingualText(
                        japanese: "「\(text)」（同じ書き方がほかに\(others)か所）", english: "“\(text)” (and \(others) more like it)"),
                expected: expected(PeriodParser.Failure.period))
        }
    }

    /// Whether a contradiction may only follow from such a year.
    func explains(_ fault: PlanProblem.Fault) -> Bool {
        guard problem != nil else { return false }
        return switch fault {
        case .yearOfAnotherSort, .targetNotAfterBase, .duplicateTarget, .duplicatePeriod, .baseNotMeasured,
            .partialYear:
            true
        default: false
        }
    }

    /// One cell with a year.
    private struct Cell {
        let row: PackageRow
        let column: String
        let indicatorID: String
        let year: FiscalYear?

        init(_ row: PackageRow, _ column: String, _ indicatorID: String, _ year: FiscalYear?) {
            self.row = row
            self.column = column
            self.indicatorID = indicatorID
            self.year = year
        }

        var text: String { row.text(column).foldingWidth.withoutWhitespace }

        var isBare: Bool { year != nil && !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber } }
    }
}
