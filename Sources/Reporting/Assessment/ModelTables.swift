import MitoshiPlanning
import MitoshiStatistics

/// The models tried on a series: scores, coefficients with their errors, refusals.
struct CandidateTable {
    let selection: SelectedModel
    let language: Language

    init(_ selection: SelectedModel, in language: Language) {
        self.selection = selection
        self.language = language
    }

    var table: Table {
        let score = Column(key: "score", heading: scoreHeading, alignment: .trailing)
        return Table(
            name: "candidates",
            columns: [
                Column(key: "model", heading: language.text("モデル", "Model")),
                Column(key: "chosen", heading: language.text("採否", "Result")),
            ] + (hasScores ? [score] : []) + [
                Column(key: "parameters", heading: language.text("係数（標準誤差）", "Coefficients (standard error)"))
            ],
            rows: selection.candidates.map(row))
    }

    private var hasScores: Bool { selection.candidates.contains { $0.outcome.score != nil } }

    private var scoreHeading: String {
        switch selection.criterion {
        case .rollingOrigin, .standard: language.text("誤差\n（小さいほど良い）", "Error\n(lower is better)")
        case .correctedAkaike: language.text("AICc\n（小さいほど良い）", "AICc\n(lower is better)")
        case .fixedOrder, .driverShare, .declaredEvents, .named: language.text("得点", "Score")
        }
    }

    private func row(_ candidate: SelectedModel.Candidate) -> [Cell] {
        let isChosen = candidate.family == selection.family
        let score = candidate.outcome.score.map { Cell.estimate($0, unit: nil) } ?? .missing(reason: "-")
        return [.text(candidate.family.label[language]), result(of: candidate, isChosen: isChosen)]
            + (hasScores ? [score] : []) + [details(of: candidate.outcome)]
    }

    private func result(of candidate: SelectedModel.Candidate, isChosen: Bool) -> Cell {
        if isChosen { return .word(language.text("採用", "chosen"), .good) }
        if candidate.outcome.fitted == nil { return .word(language.text("不適用", "refused"), .quiet) }
        return .word(language.text("不採用", "not chosen"), .quiet)
    }

    private func details(of outcome: SelectedModel.Candidate.Outcome) -> Cell {
        if let refusal = outcome.refusal { return .missing(reason: refusal.text[language]) }
        let parameters = outcome.fitted?.parameters ?? []
        return .stack(
            parameters.map { parameter in
                let error = parameter.standardError.map { " (\(NumberText.estimate($0)))" } ?? ""
                return .text("\(parameter.name.label[language]) \(NumberText.estimate(parameter.value))\(error)")
            })
    }
}

/// The history beside what the chosen model makes of it.
struct HistoryTable {
    let series: AnnualSeries
    /// The years that the series counts.
    let axis: YearAxis
    /// One per exact observation.
    let fitted: [Double?]
    let unit: String?
    let language: Language

    var table: Table {
        Table(
            name: "history",
            columns: [
                Column(key: "year", heading: language.text("年度", "Fiscal year")),
                Column(key: "value", heading: language.text("実績値", "Value"), alignment: .trailing),
                Column(key: "fitted", heading: language.text("モデルの値", "Fitted"), alignment: .trailing),
                Column(key: "remark", heading: language.text("備考", "Remark")),
            ],
            rows: rows)
    }

    private var rows: [[Cell]] {
        var fits = fitted[...]
        return series.observations.map { observation in
            let fit = observation.exactValue == nil ? nil : fits.popFirst() ?? nil
            return [
                year(of: observation), value(of: observation),
                fit.map { .estimate($0, unit: unit) } ?? .missing(reason: "-"), .text(remark(on: observation)),
            ]
        }
    }

    private func year(of observation: Observation) -> Cell {
        axis.year(observation.year).map { .fiscalYear($0) } ?? .count(observation.year)
    }

    private func value(of observation: Observation) -> Cell {
        if let value = observation.exactValue { return .quantity(value, unit: unit) }
        return .text(observation.value.text(unit: unit)[language])
    }

