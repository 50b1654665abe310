import MitoshiPlanning

/// Where an indicator's values and targets were read.
struct HTMLSources {
    let assessment: IndicatorAssessment
    let plan: PlanAssessment
    let language: Language

    init(_ assessment: IndicatorAssessment, plan: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.plan = plan
        self.language = language
    }

    var content: [String: Any] {
        [
            "heading": language.text("出典", "Sources"),
            "items": values + targets + definition,
        ]
    }

    private var unit: String? { assessment.indicator.unit }

    private var values: [[String: Any]] {
        plan.plan.measurements.filter { $0.indicatorID == assessment.indicator.id }.map { measurement in
            let value = measurement.value.text(unit: unit)[language]
            let period = measurement.period.label
            let unused =
                measurement.isVisible(on: plan.asOf)
                ? "" : language.text("（評価時点より後に判明したため用いない）", " (known only later, not used)")
            return item(
                language.text("実績値 \(period.japanese)：\(value)", "Value of \(period.english): \(value)") + unused,
                measurement.source, note: measurement.note)
        }
    }

    private var targets: [[String: Any]] {
        assessment.targets.map { answer in
            let year = answer.target.fiscalYear.label
            let goal = answer.target.cell(unit: unit, in: language).text(in: language)
            return item(
                language.text("目標値 \(year.japanese)：\(goal)", "Target for \(year.english): \(goal)"),
                answer.target.source, note: "")
        }
    }

    private var definition: [[String: Any]] {
        let indicator = assessment.indicator
        guard indicator.source != nil || !indicator.note.isEmpty else { return [] }
        return [item(language.text("事業指標の定義", "The indicator itself"), indicator.source, note: indicator.note)]
    }

    private func item(_ text: String, _ source: Source?, note: String) -> [String: Any] {
        var item: [String: Any] = ["text": text]
        item["title"] = source?.title
        item["address"] = source?.address.flatMap { Self.isWebAddress($0) ? $0 : nil }
        item["note"] = note.isEmpty ? nil : note
        return item
    }

    /// Whether a browser may follow `address`: a link of another sort could run a script.
    static func isWebAddress(_ address: String) -> Bool {
        let lower = address.lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
}
