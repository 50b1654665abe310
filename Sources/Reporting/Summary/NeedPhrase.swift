import MitoshiPlanning

/// What it takes to meet the last target, in a few words: a distance and how much faster than lately, a level to keep, stages to
/// pass, or the question to answer first.
struct NeedPhrase {
    let indicator: IndicatorAssessment
    let last: TargetAssessment
    let asOf: CalendarDate

    /// `nil` without a target.
    init?(_ indicator: IndicatorAssessment, asOf: CalendarDate) {
        guard let last = indicator.targets.last else { return nil }
        self.indicator = indicator
        self.last = last
        self.asOf = asOf
    }

    var text: BilingualText {
        switch last.verdict {
        case .met: return BilingualText(japanese: "達成済み", english: "done")
        case .missed: return BilingualText(japanese: "結果は確定", english: "the result is in")
        case .awaitingResult: return BilingualText(japanese: "実績値の報告", english: "the result")
        case .likely, .leaning, .atRisk, .unlikely: return way
        case .notAssessable: return last.reason.map(question) ?? way
        }
    }

    /// What has to be known before anything can be said.
    private func question(_ reason: NotAssessableReason) -> BilingualText {
        switch reason {
        case .directionUnknown:
            BilingualText(japanese: "増減どちらが良いかを決める", english: "decide whether more or less is better")
        case .noValue: BilingualText(japanese: "現状を測る", english: "measure where it stands")
        case .oneValue: BilingualText(japanese: "次の実績値を得る", english: "a second value")
        case .noProgressKnown, .unknownStage:
            BilingualText(japanese: "段階の進み方を記録する", english: "record how the stages are passed")
        case .goalOfAnotherSort, .invalidSeries, .noModel:
            BilingualText(japanese: "値を確かめる", english: "check the values")
        case .decisionDriven: BilingualText(japanese: "市の決定と実施", english: "the city's own decision")
        }
    }

    private var way: BilingualText {
        if case .stage(let stage) = last.target.goal { return stages(to: stage) }
        guard let pace = indicator.pace else {
            return BilingualText(japanese: "現状を測る", english: "measure where it stands")
        }
        if pace.keepsLevel { return BilingualText(japanese: "いまの水準を保つ", english: "keep the level") }
        guard let distance else { return BilingualText(verbatim: "") }
        let speed = speed(pace)
        return BilingualText(
            japanese: distance.japanese + (speed.map { "、\($0.japanese)" } ?? ""),
            english: distance.english + (speed.map { ", \($0.english)" } ?? ""))
    }

    /// `2年で+2,011人`; from a value that was old on the day, `平成17年度から12年で+610百万円`.
    private var distance: BilingualText? {
        guard let current = indicator.current, case .value(let value) = current.value, let rule = last.rule else {
            return nil
        }
        let change = NumberText.signed(rule.aim(from: value) - value, unit: indicator.indicator.unit)
        let years = NumberText.rounded(Double(last.target.fiscalYear.year) - current.position.time, decimals: 1)
        let isOld = indicator.yearAxis.timeAtStart(of: asOf) - current.position.time > Self.oldAge
        return BilingualText(
            japanese: (isOld ? "\(current.year.japanese)から" : "") + "\(years)年で\(change.japanese)",
            english: "\(change.english) in \(NumberText.quantity(years, unit: "years"))"
                + (isOld ? " from \(current.year.english)" : ""))
    }

    /// In years. Of a value that old the years to the target would be taken for those that are left.
    private static let oldAge = 0.5

    /// How the pace that is needed compares with the recent one; `nil` where that isn't known.
    private func speed(_ pace: RequiredPace) -> BilingualText? {
        guard let recent = pace.latelyPerYear else { return nil }
        guard recent != 0 else { return BilingualText(japanese: "最近は横ばい", english: "flat of late") }
        let factor = pace.perYear / recent
        guard factor > 0 else {
            return recent > 0
                ? BilingualText(japanese: "最近は増加", english: "rising of late")
                : BilingualText(japanese: "最近は減少", english: "falling of late")
        }
        if (0.95...1.05).contains(factor) {
            return BilingualText(japanese: "最近とほぼ同じ速さ", english: "about the recent pace")
        }
        if factor < 1 {
            // Beside a low chance it would read as its contrary.
            return last.verdict == .likely || last.verdict == .leaning
                ? BilingualText(japanese: "最近のペースで足りる", english: "the recent pace would do")
                : BilingualText(japanese: "最近のペースなら届くが、続くとは限らない", english: "the recent pace would do if it lasted")
        }
        let times = NumberText.rounded(factor, decimals: factor < 2 ? 1 : 0)
        return BilingualText(japanese: "最近の約\(times)倍の速さ", english: "about \(times) times the recent pace")
    }

    private func stages(to stage: String) -> BilingualText {
        guard case .stages(let outlook) = indicator.outlook, let place = outlook.stages.firstIndex(of: stage) else {
            return BilingualText(japanese: "段階を整理する", english: "settle the stages")
        }
        let stages = max(0, place - outlook.current)
        let years = max(0, last.target.fiscalYear.years(since: outlook.asOf))
        return BilingualText(
            japanese: "\(years)年であと\(stages)段階",
            english: "\(NumberText.counted(stages, "more stages")) in \(NumberText.counted(years, "years"))")
    }
}
