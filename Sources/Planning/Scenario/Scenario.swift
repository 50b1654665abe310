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
