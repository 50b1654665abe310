import MitoshiPlanning
import MitoshiStatistics

/// The targets of one indicator with their verdicts.
struct IndicatorTargetTable {
    let indicator: IndicatorAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, in language: Language) {
        self.indicator = indicator
        self.language = language
    }

    var table: Table {
        let unit = indicator.indicator.unit
        let shared = TargetColumns(
            unit: unit, language: language, hasSymbols: false, year: language.text("目標年度", "Target year"),
            silence: { _ in "-" })
        let last = indicator.targets.last?.target.fiscalYear
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
            name: "targets", of: indicator.targets,
            shared.columns + [
                ofLast("required", "必要ペース", "Required pace", indicator.requiredPace(in: language)),
                ofLast(
                    "observed", "実績ペース", "Observed pace",
                    indicator.pace?.observedPerYear.map { .change($0, unit: unit) } ?? .missing(reason: "-")),
            ])
    }
}

/// What the years up to the last target may bring: median and prediction intervals.
struct IndicatorForecastTable {
    let indicator: IndicatorAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, in language: Language) {
        self.indicator = indicator
        self.language = language
    }

    private static let levels = ["0.5", "0.25", "0.75", "0.1", "0.9", "0.025", "0.975"].compactMap(QuantileLevel.init)

    var table: Table {
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return Table(
            name: "forecast",
            columns: [
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                column("q0.5", "中央値\n（五分五分）", "Median"),
                column("q0.25", "50%予測区間\n下端", "50% interval\nfrom"),
                column("q0.75", "50%予測区間\n上端", "50% interval\nto"),
                column("q0.1", "80%予測区間\n下端", "80% interval\nfrom"), column("q0.9", "80%予測区間\n上端", "80% interval\nto"),
                column("q0.025", "95%予測区間\n下端", "95% interval\nfrom"),
                column("q0.975", "95%予測区間\n上端", "95% interval\nto"),
            ],
            rows: indicator.yearsAhead.map { year, distribution in
                [indicator.yearAxis.year(year).map { .fiscalYear($0) } ?? .count(year)]
                    + distribution.finiteQuantiles(Self.levels).map {
                        $0.map { .estimate($0, unit: nil) } ?? .missing(reason: "-")
                    }
            })
    }
}
