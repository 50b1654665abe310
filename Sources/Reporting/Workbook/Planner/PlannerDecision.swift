import MitoshiPlanning
import MitoshiStatistics

/// The observed values that can decide a target, whatever its level.
struct PlannerDecision: Hashable {
    /// The value of the target's own year.
    let due: Observation?
    /// For a level that never falls, in order of time: the values known up to the year's end that may decide, and those after.
    let before: [Observation]
    let after: [Observation]

    init(of indicator: IndicatorAssessment, in year: FiscalYear) {
        let observations = indicator.series?.observations ?? []
        due = observations.last { $0.year == year.year && $0.elapsedFraction == 1 }
        guard indicator.indicator.kind == .cumulativeStock else {
            (before, after) = ([], [])
            return
        }
        let end = Double(year.year)
        // An exact value decides for good: those before it count no more.
        let known = observations.filter { $0.time <= end }
        let start = known.lastIndex { $0.exactValue != nil } ?? 0
        before = Array(known[start...])
        after = observations.filter { $0.time > end }
    }

    var isPossible: Bool { due != nil || !before.isEmpty || !after.isEmpty }
}

/// What a sheet asks of values as they are written.
struct MeetingFormulas {
    /// Where the least value that meets the target stands; ±``PlannerFormulas/unlimited`` for none.
    let least: Formula
    /// The same of the greatest.
    let most: Formula
    /// Whether neither meets the target itself.
    let isBeyond: Bool

    func isEnough(_ value: Double) -> Formula { isBeyond ? .number(value) > least : .number(value) >= least }
    func isTooLittle(_ value: Double) -> Formula { isBeyond ? .number(value) <= least : .number(value) < least }
    func isNotTooMuch(_ value: Double) -> Formula { isBeyond ? .number(value) < most : .number(value) <= most }
    func isTooMuch(_ value: Double) -> Formula { isBeyond ? .number(value) >= most : .number(value) > most }

    /// Whether more does no harm.
    var hasNoMost: Formula { most >= .number(PlannerFormulas.unlimited) }
    /// Whether less is better.
    var hasNoLeast: Formula { least <= -.number(PlannerFormulas.unlimited) }
}

extension PlannerDecision {
    private static var open: Formula { "" }

    /// 1 where the values meet the target, 0 where they miss it, and an empty text while that is open: the verdicts met and
    /// missed of the engine.
    func formula(meeting: MeetingFormulas) -> Formula {
        let standing = standing(meeting)
        func bound(_ isOutside: Formula, _ isOneSided: Formula, _ isInside: Formula) -> Formula {
            .if(isOutside, then: 0, else: .if(.and([isOneSided, isInside]), then: 1, else: standing))
        }
        guard let due else { return standing }
        if let value = due.exactValue {
            return .if(.and([meeting.isEnough(value), meeting.isNotTooMuch(value)]), then: 1, else: 0)
        }
        if let end = due.value.least {
            let isOutside = end.isIncluded ? meeting.isTooMuch(end.number) : .number(end.number) >= meeting.most
            return bound(isOutside, meeting.hasNoMost, meeting.isEnough(end.number))
        }
        if let end = due.value.most {
            let isOutside = end.isIncluded ? meeting.isTooLittle(end.number) : .number(end.number) <= meeting.least
            return bound(isOutside, meeting.hasNoLeast, meeting.isNotTooMuch(end.number))
        }
        return standing
    }

    /// What values from outside the target's year decide of a level that never falls.
    private func standing(_ meeting: MeetingFormulas) -> Formula {
        guard !before.isEmpty || !after.isEmpty else { return Self.open }
        let missed = missed(meeting)
        // The last one that decides stands outermost.
        let standing = before.reduce(missed) { earlier, observation in
            if let value = observation.exactValue { return .if(meeting.isEnough(value), then: 1, else: missed) }
            if let end = observation.value.least { return .if(meeting.isEnough(end.number), then: 1, else: earlier) }
            guard let end = observation.value.most else { return earlier }
            let isTooLittle = end.isIncluded ? meeting.isTooLittle(end.number) : .number(end.number) <= meeting.least
            return .if(isTooLittle, then: missed, else: earlier)
        }
        return .if(meeting.hasNoMost, then: standing, else: Self.open)
    }

    /// 0 where a value known after the year's end is too low still.
    private func missed(_ meeting: MeetingFormulas) -> Formula {
        var least: (known: Double, isBelow: Double) = (.infinity, .infinity)
        for observation in after {
            guard let end = observation.value.most else { continue }
            if end.isIncluded {
                least.known = min(least.known, end.number)
            } else {
                least.isBelow = min(least.isBelow, end.number)
            }
        }
        var missed = Self.open
        if least.isBelow.isFinite { missed = .if(.number(least.isBelow) <= meeting.least, then: 0, else: missed) }
        if least.known.isFinite { missed = .if(meeting.isTooLittle(least.known), then: 0, else: missed) }
        return missed
    }
}
