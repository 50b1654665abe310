import MitoshiNumericalMethods
public import MitoshiStatistics

/// What is to be expected of a series, and of its targets.
public struct SeriesAnswer: Sendable {
    /// The answer for one target.
    public struct Outcome: Sendable {
        /// What was asked.
        public let goal: SeriesQuestion.Goal
        /// Which side is better; `nil` where nobody knows.
        public let direction: Direction?
        /// The chance that the target is met, 1 or 0 once a value decides; `nil` where there is none.
        public let probability: Double?
        /// The chance in a word; ``Verdict/notAssessable`` where nobody knows which side is better.
        public let verdict: Verdict

        /// Why there is no verdict; `nil` where there is one.
        package var reason: NotAssessableReason? { verdict == .notAssessable ? .directionUnknown : nil }
    }

    /// The sort of quantity that was assumed; `nil` for any number.
    public let kind: IndicatorKind?
    /// Whether ``kind`` is what the values show, and nobody stated it.
    public let isKindRecognised: Bool
    /// The values that can be.
    public let support: Support
    /// How many exact values the forecast rests on.
    public let valueCount: Int
    /// The months to date by which their year's forecast is weighted; `nil` where none are.
    public let toDate: SeriesQuestion.ToDate?
    /// The years after the last value.
    public let forecast: Forecast
    /// How many of them were asked for; the rest reach to the last target.
    public let horizon: Int
    /// One for each target, in their order.
    public let outcomes: [Outcome]
    /// Joint draws of the years after the last value, as many years as were asked for; none unless draws were asked for.
    public let paths: JointPaths
}

/// How many joint paths are drawn of a series, and from which seed.
public struct SeriesDraws: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// A seed of the series' own, whatever other series are asked about.
    public let seed: UInt

    /// - Parameters:
    ///   - count: How many paths.
    ///   - seed: The seed of all series.
    ///   - id: The series' name, from which its own seed is made.
    public init(count: Int, seed: UInt, id: String) {
        self.count = count
        self.seed = AssessmentSettings(seed: seed).seed(for: id)
    }

    /// As many of `paths` as are wanted, by chance where there are more, up to `years`.
    func chosen(from paths: JointPaths, years: Int) throws(StatisticsError) -> JointPaths {
        let wanted = paths.years.prefix(years)
        guard paths.count > count else { return JointPaths(years: Array(wanted)) }
        var stream: RandomStream
        do throws(NumericalError) { stream = try RandomStream(seed: seed) } catch { throw .numerical(error) }
        let chosen = stream.order(of: paths.count).prefix(count)
        return JointPaths(years: wanted.map { year in chosen.map { year[$0] } })
    }
}

extension SeriesQuestion {
    /// The forecast and the chances that follow from it alone: no comparable targets are asked.
    ///
    /// - Parameters:
    ///   - model: The model to use; `nil` takes what the kind asks for.
    ///   - prior: What is believed before the values are seen.
    ///   - draws: How many joint paths are drawn, and from which seed; `nil` for none.
    public func answer(
        by model: ModelFamily? = nil, limits: VerdictLimits = VerdictLimits(), prior: SeriesPrior = .shipped,
        draws: SeriesDraws? = nil
    ) throws(SeriesRefusal) -> SeriesAnswer {
        guard observations.contains(where: { $0.exactValue != nil }) else { throw .noValue }
        let recognised = kind == nil ? recognisedKind : nil
        let series = try series(kind ?? recognised)
        let judge = SeriesJudge(
            series: series, kind: kind ?? recognised, stated: direction, limits: limits, prior: prior)
        do throws(StatisticsError) {
            let outlook = try judge.outlook(model, for: goals, atLeast: horizon, knowing: toDate, draws: draws)
            let forecast = outlook.forecast
            let asked = min(max(0, horizon ?? forecast.distributions.count), forecast.distributions.count)
            return SeriesAnswer(
                kind: kind ?? recognised, isKindRecognised: recognised != nil, support: series.support,
                valueCount: series.exactValues.count,
                toDate: toDate.flatMap { forecast[year: $0.year] is NowcastDistribution ? $0 : nil },
                forecast: forecast, horizon: asked,
                outcomes: goals.map { judge.outcome(of: $0, by: forecast) },
                paths: try draws?.chosen(from: outlook.paths.get(), years: asked) ?? JointPaths.none)
        } catch {
            throw .series(error)
        }
    }

    /// The values as the kind and bounds have them by which they are answered; `nil` where they make no series.
    package var answeredSeries: AnnualSeries? { try? series(kind ?? recognisedKind) }

    /// The values as the stated kind and bounds have them; nothing is recognised.
    package func series() throws(SeriesRefusal) -> AnnualSeries { try series(kind) }

    private func series(_ kind: IndicatorKind?) throws(SeriesRefusal) -> AnnualSeries {
        var support = Support(lower: lower ?? -.infinity, upper: upper ?? .infinity)
        if let kind {
            guard kind != .milestone, kind != .decisionDriven else { throw .kind(kind) }
            let indicator = Indicator(
                id: "", programme: "", name: "", unit: unit, kind: kind, supportLower: lower, supportUpper: upper)
            let digit = indicator.digit(of: observations.compactMap(\.value.givenNumber).map { ($0, nil) })
            support = indicator.support(writtenTo: digit)
        }
        guard support.lower <= support.upper else { throw .bounds(lower: support.lower, upper: support.upper) }
        do throws(StatisticsError) {
            return try AnnualSeries(observations: observations, unit: unit ?? "", support: support)
        } catch {
            throw .series(error)
        }
    }
}

