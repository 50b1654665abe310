import MitoshiPlanning

extension AssessmentJSON {
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
        ["verdict": .string(reading.verdict.rawValue), "probability": JSONValue(reading.probability)]
    }

    static func event(_ event: ShockEvent) -> JSONValue {
        [
            "indicator_id": JSONValue(event.indicatorID), "from": .integer(event.from.year),
            "to": .integer(event.to.year), "effect": .string(event.effect.rawValue), "decay": JSONValue(event.decay),
            "reason": .string(event.reason),
        ]
    }
}
