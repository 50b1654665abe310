import Foundation

/// What a declared event does to a series: known when, guessed how it fades, unknown how large.
public struct ShockEffect: Hashable, Sendable {
    /// How the effect ends.
    public enum Fading: Hashable, Sendable {
        /// Gone with the last year of the event.
        case oneOff
        /// Never: the level stays where the event took it.
        case levelShift
        /// A share of the effect is left after each year; about this one, 0 … 1, as `DecayPrior` says.
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

/// The scale on which an effect adds: the logarithm of a positive quantity, the logit of a share, else the value itself in
/// units of the mean absolute value.
struct EffectScale: Hashable, Sendable {
    let scale: WorkingScale
    let unit: Double

    init(for series: AnnualSeries) {
        let support = series.support
        if support.lower == 0, support.upper.isFinite {
            (scale, unit) = (.logit(ceiling: support.upper), 1)
        } else if support.lower >= 0 {
            (scale, unit) = (.logarithm, 1)
        } else {
            let values = series.exactValues
            let mean = values.reduce(0) { $0 + abs($1) } / Double(max(1, values.count))
            (scale, unit) = (.level, mean > 0 ? mean : 1)
        }
    }

    /// `value` moved by `size` on the scale.
    func moved(_ value: Double, by size: Double) -> Double {
        size == 0 ? value : self.value(at: position(of: value) + size)
    }

    /// Where `value` lies, in units of the effect; ∓∞ at the ends of what it can be.
    func position(of value: Double) -> Double { scale.transform(value) / unit }

    func value(at position: Double) -> Double { scale.inverse(unit * position) }

    /// The logarithm of d moved / d value.
    func logSlope(at value: Double, movedBy size: Double) -> Double {
        switch scale {
        case .level: return 0
        case .logarithm, .gompertz: return size
        case .logit(let ceiling):
            // At an end of the scale the share moves like the nearer distance.
            if value <= 0 { return size }
            if value >= ceiling { return -size }
            return log(scale.slope(at: value) / scale.slope(at: moved(value, by: size)))
        }
    }
}
