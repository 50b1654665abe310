import Foundation

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
