import Foundation
import Testing

/// Packages with newer results than the plan's start; what is expected was worked out by hand.
@Suite("The day of an answer on the command line")
struct DateCaseTests {
    /// 1 June 2026, whatever the clock says.
    private static let environment = ["LC_ALL": "C", "SOURCE_DATE_EPOCH": "1780272000"]

    private func output(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
        let run = try Program.run(arguments, in: folder, environment: Self.environment)
        #expect(run.status == 0, "\(arguments) \(run.errors)")
        return run.output
    }

    @Test("lies after new results, which decide their target and are the latest value")
    func newResults() throws {
        let example = try VerdictCase("new-results")
        let rows = cells(try output(["assess", ".", "--format", "csv"], in: example.folder))
        let header = try #require(rows.first)
        let answers = rows.dropFirst().map { Answer(Dictionary(uniqueKeysWithValues: zip(header, $0))) }
        #expect(answers.map(\.verdict)[0] == "met" && answers[0]["observed"] == "1210")
        #expect(answers[0]["as_of"] == "2026-04-01" && answers[0]["unused_values"] == "0")
        _ = try output(
            ["report", ".", "--output", "out", "--format", "md", "--lang", "ja", "--quiet"], in: example.folder)
        let page = try example.folder.text(of: "out/report.md")
        let opening = page.split(separator: "\n").prefix(8).joined(separator: "\n")
        #expect(opening.contains("評価時点：令和8年（2026年）4月1日（最新の実績値の期間の翌日）"))
        #expect(opening.contains("1,210千人<br>令和7年度") && !opening.contains("未使用"))
    }

    @Test("is said at the beginning of every answer, with what it leaves out")
    func leftOut() throws {
        let example = try VerdictCase("new-results")
        let table = try example.folder.text(of: "measurements.csv")
        try example.folder.write(table + "11-101,FY2026,1300\n11-101,FY2027,1400\n", to: "measurements.csv")
        let line = "As of 1 April 2026, the day after the last results. 2 values known only later are left out"
        for command in [
            ["assess", "."], ["explain", ".", "11-101"], ["scenario", ".", "--halt", "11-101"],
        ] {
            let text = try output(command, in: example.folder).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(text.contains(line), "\(command)")
        }
        _ = try output(["report", ".", "--output", "out", "--quiet"], in: example.folder)
        #expect(try example.folder.text(of: "out/report.html").contains(line))
        let report = try example.folder.text(of: "out/report.md")
        #expect(report.contains(line) && report.contains("(2 newer not used)"))
        #expect(try example.folder.text(of: "out/assessment.json").contains(#""unused_values": 2"#))
    }

    @Test("of a progress sheet lies after its last result")
    func progressSheet() throws {
        let example = try VerdictCase("progress-sheet")
        _ = try output(["ingest", "input.csv", "--output", "p", "--quiet"], in: example.folder)
        let run = try Program.run(["assess", "p"], in: example.folder, environment: Self.environment)
        // Results of fiscal 2020, 2021 and 2022, the last of which ends on 31 March 2023.
        #expect(run.output.contains("As of 1 April 2023") && run.errors.isEmpty)
        #expect(!run.output.contains("not assessable"))
    }
}
