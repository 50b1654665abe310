import Foundation
package import MitoshiPlanning
import MitoshiStatistics

extension PlanQuestion {
    /// The question in one sentence.
    var text: BilingualText {
        switch self {
        case .specialYear(_, let year, let move): Self.specialYear(year, move)
        case .slippedPoint(_, let slips): Self.slippedPoint(slips)
        case .fractions(_, let fractions): fractions.text
        case .valueAhead(_, let year): Self.valueAhead(year)
        case .missingValue(_, let year, let latest): Self.missingValue(year, latest)
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
        case .farBeyond(_, let years, let target, let latest):
            BilingualText(
                japanese:
                    "\(Self.listed(years).japanese)の目標（\(NumberText.exact(target))\(years.count > 1 ? "など" : "")）は最新値（\(NumberText.exact(latest))）の10倍を超える。桁の誤りはないか。",
                english:
                    "The target of \(Self.listed(years).english) (\(NumberText.exact(target))\(years.count > 1 ? " and more" : "")) is more than ten times the latest "
                    + "value (\(NumberText.exact(latest))): has a digit slipped?")
        case .wrongSide(_, let years, let direction, let target, let measured):
            Self.wrongSide(Self.listed(years), direction, target: target, measured: measured)
        case .endOfRange(_, let years, let direction, let level):
            BilingualText(
                japanese:
                    "\(Self.listed(years).japanese)の目標（\(NumberText.exact(level))）は取りうる値の端で、向きの記載がないため「\(direction.label.japanese)」と読んでいる。一つでも外れれば未達成になる。",
                english:
                    "The target of \(Self.listed(years).english) (\(NumberText.exact(level))) is an end of what can be and no direction is stated: "
                    + "it is read as “\(direction.label.english)”, and a single one off misses it.")
        case .fallElsewhere(_, let fall):
            BilingualText(
                japanese:
                    "他の\(fall.places)か所は\(fall.year.shortLabel.japanese)に、その前3年の最高の\(NumberText.percentage((fall.ratio * 100).rounded() / 100))（並べて真ん中の値）まで落ち込んでいる。この指標も落ち込んだか。",
                english: "In \(fall.year.shortLabel.english) \(fall.places) other places stood at "
                    + "\(NumberText.percentage((fall.ratio * 100).rounded() / 100)) (the middle one) of the best of the three years before. Did this one fall as well?"
            )
        case .fall(_, let fall, let unit): fall.text(unit: unit)
        }
    }

    private static func listed(_ years: [FiscalYear]) -> BilingualText {
        let labels = years.map(\.shortLabel)
        return BilingualText(
            japanese: labels.map(\.japanese).joined(separator: "、"),
            english: labels.map(\.english).joined(separator: " and "))
    }

    /// The first slip in full, and how many more there are.
    private static func slippedPoint(_ slips: [DecimalSlip]) -> BilingualText {
        guard let first = slips.first else { return BilingualText(verbatim: "") }
        let (year, beside) = (first.year.shortLabel, first.neighbourYear.shortLabel)
        let (value, neighbour) = (NumberText.exact(first.value), NumberText.exact(first.neighbour))
        let factor = NumberText.rounded(pow(10, Double(abs(first.places))), decimals: 0)
        let (times, timesEnglish) =
            first.places > 0 ? ("約\(factor)倍", "about \(factor) times") : ("約\(factor)分の1", "about one \(factor)th of")
        let moved = NumberText.exact(first.moved)
        let others = slips.dropFirst().map(\.year)
        return BilingualText(
            japanese: "\(year.japanese)の値（\(value)）は\(beside.japanese)（\(neighbour)）の\(times)で、桁の誤りではないか（\(moved) か）。"
                + (others.isEmpty ? "" : "\(listed(others).japanese)の値も同様。"),
            english:
                "\(year.english) (\(value)) is \(timesEnglish) \(beside.english) (\(neighbour)): has a digit slipped, and is it \(moved)?"
                + (others.isEmpty ? "" : " So it is with \(listed(others).english)."))
    }

    private static func valueAhead(_ year: FiscalYear) -> BilingualText {
        let before = (year.numbered(year.year - 1) ?? year).shortLabel
        return BilingualText(
            japanese: "目標年度である\(year.shortLabel.japanese)の値があるのに\(before.japanese)の値がない。計画値や見込みではなく実績か。",
            english:
                "\(year.shortLabel.english), a year of a target, has a value while \(before.english) has none: was it measured, and is it no plan "
                + "or expectation?")
    }

