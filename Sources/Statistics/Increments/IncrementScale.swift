/// In what the increments of a series are told.
struct IncrementScale: Hashable, Sendable {
    /// A unit of the increments, in the series' unit.
    let unit: Double
    /// Whether only whole units are added.
    let isWhole: Bool
    /// The distance of neighbouring quantiles, in units.
    let resolution: Double

    /// Things that are counted come one by one, or in thousands where every value is one of whole thousands: it was printed
    /// so, and of as many thousands the same is believed as of as many things. Of amounts the greatest value is the unit, so that
    /// it makes no odds in what they are measured.
    init(_ history: ExactHistory) {
        let values = history.values
        isWhole = history.series.support.isInteger && values.allSatisfy { $0 == $0.rounded() }
        guard isWhole else {
            let greatest = values.reduce(0) { max($0, abs($1)) }
            unit = greatest > 0 ? greatest : 1
            resolution = 0x1p-30
            return
        }
        var unit = 1.0
        while values.contains(where: { $0 != 0 }), values.allSatisfy({ $0.remainder(dividingBy: 1_000 * unit) == 0 }) {
            unit *= 1_000
        }
        self.unit = unit
        resolution = 1
    }

    /// The latest value in units; of an empty stock, one unit stands for it.
    func level(of history: ExactHistory) -> Double {
        let level = abs(history.latest) / unit
        return isWhole ? max(level, 1) : level > 0 ? level : 1
    }
}
