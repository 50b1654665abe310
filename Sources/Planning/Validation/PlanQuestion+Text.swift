import Statistics

extension PlanQuestion {
    /// The question in one sentence.
    public var text: BilingualText {
        switch self {
        case .specialYear(_, let year, let fall): Self.specialYear(year, fall)
        case .betterSide(_, let years, _): Self.betterSide(years.map(\.shortLabel))
        case .bothSides(_, let base):
            BilingualText(
                japanese: "目標値が現状値（\(NumberText.exact(base))）の両側にある。目標ごとに増減の向きを判断している。",
                english:
                    "The targets lie on both sides of the base (\(NumberText.exact(base))); each is judged in its own right."
            )
        case .metByEverything(_, let year):
            BilingualText(
                japanese: "\(year.shortLabel.japanese)の目標は、ありうるどの値でも達成となる。向きの記載は正しいか。",
                english:
                    "Every value that can occur meets the target of \(year.shortLabel.english): is the direction right?"
            )
        case .alreadyBeyond(_, let year, let target, let base):
            BilingualText(
                japanese:
                    "\(year.shortLabel.japanese)の目標（\(NumberText.exact(target))）は現状値（\(NumberText.exact(base))）より小さい。"
                    + "累計は減らないため、すでに達成している。",
                english: "The target of \(year.shortLabel.english) (\(NumberText.exact(target))) lies below the base "
                    + "(\(NumberText.exact(base))), and what accumulates never falls: it is met already.")
        case .fall(_, let fall, let unit): fall.text(unit: unit)
        }
    }

    private static func betterSide(_ years: [BilingualText]) -> BilingualText {
        BilingualText(
            japanese: "\(years.map(\.japanese).joined(separator: "、"))の目標は、多いほど良いのか少ないほど良いのかが分からない。",
            english: "Whether more or less is better isn't known for the target of "
                + "\(years.map(\.english).joined(separator: " and ")).")
    }

    /// The table that an answer belongs into; `nil` where there is nothing to add.
    public var table: String? {
        switch self {
        case .specialYear: "events.csv"
        case .betterSide: "indicators.csv"
        case .bothSides, .metByEverything, .alreadyBeyond, .fall: nil
        }
    }

    /// What stands in ``table`` when the answer is yes: a line of it in the order of its columns, the reason left to be written,
    /// or the words of which one settles it.
    public var line: BilingualText? {
        switch self {
        case .specialYear(let id, let year, let fall):
            let period = Period.fiscalYear(year).canonicalText
            func row(_ reason: String) -> String {
                CSVText.row([id, period, period, ShockEvent.Effect(fall.ending).rawValue, "", reason])
            }
            return BilingualText(japanese: row("（理由）"), english: row("(reason)"))
        case .betterSide(_, _, let readings):
            return BilingualText(
                japanese: readings.map { "\($0.rawValue)（\($0.label.japanese)）" }.joined(separator: " か "),
                english: readings.map { "\($0.rawValue) (\($0.label.english))" }.joined(separator: " or "))
        case .bothSides, .metByEverything, .alreadyBeyond, .fall: return nil
        }
    }

    /// The question with what answers it.
    public var offer: BilingualText {
        guard let line else { return text }
        if case .betterSide = self {
            return BilingualText(
                japanese:
                    "\(text.japanese)indicators.csv の direction に書き、direction_basis を stated にすると定まる：\(line.japanese)",
                english:
                    "\(text.english) The direction in indicators.csv, with stated as direction_basis, settles it: \(line.english)"
            )
        }
        return BilingualText(
            japanese: "\(text.japanese)そうであれば \(table ?? "") に次の行を加える（影響は \(Self.effects) から選ぶ）：\(line.japanese)",
            english:
                "\(text.english) If so, add to \(table ?? "") (the effect is one of \(Self.effects)): \(line.english)")
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
