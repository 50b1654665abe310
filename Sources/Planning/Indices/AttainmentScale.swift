/// Ordered cut-offs that turn an index into a letter or a word, as the evaluation rules of a body lay down.
public struct AttainmentScale: Hashable, Sendable {
    /// A cut-off and the grade from it upwards.
    public struct Grade: Hashable, Sendable {
        /// The least value of the measure that earns the grade.
        public let atLeast: Double
        /// The letter, word or colour that is earned.
        public let name: Name

        /// Any cut-off is taken; a scale refuses one that isn't finite.
        public init(atLeast: Double, label: BilingualText) { self.init(atLeast, .own(label)) }

        fileprivate init(_ atLeast: Double, _ name: Name) {
            self.atLeast = atLeast
            self.name = name
        }
    }

    /// What a scale or a grade is called.
    public enum Name: Hashable, Sendable {
        /// In a scale that comes with the package; Reporting has the words.
        case shipped(Shipped)
        /// In a city's own scale, in its own words.
        case own(BilingualText)

        /// The name for programs; of a city's own the English word.
        public var code: String {
            switch self {
            case .shipped(let name): name.rawValue
            case .own(let label): label.english
            }
        }
    }

    /// The names in the scales that come with the package.
    public enum Shipped: String, CaseIterable, Sendable {
        case yearlyTarget = "yearly-target"
        case a = "A"
        case b = "B"
        case c = "C"
        case d = "D"
        case elapsedTime = "elapsed-time"
        case steady
        case roughlyOnCourse = "roughly-on-course"
        case needsWork = "needs-work"
        case objectivesAndKeyResults = "objectives-and-key-results"
        case green
        case yellow
        case red
    }

    /// Why cut-offs make no scale.
    public enum Problem: Error, Hashable, Sendable {
        case noGrades
        case notFinite(Double)
        /// A cut-off that isn't below the one before it.
        case notDescending(Double)
    }

    /// What the scale is called beside its grades.
    public let name: Name
    /// The index the cut-offs apply to, in that index's own quantity.
    public let measure: AttainmentIndex.Measure
    /// From the best grade down.
    public let grades: [Grade]
    /// The grade below every cut-off.
    public let lowest: Name

    /// - Throws: ``Problem`` unless the cut-offs are finite and descend.
    public init(
        name: BilingualText, measure: AttainmentIndex.Measure, grades: [Grade], lowest: BilingualText
    ) throws(Problem) {
        guard !grades.isEmpty else { throw .noGrades }
        for grade in grades where !grade.atLeast.isFinite { throw .notFinite(grade.atLeast) }
        for (higher, lower) in zip(grades, grades.dropFirst()) where lower.atLeast >= higher.atLeast {
            throw .notDescending(lower.atLeast)
        }
        self.init(.own(name), measure, grades, .own(lowest))
    }

    private init(_ name: Name, _ measure: AttainmentIndex.Measure, _ grades: [Grade], _ lowest: Name) {
        self.name = name
        self.measure = measure
        self.grades = grades
        self.lowest = lowest
    }

    /// The grade that `value` earns.
    public func grade(for value: Double) -> Name {
        grades.first { value >= $0.atLeast }?.name ?? lowest
    }
}

extension AttainmentScale {
    /// A ≥ 110, B ≥ 80, C ≥ 50, D below, on the level ratio of a yearly target. Source: evaluation rules of the Osaka
    /// prefectural libraries.
    public static let yearlyTarget = AttainmentScale(
        .shipped(.yearlyTarget), .levelRatio,
        [Grade(110, .shipped(.a)), Grade(80, .shipped(.b)), Grade(50, .shipped(.c))], .shipped(.d))

    /// ≥ 100 steady, ≥ 60 roughly on course, below needs work, on the elapsed-time ratio. Source: progress rules of
    /// Tama City.
    public static let elapsedTime = AttainmentScale(
        .shipped(.elapsedTime), .elapsedTimeRatio,
        [Grade(100, .shipped(.steady)), Grade(60, .shipped(.roughlyOnCourse))], .shipped(.needsWork))

    /// ≥ 70 green, ≥ 40 yellow, below red, on the change ratio: the 0.7 and 0.4 of objectives and key results.
    public static let objectivesAndKeyResults = AttainmentScale(
        .shipped(.objectivesAndKeyResults), .changeRatio,
        [Grade(70, .shipped(.green)), Grade(40, .shipped(.yellow))], .shipped(.red))

    /// The scales that come with the package; a city can add its own to ``AssessmentSettings/scales``.
    public static let shipped = [yearlyTarget, elapsedTime, objectivesAndKeyResults]
}
