/// The scores of one contender over many series.
///
/// Errors, interval scores and widths are averaged over the steps of an origin, then over the origins of a series, then
/// over the series; inside-or-outside and the target questions are pooled over all of them.
public struct ForecastScores: Hashable, Sendable {
    /// Symmetric percentage errors of the medians, or of the last value where it is the forecast, 0 … 200.
    public private(set) var percentageError = RunningMean()
    /// Symmetric percentage errors of the last value from the same origins, 0 … 200.
    public private(set) var naivePercentageError = RunningMean()
    /// Absolute errors of the same forecasts, in units of the history's mean absolute change.
    public private(set) var scaledError = RunningMean()
    /// Absolute errors of the last value from the same origins, in the same unit.
    public private(set) var naiveScaledError = RunningMean()
    /// For each of ``Backtest/coverages``, as is ``widths``.
    public private(set) var intervalScores = [RunningMean](repeating: RunningMean(), count: Backtest.coverages.count)
    /// Widths of the central intervals, in units of the history's mean absolute change.
    public private(set) var widths = [RunningMean](repeating: RunningMean(), count: Backtest.coverages.count)
    /// The mean over ``Backtest/pinballLevels``, in units of the history's mean absolute change.
    public private(set) var pinball = RunningMean()
    /// By ``QuantileScore/continuousRankedProbability(quantiles:actual:)``, in the same unit as ``pinball``.
    public private(set) var continuousRankedProbability = RunningMean()
    /// Scores of what was said of the targets that ``Backtest/multiples`` names, all questions alike.
    public private(set) var attainment = ProbabilityScores()
    /// How many origins were scored.
    public private(set) var origins = 0
    /// How many values were compared with a forecast.
    public private(set) var steps = 0
    private var inside = [Int](repeating: 0, count: Backtest.coverages.count)
    private var stepsWithIntervals = 0
    private var reached = [Int](repeating: 0, count: Backtest.multiples.count)
    private var asked = [Int](repeating: 0, count: Backtest.multiples.count)

    /// Scores of no series yet.
    public init() {}

    /// How many series were scored.
    public var series: Int { percentageError.count }

    /// How many series have no unit for scaled errors, since they never change.
    public var seriesWithoutScale: Int { percentageError.count - scaledError.count }

    /// The share of values inside each of ``Backtest/coverages``; `nil` without distributions.
    public var insideShares: [Double]? {
        stepsWithIntervals > 0 ? inside.map { Double($0) / Double(stepsWithIntervals) } : nil
    }

    /// `nil` where “no change” makes no error.
    public var overallWeightedAverage: Double? {
        guard let percentage = percentageError.value, let naivePercentage = naivePercentageError.value,
            let scaled = scaledError.value, let naiveScaled = naiveScaledError.value
        else { return nil }
        return PointScore.overallWeightedAverage(
            percentage: percentage, scaled: scaled, naivePercentage: naivePercentage, naiveScaled: naiveScaled)
    }

    /// Counts the origins of one series.
    mutating func add(_ origins: [OriginScores]) {
        guard !origins.isEmpty else { return }
        self.origins += origins.count
        steps += origins.reduce(0) { $0 + $1.steps }
        percentageError.add(mean(origins.map(\.percentageError)))
        naivePercentageError.add(mean(origins.map(\.naivePercentageError)))
        add(origins.compactMap(\.scaled))
        for origin in origins {
            if let inside = origin.inside {
                stepsWithIntervals += origin.steps
                for (index, count) in inside.enumerated() { self.inside[index] += count }
            }
            for question in origin.questions { add(question) }
        }
    }

    private mutating func add(_ origins: [OriginScores.Scaled]) {
        guard !origins.isEmpty else { return }
        scaledError.add(mean(origins.map(\.error)))
        naiveScaledError.add(mean(origins.map(\.naiveError)))
        let spreads = origins.compactMap(\.spread)
        guard !spreads.isEmpty else { return }
        for index in Backtest.coverages.indices {
            intervalScores[index].add(mean(spreads.map { $0.intervalScores[index] }))
            widths[index].add(mean(spreads.map { $0.widths[index] }))
        }
        pinball.add(mean(spreads.map(\.pinball)))
        continuousRankedProbability.add(mean(spreads.map(\.continuousRankedProbability)))
    }

    private mutating func add(_ question: OriginScores.Question) {
        attainment.add(probability: question.probability, happened: question.happened)
        asked[question.multiple] += 1
        reached[question.multiple] += question.happened ? 1 : 0
    }

    /// The scores of answering every question with the share of its multiple that was reached in the end: the base rate,
    /// known only afterwards.
    public var baseRates: ProbabilityScores {
        var scores = ProbabilityScores()
        for (asked, reached) in zip(asked, reached) where asked > 0 {
            let rate = Double(reached) / Double(asked)
            for question in 0..<asked { scores.add(probability: rate, happened: question < reached) }
        }
        return scores
    }
}

private func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
