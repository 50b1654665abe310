package import MitoshiPlanning
import MitoshiStatistics

extension AssessmentJSON {
    package static func indicator(_ assessment: IndicatorAssessment) -> JSONValue {
        let indicator = assessment.indicator
        let subject = JSONValue.object(
            of: indicator,
            [
                IndicatorFields.id, IndicatorFields.programme, IndicatorFields.name, IndicatorFields.unit,
                IndicatorFields.kind,
            ])
        return .joined(
            subject, .object(of: assessment, OutlookFields.latest),
            [
                "sections": .array(indicator.sections.map { .string($0) }),
                "direction": JSONValue(assessment.direction.direction?.rawValue),
                "direction_basis": .string(assessment.direction.basis.rawValue),
                "tolerance": JSONValue(indicator.tolerance),
                "base": assessment.base.map { ["period": .string($0.period.canonicalText), "value": goal($0.value)] }
                    ?? .null,
                "evidence": evidence(assessment.evidence),
                "outlook": outlook(of: assessment),
                "targets": .array(assessment.targets.map { target($0, assessment.verdictLimits) }),
                "joint": joint(assessment.joint),
                "pace": pace(assessment.pace),
                "reaching": reaching(assessment.reaching),
                "indices": .array(assessment.indices.map(index)),
                "sentence": both(assessment.sentence),
                "notes": .array(assessment.notes.map { remark($0.kind, assessment.text(of: $0)) }),
                "driver": driver(assessment.driver, assessment.verdictLimits),
            ])
    }

    private static func evidence(_ evidence: EvidenceGrade) -> JSONValue {
        [
            "grade": .integer(evidence.grade), "values": .integer(evidence.values),
            "deductions": .array(evidence.deductions.map { remark($0.code, $0.text) }),
            "additions": .array(evidence.additions.map { remark($0.code, $0.text) }),
        ]
    }

    private static func outlook(of assessment: IndicatorAssessment) -> JSONValue {
        switch assessment.outlook {
        case .none(let reason): ["kind": "none", "code": .string(reason.code), "reason": both(reason.text)]
        case .comparableTargets: ["kind": "comparable-targets"]
        case .stages(let stages):
            [
                "kind": "stages", "stages": .array(stages.stages.map { .string($0) }),
                "current": .integer(stages.current), "as_of_period": .string(stages.asOf.canonicalText),
                "advance_successes": JSONValue(stages.advanceSuccesses),
                "advance_failures": JSONValue(stages.advanceFailures), "transitions": .integer(stages.transitions),
            ]
        case .forecast(let forecast, let selection):
            [
                "kind": "forecast", "model": .string(forecast.model.rawValue),
                "criterion": .string(selection.criterion.code),
                "candidates": .array(selection.candidates.map(candidate)), "origin": .integer(forecast.origin),
                "years": .array(assessment.yearsAhead.map { year($0.year, on: assessment.yearAxis, $0.distribution) }),
            ]
        }
    }

    private static func candidate(_ candidate: SelectedModel.Candidate) -> JSONValue {
        [
            "model": .string(candidate.family.rawValue),
            "score": JSONValue(candidate.outcome.score),
            "parameters": .array(
                (candidate.outcome.fitted?.parameters ?? []).map {
                    [
                        "name": .string($0.name.rawValue), "value": JSONValue($0.value),
                        "standard_error": JSONValue($0.standardError),
                    ]
                }),
            "refusal": candidate.outcome.refusal.map { both($0.text) } ?? .null,
            "refusal_code": JSONValue(candidate.outcome.refusal?.code),
        ]
    }

    private static func year(
        _ year: Int, on axis: YearAxis, _ distribution: any PredictiveDistribution
    ) -> JSONValue {
        var members = [
            JSONValue.Member("period", JSONValue(axis.year(year)?.canonicalText))
        ]
        switch distribution.mean {
        case .value(let mean): members.append(JSONValue.Member("mean", JSONValue(mean)))
        case .undefined(let reason):
            members += [JSONValue.Member("mean", .null), JSONValue.Member("mean_reason", .string(reason.code))]
        }
        let quantiles = AssessmentData.defaultLevels.map { ($0.text, distribution.finiteQuantile($0.probability)) }
        members.append(
            JSONValue.Member("quantiles", .object(quantiles.map { JSONValue.Member($0, JSONValue($1)) })))
        if quantiles.contains(where: { $0.1 == nil }) {
            members.append(JSONValue.Member("quantiles_reason", "too large for a number"))
        }
        return .object(members)
    }

