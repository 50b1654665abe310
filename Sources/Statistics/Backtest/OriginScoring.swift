/// Scores the steps from one origin and averages them.
struct OriginScoring {
    /// The last value shown.
    let last: Double
    /// The unit of scaled scores.
    let scale: Double?
    /// True for a contender without a distribution.
    let isCertain: Bool

    private var steps = 0
    private var percentage = 0.0
    private var naivePercentage = 0.0
    private var error = 0.0
    private var naiveError = 0.0
    private var inside = [Int](repeating: 0, count: Backtest.coverages.count)
    private var intervalScores = [Double](repeating: 0, count: Backtest.coverages.count)
    private var widths = [Double](repeating: 0, count: Backtest.coverages.count)
    private var pinball = 0.0
    private var ranked = 0.0
    private var questions: [OriginScores.Question] = []

    init(last: Double, scale: Double?, isCertain: Bool) {
        self.last = last
        self.scale = scale
        self.isCertain = isCertain
    }

    /// Scores the value that came at `step`.
    ///
    /// - Parameter distribution: `nil` for the last value said with certainty.
    mutating func add(
        _ actual: Double, step: Int, distribution: (any PredictiveDistribution)?
    ) throws(BacktestRefusal) {
        steps += 1
        var point = last
        if let distribution {
            point = try quantile(distribution, 0.5)
            try addSpread(of: distribution, actual)
        } else if !isCertain {
            throw .nothingToCompare
        }
        percentage += PointScore.symmetricPercentageError(forecast: point, actual: actual)
        naivePercentage += PointScore.symmetricPercentageError(forecast: last, actual: actual)
        error += abs(actual - point)
        naiveError += abs(actual - last)
        if step == Backtest.targetStep, last > 0 { try ask(distribution, actual) }
    }

    private mutating func addSpread(of distribution: any PredictiveDistribution, _ actual: Double)
        throws(BacktestRefusal)
    {
        for (index, coverage) in Backtest.coverages.enumerated() {
            let lower = try quantile(distribution, (1 - coverage) / 2)
            let interval = try lower...max(lower, quantile(distribution, (1 + coverage) / 2))
            inside[index] += interval.contains(actual) ? 1 : 0
            intervalScores[index] += IntervalScore.score(of: interval, coverage: coverage, actual: actual)
            widths[index] += interval.upperBound - interval.lowerBound
        }
        var losses = 0.0
        for level in Backtest.pinballLevels {
            losses += QuantileScore.pinball(
                quantile: try quantile(distribution, level), level: level, actual: actual)
        }
        pinball += losses / Double(Backtest.pinballLevels.count)
        var quantiles: [Double] = []
        for level in QuantileScore.rankedLevels { quantiles.append(try quantile(distribution, level)) }
        ranked += QuantileScore.continuousRankedProbability(quantiles: quantiles, actual: actual)
    }

    private mutating func ask(_ distribution: (any PredictiveDistribution)?, _ actual: Double) throws(BacktestRefusal) {
        for (index, multiple) in Backtest.multiples.enumerated() {
            let target = multiple * last
            let probability = distribution.map { $0.probability(atLeast: target) } ?? (last >= target ? 1 : 0)
            guard (0...1).contains(probability) else { throw .notFinite }
            questions.append(.init(multiple: index, probability: probability, happened: actual >= target))
        }
    }

    private func quantile(
        _ distribution: any PredictiveDistribution, _ level: Double
    ) throws(BacktestRefusal) -> Double {
        do throws(StatisticsError) {
            return try distribution.quantile(level)
        } catch {
            throw .noForecast(error)
        }
    }

    /// The means over the steps.
    func scores(shown: Int) throws(BacktestRefusal) -> OriginScores {
        guard steps > 0 else { throw .nothingToCompare }
        let count = Double(steps)
        let sums = [percentage, naivePercentage, error, naiveError, pinball, ranked] + intervalScores + widths
        guard sums.allSatisfy(\.isFinite) else { throw .notFinite }
        let scaled = scale.map { scale in
            OriginScores.Scaled(
                error: error / count / scale, naiveError: naiveError / count / scale,
                spread: isCertain
                    ? nil
                    : OriginScores.Spread(
                        intervalScores: intervalScores.map { $0 / count / scale },
                        widths: widths.map { $0 / count / scale }, pinball: pinball / count / scale,
                        continuousRankedProbability: ranked / count / scale))
        }
        guard scaled?.isFinite != false else { throw .notFinite }
        return OriginScores(
            shown: shown, steps: steps, percentageError: percentage / count,
            naivePercentageError: naivePercentage / count, scaled: scaled, inside: isCertain ? nil : inside,
            questions: questions)
    }
}

extension OriginScores.Scaled {
    /// False where a tiny scale blew an error up beyond the greatest number.
    fileprivate var isFinite: Bool {
        let distribution = spread.map { $0.intervalScores + $0.widths + [$0.pinball, $0.continuousRankedProbability] }
        return ([error, naiveError] + (distribution ?? [])).allSatisfy(\.isFinite)
    }
}
