import MitoshiPlanning

/// The tables of a budget's answer for people.
struct BudgetTables {
    let answer: BudgetAnswer
    let language: Language

    private var limits: VerdictLimits { answer.analysis.assessment.settings.verdictLimits }

    init(_ answer: BudgetAnswer, in language: Language) {
        self.answer = answer
        self.language = language
    }

    private func column<Row>(
        _ key: String, _ japanese: String, _ english: String, _ alignment: Alignment = .leading,
        cell: @escaping (Row) -> Cell
    ) -> (Column, (Row) -> Cell) {
        (Column(key: key, heading: language.text(japanese, english), alignment: alignment), cell)
    }

    private func cost<Row>(_ amount: @escaping (Row) -> Double?) -> (Column, (Row) -> Cell) {
        column("cost", "費用", "Cost", .trailing) { row in
            amount(row).map { .text(BudgetSentence.yen($0)[language]) } ?? .missing(reason: language.text("なし", "none"))
        }
    }

    private func worth<Row>(_ worth: @escaping (Row) -> Double?) -> (Column, (Row) -> Cell) {
        let words = BudgetWorth(answer)
        let (japanese, english) =
            words.objective == .targetsMet
            ? ("達成の平均\n（対象指標）", "Targets met\non average") : ("不足見込み量", "Expected\nshortfall")
        return column("worth", japanese, english, .trailing) { row in
            worth(row).map { .text(words.text($0)) } ?? .empty
        }
    }

    private func chosen<Row>(_ ids: @escaping (Row) -> [String]?) -> (Column, (Row) -> Cell) {
        column("chosen", "施策", "Interventions") { row in
            ids(row).map { .text($0.joined(separator: language.text("、", ", "))) } ?? .empty
        }
    }

    var choice: Table {
        Table(
            name: "choice", of: answer.fundings,
            [
                column("intervention_id", "記号", "No.") { .text($0.intervention.id) },
                column("name", "施策", "Intervention") { .text($0.intervention.name) },
                column("section", "所管課", "Section") { .text($0.intervention.section) },
                cost(\.intervention.cost),
                column("alone", "単独の効果", "Alone\nadds", .trailing) {
                    .text(($0.addsAlone >= 0 ? "+" : "") + NumberText.rounded($0.addsAlone, decimals: 2))
                },
                column("funded", "選択", "Funded") {
                    $0.isFunded
                        ? .word(language.text("● 選ぶ", "● yes"), .good) : .word(language.text("－", "–"), .quiet)
                },
                column("remark", "備考", "Remark") { .text(answer.dominanceText(for: $0.place)?[language] ?? "") },
            ])
    }

    var indicators: Table {
        Table(
            name: "chances", of: answer.movedChances,
            [
                column("indicator", "事業指標", "Indicator") {
                    .text("\($0.participant.indicator.id) \($0.participant.indicator.name)")
                },
                column("target", "目標値", "Target", .trailing) {
                    $0.participant.target.cell(unit: $0.participant.indicator.unit, in: language)
                },
                column("before", "現状のまま", "As it is", .trailing) {
                    limits.cell(of: $0.participant.before, in: language)
                },
                column("after", "選んだ施策で", "With the choice", .trailing) { limits.cell(of: $0.after, in: language) },
            ])
    }

    var comparison: Table {
        Table(
            name: "comparison", of: answer.ways,
            [
                column("way", "選び方", "Way") { way in
                    let mark =
                        way.end?.isAllowed == false ? language.text("（最低額を満たさない）", " (breaks a least amount)") : ""
                    return .text(name(of: way.code)[language] + mark)
                },
                cost { $0.end?.funded.cost }, worth { $0.end?.funded.worth }, chosen { $0.end?.funded.interventionIDs },
                column("certain", "予算内に収まる確率", "Cost within\nbudget", .trailing) {
                    $0.end.map { .probability($0.certainty) } ?? .empty
                },
            ])
    }

