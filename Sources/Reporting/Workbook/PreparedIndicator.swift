import MitoshiPlanning
import MitoshiStatistics

/// What takes time to work out of one indicator: everything that asks its distributions.
struct PreparedIndicator {
    /// Of the last target; `nil` where that isn't a number, and where nothing can be said.
    let planner: (whatIf: WhatIf, table: [DistributionRow], median: Double?)?
    let chart: Chart?
    let forecasts: Table
    let indices: IndexBlock

    init(_ indicator: IndicatorAssessment, of assessment: PlanAssessment, in language: Language) throws(StatisticsError)
    {
        if let answer = indicator.targets.last, answer.target.level != nil,
            let whatIf = indicator.whatIf(on: answer, asOf: assessment.asOf)
        {
            // Of the forecast, as in every other table: what is expected doesn't depend on how targets fare.
            let median = answer.distribution?.finiteQuantile(0.5)
            planner = (whatIf, DistributionRow.rows(of: try whatIf.table()), median)
        } else {
            planner = nil
        }
        chart = FanChart(indicator, events: assessment.plan.events, in: language).chart
        forecasts = indicator.forecastTable(in: language)
        indices = IndexBlock(IndexTable(indicator, in: language).table, in: language)
    }

    /// In the plan's order; several at once, since quantiles take their time.
    static func all(
        of assessment: PlanAssessment, in language: Language
    ) throws(StatisticsError) -> [PreparedIndicator] {
        let results = assessment.indicators.concurrentMap { _, indicator in
            Result { () throws(StatisticsError) in try PreparedIndicator(indicator, of: assessment, in: language) }
        }
        var prepared: [PreparedIndicator] = []
        for result in results { prepared.append(try result.get()) }
        return prepared
    }
}

extension IndicatorAssessment {
    /// Its targets with their verdicts, as the indicator's sheet shows them.
    func targetTable(in language: Language) -> Table {
        let unit = indicator.unit
        let shared = TargetColumns(
            unit: unit, limits: verdictLimits, language: language, hasSymbols: false,
            year: language.text("目標年度", "Target year"),
            silence: { _ in "-" })
        let last = targets.last?.target.fiscalYear
        func ofLast(
            _ key: String, _ japanese: String, _ english: String, _ cell: @autoclosure @escaping () -> Cell
        ) -> (Column, (TargetAssessment) -> Cell) {
            let heading = language.text("\(japanese)\n（年あたり）", "\(english)\na year")
            return (
                Column(key: key, heading: heading, alignment: .trailing),
                { $0.target.fiscalYear == last ? cell() : .missing(reason: "-") }
            )
        }
        return Table(
            name: "targets", of: targets,
            shared.columns + [
                ofLast("required", "必要ペース", "Required pace", requiredPace(in: language)),
                ofLast(
                    "observed", "実績ペース", "Observed pace",
                    pace?.observedPerYear.map { .change($0, unit: unit) } ?? .missing(reason: "-")),
            ])
    }

    /// What the years up to the last target may bring: the even-odds value and the ranges around it.
    fileprivate func forecastTable(in language: Language) -> Table {
        let levels = ["0.5", "0.25", "0.75", "0.1", "0.9", "0.025", "0.975"].compactMap(QuantileLevel.init)
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return Table(
            name: "forecast",
            columns: [
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                column("q0.5", "五分五分\nの値", "Even-odds\nvalue"),
                column("q0.25", "10回中5回は\nここから", "5 times in 10\nfrom"), column("q0.75", "ここまで", "to"),
                column("q0.1", "10回中8回は\nここから", "8 times in 10\nfrom"), column("q0.9", "ここまで", "to"),
                column("q0.025", "20回中19回は\nここから", "19 times in 20\nfrom"), column("q0.975", "ここまで", "to"),
            ],
            rows: yearsAhead.map { year, distribution in
                [yearAxis.year(year).map { .fiscalYear($0) } ?? .count(year)]
                    + distribution.finiteQuantiles(levels).map {
                        $0.map { .estimate($0, unit: nil) } ?? .missing(reason: "-")
                    }
            })
    }
}

/// The table of indices, whose texts need several of the sheet's columns.
struct IndexBlock {
    private let headings: [String]
    /// Number and name of an index share the first column.
    private let rows: [(texts: [String], height: Double)]

    /// The first and last column of the sheet for each column of the table.
    private static let spans = [(0, 0), (1, 4), (5, 8)]
    /// How many characters of half width fit on a line of each.
    private static let widths = [25, 50, 50]

    init(_ table: Table, in language: Language) {
        headings = Self.joined(table.columns.map { $0.heading.replacing("\n", with: "") })
        rows = table.rows.map { cells in
            let texts = Self.joined(cells.map { $0.text(in: language) })
            let lines = zip(texts, Self.widths).map { wrapped($0, to: $1).count }.max() ?? 1
            return (texts, Double(lines) * 13.5 + 3)
        }
    }

    /// How many indices there are.
    var count: Int { rows.count }

    func write(on sheet: SheetWriter, at row: Int) throws(WorkbookError) {
        try write(headings, .header, on: sheet, at: row)
        for (offset, line) in rows.enumerated() {
            try write(line.texts, .body, on: sheet, at: row + 1 + offset)
            try sheet.setHeight(line.height, ofRow: row + 1 + offset)
        }
    }

    private static func joined(_ texts: [String]) -> [String] {
        [texts.prefix(2).joined(separator: " ")] + texts.dropFirst(2)
    }

    private func write(
        _ texts: [String], _ style: CellStyle, on sheet: SheetWriter, at row: Int
    ) throws(WorkbookError) {
        for (text, (first, last)) in zip(texts, Self.spans) {
            if first == last {
                try sheet.write(.text(text), at: CellPlace(row, first), style)
            } else {
                try sheet.merge(text, over: CellRange(CellPlace(row, first), CellPlace(row, last)), style)
            }
        }
    }
}
