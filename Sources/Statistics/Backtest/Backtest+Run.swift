extension Backtest {
    /// Scores every contender on `series`. What can't be scored is among the refusals; nothing is left out.
    public func run(_ series: AnnualSeries) -> SeriesBacktest {
        let observations = series.exactObservations
        let origins = origins(of: observations.count)
        guard !origins.isEmpty else {
            return SeriesBacktest(refusing: .tooShort(needed: leastKnown + 1, found: observations.count))
        }
        return SeriesBacktest(
            refusal: nil,
            results: contenders.map { contender in
                var scores: [OriginScores] = []
                var refusals: [BacktestRefusal] = []
                for origin in origins {
                    do throws(BacktestRefusal) {
                        scores.append(try score(contender, on: series, observations, knowing: origin))
                    } catch {
                        refusals.append(error)
                    }
                }
                return .init(contender: contender, origins: scores, refusals: refusals)
            })
    }

    /// Scores the forecasts made when the first `count` of `observations` were known.
    private func score(
        _ contender: BacktestContender, on series: AnnualSeries, _ observations: [Observation], knowing count: Int
    ) throws(BacktestRefusal) -> OriginScores {
        let known = Array(observations.prefix(count))
        let visible = shown.map { Array(known.suffix($0)) } ?? known
        let history: AnnualSeries
        let forecast: Forecast?
        do throws(StatisticsError) {
            history = try AnnualSeries(observations: visible, unit: series.unit, support: series.support)
            forecast = try contender.forecast(history, horizon: horizon)
        } catch {
            throw .noForecast(error)
        }
        guard let origin = history.origin, let last = history.exactValues.last else { throw .nothingToCompare }
        var scoring = OriginScoring(
            last: last, scale: PointScore.scale(of: known.compactMap(\.exactValue)), isCertain: forecast == nil)
        for observation in observations.dropFirst(count) where observation.elapsedFraction == 1 {
            guard let actual = observation.exactValue, (1...horizon).contains(observation.year - origin) else {
                continue
            }
            try scoring.add(
                actual, step: observation.year - origin, distribution: forecast?[year: observation.year])
        }
        return try scoring.scores(shown: visible.count)
    }
}
