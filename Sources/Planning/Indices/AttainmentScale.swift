/// Ordered cut-offs that turn an index into a letter or a word, as the evaluation rules of a body lay down.
public struct AttainmentScale: Hashable, Sendable {
    /// A cut-off and the grade from it upwards.
    public struct Grade: Hashable, Sendable {
        /// The least value of the measure that earns the grade.
        public let atLeast: Double
        /// The letter, word or colour that is shown.
        public let label: BilingualText
    }

    /// Why cut-offs make no scale.
    public enum Problem: Error, Hashable, Sendable {
        case noGrades
        case notFinite(Double)
        /// A cut-off that isn't below the one before it.
        case notDescending(Double)
    }

    /// What the scale is called beside its grades.
    public let name: BilingualText
    /// The index the cut-offs apply to, in that index's own quantity.
    public let measure: AttainmentIndex.Measure
    /// From the best grade down.
    public let grades: [Grade]
    /// The grade below every cut-off.
    public let lowest: BilingualText

    /// - Throws: ``Problem`` unless the cut-offs are finite and descend.
    public init(
        name: BilingualText, measure: AttainmentIndex.Measure, grades: [Grade], lowest: BilingualText
    ) throws(Problem) {
        guard !grades.isEmpty else { throw .noGrades }
        for grade in grades where !grade.atLeast.isFinite { throw .notFinite(grade.atLeast) }
        for (higher, lower) in zip(grades, grades.dropFirst()) where lower.atLeast >= higher.atLeast {
            throw .notDescending(lower.atLeast)
        }
        self.init(known: name, measure, grades, lowest)
    }

    private init(
        known name: BilingualText, _ measure: AttainmentIndex.Measure, _ grades: [Grade], _ lowest: BilingualText
    ) {
        self.name = name
        self.measure = measure
        self.grades = grades
        self.lowest = lowest
    }

    /// The grade that `value` earns.
    public func label(for value: Double) -> BilingualText {
        grades.first { value >= $0.atLeast }?.label ?? lowest
    }
}

extension AttainmentScale {
    /// A ≥ 110, B ≥ 80, C ≥ 50, D below, on the level ratio of a yearly target. Source: evaluation rules of the Osaka
    /// prefectural libraries.
    public static let yearlyTarget = AttainmentScale(
        known: BilingualText(japanese: "年度目標の4段階評価", english: "Four grades for yearly targets"),
        .levelRatio,
        [
            Grade(atLeast: 110, label: BilingualText(verbatim: "A")),
            Grade(atLeast: 80, label: BilingualText(verbatim: "B")),
            Grade(atLeast: 50, label: BilingualText(verbatim: "C")),
        ],
        BilingualText(verbatim: "D"))

    /// ≥ 100 steady, ≥ 60 roughly on course, below needs work, on the elapsed-time ratio. Source: progress rules of
    /// Tama City.
    public static let elapsedTime = AttainmentScale(
        known: BilingualText(japanese: "経過期間に対する3段階評価", english: "Three grades against elapsed time"),
        .elapsedTimeRatio,
        [
            Grade(atLeast: 100, label: BilingualText(japanese: "着実に進捗", english: "steady")),
            Grade(atLeast: 60, label: BilingualText(japanese: "おおむね順調", english: "roughly on course")),
        ],
        BilingualText(japanese: "一層の取組が必要", english: "needs work"))

    /// ≥ 70 green, ≥ 40 yellow, below red, on the change ratio: the 0.7 and 0.4 of objectives and key results.
    public static let objectivesAndKeyResults = AttainmentScale(
        known: BilingualText(japanese: "OKRの3段階評価", english: "Three colours of OKR"),
        .changeRatio,
        [
            Grade(atLeast: 70, label: BilingualText(japanese: "緑", english: "green")),
            Grade(atLeast: 40, label: BilingualText(japanese: "黄", english: "yellow")),
        ],
        BilingualText(japanese: "赤", english: "red"))

    /// The scales that come with the package; a city can add its own to ``AssessmentSettings/scales``.
    public static let shipped = [yearlyTarget, elapsedTime, objectivesAndKeyResults]
}
