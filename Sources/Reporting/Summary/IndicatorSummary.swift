package import MitoshiPlanning
import MitoshiStatistics

/// What a reader who has ten seconds must know of one indicator, as finished words: the row of the first page, and the lines of
/// its card. It is about the last target; an earlier one stands beside the chance.
package struct IndicatorSummary: Sendable {
    /// A value with the year it is of.
    package struct Amount: Hashable, Sendable {
        package let value: String
        package let year: String
    }

    /// What the target asks for a year beside what was seen: `+1.6ポイント`, `維持`.
    package struct Pace: Hashable, Sendable {
        package let required: String
        /// Of the last three years, else of the whole history; `nil` where one value is all there is.
        package let recent: String?
    }

    package let assessment: IndicatorAssessment
    /// In the plan, from 1.
    package let place: Int
    let language: Language
    /// The newest value, or the stage reached.
    package let now: Amount?
    /// What is to be reached, and when.
    package let target: Amount?
    /// `nil` without a target. Where nobody knows which side is better, there is no chance but ``readings``.
    package let chance: ChanceLabel?
    /// The chances of earlier targets, as `令和3年度はやや達成寄り（確率60%）`.
    package let earlier: [String]
    /// The chance for each way to read a target of which nobody says which side is better.
    package let readings: [(way: String, chance: ChanceLabel)]
    /// Whether the chance rests on how others' targets fared, since one value is all there is.
    package let isHollow: Bool
    package let pace: Pace?
    /// How far off it is where it is missed: `未達の場合の差は平均2,747人`; `nil` where the forecast doesn't tell.
    package let shortfall: String?
    /// What it takes, in a few words.
    package let need: String
    /// What else changes how the row is read, such as that rounding decides.
    package let remarks: [String]

    init(_ assessment: IndicatorAssessment, place: Int, of plan: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.place = place
        self.language = language
        let unit = assessment.indicator.unit
        let limits = plan.settings.verdictLimits
        let last = assessment.targets.last
        let current = assessment.current
        now = current.map {
            Amount(value: $0.value.cell(unit: unit).text(in: language), year: $0.year[language])
        }
        target = last.map {
            Amount(
                value: $0.target.text(unit: unit)[language], year: $0.target.fiscalYear.shortLabel[language])
        }
        chance = last.map { ChanceLabel($0, limits, language) }
        earlier = assessment.targets.dropLast().filter { !$0.isAmbiguous }.map { answer in
            let chance = ChanceLabel(answer, limits, language)
            let year = answer.target.fiscalYear.shortLabel
            return language.text("\(year.japanese)は\(chance.text)", "\(year.english): \(chance.text)")
        }
        let open = last.map { $0.isAmbiguous ? $0.readings : [] } ?? []
        // Where neither way has a chance, the word before them has said so.
        readings = (open.contains { $0.verdict != .notAssessable } ? open : []).map { reading in
            (
                language.text("「\(reading.direction.label.japanese)」なら", "\(reading.direction.label.english): "),
                ChanceLabel(reading.verdict, reading.probability, limits, language)
            )
        }
        isHollow = last?.restsOnComparableTargets ?? false
        pace = assessment.pace.map { pace in
            Pace(
                required: pace.keepsLevel
                    ? RequiredPace.keepWord[language] : Self.change(pace.perYear, unit: unit, language),
                recent: pace.latelyPerYear.map { Self.change($0, unit: unit, language) })
        }
        shortfall = last.flatMap(assessment.shortfallIfMissed).map { size in
            let size = NumberText.difference(NumberText.estimate(size), unit: unit)
            return language.text("未達の場合の差は平均\(size.japanese)", "if missed, by \(size.english) on average")
        }
        need = NeedPhrase(assessment, asOf: plan.asOf)?.text[language] ?? ""
        remarks = Self.remarks(on: assessment, of: plan, language)
    }

    /// `+1.6ポイント`, `±0人`.
    private static func change(_ pace: Double, unit: String?, _ language: Language) -> String {
        (pace == 0 ? "±" : "") + Cell.change(pace, unit: unit).text(in: language)
    }

    private static func remarks(
        on assessment: IndicatorAssessment, of plan: PlanAssessment, _ language: Language
    ) -> [String] {
        let last = assessment.targets.last
        let unused = plan.knowledge.unused(of: assessment.indicator.id)
        return [
            plan.isSupposed(assessment) ? language.text("最新値は仮定", "latest value supposed") : nil,
            last?.isFragile ?? false ? TargetAssessment.fragileWord[language] : nil,
            last?.allowanceText(unit: assessment.indicator.unit)?[language],
            unused > 0 ? language.text("新しい値\(unused)個は未使用", "\(unused) newer not used") : nil,
        ].compactMap { $0 }
    }

    /// Whether nobody says which side of the last target is better.
    var isUndecided: Bool { assessment.targets.last?.isAmbiguous ?? false }

    /// Where it stands and where it is to go, each with its year.
    var way: [String] {
        [now, target].compactMap { $0 }.map { amount in
            language.text("\(amount.value)（\(amount.year)）", "\(amount.value) (\(amount.year))")
        }
    }

    /// The word and the chance, with the mark of a row without a history of its own.
    var badge: String? { chance.map { $0.signed + (isHollow ? "\u{A0}\(HollowSentence.mark)" : "") } }

    /// What a row says below the chance.
    var besideChance: [String] {
        readings.map { $0.way + $0.chance.shortest } + remarks.prefix(1)
    }

    /// What made the chance, without saying the chance again; `nil` for a result.
    func grounds(_ limits: VerdictLimits) -> BilingualText? {
        guard let last = assessment.targets.last, last.observed == nil, let grounds = last.grounds else { return nil }
        return grounds.sentence(limits)
    }
}

/// What made a chance, in words and without the chance itself: the history, how similar targets fared, how its own earlier ones
/// did.
extension AttainmentGrounds {
    func sentence(_ limits: VerdictLimits) -> BilingualText {
        let parts = [historyText(limits), comparableText, earlierText, comparisonText].compactMap { $0 }
        return BilingualText(
            japanese: parts.map(\.japanese).joined(separator: "、"),
            english: parts.map(\.english).joined(separator: "; "))
    }

    private func historyText(_ limits: VerdictLimits) -> BilingualText? {
        guard let alone = historyAlone else { return nil }
        if isForecastAlone {
            return BilingualText(japanese: "実績の推移", english: "its own history")
        }
        let chance = limits.text(of: alone)
        return BilingualText(
            japanese: "実績の推移（それだけなら\(chance.japanese)）", english: "its own history (alone \(chance.english))")
    }

    private var comparableText: BilingualText? {
        guard !isForecastAlone, let cell = comparable.first else { return nil }
        let (all, met) = (NumberText.exact(Double(cell.targets)), NumberText.exact(Double(cell.met)))
        return BilingualText(
            japanese: "国の省庁の「\(cell.cell.label.japanese)」\(all)件中\(met)件達成",
            english: "national ministries' \(cell.cell.label.english), \(met) of \(all) met")
    }

    private var earlierText: BilingualText? {
        guard countsEarlier, let earlier = earlier else { return nil }
        return BilingualText(
            japanese: "この指標の過去の年度目標\(earlier.due)件中\(earlier.met)件達成",
            english: "its own earlier yearly targets, \(earlier.met) of \(earlier.due) met")
    }

    private var comparisonText: BilingualText? {
        countsComparison ? comparison?.text(isCounted: true) : nil
    }
}
