import Statistics

extension PlanQuestion {
    /// The question in one sentence.
    public var text: BilingualText {
        switch self {
        case .specialYear(_, let year, let fall): Self.specialYear(year, fall)
        }
    }

    /// The table that an answer belongs into.
    public var table: String {
        switch self {
        case .specialYear: "events.csv"
        }
    }

    /// The line of ``table`` that says yes, in the order of its columns; the reason is left to be written.
    public var line: BilingualText {
        switch self {
        case .specialYear(let id, let year, let fall):
            let period = Period.fiscalYear(year).canonicalText
            func row(_ reason: String) -> String {
                CSVText.row([id, period, period, ShockEvent.Effect(fall.ending).rawValue, "", reason])
            }
            return BilingualText(japanese: row("（理由）"), english: row("(reason)"))
        }
    }

    /// The question with the line that answers it.
    public var offer: BilingualText {
        BilingualText(
            japanese: "\(text.japanese)そうであれば \(table) に次の行を加える（影響は \(Self.effects) から選ぶ）：\(line.japanese)",
            english: "\(text.english) If so, add to \(table) (the effect is one of \(Self.effects)): \(line.english)")
    }

    private static let effects = ShockEvent.Effect.allCases.map(\.rawValue).joined(separator: ", ")

    private static func specialYear(_ year: FiscalYear, _ fall: SuddenFall) -> BilingualText {
        let before = FiscalYear(fall.year - 1) ?? year
        let lost = NumberText.rounded(100 * fall.lost, decimals: 0)
        let (value, old) = (NumberText.exact(fall.value), NumberText.exact(fall.before))
        let (label, earlier) = (year.shortLabel, before.shortLabel)
        return BilingualText(
            japanese: "\(label.japanese)の値（\(value)）は\(earlier.japanese)（\(old)）を\(lost)%下回る。特殊要因のあった年度か。",
            english:
                "\(label.english) (\(value)) lies \(lost)% below \(earlier.english) (\(old)): was it a special year?")
    }
}

extension ShockEvent.Effect {
    /// The effect that explains how a fall went on; what isn't known yet may fade.
    init(_ ending: SuddenFall.Ending) {
        self =
            switch ending {
            case .over: .oneOff
            case .lasting: .levelShift
            case .fading: .temporary
            }
    }
}
