package import MitoshiBasics
import MitoshiStatistics

/// What it would take: the smallest extra yearly pace that makes a target as probable as wanted, and how late it can begin.
package struct GoalSeek: Hashable, Sendable {
    /// The chance that is wanted, above 0 and below 1.
    package let goal: Double
    /// By the month in which the extra pace would begin, from the as-of date to the target year's end.
    package let starts: [Start]

    package struct Start: Hashable, Sendable {
        /// The first day of the month; of the first one the as-of date itself.
        package let day: CalendarDate
        /// For how many years the extra pace would act.
        package let years: Double
        /// The smallest extra pace, in units a year in the wanted direction; `nil` where no pace is enough.
        package let pace: Double?
    }

    /// The pace when it begins at once.
    package var pace: Double? { starts.first?.pace }

    /// The last month in which `pace` units a year can still begin and be enough; `nil` where they never are.
    package func latestStart(withPace pace: Double) -> Start? {
        starts.last { start in
            start.pace.map { $0 == 0 || $0.sign == pace.sign && abs($0) <= abs(pace) } ?? false
        }
    }
}

extension WhatIf {
    /// Seeks `goal` for the target at its own level.
    ///
    /// - Parameters:
    ///   - date: The as-of date.
    /// - Returns: `nil` where more pace is neither better nor worse (a level to keep on both sides), or no time is left.
    package func seek(_ goal: Double, from date: CalendarDate) -> GoalSeek? {
        let level = declared.level
        guard goal > 0, goal < 1, yearsOfExtraPace > 0, declared.direction != .maintainWithin else { return nil }
        let sign = declared.direction.sign
        guard let shift = leastShift(to: goal, level, sign) else {
            return GoalSeek(goal: goal, starts: [GoalSeek.Start(day: date, years: yearsOfExtraPace, pace: nil)])
        }
        let axis = YearAxis(firstMonth: target.fiscalYear.firstMonth)
        let starts = months(from: date).compactMap { day -> GoalSeek.Start? in
            let years = min(yearsOfExtraPace, target.time - axis.timeAtStart(of: day))
            guard years > 1e-9 else { return nil }
            return GoalSeek.Start(day: day, years: years, pace: shift / years)
        }
        return GoalSeek(goal: goal, starts: starts)
    }

    /// The smallest move in the wanted direction with P ≥ `goal`, by halving; 0 where none is needed.
    private func leastShift(to goal: Double, _ level: Double, _ sign: Double) -> Double? {
        func isEnough(_ move: Double) -> Bool { probability(at: level, shift: sign * move) >= goal }
        if isEnough(0) { return 0 }
        var most = max(1, abs(level)) * 1e-6
        while !isEnough(most) {
            most *= 2
            guard most < max(1, abs(level)) * 1e6 else { return nil }
        }
        var least = most / 2
        for _ in 0..<60 where most - least > 1e-9 * most {
            let middle = (least + most) / 2
            if isEnough(middle) { most = middle } else { least = middle }
        }
        return sign * most
    }

    /// The as-of date, then the first of every month up to the target year's end.
    private func months(from date: CalendarDate) -> [CalendarDate] {
        var days = [date]
        var (year, month) = (date.year, date.month)
        while days.count < 240 {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            let day = CalendarDate(nearestTo: year, month: month, day: 1)
            guard day <= target.fiscalYear.lastDay else { break }
            days.append(day)
        }
        return days
    }
}

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
