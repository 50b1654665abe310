import MitoshiPlanning
import MitoshiStatistics

/// The sliders of one target, and the table that stands in their place where no script runs.
struct HTMLWhatIf {
    let indicator: IndicatorAssessment
    let answer: TargetAssessment
    let range: WhatIfRange
    /// Names the panel in the page.
    let key: String
    let language: Language

    /// One for each target that is still open to a number.
    ///
    /// - Parameter number: The indicator's place in the plan.
    static func panels(
        of assessment: IndicatorAssessment, number: Int, asOf date: CalendarDate, in language: Language
    ) -> [HTMLWhatIf] {
        assessment.targets.enumerated().compactMap { index, answer in
            guard let whatIf = assessment.whatIf(on: answer, asOf: date),
                let range = WhatIfRange(whatIf, unit: assessment.indicator.unit)
            else { return nil }
            return HTMLWhatIf(
                indicator: assessment, answer: answer, range: range, key: "what-if-\(number)-\(index + 1)",
                language: language)
        }
    }

    static let heading = BilingualText(
        japanese: "目標値や年あたりのペースを変えると", english: "With another target, or another pace")

    func html(_ limits: VerdictLimits) -> HTML {
        let year = answer.target.fiscalYear.label[language]
        return .element("div", .classes("panel"), .id(key), .role("group"), .labelledBy("\(key)-year")) {
            HTML.element("h5", .id("\(key)-year")) { year }
            HTML.element("div", .classes("controls")) {
                control("level", language.text("目標値", "Target"))
                range.paces.count > 1 ? control("pace", language.text("年あたりの上乗せ", "Extra pace, a year")) : nil
                HTML.element("p", .classes("answer"), .role("status")) {
                    HTML.element("span", .classes("verdict")) { "" }
                    HTML.element("span", .classes("planned")) {
                        language.text("計画のままなら ", "as planned: ")
                        HTML.element("span", .classes("planned-value")) { "" }
                    }
                }
                HTML.element("button", HTML.Attribute("type", "button"), .classes("reset")) {
                    language.text("計画の値に戻す", "Back to the plan")
                }
            }
            HTML.element("div", .classes("without-script")) {
                HTMLTable(
                    table: WhatIfTable(range, unit: indicator.indicator.unit, limits, in: language).table,
                    caption: "\(indicator.indicator.id) \(Self.heading[language]) \(year)", language: language
                ).html
            }
        }
    }

    private func control(_ name: String, _ label: String) -> HTML {
        let id = "\(key)-\(name)"
        return .element("div", .classes("control")) {
            HTML.element("label", HTML.Attribute("for", id)) { label }
            HTML.void("input", HTML.Attribute("type", "range"), .id(id), .classes(name))
            HTML.element("output", .id("\(id)-value"), HTML.Attribute("for", id), .classes("\(name)-value")) { "" }
        }
    }
}

// MARK: - What the script needs

extension HTMLWhatIf {
    /// Everything the script needs, as one JSON document in which no tag can begin.
    static func data(
        of panels: [(key: String, data: JSONText)], _ limits: VerdictLimits, in language: Language
    ) -> JSONText {
        func entry(_ verdict: Verdict, from least: Double, isBeyond: Bool) -> JSONValue {
            [
                "from": JSONValue(least), "beyond": .boolean(isBeyond),
                "word": .string(verdict.name(in: language, withSymbol: true)),
                "tone": .string(verdict.tone.styleClass),
                "tens": limits.tens(in: verdict).map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null,
            ]
        }
        let list = JSONValue.array(
            limits.steps.map { entry($0.verdict, from: $0.from, isBeyond: $0.isBeyond) }
                + [entry(.unlikely, from: 0, isBeyond: false)])
        let nearly: JSONValue = [
            "never": .string(VerdictLimits.underTen[language]), "always": .string(VerdictLimits.overNinety[language]),
        ]
        let chance: JSONValue = [
            "before": .string(ChanceLabel.separator[language] + ChanceLabel.before[language]),
            "after": .string(ChanceLabel.after[language]),
        ]
        let panels = JSONText(panels.map { (key: $0.key, value: $0.data) })
        return JSONText([
            ("verdicts", JSONText(list)), ("nearly", JSONText(nearly)), ("chance", JSONText(chance)),
            ("panels", panels),
        ])
    }

    /// What the script needs of the panel.
    var data: JSONText {
        let unit = indicator.indicator.unit
        return JSONText([
            "levels": steps(range.levels), "start": JSONValue(range.planned), "paces": steps(range.paces),
            "years": JSONValue(range.whatIf.yearsOfExtraPace),
            "lower": JSONValue(range.whatIf.reachable.lowerBound),
            "upper": JSONValue(range.whatIf.reachable.upperBound),
            "slack": slack, "rows": rows, "units": units(of: { NumberText.quantity($0, unit: unit) }),
            "changeUnits": units(of: { NumberText.difference($0, unit: unit)[language] }),
        ])
    }

    /// What stands behind one, and behind other numbers.
    private func units(of quantity: (String) -> String) -> JSONValue {
        .array(["1", "2"].map { .string(String(quantity($0).dropFirst())) })
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
