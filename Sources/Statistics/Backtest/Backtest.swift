/// Forecasts of a series' own past, from earlier ends of it, set against what came.
///
/// Definitions are those of the M4 competition for annual values; the target questions ask whether the value two years
/// on is at least a multiple of the last one.
public struct Backtest: Hashable, Sendable {
    /// What is put to the test; results come in this order.
    public let contenders: [BacktestContender]
    /// How many years ahead is forecast, at least 1.
    public let horizon: Int
    /// How many values an origin knows at least, 1 or more.
    public let leastKnown: Int
    /// How many of the last values a contender is shown; `nil` for all that are known.
    public let shown: Int?
    /// How many values lie between two origins, at least 1.
    public let stride: Int
    /// How many origins a series has at most, the latest ones; `nil` for all.
    public let mostOrigins: Int?

    /// Numbers below 1 count as 1.
    public init(
        contenders: [BacktestContender], horizon: Int = 4, leastKnown: Int = 3, shown: Int? = nil, stride: Int = 1,
        mostOrigins: Int? = nil
    ) {
        self.contenders = contenders
        self.horizon = max(1, horizon)
        self.leastKnown = max(1, leastKnown)
        self.shown = shown.map { max(1, $0) }
        self.stride = max(1, stride)
        self.mostOrigins = mostOrigins.map { max(1, $0) }
    }

    /// The central intervals that are scored.
    public static let coverages = [0.5, 0.8, 0.95]
    /// The quantiles over which the pinball loss is averaged.
    public static let pinballLevels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
    /// The targets asked about, as multiples of the last value.
    public static let multiples = [1.0, 1.05, 1.2]
    /// How many years after the last value a target is due.
    public static let targetStep = 2

    /// How many values each origin knows, earliest first.
    ///
    /// The latest origin leaves `horizon` values to be forecast; a series too short for that has one origin that leaves as
    /// many as it can.
    func origins(of count: Int) -> [Int] {
        guard count > leastKnown else { return [] }
        let latest = max(leastKnown, count - horizon)
        let all = Swift.stride(from: latest, through: leastKnown, by: -stride)
        return all.prefix(mostOrigins ?? Int.max).reversed()
    }
}
