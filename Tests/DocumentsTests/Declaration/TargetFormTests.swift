import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A target as it is written")
struct TargetFormTests {
    struct Form {
        let japanese: String
        let english: String
        let level: Double
        var range: ValueRange?
        /// The direction that its words state, where no column does.
        var told = DirectionSetting.unstated
        /// One that a column may state beside it.
        let fitting: Direction
    }

    /// Of a share that was 35 %.
    static let forms = [
        Form(japanese: "40", english: "40", level: 40, fitting: .increase),
        Form(japanese: "30", english: "30", level: 30, fitting: .decrease),
        Form(japanese: "40～60", english: "40 to 60", level: 50, range: .between(40, 60), fitting: .maintainWithin),
        Form(japanese: "4～6", english: "4 to 6", level: 5, range: .between(4, 6), fitting: .maintainWithin),
        Form(japanese: "40～60%", english: "40 to 60%", level: 50, range: .between(40, 60), fitting: .increase),
        Form(japanese: "40%〜60%", english: "40% to 60 %", level: 50, range: .between(40, 60), fitting: .increase),
        Form(
            japanese: "40以上60以下", english: "at least 40 and at most 60", level: 50, range: .between(40, 60),
            fitting: .maintainWithin),
        Form(
            japanese: "40.5～60", english: "between 40.5 and 60", level: 50.25, range: .between(40.5, 60),
            fitting: .maintainWithin),
        Form(
            japanese: "40超", english: "more than 40", level: 40, range: .moreThan(40), told: .stated(.increase),
            fitting: .increase),
        Form(
            japanese: "30未満", english: "less than 30", level: 30, range: .lessThan(30), told: .stated(.decrease),
            fitting: .decrease),
        Form(japanese: "40以上", english: "at least 40", level: 40, told: .stated(.increase), fitting: .increase),
        Form(japanese: "40以上", english: "at least 40", level: 40, told: .stated(.increase), fitting: .maintainAtLeast),
        Form(japanese: "30以下", english: "at most 30", level: 30, told: .stated(.decrease), fitting: .decrease),
        Form(japanese: "30以下", english: "at most 30", level: 30, told: .stated(.decrease), fitting: .maintainAtMost),
    ]

    private static func read(_ target: String, direction: String, _ language: Language) throws -> DeclarationReading {
        let header = language.text(
            "番号\t指標名\t単位\t種類\t望ましい向き\t令和2年度 現状値\t令和4年度 目標",
            "No.\tIndicator\tUnit\tKind\tDirection\tFY2020 base value\tFY2022 target")
        let name = language.text("利用者の割合", "Share of users")
        let kind = IndicatorKind.share.label[language]
        return try DeclarationReader.read(
            text: "\(header)\n1\t\(name)\t%\t\(kind)\t\(direction)\t35\t\(target)\n", name: "d.txt")
    }

