import Planning

/// The tables of a budget's answer for people.
struct BudgetTables {
    let answer: BudgetAnswer
    let language: Language

    init(_ answer: BudgetAnswer, in language: Language) {
        self.answer = answer
        self.language = language
    }

    private var analysis: BudgetAnalysis { answer.analysis }
    private var problem: FundingProblem { analysis.problem }

    private func column(_ key: String, _ japanese: String, _ english: String, _ alignment: Alignment = .leading)
        -> Column
    {
        Column(key: key, heading: language.text(japanese, english), alignment: alignment)
    }

    private func yen(_ amount: Double) -> Cell { .text(BudgetSentence.yen(amount)[language]) }

    /// A worth as targets met, or as planned changes of shortfall.
    private func worth(_ worth: Double) -> Cell {
        .text(NumberText.rounded(analysis.settings.objective == .targetsMet ? worth : -worth, decimals: 2))
    }

    private var worthHeading: String {
        analysis.settings.objective == .targetsMet
            ? language.text("達成の平均\n（対象指標）", "Targets met\non average") : language.text("不足見込み量", "Expected\nshortfall")
    }

    var choice: Table {
        let dominance = problem.dominance()
        return Table(
            name: "choice",
            columns: [
                column("intervention_id", "記号", "No."), column("name", "施策", "Intervention"),
                column("section", "所管課", "Section"), column("cost", "費用", "Cost", .trailing),
                column("alone", "単独の効果", "Alone\nadds", .trailing), column("funded", "選択", "Funded"),
                column("remark", "備考", "Remark"),
            ],
            rows: analysis.interventions.indices.map { place in
                let intervention = analysis.interventions[place]
                let isFunded = answer.choice?.contains(place) ?? false
                let gain = problem.worth(of: problem.closure(of: place)) - problem.worth(of: .none)
                return [
                    .text(intervention.id), .text(intervention.name), .text(intervention.section),
                    yen(intervention.cost),
                    .text((gain >= 0 ? "+" : "") + NumberText.rounded(gain, decimals: 2)),
                    .word(
                        isFunded ? language.text("● 選ぶ", "● yes") : language.text("－", "–"), isFunded ? .good : .quiet),
                    .text(remark(dominance[place])),
                ]
            })
    }

    private func remark(_ dominance: Dominance) -> String {
        func name(_ place: Int) -> String { analysis.interventions[place].id }
        switch dominance {
        case .none: return ""
        case .dominated(let other):
            return language.text("\(name(other))に劣る（優越される）", "dominated by \(name(other))")
        case .extendedlyDominated(let first, let second):
            return language.text(
                "\(name(first))と\(name(second))の組み合わせに劣る", "extendedly dominated by \(name(first)) and \(name(second))")
        case .inNoEfficientSet:
            return language.text("予算がいくらでも選ばれない", "in no best set, whatever the budget")
        }
    }

    var indicators: Table {
        let after = analysis.chances(funding: answer.choice ?? .none)
        return Table(
            name: "chances",
            columns: [
                column("indicator", "事業指標", "Indicator"), column("target", "目標値", "Target", .trailing),
                column("before", "現状のまま", "As it is", .trailing),
                column("after", "選んだ施策で", "With the choice", .trailing),
            ],
            rows: zip(analysis.indicators, after).map { participant, chance in
                [
                    .text("\(participant.indicator.id) \(participant.indicator.name)"),
                    participant.target.goal.cell(unit: participant.indicator.unit), .probability(participant.before),
                    .probability(chance),
                ]
            })
    }

    var comparison: Table {
        let ways: [(String, FundedSet?)] = [
            (language.text("最適（分枝限定法）", "exact (branch and bound)"), answer.choice),
            (language.text("順に追加（貪欲法）", "greedy, one after the other"), answer.greedy),
            (language.text("効果あたり費用の順", "by cost per unit"), answer.ranked),
            (
                language.text(
                    "費用が\(NumberText.probability(analysis.settings.certainty).japanese)確実に収まる選択",
                    "cost within the budget \(NumberText.probability(analysis.settings.certainty).english) of the time"),
                answer.robust?.set
            ),
        ]
        return Table(
            name: "comparison",
            columns: [
                column("way", "選び方", "Way"), column("cost", "費用", "Cost", .trailing),
                Column(key: "worth", heading: worthHeading, alignment: .trailing),
                column("chosen", "施策", "Interventions"),
                column("certain", "予算内に収まる確率", "Cost within\nbudget", .trailing),
            ],
            rows: ways.map { way, set in
                guard let set else {
                    let none = language.text("なし", "none")
                    return [.text(way), .missing(reason: none), .empty, .empty, .empty]
                }
                let mark = problem.allows(set) ? "" : language.text("（最低額を満たさない）", " (breaks a least amount)")
                return [
                    .text(way + mark), yen(problem.cost(of: set)), worth(problem.worth(of: set)), .text(ids(set)),
                    .probability(analysis.certainty(of: set, within: answer.budget)),
                ]
            })
    }

