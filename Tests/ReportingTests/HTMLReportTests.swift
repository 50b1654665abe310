import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiReporting

@Suite("The page")
struct HTMLReportTests {
    private static func page(_ language: Language) throws -> String {
        try HTMLReport(SampleAssessment.make(), in: language).text
    }

    private static func tags(_ language: Language) throws -> [Tag] { try TagScanner(markup: page(language)).tags() }

    @Test("reads as recorded", arguments: Language.allCases)
    func golden(language: Language) throws {
        // Style and script have files of their own; their digests change with them.
        let page = try Self.page(language)
            .replacing(HTMLAssets.style, with: "(style)").replacing(HTMLAssets.script, with: "(script)")
            .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "(digest)").replacing("><", with: ">\n<")
        try expectGolden(page, "report-\(language.rawValue).html")
    }

    @Test("says its language, has one first heading and skips no level", arguments: Language.allCases)
    func headings(language: Language) throws {
        let tags = try Self.tags(language)
        #expect(tags.first { $0.name == "html" }?.attributes["lang"] == language.rawValue)
        let levels = tags.filter { !$0.isClosing }.compactMap { $0.name.wholeMatch(of: /h([1-6])/) }
            .compactMap { Int($0.output.1) }
        #expect(levels.first == 1)
        #expect(levels.count { $0 == 1 } == 1)
        for (upper, lower) in zip(levels, levels.dropFirst()) { #expect(lower <= upper + 1) }
    }

    @Test("closes what it opens, in order", arguments: Language.allCases)
    func nesting(language: Language) throws {
        let empty: Set = ["meta", "br", "input", "path", "rect", "circle"]
        var open: [String] = []
        for tag in try Self.tags(language) where !empty.contains(tag.name) {
            if tag.isClosing { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
        }
        #expect(open.isEmpty)
    }

    @Test("has no id twice, and refers only to ids that are there", arguments: Language.allCases)
    func identifiers(language: Language) throws {
        let tags = try Self.tags(language)
        let ids = tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for tag in tags {
            let anchors = [tag.attributes["href"]].compactMap { $0 }.filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
            let named = [tag.attributes["aria-labelledby"], tag.attributes["for"]].compactMap { $0 }
                .flatMap { $0.split(separator: " ") }
            for id in anchors + named { #expect(ids.contains(String(id)), "\(id)") }
        }
    }

    @Test("names its tables, their columns and their rows", arguments: Language.allCases)
    func tables(language: Language) throws {
        let tags = try Self.tags(language).filter { !$0.isClosing }
        for heading in tags where heading.name == "th" {
            #expect(["col", "row"].contains(heading.attributes["scope"]))
        }
        let unnamed = tags.count { $0.name == "table" && $0.attributes["aria-labelledby"] == nil }
        #expect(tags.count { $0.name == "caption" } == unnamed)
        #expect(tags.count { $0.name == "th" && $0.attributes["scope"] == "row" } > unnamed)
    }

    @Test("needs nothing but itself", arguments: Language.allCases)
    func offline(language: Language) throws {
        for tag in try Self.tags(language) {
            #expect(tag.attributes["src"] == nil && tag.attributes["style"] == nil && tag.name != "link")
            for name in tag.attributes.keys { #expect(!name.hasPrefix("on")) }
        }
        #expect(!HTMLAssets.style.contains("url(") && !HTMLAssets.style.contains("@import"))
        for call in ["fetch", "XMLHttpRequest", "import(", "eval", "innerHTML", "document.write"] {
            #expect(!HTMLAssets.script.contains(call))
        }
    }

    @Test("lets a browser run its own script and style and nothing else", arguments: Language.allCases)
    func policy(language: Language) throws {
        let page = try Self.page(language)
        let policy = try #require(
            try Self.tags(language).first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?
                .attributes["content"])
        for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(page.range(of: "<\(element)>"))
            let end = try #require(page.range(of: "</\(element)>", range: start.upperBound..<page.endIndex))
            let digest = Digest.base64(of: String(page[start.upperBound..<end.lowerBound]))
            #expect(policy.contains("\(directive) &#39;sha256-\(digest)&#39;"))
        }
        #expect(policy.hasPrefix("default-src &#39;none&#39;") && !policy.contains("unsafe"))
    }

    @Test("has the same tags whatever a document's texts say", arguments: Language.allCases)
    func hostile(language: Language) throws {
        func tags(_ text: String) throws -> [Tag] {
            try TagScanner(markup: HTMLReport(HostileAssessment.make(text), in: language).text).tags()
        }
        func shape(_ tags: [Tag]) -> [[String]] {
            tags.map { [$0.isClosing ? "/" : "", $0.name] + $0.attributes.keys.sorted() }
        }
        let harmless = shape(try tags("安全な名称"))
        for text in HostileAssessment.texts {
            let found = try tags(text)
            #expect(shape(found) == harmless, "\(text)")
            try expectSafeLinks(found)
        }
    }

    private func expectSafeLinks(_ tags: [Tag]) throws {
        for link in tags.compactMap({ $0.attributes["href"] }) {
            #expect(link.hasPrefix("#") || link.hasPrefix("https://example.jp/"))
        }
    }

    @Test("shows the least likely first, in the table and among the cards", arguments: Language.allCases)
    func order(language: Language) throws {
        let tags = try Self.tags(language).filter { !$0.isClosing }
        let start = try #require(tags.firstIndex { $0.attributes["class"] == "outlook" })
        let rows = tags[start...].filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
        // 35-106 with 10 %, 37-101 with 28 %, 17-101 with 50 %; of 38-103 nobody says which way is better.
        let order = ["indicator-3", "indicator-2", "indicator-1", "indicator-4"]
        #expect(Array(rows.prefix(4)) == order.map { "#" + $0 })
        let cards = tags.filter { $0.name == "article" }.compactMap { $0.attributes["aria-labelledby"] }
        #expect(cards == order)
    }

    @Test("folds everything for analysts, and opens all of it where all is asked for", arguments: Language.allCases)
    func detail(language: Language) throws {
        let assessment = try SampleAssessment.make()
        func folds(_ detail: PageDetail) throws -> [Tag] {
            try TagScanner(markup: HTMLReport(assessment, detail: detail, in: language).text).tags()
                .filter { $0.name == "details" && !$0.isClosing }
        }
        // One a card, and one of the whole plan.
        #expect(try folds(.brief).count == 5 && folds(.brief).allSatisfy { $0.attributes["open"] == nil })
        #expect(try folds(.full).count == 5 && folds(.full).allSatisfy { $0.attributes["open"] != nil })
    }

    @Test("keeps the words of statisticians behind the folds", arguments: Language.allCases)
    func plainWords(language: Language) throws {
        let visible = try Self.page(language).replacing(/<details.*?<\/details>/.dotMatchesNewlines(), with: "")
        let words = [
            "標準偏差", "平滑化", "事前分布", "プール型", "管理図", "ドリフト", "乱数", "ベータ分布", "互いに無関係", "予測区間", "相関", "中央値",
            "standard deviation", "smoothing", "prior", "random", "correlation", "prediction interval", "median",
        ]
        for word in words { #expect(!visible.contains(word), "\(word)") }
    }

    @Test("gives its script data in which no tag can begin")
    func data() throws {
        let page = try HTMLReport(HostileAssessment.make("</script><!--"), in: .english).text
        let start = try #require(page.range(of: "id=\"what-if-data\">"))
        let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
        let data = page[start.upperBound..<end.lowerBound]
        #expect(!data.contains("<"))
        let read = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
        let panels = try #require(read?["panels"] as? [String: [String: Any]])
        #expect(panels.count == 2)
        #expect(panels["what-if-1-1"]?["units"] as? [String] == ["</script><!--", "</script><!--"])
    }
}
