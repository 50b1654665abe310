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
                    "\(axis.firstMonth == 1 ? "年の初め" : "年度開始")から\(months)か月の時点の値", "\(months) months into the year"))
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

    var table: Table {
        Table(
            name: "outlook",
            columns: [
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "verdict", heading: language.text("判定", "Verdict")),
                Column(key: "probability", heading: language.text("目標達成確率", "Probability"), alignment: .trailing),
            ] + (hasDistributions ? distributionColumns : []),
            rows: indicator.targets.map { row($0) + (hasDistributions ? distributionCells($0) : []) })
    }

    private var hasDistributions: Bool { indicator.targets.contains { $0.distribution != nil } }

    private var distributionColumns: [Column] {
        [
            Column(key: "median", heading: language.text("中央値", "Median"), alignment: .trailing),
            Column(
                key: "interval_80", heading: language.text("80%予測区間", "80% prediction\ninterval"), alignment: .trailing),
            Column(
                key: "interval_95", heading: language.text("95%予測区間", "95% prediction\ninterval"), alignment: .trailing),
        ]
    }

    private func row(_ target: TargetAssessment) -> [Cell] {
        [
            .fiscalYear(target.target.fiscalYear), target.target.cell(unit: indicator.indicator.unit, in: language),
            .word(target.verdict.name(in: language, withSymbol: hasSymbols), target.verdict.tone),
            target.probability.map { .probability($0) }
                ?? .missing(reason: target.reason?.text[language] ?? "-"),
        ]
    }

    private func distributionCells(_ target: TargetAssessment) -> [Cell] {
        let quantiles = target.distribution?.finiteQuantiles(Self.levels) ?? Self.levels.map { _ in nil }
        let unit = indicator.indicator.unit
        return [
            quantiles[2].map { .estimate($0, unit: unit) } ?? .missing(reason: "-"),
            .interval(quantiles[1], quantiles[3], unit: unit, in: language),
            .interval(quantiles[0], quantiles[4], unit: unit, in: language),
        ]
    }

    /// The ends of both intervals around the median, which share work when they are asked for together.
    private static let levels = ["0.025", "0.1", "0.5", "0.9", "0.975"].compactMap(QuantileLevel.init)
}
