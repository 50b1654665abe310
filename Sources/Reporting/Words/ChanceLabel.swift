import MitoshiBasics
package import MitoshiPlanning

/// A chance in a word and in tens of per cent.
package struct ChanceLabel: Hashable, Sendable {
    package let verdict: Verdict
    /// `達成に懸念`.
    package let word: String
    /// `40%`; `nil` for results, and where nothing can be said.
    package let tens: String?
    let language: Language

    /// Say what the tens between them are, so that nobody takes them for the chance of the word beside them: “at risk 20 %”.
    static let before = BilingualText(japanese: "達成確率", english: "")
    static let after = BilingualText(japanese: "", english: " to meet")
    /// Stands between the word and what is said of the chance.
    static let separator = BilingualText(japanese: " ", english: ", ")

    private var chance: String? { tens.map { Self.before[language] + $0 + Self.after[language] } }

    /// `達成に懸念（達成確率40%）`.
    package var text: String {
        chance.map { language.text("\(word)（\($0)）", "\(word) (\($0))") } ?? word
    }

    /// For a badge: `達成に懸念 達成確率40%`.
    package var label: String {
        chance.map { word + Self.separator[language] + $0 } ?? word
    }

    /// Where there is no room for the word: `達成確率40%`.
    var shortest: String { chance ?? word }

    /// With the verdict's sign, for those who can't tell its colour.
    package var signed: String { "\(verdict.symbol) \(label)" }

    /// Of a target of which nobody says which side is better, that alone.
    static let undecided = AttainmentIndex.Refusal.directionUnknown.text

    init(_ answer: TargetAssessment, _ limits: VerdictLimits, _ language: Language) {
        verdict = answer.verdict
        word = answer.isAmbiguous ? Self.undecided[language] : verdict.label[language]
        tens = Self.tens(verdict, answer.probability, limits, language)
        self.language = language
    }

    /// Of a result only the word is said.
    init(_ verdict: Verdict, _ probability: Double?, _ limits: VerdictLimits, _ language: Language) {
        self.verdict = verdict
        word = verdict.label[language]
        tens = Self.tens(verdict, probability, limits, language)
        self.language = language
    }

    private static func tens(
        _ verdict: Verdict, _ probability: Double?, _ limits: VerdictLimits, _ language: Language
    ) -> String? {
        verdict.isObserved ? nil : probability.map { limits.tens(of: $0)[language] }
    }
}

extension Verdict {
    /// A sign for those who can't tell colours apart or have little room: filled for what is observed, open for what is
    /// forecast. Every one is in JIS X 0208, so that any Japanese font and CP932 hold it.
    var symbol: String {
        switch self {
        case .met: "●"
        case .missed: "■"
        case .likely: "◎"
        case .leaning: "○"
        case .atRisk: "△"
        case .unlikely: "×"
        case .awaitingResult: "…"
        case .notAssessable: "－"
        }
    }
}

extension TargetAssessment {
    /// Stands beside a verdict that hangs on how the printed figures were rounded.
    static let fragileWord = BilingualText(japanese: "値の端数しだいで判定が変わる", english: "rounding could tip it")
}

extension VerdictLimits {
    /// A chance among which results may be, as people read it: in tens of per cent; 0 or 100 % of what is decided.
    func text(of chance: Double) -> BilingualText {
        chance > 0 && chance < 1 ? tens(of: chance) : NumberText.probability(chance)
    }

    /// A chance in a table for people; tables for programs have the chance itself.
    func cell(of chance: Double, in language: Language) -> Cell { .text(tens(of: chance)[language]) }
}

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

    /// The word, behind its sign where that is wanted.
    func name(in language: Language, withSymbol hasSymbol: Bool) -> String {
        (hasSymbol ? symbol + " " : "") + label[language]
    }
}
