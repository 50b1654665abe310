import MitoshiNumericalMethods

/// Several fitted models of one series, each weighed by how probable it is.
///
/// The forecast is the mixture of theirs, so that no small change of a value switches from one to another. Source: Hoeting,
/// Madigan, Raftery & Volinsky (1999), Statistical Science 14, 382–417.
struct FittedAverage: FittedModel {
    struct Member: Sendable {
        /// Above 0.
        let weight: Double
        let fitted: any FittedModel
    }

    let family: ModelFamily
    let series: AnnualSeries
    /// Never empty; their weights sum to 1, the greatest first.
    let members: [Member]

    /// - Parameter members: Fitted to `series`, with weights of any sum above 0; those of no more than one in ten
    ///   thousand are left out, which no reader of a probability could see.
    /// - Throws: ``StatisticsError/numerical(_:)`` when no member has a weight.
    init(family: ModelFamily, series: AnnualSeries, members: [Member]) throws(StatisticsError) {
        let weighty = members.filter { $0.weight > 0 && $0.weight < .infinity }
        let total = weighty.reduce(0) { $0 + $1.weight }
        let kept = weighty.filter { $0.weight > 1e-4 * total }
        guard !kept.isEmpty else {
            throw .numerical(.notFinite(routine: family.rawValue, result: "the weight of any member"))
        }
        self.family = family
        self.series = series
        self.members = kept.map { Member(weight: $0.weight / total, fitted: $0.fitted) }
            .sorted { $0.weight > $1.weight }
    }

    /// The averages count no parameters.
    var information: InformationCriterion? { nil }

    /// Those of the likeliest member.
    var parameters: [Parameter] { members[0].fitted.parameters }

    /// The members' averages; `nil` where one of them has none.
    var fittedValues: [Double?] {
        let all = members.map { ($0.weight, $0.fitted.fittedValues) }
        return series.exactObservations.indices.map { place in
            var sum = 0.0
            for (weight, values) in all {
                guard values.indices.contains(place), let value = values[place] else { return nil }
                sum += weight * value
            }
            return sum
        }
    }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        var forecasts: [(weight: Double, forecast: Forecast)] = []
        for member in members { forecasts.append((member.weight, try member.fitted.forecast(horizon: horizon))) }
        guard forecasts.count > 1 else {
            let only = forecasts[0].forecast
            return Forecast(model: family, origin: only.origin, distributions: only.distributions)
        }
        return Forecast(
            model: family, origin: forecasts[0].forecast.origin,
            distributions: (0..<horizon).map { step in
                DistributionMixture(
                    forecasts.map { .init(weight: $0.weight, distribution: $0.forecast.distributions[step]) })
            })
    }

    /// Each member gets its share of the paths as nearly as whole numbers allow (systematic sampling).
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let offset = stream.uniform()
        let places = stream.order(of: max(0, count)).map { member(at: (Double($0) + offset) / Double(count)) }
        var drawn: [JointPaths] = []
        for (index, member) in members.enumerated() {
            let share = places.count { $0 == index }
            drawn.append(share > 0 ? try member.fitted.paths(count: share, horizon: horizon, from: &stream) : .none)
        }
        return JointPaths(
            years: (0..<horizon).map { year in
                var taken = [Int](repeating: 0, count: members.count)
                return places.map { place in
                    defer { taken[place] += 1 }
                    return drawn[place].years[year][taken[place]]
                }
            })
    }

    private func member(at share: Double) -> Int {
        var sum = 0.0
        return members.firstIndex { member in
            sum += member.weight
            return sum > share
        } ?? members.count - 1
    }
}

extension FittedModel {
    /// How much of the forecast `family` has: all or nothing, but for an average.
    public func share(of family: ModelFamily) -> Double {
        guard let average = self as? FittedAverage else { return self.family == family ? 1 : 0 }
        return average.members.reduce(0) { $0 + $1.weight * $1.fitted.share(of: family) }
    }
}
