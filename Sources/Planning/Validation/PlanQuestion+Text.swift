import Statistics

extension PlanQuestion {
    /// The question in one sentence.
    public var text: BilingualText {
        switch self {
        case .specialYear(_, let year, let fall): Self.specialYear(year, fall)
        case .betterSide(_, let years, _): Self.betterSide(years.map(\.shortLabel))
        case .keptSide(_, let years, let direction): Self.keptSide(years.map(\.shortLabel), direction)
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
        case .farBeyond(_, let year, let target, let latest):
            BilingualText(
                japanese:
                    "\(year.shortLabel.japanese)の目標（\(NumberText.exact(target))）は最新値（\(NumberText.exact(latest))）の10倍を超える。桁の誤りはないか。",
                english:
                    "The target of \(year.shortLabel.english) (\(NumberText.exact(target))) is more than ten times the latest "
                    + "value (\(NumberText.exact(latest))): has a digit slipped?")
        case .fallElsewhere(_, let fall):
            BilingualText(
                japanese:
                    "他の\(fall.places)か所は\(fall.year.shortLabel.japanese)に、その前3年の最高の\(NumberText.percentage((fall.ratio * 100).rounded() / 100))（中央値）まで落ち込んでいる。この指標も落ち込んだか。",
                english: "In \(fall.year.shortLabel.english) \(fall.places) other places stood at "
                    + "\(NumberText.percentage((fall.ratio * 100).rounded() / 100)) (median) of the best of the three years before. Did this one fall as well?"
            )
        case .fall(_, let fall, let unit): fall.text(unit: unit)
        }
    }

    private static func keptSide(_ years: [BilingualText], _ direction: Direction) -> BilingualText {
        BilingualText(
            japanese:
                "\(years.map(\.japanese).joined(separator: "、"))の目標は現状値と同じで、向きの記載がない。名称から「\(direction.label.japanese)」と読んでいる。",
            english:
                "The target of \(years.map(\.english).joined(separator: " and ")) is the base, and no direction is stated; by the "
                + "words it is read as “\(direction.label.english)”.")
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
        case .specialYear, .fallElsewhere: "events.csv"
        case .betterSide, .keptSide: "indicators.csv"
        case .bothSides, .metByEverything, .alreadyBeyond, .farBeyond, .fall: nil
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
        case .fallElsewhere(let id, let fall):
            let period = Period.fiscalYear(fall.year).canonicalText
            func row(_ reason: String, _ level: String) -> String {
                CSVText.row([id, period, period, ShockEvent.Effect.temporary.rawValue, "", reason, level])
            }
            return BilingualText(japanese: row("（理由）", "（前の水準）"), english: row("(reason)", "(level before)"))
        case .betterSide(_, _, let readings):
            return BilingualText(
                japanese: readings.map { "\($0.rawValue)（\($0.label.japanese)）" }.joined(separator: " か "),
                english: readings.map { "\($0.rawValue) (\($0.label.english))" }.joined(separator: " or "))
        case .keptSide:
            let words = [Direction.maintainAtLeast, .maintainAtMost].map { ($0.rawValue, $0.label) }
            return BilingualText(
                japanese: words.map { "\($0.0)（\($0.1.japanese)）" }.joined(separator: " か "),
                english: words.map { "\($0.0) (\($0.1.english))" }.joined(separator: " or "))
        case .bothSides, .metByEverything, .alreadyBeyond, .farBeyond, .fall: return nil
        }
    }

    /// The question with what answers it.
    public var offer: BilingualText {
        guard let line else { return text }
        if table == "indicators.csv" {
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
        let before = year.numbered(fall.year - 1) ?? year
        let lost = NumberText.rounded(100 * fall.lost, decimals: 0)
        let (value, old) = (NumberText.exact(fall.value), NumberText.exact(fall.before))
        let (label, earlier) = (year.shortLabel, before.shortLabel)
        return BilingualText(
            japanese:
                "\(label.japanese)の値（\(value)）は\(earlier.japanese)（\(old)）を\(lost)%下回る。特殊要因のあった\(year.word.japanese)か。",
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
