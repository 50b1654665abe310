package import MitoshiStatistics

/// A named what-if (想定ケース) for one indicator: how its middle would move.
///
/// The grammar follows that of the World Health Organization's billionaiRe package (scenario functions), in words.
package struct Scenario: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// So many units a year more than so far.
        case extraPace(Double)
        /// A straight line from the latest value to this one in the last year; a forecast that is better already stays.
        case fixedPath(Double)
        /// The same line to a level so many per cent above (below 0: below) the latest value.
        case percentChange(Double)
        /// The middle no longer gets worse than the latest value.
        case haltFall
        /// From the latest value on as fast as the best fifth of comparable indicators; a forecast that is better already
        /// stays.
        case peerPace
        /// Back to where the years that no declared event touched were leading.
        case returnToPath(Return)
    }

    /// How an indicator comes back after a shock.
    package enum Return: String, CaseIterable, Sendable, Codable {
        /// By the first year.
        case rapid
        /// Over three years, in equal parts of the gap.
        case delayed
        /// Not at all: it stays at the latest value.
        case never
    }

    /// Its name.
    package internal(set) var id: String
    /// Its name in English, where the package says so.
    package let englishID: String?
    package let indicatorID: String
    package let kind: Kind
    /// The day from which an extra pace acts; `nil` for the as-of date. A later day is a later start.
    package let start: CalendarDate?
    /// The year in which a path reaches its level; `nil` for the last target's.
    package let lastYear: FiscalYear?
    package let note: String

    package init(
        id: String, indicatorID: String, kind: Kind, start: CalendarDate? = nil, lastYear: FiscalYear? = nil,
        note: String = "", englishID: String? = nil
    ) {
        self.id = id
        self.englishID = englishID
        self.indicatorID = indicatorID
        self.kind = kind
        self.start = start
        self.lastYear = lastYear
        self.note = note
    }
}

/// What a scenario makes of an indicator's targets.
package struct ScenarioAnswer: Sendable {
    package internal(set) var scenario: Scenario
    package internal(set) var indicator: Indicator
    package let outcome: Outcome

    package enum Outcome: Sendable {
        case answered(Answer)
        /// Why there is nothing to move.
        case refused(Refusal)
    }

    package enum Refusal: Hashable, Sendable {
        /// Every numeric target is decided, or nothing is forecast.
        case nothingOpen
        /// A return needs values from before or after a declared event.
        case noUndisturbedValues
        /// A path to a level needs a latest value before its last year.
        case noStartOfPath
        /// A path leads to a level that the indicator can't have.
        case impossibleLevel(Double, support: Support)
        /// Comparable indicators have no pace for it: fewer than are needed.
        case tooFewPeers(needed: Int)
        /// No direction is wanted in which peers' pace could lead.
        case noWantedDirection
        /// From this latest value no relative change leads anywhere.
        case noRelativeChange(from: Double)
        case forecast(StatisticsError)
    }

    package struct Answer: Sendable {
        /// One for each open target, by year.
        package let years: [Year]
        /// P(all targets met), without and with the scenario; `nil` where there are no joint paths.
        package let joint: (before: Double, after: Double)?
        /// Where the scenario goes at the pace of peers.
        package let peers: Peers?
    }

    /// The pace of comparable indicators, and what it makes of this one.
    package struct Peers: Hashable, Sendable {
        package let pace: PeerPace
        /// How far it leads from the latest value in one year, in the indicator's unit.
        package let firstYear: Double
    }

    package struct Year: Sendable {
        package let target: Target
        /// How far the scenario moves the middle, in the indicator's unit.
        package let shift: Double
        /// P(target met) without and with it.
        package let before: Double
        package let after: Double
        /// How late the scenario's extra pace can begin, where a chance is sought.
        package let latestStart: LatestStart?
    }
}

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
