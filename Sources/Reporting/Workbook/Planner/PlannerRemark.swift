import MitoshiPlanning

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
        if answer.observed == nil, let grounds = answer.grounds, let chance = answer.probability {
            let text = grounds.text(of: chance)
            parts.append(language.text(text.japanese + "。", text.atSentenceStart.english + "."))
        }
        if let reason = answer.reason { parts.append(reason.text.atSentenceStart[language] + language.text("。", ".")) }
        if entry.isOverdue, answer.observed == nil {
            parts.append(language.text("年度は終わっています。", "The year is over."))
        }
        if answer.isFragile {
            parts.append(
                language.text("宣言の目標値では、端数で判定が変わります。", "At the declared target, rounding decides the verdict."))
        }
        if answer.isAmbiguous { parts.append(readings) }
        if let tolerance = answer.allowance {
            let amount = NumberText.exact(tolerance) + NumberText.unitOfChange(entry.unit)[language]
            parts.append(language.text("計画の許容幅\(amount)まで達成。", "Met up to the plan's tolerance of \(amount)."))
        }
        return parts
    }

    /// Both readings, whatever is entered: they are those of the declared target.
    private var readings: String {
        let parts = entry.answer.readings.map { reading in
            let (way, verdict) = (reading.direction.label[language], reading.verdict.label[language])
            let chance = reading.probability.map {
                NumberText.probability($0)[language]
            }
            return language.text(
                "「\(way)」なら\(verdict)\(chance.map { "（\($0)）" } ?? "")",
                "“\(way)”: \(verdict)\(chance.map { " (\($0))" } ?? "")")
        }
        return language.text(
            "宣言の目標値のまま、\(parts.joined(separator: "、"))。", "As declared, \(parts.joined(separator: "; ")).")
    }
}
