import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

@Suite("The sentence for the council")
struct CouncilSentenceTests {
    private static let answer = Result { try Assessor().assess(Declaration2021.plan()) }

    @Test(
        "says what is known, what is needed and what a second value would do",
        arguments: [
            (
                "20-101",
                "平和関連事業実施件数は実績値が令和2年度の2件のみであり、国の省庁の類似目標1,119件のうち512件が達成されていることから、"
                    + "令和4年度目標5件の目標達成確率は47%（計画により32～64%、達成に懸念、根拠2）で、"
                    + "必要ペースは年あたり1.5件の増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "33-102",
                "児童の自転車用ヘルメット着用率は実績値が令和元年度の25%のみであり、国の省庁の類似目標453件のうち77件が達成されていることから、"
                    + "令和4年度目標40%の目標達成確率は20%（計画により11～33%、達成に懸念、根拠2）で、"
                    + "必要ペースは年あたり5ポイントの増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "37-101",
                "市民活動サポートセンターの年間利用者数は実績値が令和2年度の4,339人のみであり、国の省庁の類似目標1,001件のうち270件が"
                    + "達成されていることから、令和4年度目標9,800人の目標達成確率は28%（計画により17～43%、達成に懸念、根拠2）で、"
                    + "必要ペースは年あたり2,731人の増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "17-102",
                "防犯カメラの設置箇所数（令和3年度目標15箇所は達成済み）は実績値が令和2年度の15箇所のみであり、"
                    + "国の省庁の類似目標1,119件のうち512件が達成されていることから、令和4年度目標18箇所の目標達成確率は47%"
                    + "（計画により32～64%、達成に懸念、根拠2）で、必要ペースは年あたり1.5箇所の増加であり、"
                    + "次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "38-103",
                "消費生活相談件数は令和4年度目標600件について、多いほど良いのか少ないほど良いのかが示されておらず、"
                    + "「以上を維持」と読めばやや達成寄り（64%）、「減少」と読めば達成に懸念（43%）。"
            ),
            (
                "22-102",
                "ワーク・ライフ・バランスに関するホームページの情報提供数は市の判断で決まる指標であるため令和4年度目標7件の"
                    + "目標達成確率は算定しないが、必要なのは目標水準（7件）の維持である。"
            ),
            (
                "35-106",
                "市民文化会館改修に向けた取組状況は令和4年度目標「改修方針決定」の達成見込みを判定できない：段階の進み方が分かる実績なし。"
            ),
        ])
    func declared(_ id: String, _ expected: String) throws {
        let answer = try #require(try Self.answer.get().indicators.first { $0.indicator.id == id })
        #expect(answer.sentence.japanese == expected)
    }

