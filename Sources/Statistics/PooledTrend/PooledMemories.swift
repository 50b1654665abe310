import MitoshiNumericalMethods

/// What the last values of a long history say by themselves.
///
/// A component's parameters don't change, the world's do: after ten values the evidence is dated and too sure. So a forecast is an
/// average of three memories, all values with .4, the last sixteen and the last eight with .3 each, whose shares grow from nothing
/// between eight and eleven values, so that one more value makes no jump. Averages over windows: Pesaran & Timmermann (2007),
/// Journal of Econometrics 137, 134–161.
final class PooledMemories: Sendable {
    /// With their shares of the forecast.
    private let readings: [(share: Double, fitted: FittedPooledTrend)]

    static let lengths = [16, 8]
    static let share = 0.3
    /// Up to so many values there is one memory, and from so many on the others have all of their share.
    private static let growing = (from: 8, to: 11)

    /// `nil` for a history that isn't long, or that has bounds: those aren't worked out for a part of it.
    ///
    /// - Parameter fit: Fits so many last values; what is refused has no share.
    init?(beside whole: FittedPooledTrend, fit: (Int, AnnualSeries) throws -> FittedPooledTrend) {
        let observations = whole.series.observations
        let count = whole.history.observed.count
        let grown = Double(count - Self.growing.from) / Double(Self.growing.to - Self.growing.from)
        guard grown > 0, whole.posterior.bounds == nil else { return nil }
        readings = Self.lengths.filter { $0 < count }.compactMap { length in
            guard
                let last = try? AnnualSeries(
                    observations: observations.suffix(length), unit: whole.series.unit, support: whole.series.support),
                let fitted = try? fit(length, last)
            else { return nil }
            return (Self.share * min(1, grown), fitted)
        }
        if readings.isEmpty { return nil }
    }

    private var rest: Double { 1 - readings.reduce(0) { $0 + $1.share } }

    /// What may be in each coming year, from all memories.
    func joined(to whole: [YearComponents], horizon: Int) throws(StatisticsError) -> [YearComponents] {
        var joined = whole.map { $0.weighed(by: rest) }
        for (share, fitted) in readings {
            let others = try fitted.components(horizon: horizon)
            joined = zip(joined, others).map { $0.joined(with: $1.weighed(by: share)) }
        }
        return joined
    }

    /// Each memory's paths, with its share of them as nearly as whole numbers allow, in an order drawn by chance.
    func paths(
        beside whole: FittedPooledTrend, count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let order = stream.order(of: count)
        let offset = stream.uniform()
        var (until, given) = (0.0, 0)
        var years = [[Double]](repeating: [], count: horizon)
        for (share, fitted) in readings {
            until += share * Double(count)
            let next = min(count, Int((until + offset).rounded(.down)))
            let own = try fitted.paths(count: next - given, horizon: horizon, from: &stream).years
            for year in years.indices { years[year] += own[year] }
            given = next
        }
        let own = try whole.alone.paths(count: count - given, horizon: horizon, from: &stream).years
        for year in years.indices { years[year] += own[year] }
        return JointPaths(years: years.map { year in order.map { year[$0] } })
    }
}

extension FittedPooledTrend {
    /// The same from all values alone.
    fileprivate var alone: FittedPooledTrend {
        FittedPooledTrend(history: history, posterior: posterior, mirror: mirror)
    }
}

extension YearComponents {
    /// The same with weights that much smaller.
    fileprivate func weighed(by share: Double) -> YearComponents {
        YearComponents {
            parts.compactMap { ($0 as? NormalSum)?.weighed(by: share) }
        } curveParts: {
            curveParts.compactMap { ($0 as? NormalCells)?.weighed(by: share) }
        }
    }

    /// The components of both.
    fileprivate func joined(with others: YearComponents) -> YearComponents {
        YearComponents {
            parts + others.parts
        } curveParts: {
            curveParts + others.curveParts
        }
    }
}
