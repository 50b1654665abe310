import Foundation

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

extension RequiredPace {
    /// Below this share of the whole planned change, a deviation of the intermediate targets from the straight line is
    /// called straight.
    static let straightShare = 0.05

    /// The pace that the final target asks for.
    ///
    /// - Parameters:
    ///   - latest: The latest exact value; the way to the target is counted from its own date.
    ///   - path: Base (where there is one) and numeric targets in order of time.
    ///   - upperBound: The upper bound of a share; `nil` for other kinds.
    ///   - rule: What meets the final target.
    ///   - axis: The indicator's years.
    /// - Returns: `nil` without a value, without a target, or when no time is left.
    init?(
        latest: Point?, history: [Point], base: Point?, targets: [Point], upperBound: Double?, rule: AttainmentRule,
        axis: YearAxis
    ) {
        guard let latest, let final = targets.last, final.time > latest.time else { return nil }
        let years = final.time - latest.time
        let isMet = rule.isMet(by: latest.value)
        // What meets the target already needs nothing, however far it lies beyond.
        let aim = rule.aim(from: latest.value)
        let perYear = isMet ? 0 : (aim - latest.value) / years
        let path = base.map { base in [base] + targets.filter { $0.time > base.time } } ?? targets
        let observed = TrendLine(through: history)?.slope
        let steps = zip(path, path.dropFirst()).map { ($1.value - $0.value) / ($1.time - $0.time) }
        guard perYear.isFinite, (steps + [observed ?? 0]).allSatisfy(\.isFinite) else { return nil }
        let recent = Self.recentPace(of: latest, history)
        self.init(
            perYear: perYear, planSteps: steps,
            compoundRate: Self.compoundRate(from: latest.value, to: aim, years: years),
            logitPerYear: upperBound.flatMap {
                Self.logitPace(from: latest.value, to: aim, upperBound: $0, years: years)
            },
            observedPerYear: observed, recentPerYear: recent,
            acceleration: Self.acceleration(required: perYear, observed: observed),
            doubt: [observed, recent].contains { Self.isEnough($0, for: perYear) }
                ? Self.doubt(history, required: perYear, recent: recent, on: axis) : nil,
            shape: Shape(of: path), keepsLevel: isMet)
    }

    /// How many years the recent pace looks back on: long enough to even out one odd year, short enough to be recent.
    private static let recentYears = 3.0

    private static func recentPace(of latest: Point, _ history: [Point]) -> Double? {
        history.last { $0.time == latest.time - recentYears }
            .map { (latest.value - $0.value) / recentYears }
            .flatMap { $0.isFinite ? $0 : nil }
    }

    /// Whether a pace would do, were it to last.
    private static func isEnough(_ pace: Double?, for required: Double) -> Bool {
        pace.map { $0 * required > 0 && abs($0) > abs(required) } ?? false
    }

    /// - Parameter required: Not 0.
    private static func doubt(_ history: [Point], required: Double, recent: Double?, on axis: YearAxis) -> Doubt {
        if let year = yearOfMost(history, towards: required, on: axis) { return .madeInOneYear(year) }
        return recent.map { $0 / required < 1 } ?? false ? .slowerOfLate : .variation
    }

    /// The one year in which more than half of the way in a direction was made; `nil` where there is none or where there are
    /// two values only.
    private static func yearOfMost(_ history: [Point], towards direction: Double, on axis: YearAxis) -> FiscalYear? {
        guard history.count > 2, let first = history.first, let last = history.last else { return nil }
        let way = last.value - first.value
        let moves = zip(history, history.dropFirst()).map { (time: $1.time, share: ($1.value - $0.value) / way) }
        guard way * direction > 0, let greatest = moves.max(by: { $0.share < $1.share }), greatest.share > 0.5 else {
            return nil
        }
        return axis.year(Int(greatest.time.rounded(.up)))
    }

    private static func compoundRate(from value: Double, to target: Double, years: Double) -> Double? {
        guard value != 0, target / value > 0 else { return nil }
        let rate = pow(target / value, 1 / years) - 1
        return rate.isFinite ? rate : nil
    }

    private static func logitPace(
        from value: Double, to target: Double, upperBound: Double, years: Double
    ) -> Double? {
        guard value > 0, value < upperBound, target > 0, target < upperBound else { return nil }
        let pace = (log(target / (upperBound - target)) - log(value / (upperBound - value))) / years
        return pace.isFinite ? pace : nil
    }

    /// Required over observed pace; `nil` where nothing is observed or the two point in different directions.
    private static func acceleration(required: Double, observed: Double?) -> Double? {
        guard let observed, required * observed > 0 else { return nil }
        let factor = required / observed
        return factor.isFinite ? factor : nil
    }
}

extension RequiredPace.Shape {
    /// Compares the intermediate targets with the straight line from the path's first point to its last.
    init(of path: [Point]) {
        guard path.count > 2, let first = path.first, let last = path.last, last.value != first.value else {
            self = .none
            return
        }
        let change = last.value - first.value
        let leads = path.dropFirst().dropLast().map { point in
            (point.value - first.value) / change - (point.time - first.time) / (last.time - first.time)
        }
        let lead = leads.reduce(0, +) / Double(leads.count)
        self = abs(lead) < RequiredPace.straightShare ? .straight : lead > 0 ? .frontLoaded : .backLoaded
    }
}
