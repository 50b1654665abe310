import MitoshiPlanning

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

    private func worth(_ worth: Double) -> Cell { .text(BudgetWorth(answer).text(worth)) }

    private var worthHeading: String {
        analysis.settings.objective == .targetsMet
            ? language.text("達成の平均\n（対象指標）", "Targets met\non average") : language.text("不足見込み量", "Expected\nshortfall")
    }

    var choice: Table {
        let dominance = DominanceText(answer)
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
                    .text(dominance.text(for: place)?[language] ?? ""),
                ]
            })
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
                    participant.target.cell(unit: participant.indicator.unit, in: language),
                    .probability(participant.before),
                    .probability(chance),
                ]
            })
    }

    var comparison: Table {
        let ways: [(String, FundedSet?)] = [
            (
                answer.unproven.contains(.choice)
                    ? language.text("見つかった中で最良（未証明）", "the best found (not proven)") : language.text("最適", "exact"),
                answer.choice
            ),
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

    /// The effects that move some indicator's chance by half a point or more, the widest first.
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
            rows: bars.filter { $0.1.width >= TornadoChart.narrowest }.sorted { $0.1.width > $1.1.width }.map {
                indicator, bar in
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
            rows: ((try? answer.counts.get()) ?? []).filter { $0.value >= 0.0005 }.map {
                [.text($0.indicatorID), .text(NumberText.estimate($0.value))]
            })
    }
}