    private func ids(_ set: FundedSet) -> String {
        set.places.map { analysis.interventions[$0].id }.joined(separator: language.text("、", ", "))
    }

    var frontier: Table {
        Table(
            name: "frontier",
            columns: [
                column("cost", "費用", "Cost", .trailing),
                Column(key: "worth", heading: worthHeading, alignment: .trailing),
                column("chosen", "施策", "Interventions"),
            ],
            rows: answer.frontier.points.map { [yen($0.cost), worth($0.worth), .text(ids($0.set))] })
    }

    /// The effects that move some indicator's chance by a point or more, the widest first.
    var tornado: Table {
        let set = answer.choice ?? .none
        let bars = analysis.indicators.indices.flatMap { place in
            analysis.tornado(of: place, funding: set).map { (analysis.indicators[place].indicator, $0) }
        }
        return Table(
            name: "tornado",
            columns: [
                column("indicator", "事業指標", "Indicator"), column("intervention", "施策の効果", "Effect of"),
                column("low", "10%点のとき", "at its\n10th percentile", .trailing),
                column("high", "90%点のとき", "at its\n90th percentile", .trailing),
            ],
            rows: bars.filter { $0.1.width >= 0.005 }.sorted { $0.1.width > $1.1.width }.map { indicator, bar in
                [
                    .text("\(indicator.id) \(indicator.name)"), .text(bar.interventionID), .probability(bar.low),
                    .probability(bar.high),
                ]
            })
    }

    /// Which indicator to count once more in the middle of the year.
    var counts: Table {
        Table(
            name: "counts",
            columns: [
                column("indicator", "年度途中に数える指標", "Indicator counted in mid-year"),
                column("value", "選択がよくなる分（件）", "Makes the choice\nbetter by (targets)", .trailing),
            ],
            rows: answer.counts.filter { $0.value >= 0.0005 }.map {
                [.text($0.indicatorID), .text(NumberText.estimate($0.value))]
            })
    }
}

/// The answer as tables for other programs.
public enum BudgetData {
    /// `choice`, `chances`, `frontier`, then what the answer rests on: `comparison`, `tornado`, `counts`.
    public static func tables(of answer: BudgetAnswer) -> [Table] {
        let analysis = answer.analysis
        let after = analysis.chances(funding: answer.choice ?? .none)
        return [
            Table(
                name: "choice",
                columns: ["intervention_id", "name", "section", "cost_yen", "adds_alone", "funded"].map(Column.init),
                rows: analysis.interventions.indices.map { place in
                    let problem = analysis.problem
                    return [
                        .text(analysis.interventions[place].id), .text(analysis.interventions[place].name),
                        .text(analysis.interventions[place].section),
                        .quantity(analysis.interventions[place].cost, unit: nil),
                        .quantity(problem.worth(of: problem.closure(of: place)) - problem.worth(of: .none), unit: nil),
                        .flag(answer.choice?.contains(place) ?? false),
                    ]
                }),
            Table(
                name: "chances",
                columns: ["indicator_id", "fiscal_year", "basis", "probability_before", "probability_after"].map(
                    Column.init),
                rows: zip(analysis.indicators, after).map { participant, chance in
                    [
                        .text(participant.indicator.id), .fiscalYear(analysis.year),
                        .text(participant.basis == .forecast ? "forecast" : "prior-forecast"),
                        .probability(participant.before), .probability(chance),
                    ]
                }),
            Table(
                name: "frontier", columns: ["cost_yen", "worth", "interventions"].map(Column.init),
                rows: answer.frontier.points.map { point in
                    [
                        .quantity(point.cost, unit: nil), .quantity(point.worth, unit: nil),
                        .text(point.set.places.map { analysis.interventions[$0].id }.joined(separator: ";")),
                    ]
                }),
        ] + grounds(of: answer)
    }

    /// All tables in one document.
    public static func document(of answer: BudgetAnswer) -> JSONValue {
        .object(
            [
                JSONValue.Member("format", "mitoshi-budget"), JSONValue.Member("version", .integer(1)),
                JSONValue.Member("fiscal_year", .integer(answer.analysis.year.year)),
                JSONValue.Member("objective", .string(answer.analysis.settings.objective.rawValue)),
                JSONValue.Member("budget_yen", JSONValue(answer.budget)),
                JSONValue.Member("worth_without", JSONValue(answer.analysis.problem.worth(of: .none))),
                JSONValue.Member("effect_information", JSONValue(answer.effectInformation)),
                JSONValue.Member("left_out", .array(answer.analysis.leftOut.map { .string($0) })),
                JSONValue.Member("sentence", AssessmentJSON.both(BudgetSentence(answer).text)),
            ]
                + tables(of: answer).map { table in
                    JSONValue.Member(
                        table.name, .array(table.rows.map { JSONValue(columns: table.columns, row: $0) }))
                })
    }
}