    @Test("says the same in English")
    func english() throws {
        let answer = try #require(try Self.answer.get().indicators.first { $0.indicator.id == "20-101" })
        #expect(
            answer.sentence.english
                == "平和関連事業実施件数 has only one value (2件 in FY2020); of 1,119 comparable targets of national ministries, "
                + "512 were met, which gives its target of 5件 in FY2022 a chance of 47% (32% to 64% from plan to plan; at risk, "
                + "evidence 2 of "
                + "5); the required pace is +1.5件 a year, and a second measurement would narrow the chance.")
    }

    /// Mean 18 ± 2 against 20: Φ(−1) = 16 %.
    @Test("has the median, the chance and both paces where there is a forecast")
    func forecast() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [17, 18], spread: 2)
        #expect(
            answer.sentence.japanese
                == "指標は、令和4年度目標20トンに対し予測の中央値が18トン、目標達成確率が16%（達成困難、根拠3）であり、"
                + "必要ペースは年あたり2.5トンの増加（実績ペースは年あたり1トンの増加）である。")
        #expect(
            answer.sentence.english
                == "The forecast's median is 18トン, and the chance that 指標 meets its target of 20トン in FY2022 is 16% "
                + "(unlikely, evidence 3 of 5); the required pace is +2.5トン a year (+1トン a year so far).")
    }

    @Test("tells results as results")
    func results() throws {
        func sentence(_ value: Double) throws -> String {
            var plan = PlanOfOne(values: [(2020, 10), (2022, value)])
            plan.asOf = (2023, 4, 1)
            return try plan.assessed().sentence.japanese
        }
        #expect(try sentence(1_234.5) == "指標は実績1,234.5トンにより令和4年度目標20トンを達成した。")
        #expect(try sentence(19) == "指標は実績19トンで、令和4年度目標20トンは未達成となった。")
        var plan = PlanOfOne(values: [(2020, 10)])
        plan.asOf = (2023, 4, 1)
        #expect(try plan.assessed().sentence.japanese == "指標は目標年度が終了したものの実績値が未把握であり、令和4年度目標20トンは実績待ちである。")
    }

    /// 605 → 600 may mean to reduce or to keep. Of 605 ± 5, at least 600 has Φ(1) = 84 %, at most 600 has 16 %.
    @Test("gives both readings of a target whose better side nobody knows")
    func ambiguous() throws {
        let plan = PlanOfOne(kind: .flow, values: [(2019, 610), (2020, 605)], targets: [(2022, 600)])
        let sentence = try plan.assessed(means: [603, 605], spread: 5).sentence
        #expect(sentence.japanese.contains("多いほど良いのか少ないほど良いのかが示されておらず、「以上を維持」と読めば達成見込み（84%）、「減少」と読めば達成困難（16%）"))
        #expect(
            sentence.english.contains(
                "read as “keep at least” it is likely (84%), read as “decrease” it is unlikely (16%)"))
    }

    /// A tolerance of 3 lets 143 pass for a level of 145 to keep.
    @Test(
        "asks to keep the level where the latest value meets the target, as the pace does",
        arguments: [
            (DirectionSetting.stated(.maintainAtLeast), 146.0, true), (.stated(.maintainAtLeast), 143, true),
            (.stated(.maintainAtLeast), 141, false), (.stated(.decrease), 140, true), (.stated(.decrease), 146, false),
            (.stated(.increase), 150, true), (.stated(.maintainWithin), 147, true),
            (.stated(.maintainWithin), 149, false),
        ])
    func keeping(_ direction: DirectionSetting, _ latest: Double, _ keeps: Bool) throws {
        var plan = PlanOfOne(direction: direction, values: [(2019, 144), (2020, latest)], targets: [(2022, 145)])
        if direction == .stated(.maintainAtLeast) || direction == .stated(.maintainWithin) { plan.tolerance = 3 }
        let answer = try plan.assessed(means: [145, 145], spread: 2)
        #expect(answer.pace?.keepsLevel == keeps)
        #expect(answer.sentence.japanese.contains("必要なのは目標水準（145トン）の維持") == keeps)
        #expect(answer.sentence.japanese.contains("必要ペースは年あたり") == !keeps)
    }

    @Test("says when there is no target or no value")
    func nothing() throws {
        var plan = try PlanOfOne(direction: .stated(.increase)).assessed()
        #expect(plan.sentence.japanese == "指標は実績値が把握されていないため令和4年度目標20トンの達成見込みを判定できず、まず現状の把握を要する。")
        plan = try #require(
            try Assessor().assess(
                Plan(
                    declaration: Declaration(title: "", fiscalYear: nil),
                    indicators: [
                        Indicator(id: "a", programme: "", name: "甲", unit: "件", kind: .flow),
                        Indicator(id: "b", programme: "", name: "乙", unit: "件", kind: .flow),
                    ],
                    targets: [
                        Target(indicatorID: "b", fiscalYear: try PlanOfOne.year(2022), goal: .value(1))
                    ])
            ).indicators.first)
        #expect(
            plan.sentence
                == BilingualText(japanese: "甲には、判定できる目標値がない。", english: "甲 has no target that can be judged."))
    }
}

