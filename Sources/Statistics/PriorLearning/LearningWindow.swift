import MitoshiNumericalMethods

/// A piece of a history whose evidence a prior is learned from.
struct LearningWindow: Sendable {
    let history: PooledHistory
    /// How much it counts; the mean over all windows is 1.
    var weight: Double
}

extension LearningWindow {
    /// How many values the pieces have: what an indicator has, with the years that are asked about. The longest stands for
    /// whole histories.
    static let lengths = [5, 7, 10, 16, YearPattern.longestSpan]

    /// About `count` pieces: of every set the share that its weight gives it, of that the same number of each length.
    ///
    /// Each series gives, for each length, its end and up to two earlier pieces. Histories of zeros have no scale and
    /// teach nothing.
    static func windows(
        from sets: [LearningSet], count: Int, stream: inout RandomStream
    ) -> [LearningWindow] {
        let totalWeight = sets.reduce(0) { $0 + $1.weight }
        var windows: [LearningWindow] = []
        for set in sets {
            var byLength: [[PooledHistory]] = []
            for length in lengths { byLength.append(pieces(of: set, length: length, stream: &stream)) }
            byLength.removeAll(where: \.isEmpty)
            guard !byLength.isEmpty else { continue }
            let share = Int(Double(count) * set.weight / totalWeight) / byLength.count
            var chosen: [PooledHistory] = []
            for pieces in byLength { chosen += shuffled(pieces, stream: &stream).prefix(max(1, share)) }
            windows += chosen.map { LearningWindow(history: $0, weight: set.weight / Double(chosen.count)) }
        }
        let mean = windows.reduce(0) { $0 + $1.weight } / Double(max(1, windows.count))
        for index in windows.indices { windows[index].weight /= mean }
        return windows
    }

    private static func pieces(
        of set: LearningSet, length: Int, stream: inout RandomStream
    ) -> [PooledHistory] {
        let isWhole = length == YearPattern.longestSpan
        let leastWhole = 12
        var found: [PooledHistory] = []
        for series in set.series {
            let observed = series.exactObservations
            guard observed.count >= (isWhole ? leastWhole : length) else { continue }
            var ends = [observed.count]
            for _ in 0..<(isWhole ? 0 : 2) {
                ends.append(length + Int(stream.uniform() * Double(observed.count - length + 1)))
            }
            found += Set(ends).sorted().compactMap { end in
                piece(Array(observed[max(0, end - length)..<end]), of: series)
            }
        }
        return found
    }

    private static func piece(_ observations: [Observation], of series: AnnualSeries) -> PooledHistory? {
        guard observations.contains(where: { $0.exactValue != 0 }),
            let piece = try? AnnualSeries(observations: observations, unit: series.unit, support: series.support),
            let history = try? ExactHistory(piece, for: .pooledTrend, atLeast: 1)
        else { return nil }
        return PooledHistory(history)
    }

    /// The elements in an order that `stream` draws (Fisher & Yates).
    private static func shuffled<Element>(_ elements: [Element], stream: inout RandomStream) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() {
            elements.swapAt(index, Int(stream.uniform() * Double(index + 1)))
        }
        return elements
    }
}

/// Annual series of one origin that a prior is learned from.
public struct LearningSet: Sendable {
    /// What the set is called; the learning doesn't depend on it.
    public let name: String
    /// How much the set counts, whatever the number of its series; above 0.
    public let weight: Double
    /// The histories; those of fewer than five exact values teach nothing.
    public let series: [AnnualSeries]

    /// Checks nothing: `weight` must be above 0.
    public init(name: String, weight: Double, series: [AnnualSeries]) {
        self.name = name
        self.weight = weight
        self.series = series
    }
}
