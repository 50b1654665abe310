import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting
@testable import PlanningTestSupport

@Suite("The sentence for the council")
struct CouncilSentenceTests {
    private static let answer = Result { try Assessor().assess(Declaration2021.plan()) }

    @Test(
        "says what is known, what is needed and what a second value would do",
        arguments: [
            (
                "20-101",
                "平和関連事業実施件数は実績値が令和2年度の2件のみであり、国の省庁の類似目標1,119件のうち512件が達成されていることから、"
                    + "令和4年度目標5件の目標達成確率は40%（計画により30%～60%、達成に懸念、根拠2）で、"
                    + "必要ペースは年あたり1.5件の増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "33-102",
                "児童の自転車用ヘルメット着用率は実績値が令和元年度の25%のみであり、国の省庁の類似目標453件のうち77件が達成されていることから、"
                    + "令和4年度目標40%の目標達成確率は10%（計画により10%～30%、達成困難、根拠2）で、"
                    + "必要ペースは年あたり5ポイントの増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "37-101",
                "市民活動サポートセンターの年間利用者数は実績値が令和2年度の4,339人のみであり、国の省庁の類似目標1,001件のうち270件が"
                    + "達成されていることから、令和4年度目標9,800人の目標達成確率は30%（計画により10%～40%、達成に懸念、根拠2）で、"
                    + "必要ペースは年あたり2,731人の増加であり、次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "17-102",
                "防犯カメラの設置箇所数（令和3年度目標15箇所は達成済み）は実績値が令和2年度の15箇所のみであり、"
                    + "国の省庁の類似目標1,119件のうち512件が達成されていることから、令和4年度目標18箇所の目標達成確率は40%"
                    + "（計画により30%～60%、達成に懸念、根拠2）で、必要ペースは年あたり1.5箇所の増加であり、"
                    + "次の実績値が得られれば確率の幅を狭められる。"
            ),
            (
                "38-103",
                "消費生活相談件数は令和4年度目標600件について、多いほど良いのか少ないほど良いのかが示されておらず、"
                    + "「以上を維持」と読めばやや達成寄り（60%）、「減少」と読めば達成に懸念（40%）。"
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
                + "512 were met, which gives its target of 5件 in FY2022 a chance of 40% (30% to 60% from plan to plan; at risk, "
                + "evidence 2 of "
                + "5); the required pace is +1.5件 a year, and a second measurement would narrow the chance.")
    }

    /// Mean 18 ± 2 against 20: Φ(−1) = 16 %.
    @Test("has the even-odds value, the chance and both paces where there is a forecast")
    func forecast() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [17, 18], spread: 2)
        #expect(
            answer.sentence.japanese
                == "指標は、令和4年度目標20トンに対し五分五分の値が18トン、目標達成確率が10%（達成困難、根拠3）であり、"
                + "必要ペースは年あたり2.5トンの増加（実績ペースは年あたり1トンの増加）である。")
        #expect(
            answer.sentence.english
                == "The even-odds value is 18トン, and the chance that 指標 meets its target of 20トン in FY2022 is 10% "
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
        #expect(sentence.japanese.contains("多いほど良いのか少ないほど良いのかが示されておらず、「以上を維持」と読めば達成見込み（80%）、「減少」と読めば達成困難（10%）"))
        #expect(
            sentence.english.contains(
                "read as “keep at least” it is likely (80%), read as “decrease” it is unlikely (10%)"))
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

    /// Mean 18.3 ± 2 against 20: 19.8 %, which whole per cent would make 20.
    @Test("stands by the verdict of the chance itself")
    func besideVerdict() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [17, 18.3], spread: 2)
        #expect(answer.sentence.japanese.contains("目標達成確率が10%（達成困難、根拠3）"))
        #expect(answer.sentence.english.contains("is 10% (unlikely, evidence 3 of 5)"))
        #expect(try answer.index(.probability, 2022).text(unit: "トン", answer.verdictLimits).japanese == "10%")
    }

    @Test("keeps to the limits that are set")
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
        #expect(answer.sentence.japanese.contains("目標達成確率が10%（達成困難、根拠3）"))
    }

    /// A history that halved and came back: the first fall makes most of the way.
    @Test("says why a pace that would do may not")
    func doubt() throws {
        var plan = PlanOfOne(
            kind: .flow, unit: "件", direction: .stated(.decrease), baseYear: 2024,
            values: [(2019, 520), (2020, 431), (2021, 440), (2022, 428), (2023, 421), (2024, 409)],
            targets: [(2026, 380)], asOf: (2025, 4, 1), pathCount: 0)
        let sentence = try plan.assessed(means: [405, 401], spread: 50).sentence
        #expect(sentence.japanese.contains("直近3年は年あたり10.3件の減少。変化の多くは令和2年度の1年で生じた"))
        #expect(
            sentence.english.contains(
                "(-17.1件 a year so far, -10.3件 a year over the last three years; most of it came in one year, FY2020)"
            ))
        // With a good chance nothing has to be explained.
        let good = try plan.assessed(means: [380, 350], spread: 20).sentence
        #expect(!good.english.contains("most of it"))
        // An even way with a pace that would do.
        plan.values = [(2021, 500), (2022, 470), (2023, 440), (2024, 410)]
        let even = try plan.assessed(means: [410, 410], spread: 30).sentence
        #expect(even.english.contains("single years vary too much"))
        plan.values = [(2018, 500), (2019, 480), (2020, 460), (2021, 440), (2022, 435), (2023, 430), (2024, 425)]
        plan.targets = [(2026, 405)]
        let slower = try plan.assessed(means: [410, 410], spread: 30).sentence
        #expect(slower.english.contains("over the last three years, which is less than required"))
        #expect(slower.japanese.contains("直近3年は年あたり5件の減少で、必要ペースに届かない"))
    }

    @Test("begins with what is supposed")
    func supposed() throws {
        let supposition = Supposition(
            indicatorID: "37-101", period: .fiscalYear(try Declaration2021.year(2020)), value: .numeric(.exact(9_000)))
        let answers = try Assessor(settings: AssessmentSettings(suppositions: [supposition]))
            .assess(Declaration2021.plan()).indicators
        for answer in answers {
            let isSupposed = answer.sentence.japanese.hasPrefix("令和2年度（2020年度）の値を9,000人と仮定すると、")
            #expect(isSupposed == (answer.indicator.id == "37-101"))
            #expect(answer.sentence.japanese.contains("仮定") == isSupposed)
        }
    }

    @Test("has years as the target has them")
    func calendarYears() throws {
        let year = try #require(FiscalYear(calendarYear: 2024))
        var plan = PlanOfOne(kind: .flow, direction: .stated(.increase), baseYear: nil, targets: [], asOf: (2025, 1, 1))
        plan.otherTargets = [Target(indicatorID: PlanOfOne.id, fiscalYear: year, goal: .value(20))]
        plan.others = try [2022, 2023].map { number in
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try #require(FiscalYear(calendarYear: number))),
                value: .numeric(.exact(Double(number - 2_010))))
        }
        let answer = try plan.assessed()
        #expect(answer.sentence.japanese.contains("令和6年目標20トン") && !answer.sentence.japanese.contains("年度"))
        #expect(answer.noteTexts.map(\.japanese) == ["この指標の年は暦年（1月～12月）である。"])
    }

    @Test("says why a model gave nothing")
    func failure() throws {
        let plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        let assessor = Assessor(settings: try plan.settings()) { _, _, _ throws(StatisticsError) in
            throw .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .unbounded)
        }
        let answer = try #require(try assessor.assess(plan.plan()).indicators.first)
        #expect(answer.sentence.japanese.contains("判定できない：ロジスティック曲線"))
    }
}
