package import MitoshiBasics
import MitoshiStatistics

/// How late an extra pace can begin and still make a target as probable as wanted.
package struct LatestStart: Hashable, Sendable {
    /// The chance that is wanted.
    package let goal: Double
    /// In units a year.
    package let pace: Double
    package let outcome: Outcome

    package enum Outcome: Hashable, Sendable {
        /// The chance is as wanted without any extra pace.
        case notNeeded
        /// The first day of the latest month in which it can begin, and the chance it then gives.
        case by(CalendarDate, chance: Double)
        /// Not enough even when begun at once.
        case outOfReach
    }
}

extension WhatIf {
    /// The latest month in which `pace` can begin and still give the target the chance `goal`.
    ///
    /// - Parameter date: The as-of date.
    /// - Returns: `nil` where ``seek(_:from:)`` has no answer.
    package func latestStart(of pace: Double, for goal: Double, from date: CalendarDate) -> LatestStart? {
        guard let seek = seek(goal, from: date) else { return nil }
        let outcome: LatestStart.Outcome =
            if seek.pace == 0 {
                .notNeeded
            } else if let start = seek.latestStart(withPace: pace) {
                .by(start.day, chance: probability(at: declared.level, shift: pace * start.years))
            } else {
                .outOfReach
            }
        return LatestStart(goal: goal, pace: pace, outcome: outcome)
    }
}
