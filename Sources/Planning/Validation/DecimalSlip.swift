import Foundation
import MitoshiStatistics

/// A value that fits those beside it only when its decimal point is moved: 11,300 after 1,050, or 118.7 between 12,210 and 11,600.
public struct DecimalSlip: Hashable, Sendable {
    /// The year of the value.
    public let year: FiscalYear
    /// As it was written, its decimal point in doubt.
    public let value: Double
    /// The value next to it, the one before where there is one.
    public let neighbour: Double
    /// The year of ``neighbour``; years without a value may lie between.
    public let neighbourYear: FiscalYear
    /// By how many places the point would have to move back: 1 for ten times as much, −2 for a hundredth.
    public let places: Int

    /// What the value would be with its point where the neighbours' are.
    public var moved: Double { value / pow(10, Double(places)) }
}

extension DecimalSlip {
    /// How far from a power of ten a value may lie, in powers of ten: a factor of two, which a year's own move explains.
    private static let leeway = 0.3

    /// Small whole numbers of things rise tenfold by themselves.
    private static let smallCount = 10.0

    /// The slips in a history, in order.
    ///
    /// A value is compared with those on both sides of it, at an end with the two nearest: where a series grows tenfold from year
    /// to year no value stands out.
    static func all(in values: [YearValue]) -> [DecimalSlip] {
        let areWhole = values.allSatisfy { $0.value == $0.value.rounded() }
        return values.indices.compactMap { place in
            let places =
                place == 0 ? [1, 2] : place == values.count - 1 ? [place - 1, place - 2] : [place - 1, place + 1]
            let beside = places.filter(values.indices.contains).map { values[$0] }
            let found = values[place]
            guard let nearest = beside.first, (beside + [found]).allSatisfy({ $0.value > 0 }) else { return nil }
            if areWhole, min(found.value, nearest.value) < smallCount { return nil }
            let moves = beside.map { log10(found.value / $0.value) }
            let power = moves[0].rounded()
            guard power != 0, moves.allSatisfy({ abs($0 - power) <= leeway }) else { return nil }
            return DecimalSlip(
                year: found.year, value: found.value, neighbour: nearest.value, neighbourYear: nearest.year,
                places: Int(power))
        }
    }
}

/// Values of a percentage that look like fractions of one: 0.369 beside 36.
public struct FractionForPercent: Hashable, Sendable {
    /// The first such value.
    public let year: FiscalYear
    /// That value, as it was written.
    public let value: Double
    /// How many there are.
    public let count: Int
    /// The per cent that it is seen beside: a measured value, or where all are fractions the first target; `nil` where the
    /// targets are as small.
    public let beside: Double?
    /// The years of all such values, ``count`` in number.
    public let years: Set<FiscalYear>
}

extension FractionForPercent {
    /// How many times as much the per cent beside a fraction is: a hundred, give or take what a year moves.
    private static let ratios = 30.0...300.0

    /// - Parameters:
    ///   - values: Measured values of a percentage.
    ///   - targets: Its targets in the order of their years, which count where no value is above 1.
    init?(in values: [YearValue], targets: [Double]) {
        let small = values.indices.filter { values[$0].value > 0 && values[$0].value <= 1 }
        let large = values.indices.filter { values[$0].value > 1 }
        let pairs = small.compactMap { place -> (fraction: Double, percent: Double)? in
            let nearest = large.min { abs($0 - place) < abs($1 - place) }.map { values[$0].value }
            return (nearest ?? targets.first { $0 > 1 }).map { (values[place].value, $0) }
        }
        let pair = pairs.first { Self.ratios.contains($0.percent / $0.fraction) }
        guard let first = small.first, pair != nil || Self.areAllHundredths(values.map(\.value) + targets) else {
            return nil
        }
        self.init(
            year: values[first].year, value: values[first].value, count: small.count, beside: pair?.percent,
            years: Set(small.map { values[$0].year }))
    }

    /// 0.955 and 0.96: more than half of one, in hundredths, as few rates below one per cent are.
    private static func areAllHundredths(_ numbers: [Double]) -> Bool {
        numbers.allSatisfy { $0 >= 0.5 && $0 <= 1 }
            && numbers.contains { abs(10 * $0 - (10 * $0).rounded()) > 1e-9 }
    }
}

/// A cumulative stock that stood lower than before: something was removed, or a value corrected.
public struct CumulativeFall: Hashable, Sendable {
    /// The year of the lower value.
    public let fiscalYear: FiscalYear
    /// The last exact value before, in the indicator's unit.
    public let from: Double
    /// The lower value, in the indicator's unit.
    public let to: Double
}

extension CumulativeFall {
    /// The falls of a cumulative stock, in order of time; none of anything else, which may fall.
    static func all(in series: AnnualSeries?, on axis: YearAxis) -> [CumulativeFall] {
        guard let series, series.support.neverFalls else { return [] }
        let observations = series.exactObservations
        return zip(observations, observations.dropFirst()).compactMap { earlier, later in
            guard let from = earlier.exactValue, let to = later.exactValue, to < from,
                let year = axis.year(later.year)
            else { return nil }
            return CumulativeFall(fiscalYear: year, from: from, to: to)
        }
    }
}
