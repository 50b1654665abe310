import Foundation

/// What a declared event does to a series: known when, guessed how it fades, unknown how large.
public struct ShockEffect: Hashable, Sendable {
    /// How the effect ends.
    public enum Fading: Hashable, Sendable {
        /// Gone with the last year of the event.
        case oneOff
        /// Never: the level stays where the event took it.
        case levelShift
        /// A share of the effect is left after each year; about this one, 0 … 1, as ``DecayPrior`` says.
        case decaying(guess: Double)
    }

    /// The years that the event disturbs in full.
    public let years: ClosedRange<Int>
    /// How the effect ends, as it was declared.
    public let fading: Fading

    /// Checks nothing: the guess of a decay must lie in 0 … 1.
    public init(years: ClosedRange<Int>, fading: Fading) {
        self.years = years
        self.fading = fading
    }

    /// How much of the effect `year` has, 0 … 1; of an effect whose decay is a guess the mean of what was declared.
    public func share(in year: Int) -> Double {
        switch fading {
        case .oneOff: share(in: year, leaving: 0)
        case .levelShift: share(in: year, leaving: 1)
        case .decaying(let guess):
            year <= years.upperBound
                ? share(in: year, leaving: 0) : DecayPrior(guess: guess).declaredShare(after: year - years.upperBound)
        }
    }

    /// The same where the share `left` is left after each year.
    func share(in year: Int, leaving left: Double) -> Double {
        if year < years.lowerBound { return 0 }
        return year <= years.upperBound ? 1 : pow(left, Double(year - years.upperBound))
    }

    /// The share that the undisturbed path has: of a level shift the path is the one after it.
    var reference: Double { fading == .levelShift ? 1 : 0 }

    /// What may be left after each year, with weights that sum to 1.
    func recoveries() throws(StatisticsError) -> [DecayPrior.Node] {
        switch fading {
        case .oneOff: [.init(weight: 1, left: 0)]
        case .levelShift: [.init(weight: 1, left: 1)]
        case .decaying(let guess): try DecayPrior(guess: guess).nodes()
        }
    }
}
