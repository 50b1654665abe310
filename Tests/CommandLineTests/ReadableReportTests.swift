import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

@Suite("What people read of a plan")
struct ReadableReportTests {
    /// A data package of the repository.
    private static func package(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "data/\(name)").path(percentEncoded: false)
    }

    /// What is known a year later, as far as it can be supposed.
    private static func aYearLater(_ consultations: Int) -> [String] {
        [
            "--as-of", "2022-06-01", "--suppose", "38-103:FY2021=\(consultations)", "--suppose", "40-104:FY2021=8",
            "--suppose", "19-101:FY2021=146",
        ]
    }

    static let readings: [[String]] =
        [[], aYearLater(600), aYearLater(610)].flatMap { options in
            [["assess", "isehara"] + options]
                + ["17-101", "35-106", "38-103", "40-104"].map { ["explain", "isehara", $0] + options }
        } + [["assess", "example-budget"], ["scenario", "example-budget"], ["budget", "example-budget"]]

    private func markdown(_ reading: [String], _ language: String) throws -> [Substring] {
        let arguments = [reading[0], Self.package(reading[1])] + reading.dropFirst(2)
        let run = try Program.run(arguments + ["--format", "md", "--lang", language, "--quiet"])
        try #require(run.status == 0, "\(run.errors)")
        return run.output.split(separator: "\n")
    }

    @Test("has no brackets inside brackets", arguments: readings, ["ja", "en"])
    func brackets(reading: [String], language: String) throws {
        for line in try markdown(reading, language) {
            var depth = 0
            for character in line {
                if "（(".contains(character) { depth += 1 }
                if "）)".contains(character) { depth -= 1 }
                #expect((0...1).contains(depth), "\(line)")
                guard (0...1).contains(depth) else { break }
            }
        }
    }

    @Test("begins English sentences with a capital", arguments: readings)
    func capitals(reading: [String]) throws {
        for line in try markdown(reading, "en") where !line.hasPrefix("|") {
            #expect(line.firstMatch(of: /[.!?] [a-z]/) == nil, "\(line)")
            #expect(line.prefixMatch(of: /[ *#-]*([0-9]+-[0-9]+ )?[a-z]/) == nil, "\(line)")
        }
    }

    @Test(
        "has the latest value with its year, and says which one is supposed and what only has to be kept",
        arguments: [
            (
                "ja", "| 19-101 | 男女共同参画フォーラム及び啓発講座等の参加者数 | 146人<br>令和3年度（仮定） |", "| 維持 | 3<br>中程度 |",
                "| 17-101 | くらし安心メール登録者数 | 14,989人<br>令和2年度 |"
            ),
            (
                "en",
                "| 19-101 | Participants in gender equality forums and courses | 146 people<br>FY2021 (supposed) |",
                "| keep | 3<br>middling |",
                "| 17-101 | Subscribers to the safety mail service | 14,989 people<br>FY2020 |"
            ),
        ])
    func latestValue(language: String, start: String, end: String, other: String) throws {
        let lines = try markdown(["assess", "isehara"] + Self.aYearLater(590), language)
        let row = try #require(lines.first { $0.hasPrefix("| 19-101 |") })
        #expect(row.hasPrefix(start) && row.hasSuffix(end), "\(row)")
        #expect(lines.contains { $0.hasPrefix(other) })
    }

    /// Words that a meeting needn't know, in each language.
    private static let statistics = [
        "ja": [
            "標準偏差", "平滑化", "事前分布", "事後分布", "プール型", "管理図", "OKR", "ドリフト", "貪欲法", "完全情報", "乱数", "ベータ分布", "相関", "分位",
            "パーセンタイル", "sMAPE", "MASE", "OWA", "MSIS", "CRPS", "ピンボール", "Brier", "中央値",
        ],
        "en": [
            "standard deviation", "smoothing", "prior", "posterior", "pooled trend", "control chart", "OKR", "drift",
            "greedy", "perfect information", "andom seed", "beta distribution", "correlation", "quantile", "percentile",
            "sMAPE", "MASE", "OWA", "MSIS", "CRPS", "pinball", "Brier", "median",
        ],
    ]

    @Test("has no statistician's word on the terminal, and chances in tens alone", arguments: ["ja", "en"])
    func terminal(language: String) throws {
        let run = try Program.run(["assess", Self.package("isehara"), "--lang", language, "--quiet"])
        try #require(run.status == 0, "\(run.errors)")
        // The note on a driver's slope says what is its prior's.
        for word in Self.statistics[language] ?? [] where word != "prior" {
            #expect(!run.output.contains(word), "\(word)")
        }
        // What the JSON has as 0.474 is 40 %, never 47 %.
        let json = try Program.run(["assess", Self.package("isehara"), "--format", "json", "--quiet"]).output
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let targets = (document?["indicators"] as? [[String: Any]])?.compactMap { $0["targets"] as? [[String: Any]] }
        let chances = try #require(targets).joined().compactMap { $0["p_meet"] as? Double }.map {
            Int((100 * $0).rounded())
        }
        #expect(chances.count { $0 % 10 != 0 } > 5)
        // A share of 25 % was measured.
        for chance in Set(chances) where chance % 10 != 0 && chance != 25 {
            #expect(!run.output.contains("\(chance)%"), "\(chance)")
        }
    }

    /// The texts of a page outside what is folded for analysts.
    private func textsForAll(of page: String) -> [Substring] {
        var texts: [Substring] = []
        var folds: [Bool] = []
        var isCode = false
        for piece in page.split(separator: "<").dropFirst() {
            let end = piece.firstIndex(of: ">") ?? piece.endIndex
            let (tag, text) = (piece[..<end], piece[end...].dropFirst())
            if tag.hasPrefix("details") { folds.append(tag.contains("analysts")) }
            if tag.hasPrefix("/details") { _ = folds.popLast() }
            if tag.hasPrefix("style") || tag.hasPrefix("script") { isCode = true }
            if tag.hasPrefix("/style") || tag.hasPrefix("/script") { isCode = false }
            if !isCode, !folds.contains(true) { texts.append(text) }
        }
        return texts
    }

    @Test(
        "has no statistician's word outside what is folded for analysts, and no Japanese name on an English page",
        arguments: ["isehara", "example-budget"], ["ja", "en"])
    func words(package: String, language: String) throws {
        let folder = try TemporaryFolder()
        let run = try Program.run([
            "report", Self.package(package), "--output", folder.path("report"), "--lang", language, "--format", "html",
        ])
        try #require(run.status == 0, "\(run.errors)")
        let texts = textsForAll(of: try folder.text(of: "report/report.html"))
        #expect(texts.count > 300)
        for text in texts {
            for word in Self.statistics[language] ?? [] { #expect(!text.contains(word), "\(text)") }
        }
        guard language == "en" else { return }
        for name in ["くらし安心メール", "市民協働課", "自治会", "現状把握", "登録会", "14,989人"] {
            #expect(!texts.contains { $0.contains(name) }, "\(name)")
        }
    }
}

@Suite("The first screen")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What stands between the marks of a README.
    private static func answer(in file: String) throws -> [Substring] {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let start = try #require(text.range(of: "<!-- answer -->\n"))
        let end = try #require(text.range(of: "<!-- end of answer -->"))
        return text[start.upperBound..<end.lowerBound].split(separator: "\n")
    }

    @Test("shows what the command answers today", arguments: [("README.md", "en"), ("README.ja.md", "ja")])
    func answer(file: String, language: String) throws {
        let package = Self.root.appending(path: "data/isehara").path(percentEncoded: false)
        let run = try Program.run(["assess", package, "--format", "md", "--lang", language])
        #expect(run.status == 0)
        let printed = run.output.split(separator: "\n")
        let shown = try Self.answer(in: file)
        #expect(shown.count == 8)
        for line in shown { #expect(printed.contains(line), "\(file)") }
    }
}
