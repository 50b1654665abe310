package import MitoshiPlanning
import MitoshiStatistics

/// What named what-ifs (想定ケース) make of targets, and what it would take to reach a chance that is wanted.
package struct ScenarioReport: Sendable {
    let answers: [ScenarioAnswer]
    let seeks: [Sought]
    /// The day whose knowledge is used; `nil` where what stands around says it.
    let knowledge: KnowledgeDate?
    let title: String
    let language: Language
    let limits = VerdictLimits()

    /// One open target with what it would take.
    package struct Sought: Sendable {
        package let indicator: Indicator
        package let whatIf: WhatIf
        package let seek: GoalSeek

        package init(indicator: Indicator, whatIf: WhatIf, seek: GoalSeek) {
            self.indicator = indicator
            self.whatIf = whatIf
            self.seek = seek
        }
    }

    package init(
        _ answers: [ScenarioAnswer], seeks: [Sought], of plan: Plan, knowing knowledge: KnowledgeDate? = nil,
        in language: Language
    ) {
        self.knowledge = knowledge
        self.answers = answers.map { $0.named(in: language) }
        self.seeks = seeks.map { sought in
            Sought(indicator: sought.indicator.named(in: language), whatIf: sought.whatIf, seek: sought.seek)
        }
        self.language = language
        let question = language.text("想定ケース", "what if")
        let name = plan.named(in: language).declaration.fullTitle
        title = name.isEmpty ? question : language.text("\(name)：\(question)", "\(name): \(question)")
    }

    package var report: Report {
        Report(title: title, language: language, blocks: asOf + answerBlocks + seekBlocks + latestStartBlocks)
    }

    private var asOf: [Report.Block] { knowledge.map { [.paragraph($0.line(in: language))] } ?? [] }

    // MARK: Scenarios

    private var answerBlocks: [Report.Block] {
        guard !answers.isEmpty else { return [] }
        var blocks: [Report.Block] = [.heading(language.text("想定ケースごとの目標達成確率", "Chances under each scenario"))]
        let sentences = answers.compactMap { ScenarioSentence($0).text?[language] }
        if !sentences.isEmpty { blocks.append(.list(sentences.map { Report.Item($0) })) }
        if !rows.isEmpty { blocks.append(.table(answerTable)) }
        let refusals = answers.compactMap(refusal)
        if !refusals.isEmpty { blocks.append(.list(refusals.map { Report.Item($0) })) }
        return blocks
    }

    private var answerTable: Table {
        Table(
            name: "scenarios",
            columns: [
                Column(key: "scenario_id", heading: language.text("想定ケース", "Scenario")),
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "fiscal_year", heading: language.text("目標年度", "Target year")),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "shift", heading: language.text("五分五分の\n値の動き", "Middle\nmoves by"), alignment: .trailing),
                Column(key: "before", heading: language.text("現状のまま", "As it is"), alignment: .trailing),
                Column(key: "after", heading: language.text("想定ケース", "Scenario"), alignment: .trailing),
            ], rows: rows)
    }

    private var rows: [[Cell]] {
        answers.flatMap { answer -> [[Cell]] in
            guard let found = answer.answered else { return [] }
            let unit = answer.indicator.unit
            let name = Cell.text("\(answer.indicator.id) \(answer.indicator.name)")
            var rows = found.years.map { year in
                [
                    .text(answer.scenario.id), name, .text(year.target.fiscalYear.label[language]),
                    year.target.cell(unit: unit, in: language), .change(year.shift, unit: unit),
                    limits.cell(of: year.before, in: language),
                    limits.cell(of: year.after, in: language),
                ]
            }
            if let joint = found.joint {
                rows.append([
                    .text(answer.scenario.id), name, .text(language.text("すべての目標年度", "all target years")), .empty,
                    .empty,
                    limits.cell(of: joint.before, in: language), limits.cell(of: joint.after, in: language),
                ])
            }
            return rows
        }
    }

    private func refusal(_ answer: ScenarioAnswer) -> String? {
        guard case .refused(let refusal) = answer.outcome else { return nil }
        let reason = refusal.text[language]
        return language.text(
            "\(answer.scenario.id)（\(answer.indicator.id)）：\(reason)",
            "\(answer.scenario.id) (\(answer.indicator.id)): \(reason)")
    }

    // MARK: What it would take

    private var seekBlocks: [Report.Block] {
        guard let goal = seeks.first?.seek.goal else { return [] }
        let wanted = NumberText.percentage(goal)
        return [
            .heading(
                language.text("目標達成確率\(wanted)に必要な上乗せ", "What a chance of \(wanted) would take")),
            .table(seekTable),
            .paragraph(
                language.text(
                    "これまでの動きに加えて、年あたりどれだけ上乗せが必要かを、始める時期ごとに示す。",
                    "The extra pace a year beside what goes on anyway, by when it begins.")),
        ]
    }

    private var seekTable: Table {
        Table(
            name: "goal_seek",
            columns: [
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "fiscal_year", heading: language.text("目標年度", "Target year")),
                Column(key: "probability", heading: language.text("現状のまま", "As it is"), alignment: .trailing),
                Column(key: "now", heading: language.text("すぐ始める", "begun\nat once"), alignment: .trailing),
                Column(key: "half", heading: language.text("半年後に\n始める", "begun in\nhalf a year"), alignment: .trailing),
                Column(key: "year", heading: language.text("1年後に\n始める", "begun in\na year"), alignment: .trailing),
            ],
            rows: seeks.map { sought in
                let target = sought.whatIf.target
                let chance = target.level.flatMap { sought.whatIf.probability(at: $0) }
                return [
                    .text("\(sought.indicator.id) \(sought.indicator.name)"),
                    .text(target.fiscalYear.label[language]),
                    chance.map { limits.cell(of: $0, in: language) } ?? .empty,
                ] + [0, 6, 12].map { pace(sought, months: $0) }
            })
    }

    /// How late the scenarios' own paces can begin.
    private var latestStartBlocks: [Report.Block] {
        let sentences = answers.compactMap { ScenarioSentence($0).latestStart?[language] }
        guard !sentences.isEmpty else { return [] }
        return [
            .heading(language.text("遅くともいつ始めればよいか", "When it has to begin at the latest")),
            .list(unique(sentences).map { Report.Item($0) }),
        ]
    }

    /// Each once: scenarios that differ in their start alone have one latest start.
    private func unique(_ sentences: [String]) -> [String] {
        var seen: Set<String> = []
        return sentences.filter { seen.insert($0).inserted }
    }

    /// The pace when it begins so many months after the first possible day.
    private func pace(_ sought: Sought, months: Int) -> Cell {
        guard sought.seek.starts.indices.contains(months) else {
            return .missing(
                reason: language.text(
                    sought.seek.pace == nil ? "届かない" : "間に合わない", sought.seek.pace == nil ? "out of reach" : "too late"))
        }
        guard let pace = sought.seek.starts[months].pace else {
            return .missing(reason: language.text("届かない", "out of reach"))
        }
        return pace == 0
            ? .word(language.text("不要", "none"), .quiet) : .change(pace, unit: sought.indicator.unit)
    }
}

extension ScenarioAnswer {
    var answered: Answer? { if case .answered(let answer) = outcome { answer } else { nil } }
}
