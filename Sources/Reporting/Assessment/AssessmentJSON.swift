package import MitoshiPlanning
import MitoshiStatistics

/// An assessment as one JSON document. Keys keep their order and never follow the language; texts come in both.
///
/// A number that doesn't exist is `null`, and a key beside it, ending in `reason`, says why.
package enum AssessmentJSON {
    /// Raised when a key changes its meaning or goes away; new keys may come at any time.
    package static let version = 7

    package static func document(of assessment: PlanAssessment) -> JSONValue {
        [
            "format": "mitoshi-assessment",
            "version": .integer(version),
            "title": .string(assessment.plan.declaration.title),
            "as_of": .string(assessment.asOf.description),
            "as_of_follows_results": .boolean(assessment.knowledge.isAfterResults),
            "unused_values": .integer(assessment.knowledge.unused),
            "settings": settings(assessment.settings),
            "headline": headline(assessment.headline, assessment.settings.verdictLimits),
            "targets_met": .array(assessment.targetsMet().map(targetsMet)),
            "indicators": .array(assessment.indicators.concurrentMap { _, assessed in indicator(assessed) }),
        ]
    }

    private static func settings(_ settings: AssessmentSettings) -> JSONValue {
        [
            "seed": .integer(Int(clamping: settings.seed)),
            "paths": .integer(settings.pathCount),
            "model": JSONValue(settings.model?.rawValue),
            "verdict_limits": [
                "likely": JSONValue(settings.verdictLimits.likely),
                "leaning": JSONValue(settings.verdictLimits.leaning),
                "at_risk": JSONValue(settings.verdictLimits.atRisk),
            ],
            "events": .array(settings.events.map(event)),
            "suppositions": .array(
                settings.suppositions.map {
                    [
                        "indicator_id": .string($0.indicatorID), "period": .string($0.period.canonicalText),
                        "value": measured($0.value),
                    ]
                }),
        ]
    }

    /// How many targets of a year are met: `chances[k]` is that of exactly k.
    private static func targetsMet(_ year: TargetsMet) -> JSONValue {
        [
            "period": .string(year.fiscalYear.canonicalText), "targets": .integer(year.total),
            "without_probability": .integer(year.withoutProbability), "expected": JSONValue(year.expected),
            "chances": .array(year.chances.map { JSONValue($0) }),
            "independent_chances": .array(year.independentChances.map { JSONValue($0) }),
            "sharing_shock": .integer(year.sharingShock), "shock_correlation": JSONValue(year.shock.correlation),
            "sharing_plan": .integer(year.sharingPlan),
        ]
    }

    private static func headline(_ headline: Headline, _ limits: VerdictLimits) -> JSONValue {
        let counts = Verdict.allCases.compactMap { verdict in
            headline.counts[verdict].map { JSONValue.Member(verdict.rawValue, .integer($0)) }
        }
        return [
            "period": .string(headline.fiscalYear.canonicalText),
            "total": .integer(headline.total),
            "verdicts": .object(counts),
            "ambiguous": .array(headline.ambiguous.map { .string($0) }),
            "shared": headline.shared.map { shared($0, limits) } ?? .null,
            "sentence": both(headline.sentence),
        ]
    }

    private static func shared(_ shared: SharedAnswer, _ limits: VerdictLimits) -> JSONValue {
        [
            "groups": .array(
                shared.groups.map {
                    [
                        "comparable": counts($0.cell),
                        "indicator_ids": .array($0.indicatorIDs.map { .string($0) }),
                        "p_meet_low": JSONValue($0.chances.lowerBound),
                        "p_meet_high": JSONValue($0.chances.upperBound),
                    ]
                }),
            "expected_met": JSONValue(shared.expectedMet),
            "likely_met": .array([.integer(shared.likelyMet.lowerBound), .integer(shared.likelyMet.upperBound)]),
            "sentence": both(shared.sentence(limits)),
        ]
    }

    static func counts(_ cell: AttainmentConstants.Cell) -> JSONValue {
        [
            "class": .string(cell.cell.rawValue), "targets": .integer(cell.targets), "met": .integer(cell.met),
            "publishers": .integer(cell.publishers),
        ]
    }

    /// What a chance is made of.
    static func grounds(_ grounds: AttainmentGrounds, of chance: Double, _ limits: VerdictLimits) -> JSONValue {
        .joined(
            .object(of: grounds, [GroundsFields.historyAlone, GroundsFields.mover, GroundsFields.horizon]),
            [
                "comparable": .array(grounds.comparable.map(counts)),
                "earlier": grounds.earlier.map {
                    [
                        "due": .integer($0.due), "met": .integer($0.met), "counted": .boolean(grounds.countsEarlier),
                    ]
                } ?? .null,
                "range": .array([JSONValue(grounds.range.lowerBound), JSONValue(grounds.range.upperBound)]),
                "sentence": both(grounds.text(of: chance, limits)),
            ])
    }

    static func both(_ text: BilingualText) -> JSONValue {
        ["ja": .string(text.japanese), "en": .string(text.english)]
    }

    /// Something that people read as a sentence, with its word for programs.
    static func remark(_ kind: String, _ text: BilingualText) -> JSONValue {
        ["kind": .string(kind), "text": both(text)]
    }

    static func goal(_ goal: Target.Goal) -> JSONValue {
        switch goal {
        case .value(let value): JSONValue(value)
        case .stage(let stage): .string(stage)
        }
    }

    /// A number, a stage, or a bound as `{"at_least": 10000}`.
    static func measured(_ value: IndicatorMeasurement.Value) -> JSONValue {
        switch value {
        case .stage(let stage): .string(stage)
        case .numeric(let value): measured(value)
        }
    }

    private static func measured(_ value: ValueRange) -> JSONValue {
        if let counts = value.counts {
            return ["numerator": .integer(counts.numerator), "denominator": .integer(counts.denominator)]
        }
        if let value = value.exactValue { return JSONValue(value) }
        return .object(value.bounds.map { JSONValue.Member($0.bound.rawValue, JSONValue($0.number)) })
    }

    /// The answer with the declared events and as if they had never been.
    static func shock(_ comparison: TargetAssessment.ShockComparison?) -> JSONValue {
        guard let comparison else { return .null }
        return [
            "with": reading(comparison.with), "without": reading(comparison.without),
            "slow": comparison.slow.map(reading) ?? .null, "fast": comparison.fast.map(reading) ?? .null,
            "difference": JSONValue(comparison.difference),
            "undisturbed_values": .integer(comparison.undisturbedValues),
        ]
    }

    private static func reading(_ reading: TargetAssessment.Reading) -> JSONValue {
        ["verdict": .string(reading.verdict.rawValue), "p_meet": JSONValue(reading.probability)]
    }

    static func event(_ event: ShockEvent) -> JSONValue {
        [
            "indicator_id": JSONValue(event.indicatorID), "from": .integer(event.from.year),
            "to": .integer(event.to.year), "effect": .string(event.effect.rawValue), "decay": JSONValue(event.decay),
            "reason": .string(event.reason),
        ]
    }
}
