import Foundation

/// What a declared event does to a series: known when and how it fades, unknown how large.
public struct ShockEffect: Hashable, Sendable {
    /// How the effect ends.
    public enum Fading: Hashable, Sendable {
        /// Gone with the last year of the event.
        case oneOff
        /// Never: the level stays where the event took it.
        case levelShift
        /// This share of the effect, 0 … 1, is left after each year.
        case decaying(Double)
    }

    /// The years that the event disturbs in full.
    public let years: ClosedRange<Int>
    public let fading: Fading

    public init(years: ClosedRange<Int>, fading: Fading) {
        self.years = years
        self.fading = fading
    }

    /// How much of the effect `year` has, 0 … 1.
    public func share(in year: Int) -> Double {
        if year < years.lowerBound { return 0 }
        if year <= years.upperBound { return 1 }
        return switch fading {
        case .oneOff: 0
        case .levelShift: 1
        case .decaying(let left): pow(left, Double(year - years.upperBound))
        }
    }

    /// The share that the undisturbed path has: of a level shift the path is the one after it.
    var reference: Double { fading == .levelShift ? 1 : 0 }
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
        size == 0 ? value : scale.inverse(scale.transform(value) + unit * size)
    }

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