    private static func target(_ target: TargetAssessment, _ limits: VerdictLimits) -> JSONValue {
        .joined(
            .object(of: target.target.fiscalYear, [YearFields.period]),
            .object(of: target.target.goal, [GoalFields.target, GoalFields.targetStage]),
            ["direction": JSONValue(target.rule?.direction.rawValue)],
            .object(
                of: target,
                [
                    TargetFields.directionBasis, TargetFields.least, TargetFields.most, TargetFields.digit,
                    TargetFields.verdict,
                ]),
            ["verdict_text": both(target.verdict.label)],
            .object(of: target, [TargetFields.probability, TargetFields.code]),
            [
                "reason": target.reason.map { both($0.text) } ?? .null,
                "observed": target.observed.map(measured) ?? .null,
                "readings": .array(
                    target.readings.map {
                        [
                            "direction": .string($0.direction.rawValue), "verdict": .string($0.verdict.rawValue),
                            "p_meet": JSONValue($0.probability),
                        ]
                    }),
            ],
            .object(of: target, [TargetFields.isFragile] + TargetFields.quantiles),
            ["grounds": groundsOrNull(target, limits), "shock": shock(target.shock)])
    }

    private static func groundsOrNull(_ target: TargetAssessment, _ limits: VerdictLimits) -> JSONValue {
        guard let grounds = target.grounds, let chance = target.probability else { return .null }
        return self.grounds(grounds, of: chance, limits)
    }

    static func joint(_ joint: JointAttainment?) -> JSONValue {
        guard let joint else { return .null }
        return [
            "all_met": JSONValue(joint.allMet), "miss_then_meet": JSONValue(joint.missThenMeet),
            "assumed": .boolean(joint.isAssumed),
        ]
    }

    private static func pace(_ pace: RequiredPace?) -> JSONValue {
        guard let pace else { return .null }
        return [
            "required_per_year": JSONValue(pace.perYear), "plan_steps": .array(pace.planSteps.map { JSONValue($0) }),
            "compound_rate": JSONValue(pace.compoundRate), "logit_per_year": JSONValue(pace.logitPerYear),
            "observed_per_year": JSONValue(pace.observedPerYear),
            "recent_per_year": JSONValue(pace.recentPerYear), "acceleration": JSONValue(pace.acceleration),
            "shape": .string(pace.shape.rawValue),
        ]
    }

    private static func reaching(_ reaching: ReachingTime?) -> JSONValue {
        guard let reaching else { return .null }
        return [
            "target": goal(reaching.target.goal),
            "years": .array(
                reaching.shares.map {
                    [
                        "period": .string($0.fiscalYear.canonicalText),
                        "probability": JSONValue($0.probability),
                    ]
                }),
            "never": JSONValue(reaching.never),
        ]
    }

    private static func index(_ index: AttainmentIndex) -> JSONValue {
        .joined(
            .object(of: index, [IndexFields.period, IndexFields.number, IndexFields.measure]),
            [
                "scale": index.scale.map { both($0.name.label) } ?? .null,
                "scale_code": JSONValue(index.scale?.name.code),
            ],
            .object(of: index, [IndexFields.value]),
            [
                "value_reason": JSONValue(index.refusal?.code), "rating": index.rating.map { both($0.label) } ?? .null,
                "rating_code": JSONValue(index.rating?.code),
            ],
            .object(of: index, [IndexFields.isUnstable]))
    }

    /// The answer with the driver: its known values and path, the slope and on what it rests, the chances.
    static func driver(_ outlook: DriverOutlook?, _ limits: VerdictLimits) -> JSONValue {
        guard let outlook else { return .null }
        var refusal: StatisticsError?
        if case .refused(let error) = outlook.outcome { refusal = error }
        return [
            "driver_id": .string(outlook.driver.id), "name": .string(outlook.driver.name),
            "unit": .string(outlook.driver.unit),
            "known": .array(
                outlook.known.map { ["period": .string($0.period.canonicalText), "value": JSONValue($0.value)] }),
            "share": outlook.regression.map { JSONValue($0.share) } ?? .null,
            "slope": outlook.regression.map(slope) ?? .null,
            "years": .array((outlook.regression?.years ?? []).map(year)),
            "joint": joint(outlook.regression?.joint),
            "refusal": refusal.map { both($0.text) } ?? .null, "refusal_code": JSONValue(refusal?.code),
            "text": both(outlook.text(limits)),
        ]
    }

    private static func slope(_ regression: DriverOutlook.Regression) -> JSONValue {
        [
            "mean": JSONValue(regression.slope), "deviation": JSONValue(regression.slopeDeviation),
            "prior_mean": JSONValue(regression.priorSlope),
            "prior_deviation": JSONValue(regression.priorSlopeDeviation),
            "changes": .integer(regression.evidence.changes),
            "log_bayes_factor": JSONValue(regression.evidence.logBayesFactor),
        ]
    }

    private static func year(_ year: DriverOutlook.Year) -> JSONValue {
        [
            "period": .string(year.fiscalYear.canonicalText), "p_meet": JSONValue(year.probability),
            "verdict": .string(year.verdict.rawValue), "driver_quantiles": quantiles(year.driver),
            "quantiles": quantiles(year.distribution),
        ]
    }

    private static func quantiles(_ distribution: any PredictiveDistribution) -> JSONValue {
        .object(
            AssessmentData.defaultLevels.map {
                JSONValue.Member($0.text, JSONValue(distribution.finiteQuantile($0.probability)))
            })
    }
}
