import MitoshiPlanning

extension IndicatorAssessment {
    /// Where the indicator stands among others when the least likely targets come first: by the last target's chance, a result
    /// counting as 0 or 1; what has no chance comes last. The pace that a target asks for tells nothing across kinds.
    struct Risk: Comparable {
        let isUnknown: Bool
        let probability: Double

        static func < (left: Self, right: Self) -> Bool {
            left.isUnknown == right.isUnknown ? left.probability < right.probability : right.isUnknown
        }
    }

    var risk: Risk {
        switch targets.last?.verdict {
        case .met: Risk(isUnknown: false, probability: 1)
        case .missed: Risk(isUnknown: false, probability: 0)
        case .likely, .leaning, .atRisk, .unlikely:
            Risk(isUnknown: false, probability: targets.last?.probability ?? 0)
        case .awaitingResult, .notAssessable, nil: Risk(isUnknown: true, probability: 0)
        }
    }
}
