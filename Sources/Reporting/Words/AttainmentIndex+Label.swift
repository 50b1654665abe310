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
    func text(unit: String?) -> BilingualText {
        switch outcome {
        case .undefined(let refusal): refusal.text
        case .value(let value): (scale?.measure ?? measure).quantity.text(value, unit: unit, in: fiscalYear)
        }
    }
}

extension AttainmentIndex.Measure.Quantity {
    /// - Parameter year: The target's, of whose sort an expected year is.
    fileprivate func text(_ value: Double, unit: String?, in year: FiscalYear) -> BilingualText {
        switch self {
        case .percent: BilingualText(verbatim: NumberText.rounded(value, decimals: 1) + "%")
        case .ratio: BilingualText(verbatim: NumberText.rounded(value, decimals: 2))
        case .probability: NumberText.probability(value)
        case .indicatorUnit:
            Self.difference(value, NumberText.unitOfChange(unit))
        case .fiscalYear:
            Int(exactly: value).flatMap(year.numbered)?.label
                ?? BilingualText(verbatim: NumberText.rounded(value, decimals: 0))
        case .months:
            Self.months(value)
        }
    }

    private static func difference(_ value: Double, _ unit: BilingualText) -> BilingualText {
        let number = NumberText.estimate(value)
        return BilingualText(japanese: number + unit.japanese, english: number + unit.english)
    }

    private static func months(_ value: Double) -> BilingualText {
        let size = NumberText.rounded(abs(value), decimals: 1)
        if size == "0" { return BilingualText(japanese: "計画どおり", english: "on schedule") }
        return value > 0
            ? BilingualText(japanese: "\(size)か月の進み", english: "\(size) months ahead")
            : BilingualText(japanese: "\(size)か月の遅れ", english: "\(size) months behind")
    }
}
