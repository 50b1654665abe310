/// The form of a prior as text: a header of five lines, a line of column names, and a line for each component, all with
/// tabulators between the fields.
///
///     mitoshi-pooled-prior	1
///     command	…
///     data	…
///     digest	…
///     date	2026-04-01
///     scale	dynamics	levelWeight	trendWeight	damping	varianceDiscount	deviation	trendMean	trendDeviation	weight
///     log	damped-trend	0.85	0.17	0.95	1	0.05	0.03	0.03	0.0125
///
/// A return to a mean has its persistence in the column `damping` and 0 in the two before it.
extension PooledPrior {
    /// What is wrong with a text that should be a prior.
    public struct TextError: Error, Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// The line as it stands, empty beyond the end of the text, or `no component` where none follows the header.
        public let found: String
        /// How the line should begin, which columns it should have, or that there should be a component.
        public let expected: String
    }

    private static let signature = "mitoshi-pooled-prior\t1"
    private static let columns = [
        "scale", "dynamics", "levelWeight", "trendWeight", "damping", "varianceDiscount", "deviation", "trendMean",
        "trendDeviation", "weight",
    ]

    /// Whether ``init(text:)`` is meant.
    static func isText(_ text: String) -> Bool { text.hasPrefix(signature) }

    /// The prior as text.
    public var text: String {
        let header = [
            Self.signature, "command\t\(origin.command)", "data\t\(origin.data)", "digest\t\(origin.digest)",
            "date\t\(origin.date)", Self.columns.joined(separator: "\t"),
        ]
        return (header + components.map(\.line)).joined(separator: "\n") + "\n"
    }

    /// Reads what ``text`` writes.
    public init(text: String) throws(TextError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func line(_ number: Int, beginsWith start: String) throws(TextError) -> String {
            let found = number <= lines.count ? lines[number - 1] : ""
            guard found.hasPrefix(start) else {
                throw TextError(line: number, found: String(found), expected: start)
            }
            return String(found.dropFirst(start.count))
        }
        _ = try line(1, beginsWith: Self.signature)
        let origin = Origin(
            command: try line(2, beginsWith: "command\t"), data: try line(3, beginsWith: "data\t"),
            digest: try line(4, beginsWith: "digest\t"), date: try line(5, beginsWith: "date\t"))
        _ = try line(6, beginsWith: Self.columns.joined(separator: "\t"))
        var components: [Component] = []
        components.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated().dropFirst(6) where !line.isEmpty {
            guard let component = Component(line: line) else {
                throw TextError(
                    line: index + 1, found: String(line), expected: Self.columns.joined(separator: " "))
            }
            components.append(component)
        }
        guard !components.isEmpty else {
            throw TextError(line: lines.count, found: "no component", expected: "at least one component")
        }
        self.init(components: components, origin: origin)
    }
}

extension PooledPrior.Component {
    fileprivate var line: String {
        let (name, settings) = dynamics.record
        let numbers = settings + [varianceDiscount, deviation, trendMean, trendDeviation, weight]
        return ([scale.rawValue, name] + numbers.map(\.written)).joined(separator: "\t")
    }

    fileprivate init?(line: Substring) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count == 10, let scale = PooledScale(rawValue: String(cells[0])) else { return nil }
        let numbers = cells.dropFirst(2).compactMap { Double($0) }
        guard numbers.count == 8, numbers.allSatisfy(\.isFinite),
            let dynamics = PooledDynamics(name: cells[1], settings: Array(numbers[..<3]))
        else { return nil }
        let (discount, deviation, spread, weight) = (numbers[3], numbers[4], numbers[6], numbers[7])
        guard discount > 0, discount <= 1, deviation > 0, spread >= 0, weight >= 0 else { return nil }
        self.init(
            scale: scale, dynamics: dynamics, varianceDiscount: discount, deviation: deviation,
            trendMean: numbers[5], trendDeviation: spread, weight: weight)
    }
}

extension PooledDynamics {
    /// The name and the three numbers of a dynamics.
    fileprivate var record: (name: String, settings: [Double]) {
        switch self {
        case .dampedTrend(let trend): ("damped-trend", [trend.levelWeight, trend.trendWeight, trend.damping])
        case .revertingGrowth(let growth):
            ("reverting-growth", [growth.levelWeight, growth.trendWeight, growth.damping])
        case .meanReversion(let reversion): ("mean-reversion", [0, 0, reversion.persistence])
        }
    }

    /// `nil` for an unknown name or numbers outside 0 … 1.
    fileprivate init?(name: Substring, settings: [Double]) {
        guard settings.allSatisfy({ (0...1).contains($0) }) else { return nil }
        switch name {
        case "damped-trend":
            self = .dampedTrend(
                DampedTrendDynamics(levelWeight: settings[0], trendWeight: settings[1], damping: settings[2]))
        case "reverting-growth":
            self = .revertingGrowth(
                RevertingGrowthDynamics(levelWeight: settings[0], trendWeight: settings[1], damping: settings[2]))
        case "mean-reversion" where settings[2] < 1:
            self = .meanReversion(MeanReversionDynamics(persistence: settings[2]))
        default: return nil
        }
    }
}
