import MitoshiPlanning
import MitoshiStatistics

/// The clauses that sentences share.
extension CouncilSentence {
    private var unit: String? { assessment.indicator.unit }

    /// `令和4年度目標17,000人`.
    func goal(of target: Target) -> BilingualText {
        let year = target.fiscalYear.shortLabel
        switch target.goal {
        case .value(let value) where !value.isFinite:
            return BilingualText(
                japanese: "\(year.japanese)の数値でない目標", english: "something that is no number in \(year.english)")
        case .value:
            let amount = target.text(unit: unit)
            return BilingualText(
                japanese: "\(year.japanese)目標\(amount.japanese)", english: "\(amount.english) in \(year.english)")
        case .stage(let stage):
            return BilingualText(
                japanese: "\(year.japanese)目標「\(stage)」", english: "“\(stage)” in \(year.english)")
        }
    }

    /// `令和2年度の2件`.
    var onlyValue: BilingualText {
        guard let observation = assessment.series?.exactObservations.last(where: { !$0.isDerived }),
            let value = observation.exactValue, let year = assessment.yearAxis.year(observation.year)?.shortLabel
        else { return BilingualText(japanese: "1時点", english: "at one moment") }
        let amount = NumberText.quantity(NumberText.exact(value), unit: unit)
        return BilingualText(japanese: "\(year.japanese)の\(amount)", english: "\(amount) in \(year.english)")
    }

    /// What the chance rests on: the forecast's even-odds value, or the stage reached so far.
    func basis(of last: TargetAssessment) -> BilingualText {
        if case .stages(let stages) = assessment.outlook, stages.stages.indices.contains(stages.current) {
            let stage = stages.stages[stages.current]
            return BilingualText(
                japanese: "現在は「\(stage)」の段階で、これまでの段階の進み方による",
                english: "the stage is “\(stage)”, and by the stages passed so far ")
        }
        guard let median = try? last.distribution?.median() else { return BilingualText(verbatim: "") }
        let amount = NumberText.quantity(NumberText.estimate(median), unit: unit)
        guard let alone = last.grounds?.historyAlone, last.grounds?.isForecastAlone == false else {
            return BilingualText(
                japanese: "五分五分の値が\(amount)、", english: "the even-odds value is \(amount), and ")
        }
        let chance = assessment.verdictLimits.text(of: alone)
        return BilingualText(
            japanese: "五分五分の値が\(amount)、推移だけでの確率が\(chance.japanese)で、類似目標の達成状況と合わせた",
            english:
                "the even-odds value is \(amount), its history alone says \(chance.english), and together with how "
                + "comparable targets fared ")
    }

    /// What it takes to meet the target: the required pace beside the observed, or keeping the level, or stages to pass.
    func need(for last: TargetAssessment) -> BilingualText {
        switch last.target.goal {
        case .stage(let stage): stagesToPass(to: stage, by: last.target.fiscalYear)
        case .value: paceToGo(to: last.target, last.verdict)
        }
    }

    private func paceToGo(to target: Target, _ verdict: Verdict) -> BilingualText {
        guard let pace = assessment.pace else {
            return BilingualText(japanese: "必要なのは現状の把握", english: "what it takes is to measure where it stands")
        }
        guard !pace.keepsLevel else {
            let amount = target.text(unit: unit)
            return BilingualText(
                japanese: "必要なのは目標水準（\(amount.japanese)）の維持",
                english: "what it takes is to keep the target's level (\(amount.english))")
        }
        let observed = observed(pace, verdict)
        return BilingualText(
            japanese: "必要ペースは年あたり\(change(pace.perYear).japanese)\(observed?.japanese ?? "")",
            english: "the required pace is \(change(pace.perYear).english) a year\(observed?.english ?? "")")
    }

    /// `1,006人の増加`, `+1,006人`.
    func change(_ perYear: Double) -> BilingualText {
        let size = NumberText.difference(NumberText.estimate(abs(perYear)), unit: unit)
        return BilingualText(
            japanese: "\(size.japanese)の\(perYear < 0 ? "減少" : "増加")",
            english: "\(perYear < 0 ? "-" : "+")\(size.english)")
    }

    private func stagesToPass(to stage: String, by year: FiscalYear) -> BilingualText {
        guard case .stages(let outlook) = assessment.outlook, let place = outlook.stages.firstIndex(of: stage) else {
            return BilingualText(japanese: "必要なのは段階の整理", english: "what it takes is to settle the stages")
        }
        let stages = max(0, place - outlook.current)
        let years = max(0, year.years(since: outlook.asOf))
        return BilingualText(
            japanese: "必要なのは\(years)年間であと\(stages)段階の進展",
            english:
                "what it takes is \(NumberText.counted(stages, "more stages")) in \(NumberText.counted(years, "years"))"
        )
    }
}

/// The observed pace in brackets, with what keeps it from being enough.
extension CouncilSentence {
    /// - Parameter verdict: Of the target that asks for the pace.
    func observed(_ pace: RequiredPace, _ verdict: Verdict) -> BilingualText? {
        guard let observed = pace.observedPerYear else { return nil }
        let recent = pace.recentPerYear.map { recent in
            BilingualText(
                japanese: "、直近3年は年あたり\(change(recent).japanese)",
                english: ", \(change(recent).english) a year over the last three years")
        }
        let isLow = verdict == .atRisk || verdict == .unlikely
        let doubt = isLow ? pace.doubt.map(text(of:)) : nil
        return BilingualText(
            japanese: "（実績ペースは年あたり\(change(observed).japanese)\(recent?.japanese ?? "")\(doubt?.japanese ?? "")）",
            english: " (\(change(observed).english) a year so far\(recent?.english ?? "")\(doubt?.english ?? ""))")
    }

    /// Why a chance is low although the observed pace would do.
    private func text(of doubt: RequiredPace.Doubt) -> BilingualText {
        switch doubt {
        case .madeInOneYear(let year):
            BilingualText(
                japanese: "。変化の多くは\(year.shortLabel.japanese)の1年で生じた",
                english: "; most of it came in one year, \(year.shortLabel.english)")
        case .slowerOfLate:
            BilingualText(japanese: "で、必要ペースに届かない", english: ", which is less than required")
        case .variation:
            BilingualText(
                japanese: "。ただし年ごとの変動が大きく、同じペースが続くとは限らない",
                english: "; but single years vary too much to count on it")
        }
    }
}
