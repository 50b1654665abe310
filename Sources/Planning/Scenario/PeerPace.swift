import Foundation

/// How fast the best fifth of comparable indicators moved (他自治体の上位2割の速さ).
///
/// Each comparable indicator moved from its base to the value measured for its target; targets of one indicator count once,
/// with their mean. The pace is that which a fifth of them reached or exceeded, in their wanted direction: an amount's change
/// as a logarithm, a percentage's in logits, both a year.
///
/// Source of the form: the "top 20 %" scenario of the World Health Organization's billionaiRe package; the evidence is
/// ``ReferenceEvidence``, the percentile that of Hyndman & Fan (1996), The American Statistician 50, definition 7.
package struct PeerPace: Hashable, Sendable {
    /// Of what the change is measured.
    package enum Scale: Hashable, Sendable {
        /// The logarithm of an amount.
        case logarithm
        /// The logit of a percentage.
        case logit
    }

    package let scale: Scale
    /// The change a year in the wanted direction; below 0 where even the best fifth got worse.
    package let rate: Double
    /// How many comparable indicators there are.
    package let indicators: Int
    /// How many municipalities they come from.
    package let municipalities: Int

    /// A fifth of fewer is less than one indicator.
    package static let fewestIndicators = 5

    /// - Parameter isShare: Whether percentages are compared, or amounts.
    /// - Returns: `nil` with fewer than ``fewestIndicators``.
    package init?(of evidence: ReferenceEvidence, isShare: Bool) {
        let scale: Scale = isShare ? .logit : .logarithm
        var paces: [Key: [Double]] = [:]
        for target in evidence.pastTargets where target.isShare == isShare {
            guard let pace = scale.pace(of: target) else { continue }
            paces[Key(municipality: target.municipality, indicator: target.indicator), default: []].append(pace)
        }
        guard paces.count >= Self.fewestIndicators else { return nil }
        let means = paces.values.map { $0.reduce(0, +) / Double($0.count) }.sorted()
        let place = 0.8 * Double(means.count - 1)
        let (below, above) = (means[Int(place)], means[min(Int(place) + 1, means.count - 1)])
        self.scale = scale
        rate = below + (place - place.rounded(.down)) * (above - below)
        indicators = means.count
        municipalities = Set(paces.keys.map(\.municipality)).count
    }

    private struct Key: Hashable {
        let municipality: String
        let indicator: String
    }

    /// Where `level` comes in so many years at this pace.
    ///
    /// - Parameter sign: +1 where more is better, −1 where less is.
    /// - Returns: `nil` for a level from which no relative change leads anywhere: 0 or less, or 100 % and more.
    func level(after years: Double, from level: Double, sign: Double) -> Double? {
        scale.place(of: level).map { scale.level(at: $0 + sign * rate * years) }
    }
}

extension PeerPace.Scale {
    /// `nil` where base or years are unknown or a value has no place on the scale.
    fileprivate func pace(of target: PastTarget) -> Double? {
        guard let years = target.measuredAfter, years > 0, let base = target.base.flatMap(place),
            let actual = place(of: target.actual)
        else { return nil }
        return (target.lessIsBetter ? base - actual : actual - base) / Double(years)
    }

    fileprivate func place(of level: Double) -> Double? {
        switch self {
        case .logarithm: level > 0 ? log(level) : nil
        case .logit: level > 0 && level < 100 ? log(level / (100 - level)) : nil
        }
    }

    fileprivate func level(at place: Double) -> Double {
        switch self {
        case .logarithm: exp(place)
        case .logit: 100 / (1 + exp(-place))
        }
    }
}
