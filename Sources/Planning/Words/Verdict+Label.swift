extension Verdict {
    /// The word for tables and sentences.
    public var label: BilingualText {
        switch self {
        case .met: BilingualText(japanese: "達成（実績）", english: "met (observed)")
        case .missed: BilingualText(japanese: "未達成（実績）", english: "missed (observed)")
        case .likely: BilingualText(japanese: "達成見込み", english: "likely")
        case .leaning: BilingualText(japanese: "やや達成寄り", english: "leaning")
        case .atRisk: BilingualText(japanese: "達成に懸念", english: "at risk")
        case .unlikely: BilingualText(japanese: "達成困難", english: "unlikely")
        case .awaitingResult: BilingualText(japanese: "実績待ち", english: "awaiting result")
        case .notAssessable: BilingualText(japanese: "判定不能", english: "not assessable")
        }
    }
}
