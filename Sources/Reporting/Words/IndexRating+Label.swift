import MitoshiPlanning

extension AttainmentIndex.Rating {
    /// The word or colour, of a control chart with its limits.
    var label: BilingualText {
        switch self {
        case .step(let step): step.label
        case .chart(let step, let limits, let isTrial): step.label(limits, isTrial: isTrial)
        case .verdict(let verdict): verdict.label
        case .grade(let name): name.label
        }
    }
}

extension AttainmentIndex.Rating.Step {
    /// The word of the published practice.
    fileprivate var label: BilingualText {
        switch self {
        case .achieved: BilingualText(japanese: "達成済み", english: "target achieved")
        case .onTrack: BilingualText(japanese: "順調", english: "on track")
        case .accelerationNeeded: BilingualText(japanese: "加速が必要", english: "acceleration needed")
        case .limitedProgress: BilingualText(japanese: "進捗は限定的", english: "limited progress")
        case .deterioration: BilingualText(japanese: "後退", english: "deterioration")
        case .someProgress: BilingualText(japanese: "一定の前進", english: "some progress")
        case .stagnation: BilingualText(japanese: "停滞又は後退", english: "stagnation or deterioration")
        case .maintain: BilingualText(japanese: "現状の維持で足りる", english: "maintain")
        case .accelerate: BilingualText(japanese: "加速が必要", english: "accelerate")
        case .reverse: BilingualText(japanese: "方向転換が必要", english: "reverse")
        case .consistentlyMet: BilingualText(japanese: "安定して達成", english: "consistently met")
        case .consistentlyMissed: BilingualText(japanese: "安定して未達成", english: "consistently missed")
        case .hitAndMiss: BilingualText(japanese: "年により達成・未達成", english: "hit and miss")
        case .easy: BilingualText(japanese: "容易", english: "easy")
        case .fair: BilingualText(japanese: "妥当", english: "fair")
        case .stretch: BilingualText(japanese: "挑戦的", english: "stretch")
        case .beyondExperience: BilingualText(japanese: "過去の経験を超える", english: "beyond experience")
        }
    }

    fileprivate func label(_ limits: ClosedRange<Double>, isTrial: Bool) -> BilingualText {
        let (lower, upper) = (NumberText.estimate(limits.lowerBound), NumberText.estimate(limits.upperBound))
        let trial = isTrial ? ("仮の限界", "trial limits") : ("限界", "limits")
        return BilingualText(
            japanese: "\(label.japanese)（\(trial.0)\(lower)～\(upper)）",
            english: "\(label.english) (\(trial.1) \(lower) to \(upper))")
    }
}

extension AttainmentScale.Name {
    /// The name of a scale or a grade.
    var label: BilingualText {
        switch self {
        case .shipped(let name): name.label
        case .own(let label): label
        }
    }
}

extension AttainmentScale.Shipped {
    fileprivate var label: BilingualText {
        switch self {
        case .yearlyTarget: BilingualText(japanese: "年度目標の4段階評価", english: "Four grades for yearly targets")
        case .a, .b, .c, .d: BilingualText(verbatim: rawValue)
        case .elapsedTime: BilingualText(japanese: "経過期間に対する3段階評価", english: "Three grades against elapsed time")
        case .steady: BilingualText(japanese: "着実に進捗", english: "steady")
        case .roughlyOnCourse: BilingualText(japanese: "おおむね順調", english: "roughly on course")
        case .needsWork: BilingualText(japanese: "一層の取組が必要", english: "needs work")
        case .objectivesAndKeyResults: BilingualText(japanese: "OKRの3段階評価", english: "Three colours of OKR")
        case .green: BilingualText(japanese: "緑", english: "green")
        case .yellow: BilingualText(japanese: "黄", english: "yellow")
        case .red: BilingualText(japanese: "赤", english: "red")
        }
    }
}
