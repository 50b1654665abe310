import Foundation

/// A value that lies so far below the one of the year before that the year may have been a special one.
public struct SuddenFall: Hashable, Sendable {
    public let year: Int
    /// The value of the year before.
    public let before: Double
    public let value: Double
    /// How an event in `year` would have to fade to explain the values since.
    public let ending: Ending

    public enum Ending: Hashable, Sendable {
        /// The next year was nearly what it had been.
        case over
        /// The values since have stayed down.
        case lasting
        /// In between, or not known yet.
        case fading
    }

    /// The share of `before` that was lost, 0 … 1 for values above 0.
    public var lost: Double { (before - value) / abs(before) }
}

extension SuddenFall {
    /// The greatest fall of a series that is no usual move, or `nil`.
    ///
    /// A fall counts from a third of the value, log 1.5 on the effect's scale, and from three times the median size of the
    /// other moves. What follows a fall isn't usual either. Both limits are ours: a fall that is found is only asked about.
    ///
    /// - Parameter isKnown: Whether a year is declared as special already.
    public init?(in series: AnnualSeries, except isKnown: (Int) -> Bool = { _ in false }) {
        let scale = EffectScale(for: series)
        let values = series.exactObservations.filter { $0.elapsedFraction == 1 && !$0.isDerived }
            .compactMap { observation in observation.exactValue.map { (year: observation.year, value: $0) } }
        let moves = zip(values, values.dropFirst()).map { earlier, later in
            scale.position(of: later.value) - scale.position(of: earlier.value)
        }
        let falls = moves.indices.filter { place in
            let (earlier, later) = (values[place], values[place + 1])
            let others = moves.indices.filter { $0 != place && $0 != place + 1 }.map { abs(moves[$0]) }.sorted()
            let usual = others.isEmpty ? 0 : (others[(others.count - 1) / 2] + others[others.count / 2]) / 2
            return later.year == earlier.year + 1 && !isKnown(later.year) && moves[place] <= -Self.least
                && -moves[place] >= Self.unusual * usual
        }
        guard let place = falls.min(by: { moves[$0] < moves[$1] }) else { return nil }
        let positions = values.map { scale.position(of: $0.value) }
        let left = positions.dropFirst(place + 2).map { ($0 - positions[place]) / moves[place] }
        self.init(
            year: values[place + 1].year, before: values[place].value, value: values[place + 1].value,
            ending: Ending(left: Array(left)))
    }

    private static let least = log(1.5)
    private static let unusual = 3.0
}

extension SuddenFall.Ending {
    /// - Parameter left: The share of the fall that was left in each later year with a value.
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
