import Foundation

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
