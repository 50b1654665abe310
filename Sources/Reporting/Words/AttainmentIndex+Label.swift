import MitoshiPlanning

extension AttainmentIndex.Measure {
    /// The number of the index in the documentation, 1 … 12; some have two or three figures.
    var number: Int {
        switch self {
        case .levelRatio, .inverseLevelRatio: 1
        case .changeRatio: 2
        case .elapsedTimeRatio: 3
        case .growthRatio: 4
        case .progressChart: 5
        case .anticipatedGap: 6
        case .controlChart: 7
        case .paceRatio: 8
        case .earnedSchedule: 9
        case .probability, .expectedShortfall, .expectedYear: 10
        case .targetValidity: 11
        case .letterGrade: 12
        }
    }

    /// The name of the index in tables.
    var label: BilingualText {
        switch self {
        case .levelRatio: BilingualText(japanese: "達成率", english: "level ratio")
        case .inverseLevelRatio: BilingualText(japanese: "達成率（目標値÷実績値）", english: "inverse level ratio")
        case .changeRatio: BilingualText(japanese: "進捗率", english: "change ratio")
        case .elapsedTimeRatio: BilingualText(japanese: "経過期間に対する進捗率", english: "elapsed-time ratio")
        case .growthRatio: BilingualText(japanese: "年平均伸び率の比", english: "growth ratio")
        case .progressChart: BilingualText(japanese: "伸び率を延長した到達度", english: "progress chart")
        case .anticipatedGap: BilingualText(japanese: "目標年度に残る差", english: "anticipated gap")
        case .controlChart: BilingualText(japanese: "管理図による判定", english: "control chart")
        case .paceRatio: BilingualText(japanese: "実績ペースと必要ペースの比", english: "pace ratio")
        case .earnedSchedule: BilingualText(japanese: "計画に対する進み・遅れ", english: "earned schedule")
        case .probability: BilingualText(japanese: "目標達成確率", english: "probability of attainment")
        case .expectedShortfall: BilingualText(japanese: "不足見込み量", english: "expected shortfall")
        case .expectedYear: BilingualText(japanese: "到達見込み年度", english: "expected year")
        case .targetValidity: BilingualText(japanese: "目標水準の妥当性", english: "target validity")
        case .letterGrade: BilingualText(japanese: "段階評価", english: "letter grade")
        }
    }

    /// What the value of an index is counted in.
    enum Quantity: Sendable {
        case percent
        case ratio
        case months
        /// 0 … 1.
        case probability
        /// The indicator's own unit.
        case indicatorUnit
        /// A fiscal year's number.
        case fiscalYear
    }

    /// What the value is counted in; a letter's value is that of the measure its scale applies to.
    var quantity: Quantity {
        switch self {
        case .levelRatio, .inverseLevelRatio, .changeRatio, .elapsedTimeRatio, .anticipatedGap, .targetValidity,
            .letterGrade:
            .percent
        case .growthRatio, .progressChart, .controlChart, .paceRatio: .ratio
        case .earnedSchedule: .months
        case .probability: .probability
        case .expectedShortfall: .indicatorUnit
        case .expectedYear: .fiscalYear
        }
    }
}

extension AttainmentIndex {
    /// The value in words and digits, or the reason why there is none.
    ///
    /// - Parameters:
    ///   - unit: The indicator's unit, for values that are counted in it.
    ///   - limits: Of the words that chances stand with.
    func text(unit: String?, _ limits: VerdictLimits) -> BilingualText {
        switch outcome {
        case .undefined(let refusal): refusal.text
        case .value(let value): (scale?.measure ?? measure).quantity.text(value, unit: unit, in: fiscalYear, limits)
        }
    }
}

extension AttainmentIndex.Measure.Quantity {
    /// - Parameter year: The target's, of whose sort an expected year is.
    fileprivate func text(
        _ value: Double, unit: String?, in year: FiscalYear, _ limits: VerdictLimits
    ) -> BilingualText {
        switch self {
        case .percent: BilingualText(verbatim: NumberText.rounded(value, decimals: 1) + "%")
        case .ratio: BilingualText(verbatim: NumberText.rounded(value, decimals: 2))
        case .probability: limits.text(of: value)
        case .indicatorUnit:
            NumberText.difference(NumberText.estimate(value), unit: unit)
        case .fiscalYear:
            Int(exactly: value).flatMap(year.numbered)?.label
                ?? BilingualText(verbatim: NumberText.rounded(value, decimals: 0))
        case .months:
            Self.months(value)
        }
    }

    private static func months(_ value: Double) -> BilingualText {
        let size = NumberText.rounded(abs(value), decimals: 1)
        if size == "0" { return BilingualText(japanese: "計画どおり", english: "on schedule") }
        return value > 0
            ? BilingualText(japanese: "\(size)か月の進み", english: "\(size) months ahead")
            : BilingualText(japanese: "\(size)か月の遅れ", english: "\(size) months behind")
    }
}

extension AttainmentIndex.Refusal {
    /// Why the index has no value, in words.
    var text: BilingualText {
        switch self {
        case .noValue: BilingualText(japanese: "実績値なし", english: "no value is known")
        case .noBase: BilingualText(japanese: "現状値なし", english: "no base value")
        case .noLaterValueThanBase:
            BilingualText(japanese: "現状値より後の実績値なし", english: "no later value than the base")
        case .baseEqualsTarget: BilingualText(japanese: "現状値と目標値が同じ", english: "base equals target")
        case .targetNotAfterBase:
            BilingualText(japanese: "目標年度が現状値の年度より後でない", english: "the target's year is not after the base")
        case .noTimeLeft:
            BilingualText(japanese: "目標年度までの残り期間なし", english: "no time is left to the target's year")
        case .alreadyMet: BilingualText(japanese: "既に目標の水準にある", english: "already at the target's level")
        case .baseIsZero: BilingualText(japanese: "現状値が0", english: "the base is zero")
        case .targetIsZero: BilingualText(japanese: "目標値が0", english: "the target is zero")
        case .valueIsZero: BilingualText(japanese: "実績値が0", english: "the value is zero")
        case .signsDiffer: BilingualText(japanese: "正負が異なる", english: "signs differ")
        case .tooFewValues(let needed, let found):
            BilingualText(
                japanese: "実績値が\(needed)個必要（現在\(found)個）", english: "needs \(needed) values, found \(found)")
        case .noVariation: BilingualText(japanese: "実績値に変動なし", english: "the values don't vary")
        case .noMean: BilingualText(japanese: "予測の裾が重く平均が存在しない", english: "the forecast has no mean")
        case .outOfRange: BilingualText(japanese: "値が大きすぎて表せない", english: "too large to be a number")
        case .notNumeric: BilingualText(japanese: "数値の指標ではない", english: "not a number but a stage")
        case .directionUnknown: BilingualText(japanese: "増減の向き不明", english: "direction unknown")
        case .notApplicableToDirection(let direction):
            BilingualText(
                japanese: "「\(direction.label.japanese)」の目標には用いない",
                english: "not used for targets to \(direction.label.english)")
        case .noProbability(let reason):
            BilingualText(
                japanese: "確率なし（\(reason.text.japanese)）", english: "no probability (\(reason.text.english))")
        case .neverReached(let years):
            BilingualText(
                japanese: "\(years)年以内に到達する見込みが5割に満たない",
                english: "less than even within \(NumberText.counted(years, "years"))")
        }
    }
}

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