    /// The words that a workbook made of the plan has for the target and the direction.
    private static func written(_ plan: Plan, _ language: Language) throws -> (target: String, direction: String) {
        let target = try #require(plan.targets.first)
        let text = target.range == nil ? target.level.map { PlainNumber.text($0) } : target.text(unit: nil)[language]
        guard case .stated(let direction)? = plan.indicators.first?.direction else { return (try #require(text), "") }
        return (try #require(text), direction.label[language])
    }

    @Test(
        "is read, and what is written of it is read as the same, in both languages, with a direction and without",
        arguments: Language.allCases, forms.indices)
    func roundTrip(_ language: Language, _ place: Int) throws {
        let form = Self.forms[place]
        for stated in [nil, form.fitting] {
            let first = try Self.read(
                language.text(form.japanese, form.english), direction: stated?.label[language] ?? "", language)
            #expect(first.questions.isEmpty, "\(first.questions)")
            #expect(first.plan.targets.map(\.level) == [form.level] && first.plan.targets.map(\.range) == [form.range])
            #expect(first.plan.indicators.map(\.direction) == [stated.map { .stated($0) } ?? form.told])
            let (target, direction) = try Self.written(first.plan, language)
            let second = try Self.read(target, direction: direction, language)
            #expect(second.questions.isEmpty, "\(target): \(second.questions)")
            #expect(second.plan.targets.map(\.goal) == first.plan.targets.map(\.goal))
            #expect(second.plan.targets.map(\.range) == first.plan.targets.map(\.range))
            #expect(second.plan.indicators.map(\.direction) == first.plan.indicators.map(\.direction))
        }
    }

    @Test(
        "isn't read where it is two numbers, a change, or the wrong way round",
        arguments: ["60 to 40", "12 and 30", "+4 to +6", "from 4 to 6", "4 or 6", "40 to 60 to 80"])
    func notRead(_ text: String) throws {
        let reading = try Self.read(text, direction: "", .english)
        #expect(reading.plan.targets.isEmpty && reading.questions.map(\.found) == [text])
    }

    @Test("for the other side than one before it is asked about and isn't used")
    func otherSide() throws {
        let reading = try DeclarationReader.read(
            text: "指標\t現状値（R3）\tR5目標\tR6目標\n貸出冊数\t15冊\t20冊超\t15冊以下\n", name: "d.txt")
        #expect(reading.questions.map(\.found) == ["15冊以下"])
        #expect(reading.plan.targets.map(\.range) == [.moreThan(20)])
        #expect(reading.plan.indicators.map(\.direction) == [.stated(.increase)])
        #expect(!reading.items.contains { $0.value.contains("15") && $0.name.english == "target" })
        let kept = try DeclarationReader.read(
            text: "指標\t向き\t現状値（R3）\tR5目標\tR6目標\n貸出冊数\t維持\t15冊\t20冊以上\t25冊以下\n", name: "d.txt")
        #expect(kept.questions.map(\.found) == ["25冊以下"] && kept.plan.targets.map(\.level) == [20])
    }
}

@Suite("A negative value")
struct NegativeValueTests {
    private func read(_ row: String) throws -> DeclarationReading {
        try DeclarationReader.read(
            text: "指標\t単位\t種類\tR1実績\tR2実績\tR3実績\tR6目標\n\(row)\n", name: "d.txt")
    }

    @Test(
        "of people or things is asked about and doesn't lift the bound",
        arguments: [
            "利用者数\t人\t年間実績\t1,000\t△5\t1,230\t1,400", "会員数\t人\t年度末現在\t1,000\t△5\t1,230\t1,400",
            "貸出冊数\t千冊\t\t1,000\t△5\t1,230\t1,400", "利用者数\t\t年間実績\t1,000\t△5\t1,230\t1,400",
            "交差点の事故件数\t件\t年間実績\t1,000\t△5\t1,230\t900", "設置数\t台\t累計\t10\t△5\t30\t40",
            "Visitors\tpeople\t\t1,000\t△5\t1,230\t1,400", "Internet users\tusers\t\t1,000\t△5\t1,230\t1,400",
        ])
    func counts(_ row: String) throws {
        let reading = try read(row)
        #expect(reading.questions.map(\.found) == ["△5"])
        #expect(reading.plan.indicators.map(\.supportLower) == [nil])
        #expect(reading.plan.measurements.count == 2 && reading.plan.targets.count == 1)
    }

    @Test(
        "of a difference, a balance, a change or money is one",
        arguments: [
            "社会増減数\t人\t年間実績\t10\t△5\t3\t20", "転入超過数\t人\t年間実績\t10\t△5\t3\t20",
            "前年比\t%\t年間実績\t10\t△5\t3\t20", "実質単年度の収支\t百万円\t年間実績\t10\t△5\t3\t20",
            "経常利益\t千円\t年間実績\t10\t△5\t3\t20", "最低気温\t度\t年度末現在\t10\t△5\t3\t20",
            "Net migration\tpeople\tflow\t10\t△5\t3\t20", "移動\t人\t年間実績\t△10\t△5\t3\t20",
        ])
    func differences(_ row: String) throws {
        let reading = try read(row)
        #expect(reading.questions.isEmpty, "\(reading.questions)")
        #expect(reading.plan.indicators.map(\.supportLower) == [-.infinity])
        #expect(reading.plan.measurements.count == 3)
    }
}
