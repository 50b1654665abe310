/// The yearly steps that the plan asks for, beside what was seen.
public struct RequiredPace: Hashable, Sendable {
    /// The straight line from the latest value to what meets the final target, in units a year; 0 where it is met already.
    public let perYear: Double
    /// The plan's own steps from base to each target, in units a year, in order of the targets' years.
    public let planSteps: [Double]
    /// The same change as a constant rate of growth a year, where the latest value and its aim have one sign.
    public let compoundRate: Double?
    /// For a share: the same change a year on the logit scale, where neither value is 0 or the upper bound.
    public let logitPerYear: Double?
    /// The observed pace, in units a year, where there are two values.
    public let observedPerYear: Double?
    /// The mean change of the last three years, in units a year, where the value three years before the latest is known.
    public let recentPerYear: Double?
    /// Required over observed pace, where both point the same way.
    public let acceleration: Double?
    /// Why the pace so far, or that of the last three years, can't be counted on although it would do; `nil` where neither would.
    public let doubt: Doubt?
    /// How the targets before the last lie beside a straight path to it.
    public let shape: Shape
    /// True where the latest value meets the final target already: then it only has to be kept.
    public let keepsLevel: Bool

    /// Paces are in the indicator's unit a year, below 0 for a fall; what isn't known is `nil`.
    init(
        perYear: Double, planSteps: [Double], compoundRate: Double? = nil, logitPerYear: Double? = nil,
        observedPerYear: Double?, recentPerYear: Double? = nil, acceleration: Double?, doubt: Doubt? = nil,
        shape: Shape,
        keepsLevel: Bool = false
    ) {
        self.perYear = perYear
        self.planSteps = planSteps
        self.compoundRate = compoundRate
        self.logitPerYear = logitPerYear
        self.observedPerYear = observedPerYear
        self.recentPerYear = recentPerYear
        self.acceleration = acceleration
        self.doubt = doubt
        self.shape = shape
        self.keepsLevel = keepsLevel
    }

    /// What came lately, in units a year: over the last three years, else over the whole history.
    package var latelyPerYear: Double? { recentPerYear ?? observedPerYear }

    /// What speaks against a pace that would do.
    public enum Doubt: Hashable, Sendable {
        /// More than half of the way was made in one year.
        case madeInOneYear(FiscalYear)
        /// The last three years were slower than the target asks for.
        case slowerOfLate
        /// Single years vary too much.
        case variation
    }

    /// Where along the way the plan puts its effort.
    public enum Shape: String, Sendable, Codable {
        case frontLoaded = "front-loaded"
        case backLoaded = "back-loaded"
        case straight
        /// One target only, or nothing to change.
        case none
    }
}