/// Judges the targets of a series against what was observed and what is forecast.
private struct SeriesJudge {
    let series: AnnualSeries
    let kind: IndicatorKind?
    let stated: Direction?
    let limits: VerdictLimits
    var prior = SeriesPrior.shipped

    /// Reaches to the last target, and at least so many years.
    func outlook(
        _ model: ModelFamily?, for goals: [SeriesQuestion.Goal], atLeast horizon: Int?,
        knowing toDate: SeriesQuestion.ToDate?, draws: SeriesDraws?
    ) throws(StatisticsError) -> NumericOutlook {
        for goal in goals where !AnnualSeries.years.contains(goal.year) {
            throw .invalidSeries(.yearOutOfRange(year: goal.year))
        }
        let selection = ModelSelection(
            candidates: model.map { [$0] }, orientation: orientation(of: goals), prior: prior)
        let origin = series.origin ?? 0
        let last = max(origin + max(1, horizon ?? 1), goals.map(\.year).max() ?? origin)
        let evidence = try toDate.flatMap(self.evidence)
        // Later years follow a year's months to date through joint paths.
        let settings = AssessmentSettings()
        let least = evidence == nil ? 0 : settings.pathCount
        let count = max(draws?.count ?? 0, least)
        let outlook = try NumericOutlook(
            for: series, until: last, choosing: selection.select, draws: (count, draws?.seed ?? settings.seed),
            leastHorizon: 1)
        guard let toDate, let evidence else { return outlook }
        return try outlook.revised(by: evidence, in: toDate.year)
    }

    /// What months to date tell of their year; `nil` where they tell nothing.
    private func evidence(_ toDate: SeriesQuestion.ToDate) throws(StatisticsError) -> MonthsToDate? {
        guard kind == .flow && toDate.counted > 0 || kind == .smallCount,
            let evidence = MonthsToDate(counted: toDate.counted, months: toDate.months)
        else { return nil }
        let isCount = series.support.isInteger
        return try evidence.learned(
            from: toDate.earlierYears.compactMap { .init(counted: $0.counted, total: $0.total, isCount: isCount) },
            isCount: isCount)
    }

    func outcome(of goal: SeriesQuestion.Goal, by forecast: Forecast) -> SeriesAnswer.Outcome {
        let rules = rules(of: goal)
        guard rules.count == 1 else {
            return SeriesAnswer.Outcome(goal: goal, direction: nil, probability: nil, verdict: .notAssessable)
        }
        let rule = rules[0]
        let observed = ObservedResult(
            of: rule.written, inYear: goal.year, neverFalls: series.support.neverFalls, series: series)
        let probability = observed?.probability ?? forecast[year: goal.year].map { rule.probability(under: $0) }
        return SeriesAnswer.Outcome(
            goal: goal, direction: rule.direction, probability: probability,
            verdict: observed?.verdict ?? probability.map(limits.verdict) ?? .awaitingResult)
    }

    /// Which way the trend is expected to point, as the first target asks; upwards where nobody asks.
    private func orientation(of goals: [SeriesQuestion.Goal]) -> TrendOrientation {
        let rules = goals.min { $0.year < $1.year }.map(rules)
        guard let direction = rules == nil ? stated : rules?.count == 1 ? rules?[0].direction : nil else {
            return rules == nil ? .rising : .either
        }
        return direction.isAtLeast ? .rising : direction.isAtMost ? .falling : .either
    }

    /// What may meet the goal: two rules where nobody knows which side is better.
    private func rules(of goal: SeriesQuestion.Goal) -> [AttainmentRule] {
        let indicator = Indicator(
            id: "", programme: "", name: "", unit: series.unit, kind: kind ?? .flow,
            direction: stated.map { .stated($0) } ?? .unstated, supportLower: series.support.lower,
            supportUpper: series.support.upper)
        let (level, digit) = (goal.range.number, series.support.digit)
        let direction = ResolvedDirection(
            of: indicator, base: series.exactValues.last, level: level,
            range: goal.range.exactValue == nil ? goal.range : nil, digit: digit, words: nil)
        return direction.readings.map {
            AttainmentRule(
                direction: $0, basis: direction.basis, level: level, tolerance: goal.range.halfWidth,
                isOpen: goal.range.leavesOutNumber, digit: digit)
        }
    }
}

extension AnnualSeries {
    /// The chance that the value of `year` is one of `range`: from the model that the kind of the series asks for, or, once a
    /// value decides, 1 or 0.
    ///
    ///     try series.probability(of: .atLeast(17_000), in: 2022)
    ///
    /// - Throws: ``StatisticsError/invalidHorizon(_:)`` for a year without a value that isn't after the last one.
    public func probability(of range: ValueRange, in year: Int) throws(StatisticsError) -> Double {
        let goal = SeriesQuestion.Goal(year: year, range: range)
        let stated: Direction? = range.isAtLeast == nil ? .maintainWithin : nil
        let judge = SeriesJudge(
            series: self, kind: support.neverFalls ? .cumulativeStock : nil, stated: stated, limits: VerdictLimits())
        let forecast = try judge.outlook(nil, for: [goal], atLeast: nil, knowing: nil, draws: nil).forecast
        guard let probability = judge.outcome(of: goal, by: forecast).probability else {
            throw .invalidHorizon(year - forecast.origin)
        }
        return probability
    }
}
