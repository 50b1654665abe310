import MitoshiPlanning
import MitoshiStatistics

/// The table that people read first: one row an indicator, one column a target year.
struct VerdictTable {
    let assessment: PlanAssessment
    let language: Language
    /// Whether each verdict carries its sign.
    let hasSymbols: Bool
    /// Every year that some indicator has a target for, in order.
    private let years: [FiscalYear]

    init(_ assessment: PlanAssessment, in language: Language, hasSymbols: Bool = false) {
        self.assessment = assessment
        self.language = language
        self.hasSymbols = hasSymbols
        years = Set(assessment.indicators.flatMap { $0.targets.map(\.target.fiscalYear) }).sorted()
    }

    var table: Table {
        Table(
            name: "verdicts",
            columns: [
                Column(key: "indicator_id", heading: language.text("事業\n番号", "No.")),
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "current", heading: language.text("最新の\n実績値", "Latest\nvalue")),
            ]
                + years.map { year in
                    Column(
                        key: year.canonicalText,
                        heading: language.text(
                            "\(year.shortLabel.japanese)\n（\(year.westernLabel.japanese)）\n目標と見通し",
                            "\(year.shortLabel.english)\n(\(year.westernLabel.english))\ntarget,\noutlook"
                        ))
                } + [
                    Column(key: "pace", heading: language.text("必要\nペース\n（/年）", "Pace\nneeded\na year")),
                    Column(key: "evidence", heading: language.text("根拠の\n確かさ\n5～1", "Evidence\n(5 to 1)")),
                ],
            rows: assessment.indicators.map(row))
    }

    private func row(_ indicator: IndicatorAssessment) -> [Cell] {
        [.text(indicator.indicator.id), .text(indicator.indicator.name), current(indicator)]
            + years.map { year in
                guard let target = indicator.targets.first(where: { $0.target.fiscalYear == year }) else {
                    return .missing(reason: "-")
                }
                return outlook(target, of: indicator)
            } + [
                indicator.requiredPace(in: language),
                .stack([.count(indicator.evidence.grade), .word(indicator.evidence.word[language], .quiet)]),
            ]
    }

    /// The latest value above its year.
    private func current(_ indicator: IndicatorAssessment) -> Cell {
        guard let current = indicator.current else { return .missing(reason: "-") }
        let mark = assessment.isSupposed(indicator) ? language.text("（仮定）", " (supposed)") : ""
        let unused = assessment.knowledge.unused(of: indicator.indicator.id)
        let left: [Cell] =
            unused == 0
            ? []
            : [.missing(reason: language.text("（新しい値\(unused)個は未使用）", "(\(unused) newer not used)"))]
        return .stack(
            [
                current.value.cell(unit: indicator.indicator.unit), .word(current.year[language] + mark, .quiet),
            ] + left)
    }

    /// The target above its verdict; where the direction is ambiguous, the verdict under each reading.
    private func outlook(_ target: TargetAssessment, of indicator: IndicatorAssessment) -> Cell {
        var cells = [target.target.cell(unit: indicator.indicator.unit, in: language)]
        if target.isAmbiguous {
            for reading in target.readings {
                let label = reading.direction.label
                cells.append(.text(language.text("\(label.japanese)なら", "\(label.english):")))
                cells.append(word(reading.verdict, reading.probability))
            }
        } else {
            cells.append(word(target.verdict, target.probability))
        }
        if target.isMetEarly(of: indicator) {
            cells.append(.missing(reason: language.text("（累計は減らない）", "(it never falls)")))
        }
        if target.restsOnComparableTargets {
            cells.append(.missing(reason: language.text("（類似目標）", "(comparable)")))
        }
        if let reason = target.reason?.shortText[language] {
            cells.append(.missing(reason: language.text("（\(reason)）", "(\(reason))")))
        }
        if let allowance = target.allowanceText(unit: indicator.indicator.unit)?[language] {
            cells.append(.missing(reason: language.text("（\(allowance)）", "(\(allowance))")))
        }
        if target.isFragile {
            cells.append(.text(TargetAssessment.fragileWord[language]))
        }
        return .stack(cells)
    }

    private func word(_ verdict: Verdict, _ probability: Double?) -> Cell {
        let chance = ChanceLabel(verdict, probability, assessment.settings.verdictLimits, language)
        return .word(hasSymbols ? chance.signed : chance.label, verdict.tone)
    }
}

extension TargetAssessment {
    /// Whether the target is met for sure before it is due, since what accumulates never falls.
    fileprivate func isMetEarly(of indicator: IndicatorAssessment) -> Bool {
        verdict == .met && indicator.indicator.kind == .cumulativeStock
            && indicator.series?.observations.contains { $0.year == target.fiscalYear.year && $0.elapsedFraction == 1 }
                == false
    }

    /// What the plan grants besides, with its amount.
    func allowanceText(unit: String?) -> BilingualText? {
        allowance.map { allowance in
            let amount = NumberText.difference(NumberText.exact(allowance), unit: unit)
            return BilingualText(japanese: "許容幅\(amount.japanese)", english: "tolerance \(amount.english)")
        }
    }
}

extension Target {
    /// The goal as people read it.
    func cell(unit: String?, in language: Language) -> Cell {
        level == nil || range == nil ? goal.cell(unit: unit) : .text(text(unit: unit)[language])
    }
}

extension Target.Goal {
    /// The number or the stage.
    func cell(unit: String?) -> Cell {
        switch self {
        case .value(let value): .quantity(value, unit: unit)
        case .stage(let stage): .text(stage)
        }
    }
}

extension NotAssessableReason {
    /// The reason in the few columns that a table has for it.
    fileprivate var shortText: BilingualText {
        switch self {
        case .noValue: BilingualText(japanese: "値なし", english: "no value")
        case .oneValue: BilingualText(japanese: "値が1つ", english: "one value")
        case .noProgressKnown: BilingualText(japanese: "進み方不明", english: "no progress")
        case .decisionDriven: BilingualText(japanese: "市の判断", english: "own decision")
        case .unknownStage: BilingualText(japanese: "段階不明", english: "unknown stage")
        case .goalOfAnotherSort: BilingualText(japanese: "種類違い", english: "other sort")
        case .directionUnknown: BilingualText(japanese: "向き不明", english: "no direction")
        case .invalidSeries: BilingualText(japanese: "値の矛盾", english: "contradiction")
        case .noModel: BilingualText(japanese: "予測不能", english: "no model")
        }
    }
}