@Suite("Numbers in text")
struct NumberTextTests {
    @Test(
        "are grouped, rounded half away from zero and without trailing zeros",
        arguments: [
            (0.0, 0, "0"), (1_234_567, 0, "1,234,567"), (1_005.5, 0, "1,006"), (-1_005.5, 0, "-1,006"),
            (0.125, 2, "0.13"), (2.50, 2, "2.5"), (2.0, 2, "2"), (1.05, 3, "1.05"), (-0.4, 0, "0"),
            (999.95, 1, "1,000"),
            (12.3, -3, "12"), (1e300, 0, "1e+300"), (1_000_007.007, 3, "1,000,007.007"),
            (13_580_246_791.7, 6, "13,580,246,791.7"), (1_300_000_000_000.0, 6, "1,300,000,000,000"),
        ])
    func rounded(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(NumberText.rounded(value, decimals: decimals) == text)
    }

    @Test(
        "keep two or three significant digits when they are estimates",
        arguments: [
            (2_730.5, "2,731"), (99.94, "99.9"), (6, "6"), (1.04, "1"), (0.5, "0.5"), (0.0512, "0.051"),
            (0.000_123, "0.00012"), (-0.25, "-0.25"),
        ])
    func estimates(_ value: Double, _ text: String) { #expect(NumberText.estimate(value) == text) }

    @Test(
        "never round a chance to certainty",
        arguments: [
            (0.0, "0%"), (1e-9, "1%未満"), (0.009_99, "1%未満"), (0.01, "1%"), (0.4938, "49%"), (0.99, "99%"),
            (0.990_1, "99%超"), (1, "100%"),
        ])
    func probabilities(_ value: Double, _ text: String) { #expect(NumberText.probability(value).japanese == text) }

    /// 19.5 % is printed as 20 %, which is no longer unlikely; an even chance leans to neither side.
    @Test(
        "earn the verdict of what is printed",
        arguments: [
            (0.194_9, "19%", Verdict.unlikely), (0.195, "20%", .atRisk), (0.199_95, "20%", .atRisk),
            (0.504_9, "50%", .atRisk), (0.505, "51%", .leaning), (0.794_9, "79%", .leaning), (0.795, "80%", .likely),
        ])
    func printed(_ value: Double, _ text: String, _ verdict: Verdict) {
        #expect(NumberText.probability(value).japanese == text)
        #expect(VerdictLimits().verdict(for: value) == verdict)
    }

    /// Mean 18.3 ± 2 against 19.5, the least that is printed as 20.
    @Test("stand in the sentence and among the indices as their verdict wants")
    func besideVerdict() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [17, 18.3], spread: 2)
        #expect(answer.sentence.japanese.contains("目標達成確率が20%（達成に懸念、根拠3）"))
        #expect(answer.sentence.english.contains("is 20% (at risk, evidence 3 of 5)"))
        #expect(try answer.index(.probability, 2022).text(unit: "トン").japanese == "20%")
    }

    @Test("keep to the limits that are set")
    func ownLimits() throws {
        let plan = try PlanOfOne(values: [(2019, 14), (2020, 15)]).plan()
        let settings = AssessmentSettings(
            verdictLimits: VerdictLimits(likely: 0.8, leaning: 0.5, atRisk: 0.17), comparesTargets: false)
        let assessor = Assessor(settings: settings) { series, _, _ throws(StatisticsError) in
            let toy = ToyModel(series: series, means: [17, 18], spread: 2, meanValue: nil)
            return SelectedModel(fitted: toy, candidates: [], criterion: .named)
        }
        let answer = try #require(try assessor.assess(plan).indicators.first)
        // Φ(−1) = 0.158 66
        #expect(answer.sentence.japanese.contains("目標達成確率が16%（達成困難、根拠3）"))
    }
}
