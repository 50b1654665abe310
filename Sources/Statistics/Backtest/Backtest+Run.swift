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
                var forecasts: [OriginForecast] = []
                for known in origins {
                    let origin = observations[known - 1]
                    var forecast = OriginForecast(year: origin.wholeYear, last: origin.exactValue ?? .nan)
                    do throws(BacktestRefusal) {
                        forecast.comparisons = try compare(contender, on: series, observations, knowing: known)
                        scores.append(try score(forecast, observations.prefix(known), contender))
                    } catch {
                        forecast.comparisons = []
                        forecast.refusal = error
                        refusals.append(error)
                    }
                    forecasts.append(forecast)
                }
                return .init(contender: contender, origins: scores, refusals: refusals, forecasts: forecasts)
            })
    }

    /// The values that came after the first `count` of `observations`, beside what was forecast of them when these were known.
    private func compare(
        _ contender: BacktestContender, on series: AnnualSeries, _ observations: [Observation], knowing count: Int
    ) throws(BacktestRefusal) -> [OriginForecast.Comparison] {
        let history: AnnualSeries
        let forecast: Forecast?
        do throws(StatisticsError) {
            history = try AnnualSeries(
                observations: visible(observations.prefix(count)), unit: series.unit, support: series.support)
            forecast = try contender.forecast(history, horizon: horizon)
        } catch {
            throw .noForecast(error)
        }
        let origin = observations[count - 1].wholeYear
        return observations.dropFirst(count).compactMap { observation in
            guard observation.elapsedFraction == 1, (1...horizon).contains(observation.year - origin) else {
                return nil
            }
            return observation.exactValue.map {
                .init(year: observation.year, actual: $0, distribution: forecast?[year: observation.year])
            }
        }
    }

    /// Those of the known values that a contender is shown.
    private func visible(_ known: ArraySlice<Observation>) -> [Observation] {
        Array(shown.map { known.suffix($0) } ?? known)
    }

    private func score(
        _ forecast: OriginForecast, _ known: ArraySlice<Observation>, _ contender: BacktestContender
    ) throws(BacktestRefusal) -> OriginScores {
        var scoring = OriginScoring(
            last: forecast.last, scale: PointScore.scale(of: known.compactMap(\.exactValue)),
            isCertain: contender == .noChange)
        for one in forecast.comparisons {
            try scoring.add(one.actual, step: one.year - forecast.year, distribution: one.distribution)
        }
        return try scoring.scores(shown: visible(known).count)
    }
}
