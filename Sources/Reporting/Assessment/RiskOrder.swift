import MitoshiPlanning

extension IndicatorAssessment {
    /// Where the indicator stands among others when the most endangered come first: by the last target's verdict, then by
    /// its probability. The pace that a target asks for tells nothing across kinds.
    struct Risk: Comparable {
        let rank: Int
        let probability: Double

        static func < (left: Self, right: Self) -> Bool {
            (left.rank, left.probability) < (right.rank, right.probability)
        }
    }

    var risk: Risk {
        let last = targets.last
        return Risk(
            rank: last?.verdict.riskRank ?? Verdict.notAssessable.riskRank, probability: last?.probability ?? 0)
    }
}

extension Verdict {
    fileprivate var riskRank: Int {
        switch self {
        case .missed: 0
        case .unlikely: 1
        case .atRisk: 2
        case .leaning: 3
        case .likely: 4
        case .awaitingResult: 5
        case .notAssessable: 6
        case .met: 7
        }
    }
}
