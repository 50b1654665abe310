import MitoshiPlanning

/// The sliders of one target, and the table that stands in their place where no script runs.
struct HTMLWhatIf {
    let indicator: IndicatorAssessment
    let answer: TargetAssessment
    let range: WhatIfRange
    /// Names the panel in the page.
    let key: String
    let language: Language

    /// One for each target that is still open to a number.
    static func panels(of indicator: HTMLIndicator) -> [HTMLWhatIf] {
        let assessment = indicator.assessment
        return assessment.targets.enumerated().compactMap { index, answer in
            guard let whatIf = assessment.whatIf(on: answer, asOf: indicator.plan.asOf),
                let range = WhatIfRange(whatIf)
            else { return nil }
            return HTMLWhatIf(
                indicator: assessment, answer: answer, range: range,
                key: "what-if-\(indicator.number)-\(index + 1)", language: indicator.language)
        }
    }

    static let heading = BilingualText(
        japanese: "目標値や年あたりのペースを変えると", english: "With another target, or another pace")

    var content: [String: Any] {
        var content: [String: Any] = [
            "key": key, "year": answer.target.fiscalYear.label[language],
            "levelLabel": language.text("目標値", "Target"),
            "paceLabel": language.text("年あたりの上乗せ", "Extra pace, a year"),
            "answerLabel": language.text("目標達成確率", "Probability of attainment"),
            "plannedLabel": language.text("計画のままなら", "as planned:"),
            "reset": language.text("計画の値に戻す", "Back to the plan"),
            "table": HTMLTable(
                table: WhatIfTable(range, unit: indicator.indicator.unit, in: language).table,
                caption:
                    "\(indicator.indicator.id) \(Self.heading[language]) \(answer.target.fiscalYear.label[language])",
                language: language
            ).text,
        ]
        content["hasPace"] = range.paces.count > 1
        return content
    }
}

// MARK: - What the script needs

extension HTMLWhatIf {
    /// Everything the script needs, as one JSON document in which no tag can begin.
    static func data(of articles: [HTMLArticle], limits: VerdictLimits, in language: Language) -> String {
        let verdicts: [(from: Double, verdict: Verdict)] = [
            (limits.likely, .likely), (limits.leaning, .leaning), (limits.atRisk, .atRisk), (0, .unlikely),
        ]
        let list = JSONValue.array(
            verdicts.map {
                [
                    "from": JSONValue($0.from), "beyond": .boolean(limits.verdict(for: $0.from) != $0.verdict),
                    "word": .string($0.verdict.name(in: language, withSymbol: true)),
                    "tone": .string($0.verdict.tone.styleClass),
                ]
            })
        let nearly: JSONValue = [
            "never": .string(NumberText.probability(0.001)[language]),
            "always": .string(NumberText.probability(0.999)[language]),
        ]
        let panels = articles.flatMap(\.panels).map { "\(text(of: .string($0.key))):\($0.data)" }
        return "{\"verdicts\":\(text(of: list)),\"nearly\":\(text(of: nearly)),"
            + "\"panels\":{\(panels.joined(separator: ","))}}"
    }

    /// A document in which no tag can begin.
    private static func text(of value: JSONValue) -> String {
        let line = value.line
        return line.utf8.contains(UInt8(ascii: "<")) ? line.replacing("<", with: "\\u003c") : line
    }

    /// What the script needs of the panel.
    var data: String {
        let unit = indicator.indicator.unit
        return Self.text(of: [
            "levels": steps(range.levels), "start": JSONValue(range.planned), "paces": steps(range.paces),
            "years": JSONValue(range.whatIf.yearsOfExtraPace),
            "lower": JSONValue(range.whatIf.reachable.lowerBound),
            "upper": JSONValue(range.whatIf.reachable.upperBound),
            "slack": slack, "rows": rows, "unit": .string(unit ?? ""),
            "changeUnit": .string(NumberText.unitOfChange(unit)[language]),
        ])
    }

    /// First, last and how many; the script counts steps, so that no rounding adds up.
    private func steps(_ values: [Double]) -> JSONValue {
        [JSONValue(values.first), JSONValue(values.last), .integer(values.count)]
    }

    /// How far below and above each level still meets it; one pair where it is the same at every level.
    private var slack: JSONValue {
        let pairs = zip(range.levels, range.rules).map { level, rule -> JSONValue in
            [JSONValue(Self.plain(level - rule.least)), JSONValue(Self.plain(rule.most - level))]
        }
        return Set(pairs).count == 1 ? .array(Array(pairs.prefix(1))) : .array(pairs)
    }

    /// The distribution function: value and P(Y ≤ value), with P(Y < value) between them where it differs.
    private var rows: JSONValue {
        .array(
            range.table.rows.map { row in
                let (value, below, atMost) = (Self.plain(row.value), Self.short(row.below), Self.short(row.atMost))
                return below == atMost
                    ? [JSONValue(value), JSONValue(atMost)] : [JSONValue(value), JSONValue(below), JSONValue(atMost)]
            })
    }

    /// A probability to six decimals.
    private static func short(_ probability: Double) -> Double { (probability * 1e6).rounded() / 1e6 }

    /// A value without digits beyond the ninth of a million's part, which differences leave behind.
    private static func plain(_ value: Double) -> Double {
        let scaled = (value * 1e6).rounded()
        return abs(scaled) < 0x1p52 ? scaled / 1e6 : value
    }
}
