import Foundation

/// A value so far from the one of the year before that the year may have been a special one.
public struct SuddenMove: Hashable, Sendable {
    /// The year of the value that lies so far off.
    public let year: Int
    /// The value of the year before.
    public let before: Double
    /// The value of ``year``, in the series' unit as is ``before``.
    public let value: Double
    /// How an event in `year` would have to fade to explain the values since.
    public let ending: Ending

    /// What the values since the move say of an event.
    public enum Ending: Hashable, Sendable {
        /// The next year was nearly what it had been.
        case over
        /// The values since have stayed where the move led.
        case lasting
        /// In between, or not known yet.
        case fading
    }

    /// True when the value went up.
    public var isRise: Bool { value > before }

    /// The size of the move as a share of `before`: of a fall of values above 0 at most 1.
    public var share: Double { abs(value - before) / abs(before) }
}

extension SuddenMove {
    /// The greatest move of a series that is no usual one, or `nil`.
    ///
    /// A fall counts from a third of the value, log 1.5 on the effect's scale, and from three times the median size of the
    /// other moves. What follows it isn't usual either. A rise counts from the same size, and above all values before it: a
    /// return is none. Both limits are ours: a move that is found is only asked about.
    ///
    /// - Parameter isKnown: Whether a year is declared as special already.
    public init?(in series: AnnualSeries, except isKnown: (Int) -> Bool = { _ in false }) {
        let scale = EffectScale(for: series)
        let values = series.exactObservations.filter { $0.elapsedFraction == 1 && !$0.isDerived }
            .compactMap { observation in observation.exactValue.map { (year: observation.year, value: $0) } }
        let positions = values.map { scale.position(of: $0.value) }
        let moves = zip(positions, positions.dropFirst()).map { $1 - $0 }
        let unusual = moves.indices.filter { place in
            let (earlier, later) = (values[place], values[place + 1])
            let others = moves.indices.filter { $0 != place && $0 != place + 1 }.map { abs(moves[$0]) }.sorted()
            let usual = others.isEmpty ? 0 : (others[(others.count - 1) / 2] + others[others.count / 2]) / 2
            return later.year == earlier.year + 1 && abs(moves[place]) >= Self.least
                && abs(moves[place]) >= Self.unusual * usual
        }
        let rises = unusual.filter { place in
            let best = positions[...place].max() ?? positions[place]
            return place > 0 && !isKnown(values[place].year) && positions[place + 1] - best >= Self.least
        }
        let falls = unusual.filter { moves[$0] < 0 && !rises.contains($0 - 1) }
        let open = (falls + rises).filter { !isKnown(values[$0 + 1].year) }
        guard let place = open.max(by: { abs(moves[$0]) < abs(moves[$1]) }) else { return nil }
        let left = positions.dropFirst(place + 2).map { ($0 - positions[place]) / moves[place] }
        self.init(
            year: values[place + 1].year, before: values[place].value, value: values[place + 1].value,
            ending: Ending(left: Array(left)))
    }

    private static let least = log(1.5)
    private static let unusual = 3.0
}

extension SuddenMove.Ending {
    /// - Parameter left: The share of the move that was left in each later year with a value.
    init(left: [Double]) {
        if let next = left.first, next <= 0.25 {
            self = .over
        } else if left.count > 1, left.allSatisfy({ $0 >= 0.75 }) {
            self = .lasting
        } else {
            self = .fading
        }
    }
}