    private func name(of way: BudgetAnswer.Way.Code) -> BilingualText {
        switch way {
        case .exact:
            return answer.unproven.contains(.choice)
                ? BilingualText(japanese: "見つかった中で最良（未証明）", english: "the best found (not proven)")
                : BilingualText(japanese: "最適", english: "exact")
        case .greedy: return BilingualText(japanese: "順に追加（貪欲法）", english: "greedy, one after the other")
        case .ranked: return BilingualText(japanese: "効果あたり費用の順", english: "by cost per unit")
        case .certain:
            let certainty = NumberText.probability(answer.analysis.settings.certainty)
            return BilingualText(
                japanese: "費用が\(certainty.japanese)確実に収まる選択",
                english: "cost within the budget \(certainty.english) of the time")
        }
    }

    var frontier: Table {
        Table(
            name: "frontier", of: answer.frontierSets,
            [cost(\.cost), worth(\.worth), chosen(\.interventionIDs)])
    }

    var tornado: Table {
        Table(
            name: "tornado", of: answer.noticeableEffects,
            [
                column("indicator", "事業指標", "Indicator") { .text("\($0.indicator.id) \($0.indicator.name)") },
                column("intervention", "施策の効果", "Effect of") { .text($0.bar.interventionID) },
                column("low", "10%点のとき", "at its\n10th percentile", .trailing) {
                    limits.cell(of: $0.bar.low, in: language)
                },
                column("high", "90%点のとき", "at its\n90th percentile", .trailing) {
                    limits.cell(of: $0.bar.high, in: language)
                },
            ])
    }

    /// Which indicator to count once more in the middle of the year.
    var counts: Table {
        Table(
            name: "counts", of: answer.noticeableCounts,
            [
                column("indicator", "年度途中に数える指標", "Indicator counted in mid-year") { .text($0.indicatorID) },
                column("value", "選択がよくなる分（件）", "Makes the choice\nbetter by (targets)", .trailing) {
                    $0.value.map { .text(NumberText.estimate($0)) } ?? .empty
                },
            ])
    }
}

/// Every intervention with its cost, whether it is funded, and why; the funded ones first.
struct AllocationTable {
    let answer: BudgetAnswer
    let language: Language
    /// How an amount of yen is written.
    let yen: (Double) -> Cell

    init(_ answer: BudgetAnswer, in language: Language, yen: @escaping (Double) -> Cell) {
        self.answer = answer
        self.language = language
        self.yen = yen
    }

    var table: Table {
        func column(_ key: String, _ japanese: String, _ english: String, _ alignment: Alignment = .leading) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: alignment)
        }
        return Table(
            name: "allocation",
            columns: [
                // The key of a row's number, so that the name stands for the row.
                column("number", "記号", "No."), column("name", "施策", "Intervention"),
                column("funded", "選択", "Funded"), column("cost", "費用", "Cost", .trailing),
                column("reason", "理由", "Why"), column("indicators", "動かす指標", "Moves"),
                column("section", "所管課", "Section"),
            ], rows: places.map(row))
    }

    /// In the plan's order, the funded ones first.
    private var places: [Int] {
        let all = Array(answer.analysis.interventions.indices)
        let isFunded = { (place: Int) in answer.choice?.contains(place) ?? false }
        return all.filter(isFunded) + all.filter { !isFunded($0) }
    }

    private func row(_ place: Int) -> [Cell] {
        let intervention = answer.analysis.interventions[place]
        let isFunded = answer.choice?.contains(place) ?? false
        return [
            .text(intervention.id), .text(intervention.name),
            .word(
                isFunded ? language.text("● 選ぶ", "● yes") : language.text("－ 選ばない", "– no"),
                isFunded ? .good : .quiet),
            yen(intervention.cost), .text(reason(for: place)), .stack(indicators(of: intervention).map { .text($0) }),
            .text(intervention.section),
        ]
    }

    private func indicators(of intervention: Intervention) -> [String] {
        var ids: [String] = []
        for effect in intervention.effects where !ids.contains(effect.indicatorID) { ids.append(effect.indicatorID) }
        return ids
    }

    private func reason(for place: Int) -> String {
        let why = answer.reason(for: place).text(in: answer)[language]
        return [why, answer.dominanceText(for: place)?[language]].compactMap { $0 }.joined(
            separator: language.text("。", "; "))
    }
}
