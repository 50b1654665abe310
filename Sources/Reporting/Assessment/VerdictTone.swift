import MitoshiPlanning

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

extension Verdict {
    /// The word, behind its sign where that is wanted.
    func name(in language: Language, withSymbol hasSymbol: Bool) -> String {
        (hasSymbol ? symbol + " " : "") + label[language]
    }
}
