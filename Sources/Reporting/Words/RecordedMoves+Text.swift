import MitoshiBasics
import MitoshiPlanning

/// What moved since the last time, in sentences.
struct MoveSentences {
    let moves: RecordedMoves
    let assessment: PlanAssessment

    static let heading = BilingualText(japanese: "前回から動いたこと", english: "Since last time")

    /// Since when, and how much moved; `nil` where nothing was recorded before.
    var opening: BilingualText? {
        guard let day = moves.recordedAsOf else { return nil }
        let label = Period.date(day).label
        let count = moves.moves.count
        return count == 0
            ? BilingualText(
                japanese: "前回（\(label.japanese)時点）から見込みの変わった目標はない。",
                english: "No target's outlook has moved since \(label.english).")
            : BilingualText(
                japanese: "前回（\(label.japanese)時点）から\(count)件の目標の見込みが変わった。",
                english: "\(count) \(count == 1 ? "target has" : "targets have") moved since \(label.english).")
    }

    /// One for each target that moved.
    var items: [BilingualText] { moves.moves.map(text) }

    private func text(_ move: RecordedMoves.Move) -> BilingualText {
        let indicator = assessment.plan.indicators.first { $0.id == move.indicatorID }
        let name = "\(move.indicatorID) \(indicator?.name ?? "")"
        let year = move.fiscalYear.shortLabel
        let (before, now) = (words(move.before), words(move.now))
        let reasons = move.reasons.map { text($0, unit: indicator?.unit) }
        let why = reasons.isEmpty ? [move.now.verdict == .awaitingResult ? Self.isOver : Self.otherInputs] : reasons
        return BilingualText(
            japanese:
                "\(name)（\(year.japanese)）：\(before.japanese)→\(now.japanese)。\(why.map(\.japanese).joined(separator: "、"))。",
            english: "\(name), \(year.english): \(before.english) → \(now.english). "
                + BilingualText(verbatim: why.map(\.english).joined(separator: "; ")).atSentenceStart.english + ".")
    }

    private static let isOver = BilingualText(
        japanese: "目標の年が終わり、結果はまだ分からない", english: "its year is over, and the result isn't known yet")
    private static let otherInputs = BilingualText(
        japanese: "台帳に残らない入力（出来事の宣言など）が変わった", english: "other inputs, which a ledger doesn't keep, have changed")

    private func words(_ answer: RecordedMoves.Answer) -> BilingualText {
        func text(_ language: Language) -> String {
            ChanceLabel(
                answer.verdict, answer.probability, assessment.settings.verdictLimits, language
            ).text
        }
        return BilingualText(japanese: text(.japanese), english: text(.english))
    }

    private func text(_ reason: RecordedMoves.Reason, unit: String?) -> BilingualText {
        switch reason {
        case .target(let goal):
            let old = goal.cell(unit: unit)
            return BilingualText(
                japanese: "目標が変わった（前は\(old.text(in: .japanese))）", english: "the target was \(old.text(in: .english))")
        case .direction:
            return BilingualText(japanese: "望ましい向きの読み方が変わった", english: "which side is better is read otherwise")
        case .value(let year?, let value?):
            let (label, amount) = (year.shortLabel, value.text(unit: unit))
            return BilingualText(
                japanese: "\(label.japanese)の実績値\(amount.japanese)が加わった",
                english: "the value of \(label.english) is \(amount.english)")
        case .value:
            return BilingualText(japanese: "最新の実績値が変わった", english: "the latest value is another one")
        case .method(let from, let to) where from != to:
            return BilingualText(
                japanese: "計算方法の版が\(from)から\(to)になった", english: "the method's version went from \(from) to \(to)")
        case .method:
            return BilingualText(japanese: "計算の定数が変わった", english: "the method's constants have changed")
        }
    }
}

extension RecordedMoves {
    /// The moves for other programs.
    func document(in assessment: PlanAssessment) -> JSONValue {
        func answer(_ answer: Answer) -> JSONValue {
            ["verdict": .string(answer.verdict.rawValue), "p_meet": JSONValue(answer.probability)]
        }
        func reason(_ reason: Reason) -> JSONValue {
            switch reason {
            case .target: "target"
            case .direction: "direction"
            case .value: "value"
            case .method: "method"
            }
        }
        let texts = MoveSentences(moves: self, assessment: assessment).items
        return [
            "format": "mitoshi-since", "version": .integer(2), "as_of": .string(assessment.asOf.description),
            "recorded_as_of": recordedAsOf.map { .string($0.description) } ?? .null,
            "moves": .array(
                zip(moves, texts).map { move, text in
                    [
                        "indicator_id": .string(move.indicatorID), "period": .string(move.fiscalYear.canonicalText),
                        "before": answer(move.before), "now": answer(move.now),
                        "reasons": .array(move.reasons.map(reason)),
                        "text": ["ja": .string(text.japanese), "en": .string(text.english)],
                    ]
                }),
        ]
    }
}
