import MitoshiPlanning
import MitoshiStatistics

extension AssessmentJSON {
    /// The answer with the driver: its known values and path, the slope and on what it rests, the chances.
    static func driver(_ outlook: DriverOutlook?) -> JSONValue {
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
            "text": both(outlook.text),
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
            "fiscal_year": .integer(year.fiscalYear.year), "period": .string(year.fiscalYear.canonicalText),
            "probability": JSONValue(year.probability),
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
