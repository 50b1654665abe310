import MitoshiBasics
import MitoshiPlanning

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

extension VerdictLimits {
    /// A chance in a table for people; tables for programs have the chance itself.
    func cell(of chance: Double, in language: Language) -> Cell { .text(tens(of: chance)[language]) }
}
