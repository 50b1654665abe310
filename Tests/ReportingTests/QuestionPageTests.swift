import TestSupport
import Testing

@testable import MitoshiReporting
@testable import MitoshiPlanning

@Suite("The page of a plan with questions")
struct QuestionPageTests {
    private static func page(_ language: Language) throws -> String {
        let assessment = try SampleAssessment.make()
        return try HTMLReport(assessment, answering: QuestionSample.answers(on: assessment), in: language).text
    }

    /// The parts that answer questions.
    private static func parts(of page: String) throws -> String {
        let start = try #require(page.firstRange(of: "<section class=\"question\""))
        let end = try #require(page.firstRange(of: "<section class=\"reading\""))
        return String(page[start.lowerBound..<end.lowerBound])
    }

    @Test("answers them as recorded", arguments: Language.allCases)
    func golden(language: Language) throws {
        let parts = try Self.parts(of: Self.page(language)).replacing("><", with: ">\n<")
        try expectGolden(parts + "\n", "questions-\(language.rawValue).html")
    }

    @Test("is the page without them where nothing is asked, byte by byte", arguments: Language.allCases)
    func nothing(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let plain = HTMLReport(assessment, in: language).text
        #expect(HTMLReport(assessment, answering: .none, in: language).text == plain)
        #expect(!plain.contains("question") && !plain.contains(HTMLAssets.questionStyle))
    }

    @Test("is the same every time, byte by byte")
    func deterministic() throws {
        #expect(try Self.page(.japanese) == Self.page(.japanese))
    }

    @Test("closes what it opens, skips no heading and has no id twice", arguments: Language.allCases)
    func form(language: Language) throws {
        let tags = try TagScanner(markup: Self.page(language)).tags()
        let empty: Set = ["meta", "br", "input", "path", "rect", "circle"]
        var open: [String] = []
        for tag in tags where !empty.contains(tag.name) {
            if tag.isClosing { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
        }
        #expect(open.isEmpty)
        let levels = tags.filter { !$0.isClosing }.compactMap { $0.name.wholeMatch(of: /h([1-6])/) }
            .compactMap { Int($0.output.1) }
        for (upper, lower) in zip(levels, levels.dropFirst()) { #expect(lower <= upper + 1) }
        let ids = tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for link in tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())))
        }
        #expect(ids.contains("scenarios") && ids.contains("budget"))
    }

    @Test("says plainly where all of it is made up", arguments: Language.allCases)
    func invented(language: Language) throws {
        let parts = try Self.parts(of: Self.page(language))
        #expect(parts.matches(of: /<p class="marked">[^<]*架空の例[^<]*<\/p>/).count == 2)
    }

    /// The first indicator alone, since all of them have the same number when a text stands everywhere.
    private static func first(of assessment: PlanAssessment) -> PlanAssessment {
        PlanAssessment(
            plan: assessment.plan, asOf: assessment.asOf, settings: assessment.settings,
            indicators: Array(assessment.indicators.prefix(1)), headline: assessment.headline)
    }

    @Test("has the same tags whatever a document's texts say", arguments: Language.allCases)
    func hostile(language: Language) throws {
        func tags(_ text: String) throws -> [Tag] {
            let assessment = try HostileAssessment.make(text)
            let answers = try QuestionSample.answers(on: Self.first(of: assessment), saying: text)
            return try TagScanner(
                markup: HTMLReport(assessment, answering: answers, in: language).text
            ).tags()
        }
        func shape(_ tags: [Tag]) -> [[String]] {
            tags.map { [$0.isClosing ? "/" : "", $0.name] + $0.attributes.keys.sorted() }
        }
        let harmless = shape(try tags("安全な名称"))
        for text in HostileAssessment.texts { #expect(shape(try tags(text)) == harmless, "\(text)") }
    }
}
