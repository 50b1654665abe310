/// The gains of all filters side by side, so that the recursion on the data runs four dynamics at a time.
struct FilterLanes: Sendable {
    typealias Lanes = SIMD4<Double>

    /// Gains of one year for four filters.
    struct Year: Sendable {
        var levelGain = Lanes()
        var trendGain = Lanes()
        var precision = Lanes()
        /// p/F and q/F.
        var unitLevel = Lanes()
        var unitTrend = Lanes()
    }

    /// How many filters there are.
    let count: Int
    private let years: Int
    private let carry: [Lanes]
    private let damping: [Lanes]
    /// All years of the first four filters, then those of the next four.
    private let gains: [Year]

    init(_ filters: [PooledFilter]) {
        let blocks = (filters.count + 3) / 4
        let span = filters.first?.precisions.count ?? 0
        var carry = [Lanes](repeating: Lanes(), count: blocks)
        var damping = carry
        var gains = [Year](repeating: Year(), count: blocks * span)
        for (index, filter) in filters.enumerated() {
            let (block, lane) = (index / 4, index % 4)
            carry[block][lane] = filter.carry
            damping[block][lane] = filter.damping
            for year in 0..<span {
                let place = block * span + year
                let precision = filter.precisions[year]
                gains[place].levelGain[lane] = filter.levelGains[year]
                gains[place].trendGain[lane] = filter.trendGains[year]
                gains[place].precision[lane] = precision
                gains[place].unitLevel[lane] = precision * filter.unitLevels[year]
                gains[place].unitTrend[lane] = precision * filter.unitTrends[year]
            }
        }
        count = filters.count
        years = span
        self.carry = carry
        self.damping = damping
        self.gains = gains
    }

    /// What a run of the recursion on the data leaves, one element for each filter and some unused ones.
    struct Run: Sendable {
        /// Σ u²/F, Σ up/F and Σ uq/F.
        var squares: [Double]
        var levels: [Double]
        var trends: [Double]
        /// The state at the end.
        var level: [Double]
        var trend: [Double]
    }

    /// Runs every filter on `values`, one a year; what stands in a missing year doesn't count.
    func run(_ values: [Double]) -> Run {
        let size = carry.count * 4
        let empty = [Double](repeating: 0, count: size)
        var run = Run(squares: empty, levels: empty, trends: empty, level: empty, trend: empty)
        values.withUnsafeBufferPointer { values in
            gains.withUnsafeBufferPointer { gains in
                for block in carry.indices {
                    let (carry, damping) = (carry[block], damping[block])
                    var level = Lanes(), trend = Lanes()
                    var squares = Lanes(), levels = Lanes(), trends = Lanes()
                    for year in 0..<years {
                        let gain = gains[block * years + year]
                        let slope = damping * trend
                        let prediction = carry * level + slope
                        let innovation = Lanes(repeating: values[year]) - prediction
                        level = prediction + gain.levelGain * innovation
                        trend = slope + gain.trendGain * innovation
                        squares += gain.precision * (innovation * innovation)
                        levels += gain.unitLevel * innovation
                        trends += gain.unitTrend * innovation
                    }
                    for lane in 0..<4 {
                        run.squares[block * 4 + lane] = squares[lane]
                        run.levels[block * 4 + lane] = levels[lane]
                        run.trends[block * 4 + lane] = trends[lane]
                        run.level[block * 4 + lane] = level[lane]
                        run.trend[block * 4 + lane] = trend[lane]
                    }
                }
            }
        }
        return run
    }
}
