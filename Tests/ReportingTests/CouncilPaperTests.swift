import Foundation
import Testing

@testable import MitoshiDocuments
@testable import MitoshiPlanning
@testable import MitoshiReporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A Word document as its parts say it.
private final class WordParser: NSObject, XMLParserDelegate {
    /// Each paragraph's style, `""` for the usual one, and text, in order.
    private(set) var paragraphs: [(style: String, text: String)] = []
    /// The cells of each row of all tables.
    private(set) var rows: [[String]] = []
    /// Which rows are repeated on every page.
    private(set) var headers: [Int] = []
    private var isText = false

    /// - Throws: Where `part` isn't well-formed.
    init(_ part: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(part))
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch name {
        case "w:p": paragraphs.append(("", ""))
        case "w:pStyle": if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].style = attributes["w:val"] ?? "" }
        case "w:tr": rows.append([])
        case "w:tc": if !rows.isEmpty { rows[rows.count - 1].append("") }
        case "w:tblHeader": headers.append(rows.count - 1)
        case "w:t": isText = true
        case "w:br": add("\n")
        default: break
        }
    }

    func parser(_: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "w:t" { isText = false }
    }

    func parser(_: XMLParser, foundCharacters text: String) { if isText { add(text) } }

    private func add(_ text: String) {
        if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].text += text }
        let style = paragraphs.last?.style ?? ""
        guard style.hasPrefix("Table"), let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        rows[row][cell] += text
    }
}

@Suite("The council's paper")
struct CouncilPaperTests {
    private static func parts(_ assessment: PlanAssessment, _ language: Language) throws -> ZipArchive {
        let report = CouncilPaper(assessment, in: language).report
        return try ZipArchive(WordWriter.bytes(of: report, on: assessment.asOf))
    }

    private static func document(_ assessment: PlanAssessment, _ language: Language) throws -> WordParser {
        try WordParser(try #require(try parts(assessment, language).contents(of: "word/document.xml")))
    }

    /// The sample's even chance goes with a word that isn't its own: 50 % itself is at risk, whose tens end at 40 %.
    @Test("has a row an indicator, the least likely first, with what the assessment says of it")
    func table() throws {
        let document = try Self.document(SampleAssessment.make(), .japanese)
        #expect(document.headers == [0])
        #expect(document.rows.first == ["事業指標", "現状 → 目標", "達成の見込み（確率）", "1年あたりの増減\n必要／最近", "達成に必要なこと"])
        let rows = document.rows.dropFirst().map { Array($0.prefix(4)) }
        #expect(
            rows == [
                [
                    "35-106 市民文化会館改修に向けた取組状況", "問題点・課題の整理（令和2年度）\n→ 改修方針決定（令和4年度）", "× 達成困難 達成確率10%未満", "－",
                ],
                [
                    "37-101 市民活動サポートセンターの年間利用者数", "4,339人（令和2年度）\n→ 9,800人（令和4年度）", "△ 達成に懸念 達成確率30%\u{A0}◇",
                    "+2,731人\n+976人",
                ],
                [
                    "17-101 くらし安心メール登録者数", "14,989人（令和2年度）\n→ 17,000人（令和4年度）", "○ やや達成寄り 達成確率40%\n新しい値1個は未使用",
                    "+1,006人\n+976人",
                ],
                [
                    "38-103 消費生活相談件数", "605件（令和2年度）\n→ 600件（令和4年度）",
                    "－ 増減の向き不明\n「以上を維持」なら達成確率60%\n「減少」なら達成確率40%", "－",
                ],
            ])
    }

    @Test("says the finding in its title, in Word's own headings")
    func headings() throws {
        let headings = try Self.document(SampleAssessment.make(), .japanese).paragraphs.filter {
            $0.style.hasPrefix("Heading")
        }
        #expect(headings.map(\.style) == ["Heading1", "Heading2"])
        #expect(
            headings.first?.text
                == "令和3年度 市民生活部長の目標宣言：令和3年（2021年）4月1日時点で、令和4年度の目標5件のうち達成が見込まれるのは1件")
        let english = try Self.document(SampleAssessment.make(), .english).paragraphs
        #expect(
            english.first?.text
                == "令和3年度 市民生活部長の目標宣言: 1 of 5 targets for FY2022 is more likely than not to be met (as of 1 April 2021)"
        )
    }

    @Test("says the same in Word as in Markdown", arguments: Language.allCases)
    func sameWords(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let markdown = MarkdownWriter.text(of: CouncilPaper(assessment, in: language).report)
        let plain = markdown.replacing("<br>", with: "\n").replacing("\\", with: "").replacing("&lt;", with: "<")
        for paragraph in try Self.document(assessment, language).paragraphs {
            #expect(plain.contains(paragraph.text), "\(paragraph.text)")
        }
    }

    @Test("has no statistician's word", arguments: Language.allCases)
    func plainWords(language: Language) throws {
        let text = try Self.document(SampleAssessment.make(), language).paragraphs.map(\.text).joined(separator: "\n")
        for word in ["中央値", "標準偏差", "事前分布", "モデル", "根拠", "median", "probability", "model", "evidence", "prior"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test("is the same every time, byte by byte")
    func deterministic() throws {
        let report = CouncilPaper(try SampleAssessment.make(), in: .japanese).report
        let day = try SampleAssessment.day(2021, 4, 1)
        let bytes = WordWriter.bytes(of: report, on: day)
        #expect(bytes == WordWriter.bytes(of: report, on: day))
        #expect(bytes != WordWriter.bytes(of: report, on: try SampleAssessment.day(2021, 4, 2)))
    }

    /// The archive's reader compares every part with its checksum.
    @Test(
        "is well-formed in every part, whatever the plan is called",
        arguments: HostileAssessment.texts + ["𠮷\u{1F9D1}"])
    func wellFormed(text: String) throws {
        let archive = try Self.parts(HostileAssessment.make(text), .english)
        #expect(archive.entries.count == 10)
        for name in archive.entries.keys {
            _ = try WordParser(try #require(try archive.contents(of: name)))
        }
        // What can be printed is printed as it is.
        let printable = text.unicodeScalars.allSatisfy { withoutControls(String($0)) == String($0) && $0 != "\u{2028}" }
        guard printable, let first = try Self.document(HostileAssessment.make(text), .english).rows.dropFirst().first
        else { return }
        #expect(first.first == "\(text) \(text)")
    }

    /// Worked out with Python's zlib: `zlib.crc32(b"123456789")`.
    @Test("is a zip file with the checksums of its parts")
    func zip() throws {
        let bytes = StoredZip.bytes(of: [("a", "123456789"), ("b/c.xml", "")])
        #expect(Array(bytes[14..<18]) == [0x26, 0x39, 0xF4, 0xCB])
        let archive = try ZipArchive(bytes)
        #expect(try archive.contents(of: "a") == Array("123456789".utf8))
        #expect(try archive.contents(of: "b/c.xml") == [])
    }
}
