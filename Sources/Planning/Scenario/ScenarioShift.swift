import MitoshiStatistics

/// How far a scenario moves the middle of an indicator's forecast in a year.
struct ScenarioShift {
    let scenario: Scenario
    /// The latest value and its moment; `nil` where only bounds are known.
    let latest: Point?
    /// The moment of the as-of date or of the latest value, whichever is later.
    let now: Double
    /// +1 where more is better, −1 where less is.
    let sign: Double
    /// The values that the indicator can take.
    let support: Support
    /// The year of the last target.
    let lastYear: FiscalYear
    /// The indicator's years.
    let axis: YearAxis
    /// The forecast from the years that no event touched.
    let undisturbed: Forecast?
    /// The pace of the best fifth of comparable indicators.
    let peers: PeerPace?

    /// - Parameter median: The middle of the forecast for `year`.
    func shift(in year: FiscalYear, median: Double) throws(ScenarioAnswer.Failure) -> Double {
        let time = Double(year.year)
        switch scenario.kind {
        case .extraPace(let pace):
            return pace * max(0, time - max(scenario.start.map(axis.timeAtStart) ?? now, now))
        case .fixedPath(let level): return better(try line(to: level, at: time) - median)
        case .percentChange(let percent):
            guard let latest else { throw ScenarioAnswer.Failure(.noStartOfPath) }
            return try line(to: latest.value * (1 + percent / 100), at: time) - median
        case .haltFall:
            guard let latest else { throw ScenarioAnswer.Failure(.noStartOfPath) }
            return better(latest.value - median)
        case .peerPace: return better(try peerLevel(at: time) - median)
        case .returnToPath(let way): return try level(of: way, in: year) - median
        }
    }

    /// What improves, else nothing.
    private func better(_ shift: Double) -> Double { sign * max(0, sign * shift) }

    /// The straight line from the latest value to `level` in the last year; that level from then on.
    private func line(to level: Double, at time: Double) throws(ScenarioAnswer.Failure) -> Double {
        guard support.lower <= level, level <= support.upper else {
            throw ScenarioAnswer.Failure(.impossibleLevel(level, support: support))
        }
        let last = scenario.lastYear.map { axis.year(sharingMostWith: $0) ?? $0 } ?? lastYear
        let end = Double(last.year)
        guard let latest, end > latest.time else { throw ScenarioAnswer.Failure(.noStartOfPath) }
        return latest.value + (level - latest.value) * min(1, max(0, (time - latest.time) / (end - latest.time)))
    }

    /// Where the latest value comes at the pace of peers.
    private func peerLevel(at time: Double) throws(ScenarioAnswer.Failure) -> Double {
        guard let latest else { throw ScenarioAnswer.Failure(.noStartOfPath) }
        guard let peers else { throw ScenarioAnswer.Failure(.tooFewPeers(needed: PeerPace.fewestIndicators)) }
        guard let level = peers.level(after: max(0, time - latest.time), from: latest.value, sign: sign) else {
            throw ScenarioAnswer.Failure(.noRelativeChange(from: latest.value))
        }
        return level
    }

    /// The pace of peers with what it makes of the latest value, where the scenario asks for it.
    var peerAnswer: ScenarioAnswer.Peers? {
        guard scenario.kind == .peerPace, let peers, let latest,
            let level = peers.level(after: 1, from: latest.value, sign: sign)
        else { return nil }
        return ScenarioAnswer.Peers(pace: peers, firstYear: level - latest.value)
    }

    private static let yearsOfDelayedReturn = 3.0

    private func level(of way: Scenario.Return, in year: FiscalYear) throws(ScenarioAnswer.Failure) -> Double {
        guard let latest else { throw ScenarioAnswer.Failure(.noStartOfPath) }
        guard way != .never else { return latest.value }
        guard let path = undisturbed?[year: year.year], let level = try? path.median() else {
            throw ScenarioAnswer.Failure(.noUndisturbedValues)
        }
        let share = way == .rapid ? 1 : min(1, (Double(year.year) - latest.time) / Self.yearsOfDelayedReturn)
        return latest.value + (level - latest.value) * share
    }
}

extension ScenarioAnswer {
    /// A ``Refusal`` as an error.
    struct Failure: Error {
        let refusal: Refusal

        init(_ refusal: Refusal) { self.refusal = refusal }
    }
}
