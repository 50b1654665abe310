import Planning

/// What a reader of one row must know besides.
struct PlannerRemark {
    let entry: PlannerEntry
    let language: Language

    init(_ entry: PlannerEntry, in language: Language) {
        self.entry = entry
        self.language = language
    }

    var text: String { parts.joined(separator: language.text("", " ")) }

    private var parts: [String] {
        var parts: [String] = []
        let answer = entry.answer
        if let observed = answer.observed {
            let value = observed.cell.text(in: language)
            parts.append(language.text("実績値\(value)で判定済み。", "Decided by the observed value \(value)."))
        }
        if answer.referenceClass != nil {
            parts.append(
                language.text(
                    "類似目標の実績による確率（実績値1つ）：目標値やペースでは変わらず、動くのは「参考」だけ。",
                    "From comparable targets (one value only): target and pace don't change it, only the reference."))
        }
        if let reason = answer.reason { parts.append(reason.text.atSentenceStart[language] + language.text("。", ".")) }
        if entry.isOverdue, answer.observed == nil {
            parts.append(language.text("年度は終わっています。", "The year is over."))
        }
        if answer.isFragile {
            parts.append(
                language.text("宣言の目標値では、端数で判定が変わります。", "At the declared target, rounding decides the verdict."))
        }
        if entry.indicator.direction.basis == .ambiguous {
            parts.append(
                language.text(
                    "減少と維持のどちらを目指すか文書からは分からず、減少と読んでいます。",
                    "Whether a decrease or keeping the level is meant isn't clear; it is read as a decrease."))
        }
        return parts
    }
}