    private func remark(on observation: Observation) -> String {
        var remarks: [String] = []
        if observation.isDerived { remarks.append(language.text("他の値から計算", "computed from other values")) }
        if observation.elapsedFraction < 1 {
            let months = NumberText.rounded(12 * observation.elapsedFraction, decimals: 1)
            remarks.append(
                language.text(
                    "\(axis.firstMonth == 1 ? "年の初め" : "年度開始")から\(months)か月の時点の値",
                    "\(NumberText.quantity(months, unit: "months")) into the year"))
        }
        if observation.exactValue == nil {
            remarks.append(language.text("範囲のみ（値の数に含めない）", "a bound; not counted as a value"))
        }
        return remarks.joined(separator: language.text("、", ", "))
    }
}

/// The forecast of one indicator's target years with its verdicts.
struct OutlookTable {
    let indicator: IndicatorAssessment
    let language: Language
    /// Whether each verdict carries its sign.
    let hasSymbols: Bool

    init(_ indicator: IndicatorAssessment, in language: Language, hasSymbols: Bool) {
        self.indicator = indicator
        self.language = language
        self.hasSymbols = hasSymbols
    }

    /// A target with the quantiles of its year.
    private struct Row {
        let answer: TargetAssessment
        let quantiles: [Double?]
    }

    var table: Table {
        let shared = TargetColumns(
            unit: indicator.indicator.unit, limits: indicator.verdictLimits, language: language,
            hasSymbols: hasSymbols, year: language.text("年度", "Fiscal year"),
            silence: { $0.reason?.text[language] ?? "-" })
        let hasDistributions = indicator.targets.contains { $0.distribution != nil }
        let hasShortfalls = indicator.targets.contains { indicator.shortfallIfMissed(of: $0) != nil }
        return Table(
            name: "outlook", of: indicator.targets.map(row),
            shared.columns.map { column, cell in (column, { cell($0.answer) }) }
                + (hasDistributions ? distributionColumns : []) + (hasShortfalls ? [shortfallColumn] : []))
    }

    private var shortfallColumn: (Column, (Row) -> Cell) {
        (
            Column(
                key: "shortfall_if_missed", heading: language.text("未達の場合の\n差の平均", "If missed,\nby (mean)"),
                alignment: .trailing),
            {
                indicator.shortfallIfMissed(of: $0.answer).map { size in
                    .text(NumberText.difference(NumberText.estimate(size), unit: indicator.indicator.unit)[language])
                } ?? .missing(reason: "-")
            }
        )
    }

    private func row(_ answer: TargetAssessment) -> Row {
        Row(
            answer: answer,
            quantiles: answer.distribution?.finiteQuantiles(Self.levels) ?? Self.levels.map { _ in nil })
    }

    private var distributionColumns: [(Column, (Row) -> Cell)] {
        let unit = indicator.indicator.unit
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return [
            (
                column("median", "中央値", "Median"),
                { $0.quantiles[2].map { .estimate($0, unit: unit) } ?? .missing(reason: "-") }
            ),
            (
                column("interval_80", "80%予測区間", "80% prediction\ninterval"),
                { .interval($0.quantiles[1], $0.quantiles[3], unit: unit, in: language) }
            ),
            (
                column("interval_95", "95%予測区間", "95% prediction\ninterval"),
                { .interval($0.quantiles[0], $0.quantiles[4], unit: unit, in: language) }
            ),
        ]
    }

    /// The ends of both intervals around the median, which share work when they are asked for together.
    private static let levels = ["0.025", "0.1", "0.5", "0.9", "0.975"].compactMap(QuantileLevel.init)
}

/// What every table of one indicator's targets tells people: year, target, verdict and chance.
struct TargetColumns {
    let unit: String?
    let limits: VerdictLimits
    let language: Language
    /// Whether each verdict carries its sign.
    let hasSymbols: Bool
    /// The heading of the years.
    let year: String
    /// What stands in place of a chance that doesn't exist.
    let silence: (TargetAssessment) -> String

    var columns: [(Column, (TargetAssessment) -> Cell)] {
        [
            (Column(key: "fiscal_year", heading: year), { .fiscalYear($0.target.fiscalYear) }),
            (
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                { $0.target.cell(unit: unit, in: language) }
            ),
            (
                Column(key: "verdict", heading: language.text("判定", "Verdict")),
                { .word($0.verdict.name(in: language, withSymbol: hasSymbols), $0.verdict.tone) }
            ),
            (
                Column(key: "probability", heading: language.text("目標達成確率", "Probability"), alignment: .trailing),
                { $0.probability.map { .text(limits.text(of: $0)[language]) } ?? .missing(reason: silence($0)) }
            ),
        ]
    }
}
