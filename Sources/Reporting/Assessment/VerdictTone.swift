import Planning

extension Verdict {
    var tone: Tone {
        switch self {
        case .met, .likely: .good
        case .leaning: .fair
        case .atRisk: .caution
        case .missed, .unlikely: .bad
        case .awaitingResult, .notAssessable: .quiet
        }
    }
}