    private static func missingValue(_ year: FiscalYear, _ latest: FiscalYear?) -> BilingualText {
        BilingualText(
            japanese:
                "\(year.shortLabel.japanese)の実績値がまだない（\(latest.map { "最新は\($0.shortLabel.japanese)" } ?? "実績値なし")）。",
            english:
                "There is no value of \(year.shortLabel.english) yet (\(latest.map { "the latest is that of \($0.shortLabel.english)" } ?? "none at all"))."
        )
    }

    private static func wrongSide(
        _ years: BilingualText, _ direction: Direction, target: Double, measured: Double
    ) -> BilingualText {
        let (target, measured) = (NumberText.exact(target), NumberText.exact(measured))
        let isRise = direction == .increase
        return BilingualText(
            japanese:
                "向きは「\(direction.label.japanese)」だが、\(years.japanese)の目標（\(target)）はこれまでの実績値のどれよりも\(isRise ? "小さい" : "大きい")（最\(isRise ? "小" : "大")は\(measured)）。向きの記載は正しいか。",
            english:
                "The direction is “\(direction.label.english)”, but the target of \(years.english) (\(target)) lies \(isRise ? "below" : "above") all that "
                + "was measured (\(measured) at \(isRise ? "least" : "most")): is the direction right?")
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
    var table: String? {
        switch self {
        case .specialYear, .fallElsewhere: "events.csv"
        case .betterSide, .keptSide, .endOfRange: "indicators.csv"
        case .slippedPoint, .fractions, .valueAhead, .missingValue, .bothSides, .metByEverything, .alreadyBeyond,
            .farBeyond, .wrongSide, .fall:
            nil
        }
    }

    /// What stands in ``table`` when the answer is yes: a line of it in the order of its columns, the reason left to be written,
    /// or the words of which one settles it.
    var line: BilingualText? {
        switch self {
        case .specialYear(let id, let year, let move):
            let period = Period.fiscalYear(year).canonicalText
            func row(_ reason: String) -> String {
                CSVText.row([id, period, period, ShockEvent.Effect(move.ending).rawValue, "", reason])
            }
            return BilingualText(japanese: row("（理由）"), english: row("(reason)"))
        case .fallElsewhere(let id, let fall):
            let period = Period.fiscalYear(fall.year).canonicalText
            func row(_ reason: String, _ level: String) -> String {
                CSVText.row([id, period, period, ShockEvent.Effect.temporary.rawValue, "", reason, level])
            }
            return BilingualText(japanese: row("（理由）", "（前の水準）"), english: row("(reason)", "(level before)"))
        case .betterSide, .keptSide, .endOfRange:
            return BilingualText(
                japanese: sides.map { "\($0.rawValue)（\($0.label.japanese)）" }.joined(separator: " か "),
                english: sides.map { "\($0.rawValue) (\($0.label.english))" }.joined(separator: " or "))
        case .slippedPoint, .fractions, .valueAhead, .missingValue, .bothSides, .metByEverything, .alreadyBeyond,
            .farBeyond, .wrongSide, .fall:
            return nil
        }
    }

    /// The directions that answer it; none where it isn't about one.
    private var sides: [Direction] {
        switch self {
        case .betterSide(_, _, let readings): readings
        case .keptSide: [.maintainAtLeast, .maintainAtMost]
        case .endOfRange(_, _, let direction, _): [direction]
        default: []
        }
    }

    /// The question with what answers it.
    ///
    /// - Parameter inDocument: Whether the plan is a document or a plan sheet, which has columns and no tables of a package.
    package func offer(inDocument: Bool = false) -> BilingualText {
        guard let line else { return text }
        if table == "indicators.csv", inDocument {
            let words = sides.map(\.label)
            return BilingualText(
                japanese: "\(text.japanese)望ましい向きの列に書くと定まる：\(words.map(\.japanese).joined(separator: " か "))",
                english:
                    "\(text.english) A column of directions settles it: \(words.map(\.english).joined(separator: " or "))"
            )
        }
        if table == "indicators.csv" {
            return BilingualText(
                japanese:
                    "\(text.japanese)indicators.csv の direction に書き、direction_basis を stated にすると定まる：\(line.japanese)",
                english:
                    "\(text.english) The direction in indicators.csv, with stated as direction_basis, settles it: \(line.english)"
            )
        }
        let (first, firstEnglish) =
            inDocument ? ("mitoshi ingest でパッケージにし、その ", "make it a package with mitoshi ingest and ") : ("", "")
        return BilingualText(
            japanese:
                "\(text.japanese)そうであれば、\(first)\(table ?? "") に次の行を加える（影響は \(Self.effects) から選ぶ）：\(line.japanese)",
            english:
                "\(text.english) If so, \(firstEnglish)add to \(table ?? "") (the effect is one of \(Self.effects)): \(line.english)"
        )
    }

    private static let effects = ShockEvent.Effect.allCases.map(\.rawValue).joined(separator: ", ")

    private static func specialYear(_ year: FiscalYear, _ move: SuddenMove) -> BilingualText {
        let before = year.numbered(move.year - 1) ?? year
        let share = NumberText.rounded(100 * move.share, decimals: 0)
        let (value, old) = (NumberText.exact(move.value), NumberText.exact(move.before))
        let (label, earlier) = (year.shortLabel, before.shortLabel)
        // A tenth may be either.
        let mayBeSlip = !move.isRise && (0.05...0.2).contains(move.value / move.before)
        return BilingualText(
            japanese:
                "\(label.japanese)の値（\(value)）は\(earlier.japanese)（\(old)）を\(share)%\(move.isRise ? "上" : "下")回る。\(mayBeSlip ? "桁の誤りか、" : "")特殊要因のあった\(year.word.japanese)か。",
            english:
                "\(label.english) (\(value)) lies \(share)% \(move.isRise ? "above" : "below") \(earlier.english) (\(old)): "
                + (mayBeSlip ? "has a digit slipped, or was it a special year?" : "was it a special year?"))
    }
}

extension FractionForPercent {
    /// What the first looks like, and how many there are.
    var text: BilingualText {
        let (written, percent) = (NumberText.exact(value), NumberText.exact(100 * value))
        let others = count - 1
        guard let beside else {
            return BilingualText(
                japanese: "値はどれも1%以下（\(year.shortLabel.japanese)は\(written)）。\(percent)%を小数で書いたものなら、%の値に直す。",
                english:
                    "No value is above 1% (\(year.shortLabel.english): \(written)). If \(percent)% is meant, write it in per cent."
            )
        }
        return BilingualText(
            japanese:
                "\(year.shortLabel.japanese)の値（\(written)）は、\(NumberText.exact(beside))%などと並んでいるため、\(percent)%を小数で書いたものと見える。%の値に直すべきではないか。"
                + (others > 0 ? "ほかに\(others)個ある。" : ""),
            english:
                "\(year.shortLabel.english) (\(written)) beside \(NumberText.exact(beside))% looks like \(percent)% written as a fraction: should it be in per cent?"
                + (others > 0 ? " There are \(others) more." : ""))
    }
}

extension PlanQuestion {
    /// What is missing, a text for each year: which indicators have no value of it, by the sections in charge.
    package static func missingValues(_ questions: [PlanQuestion], in plan: Plan) -> [BilingualText] {
        var missing: [FiscalYear: [String]] = [:]
        for case .missingValue(let id, let year, _) in questions { missing[year, default: []].append(id) }
        let sections = Dictionary(plan.indicators.map { ($0.id, $0.sections) }) { first, _ in first }
        return missing.sorted { $0.key < $1.key }.map { year, ids in
            var order: [[String]] = []
            var groups: [[String]: [String]] = [:]
            for id in ids {
                let names = sections[id] ?? []
                if groups[names] == nil { order.append(names) }
                groups[names, default: []].append(id)
            }
            func list(_ separator: String, _ dot: String, _ end: String) -> String {
                order.map {
                    ($0.isEmpty ? "" : $0.joined(separator: dot) + " ")
                        + (groups[$0] ?? []).joined(separator: separator)
                }
                .joined(separator: end)
            }
            return BilingualText(
                japanese:
                    "\(year.shortLabel.japanese)の実績値がまだない事業指標が\(ids.count)件ある：\(list("、", "・", "；"))。",
                english:
                    "\(ids.count) \(ids.count == 1 ? "indicator has" : "indicators have") no value of \(year.shortLabel.english) yet: "
                    + "\(list(", ", " and ", "; ")).")
        }
    }
}

extension ShockEvent.Effect {
    /// The effect that explains how a move went on; what isn't known yet may fade.
    init(_ ending: SuddenMove.Ending) {
        self =
            switch ending {
            case .over: .oneOff
            case .lasting: .levelShift
            case .fading: .temporary
            }
    }
}

extension CumulativeFall {
    /// What fell, and what is made of it.
    func text(unit: String?) -> BilingualText {
        let (from, to) = (
            NumberText.quantity(NumberText.exact(from), unit: unit),
            NumberText.quantity(NumberText.exact(to), unit: unit)
        )
        let year = fiscalYear.label
        return BilingualText(
            japanese: "累計が\(year.japanese)に\(from)から\(to)へ減っている。撤去や訂正とみて、以後は\(to)から数え、この間の増加数は予測に用いない。",
            english:
                "The cumulative value fell from \(from) to \(to) in \(year.english): taken for a removal or a correction. What "
                + "counts is the later value; the change isn't used in the forecast.")
    }
}
