import MitoshiPlanning
import MitoshiStatistics

/// A row of the planner sheet that recalculates: an indicator's last target, where that is a number, with all that its formulas
/// need.
struct PlannerEntry {
    let indicator: IndicatorAssessment
    /// The indicator's place in the plan.
    let indicatorIndex: Int
    let answer: TargetAssessment
    /// The declared value.
    let level: Double
    /// Its row in the planner sheet, from 0, as it is written; people may sort the rows.
    let row: Int
    /// Its row in the sheet of calculations, from 1 for the first below the headings.
    let number: Int
    /// How the chance changes; `nil` where nothing can be said or an observed value has decided.
    let whatIf: WhatIf?
    /// The distribution function that the chance of every level is looked up in; empty without ``whatIf``.
    let table: [DistributionRow]
    /// The median of the target year, where there is a distribution.
    let median: Double?
    /// The first row of ``table`` in the sheet of distributions, from 0.
    let tableRow: Int
    let decision: PlannerDecision
    /// True when the year is over and no value is known.
    let isOverdue: Bool

    /// The chance of the declared level where nothing tells that of others.
    var fixedProbability: Double? { whatIf == nil && answer.observed == nil ? answer.probability : nil }

    var unit: String? { indicator.indicator.unit }

    var year: FiscalYear { answer.target.fiscalYear }

    /// The latest exact value with its place on the time axis.
    var latest: (time: Double, value: Double)? {
        indicator.series?.exactObservations.last.flatMap { observation in
            observation.exactValue.map { (observation.time, $0) }
        }
    }

    /// Those of a plan, in its order.
    ///
    /// - Parameters:
    ///   - prepared: One for each indicator of the assessment.
    ///   - rows: The planner sheet's row for each indicator.
    static func entries(
        of assessment: PlanAssessment, _ prepared: [PreparedIndicator], at rows: [Int]
    ) -> [PlannerEntry] {
        var entries: [PlannerEntry] = []
        var tableRow = DistributionSheet.firstRow
        for (index, (indicator, known)) in zip(assessment.indicators, prepared).enumerated() {
            guard let answer = indicator.targets.last, let level = answer.target.level else { continue }
            let table = known.planner?.table ?? []
            entries.append(
                PlannerEntry(
                    indicator: indicator, indicatorIndex: index, answer: answer, level: level, row: rows[index],
                    number: entries.count + 1, whatIf: known.planner?.whatIf, table: table,
                    median: known.planner?.median, tableRow: tableRow,
                    decision: PlannerDecision(of: indicator, in: answer.target.fiscalYear),
                    isOverdue: answer.target.fiscalYear.lastDay < (indicator.judgedOn ?? assessment.asOf)))
            tableRow += table.count
        }
        return entries
    }
}

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

/// The endings of the names that cells have, made of what a name may hold and unlike each other.
struct PlannerNames {
    private var endings: [Int: String] = [:]

    init(of entries: [PlannerEntry]) {
        var taken: Set<String> = []
        for entry in entries {
            let id = entry.answer.target.indicatorID.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
            let wish = "\(String(id.prefix(100)))_\(entry.year.year)"
            var ending = wish
            var number = 2
            while !taken.insert(ending.lowercased()).inserted {
                ending = "\(wish)_\(number)"
                number += 1
            }
            endings[entry.number] = ending
        }
    }

    /// `17_101_2022`.
    func ending(of entry: PlannerEntry) -> String { endings[entry.number] ?? "row_\(entry.number)" }
}
