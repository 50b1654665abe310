import ArgumentParser
import Documents
import Planning
import Reporting
import Statistics

/// What comparable targets say, and how well.
struct ReferenceClassCommand: ParsableCommand {
    /// The forms the answer can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case csv
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "reference-class",
        abstract: localized(
            "類似目標の実績と、その的中度（1市町村ずつ除いた検証）を示す。",
            "Shows how often comparable targets were met, and how well that predicts (leaving one municipality out)."),
        discussion: localized(
            "実績値が1時点のみの事業指標は、この実績から判定します。--format csv は検証の得点だけを出力します。",
            "An indicator with one value is judged by this record. --format csv prints the scores of the validation alone."
        ))

    @Option(
        help: help(
            "組込みの1件ずつの目標の代わりに使うCSV（data/reference-class/past-targets.csv と同じ列）",
            "CSV to use in place of the single targets inside, in the columns of data/reference-class/past-targets.csv.",
            value: "file"),
        completion: .file(extensions: ["csv"]))
    var data: String?

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    @OptionGroup var messages: QuietOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
        let destination = try output.destination(sparing: InputFiles(data.map { [$0] } ?? []))
        try destination.write(text(of: try report(on: try evidence())))
    }

    private func report(on evidence: ReferenceEvidence) throws -> ReferenceClassReport {
        do throws(StatisticsError) {
            return ReferenceClassReport(
                evidence, try ReferenceClass(from: evidence), try ReferenceClassValidation(of: evidence))
        } catch {
            throw Stop(.invalidInput, [error.text[.ofProcess]])
        }
    }

    private func text(of report: ReferenceClassReport) -> String {
        switch format {
        case .text: output.terminalWriter.text(of: report.report(in: language.language))
        case .markdown: MarkdownWriter.text(of: report.report(in: language.language))
        case .csv: CSVWriter.text(of: report.scores)
        case .json: report.json.text
        }
    }

    private func evidence() throws -> ReferenceEvidence {
        guard let data else { return .shipped }
        let table = try PastTargetTable.read(file: data)
        if !table.linesNotDue.isEmpty {
            let count = table.linesNotDue.count
            messages.say([
                localized(
                    "\(data)：期限の来ていない\(count)行を除きました",
                    "\(data): left out \(count) \(count == 1 ? "row that isn't" : "rows that aren't") due")
            ])
        }
        if !table.linesWithoutDirection.isEmpty {
            let lines = table.linesWithoutDirection.map(String.init).joined(separator: ", ")
            messages.say([
                localized(
                    "\(data)：増減の向きが分からない行を除きました（\(lines)行目）",
                    "\(data): left out rows without a direction (lines \(lines))")
            ])
        }
        return ReferenceEvidence(pastTargets: table.targets, wholePlans: ReferenceEvidence.shipped.wholePlans)
    }
}
