import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// What became of comparable targets.
struct ReferenceClassCommand: ParsableCommand {
    /// The forms the answer can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case csv
    }

    static let configuration = CommandConfiguration(
        commandName: "reference-class",
        abstract: localized(
            "類似目標の実績と、計画の目標によく似た過去の目標の結果を示す。",
            "Shows how comparable targets fared, and what became of those most like a plan's."),
        discussion: localized(
            "データパッケージを指定すると、目標ごとに、よく似た過去の目標を5件ずつ示します。指定しなければ、達成確率のもとになった目標の数と達成数を示します。",
            "Given a data package, the five targets of the past that are most like each of its own are listed; without one, "
                + "how many targets the chances rest on, and how many of them were met."))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String?

    @Option(help: help("この事業指標だけを示す。例：17-101", "Show this indicator only, such as 17-101.", value: "id"))
    var indicator: String?

    @Option(
        help: help(
            "組込みの目標に加えるCSV（data/reference-class/past-targets.csv と同じ列）",
            "CSV with targets to add to those inside, in the columns of data/reference-class/past-targets.csv.",
            value: "file"),
        completion: .file(extensions: ["csv"]))
    var targets: String?

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    @OptionGroup var choices: AssessmentChoices
    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard package != nil || indicator == nil else {
            throw ValidationError(localized("--indicator にはデータパッケージが必要です。", "--indicator needs a data package."))
        }
    }

    func run() throws {
        let inputs = InputFiles(targets.map { [$0] } ?? [], package: package)
        let destination = try output.destination(sparing: inputs)
        let evidence = try evidence()
        guard let package else {
            let report = try report(on: evidence)
            return try destination.write(text(of: report.report(in: language.language), report.data))
        }
        let assessment = try choices.assess(package)
        let known = assessment.indicators.map(\.indicator.id)
        if let indicator, !known.contains(indicator) {
            throw Stop(.invalidInput, [IndicatorOptions.unknown(indicator, in: package, among: known)])
        }
        let compared = evidence.pastTargets.compactMap { target in
            target.dueTarget.flatMap { ComparedTarget(target, as: $0) }
        }
        let report = NearestTargetsReport(
            assessment, indicator: indicator, among: compared, in: language.language)
        try destination.write(text(of: report.report, report.data))
    }

    private func text(of report: Report, _ data: Table) -> String {
        switch format {
        case .text: output.terminalWriter.text(of: report)
        case .markdown: MarkdownWriter.text(of: report)
        case .csv: CSVWriter.text(of: data)
        }
    }

    private func report(on evidence: ReferenceEvidence) throws -> ReferenceClassReport {
        do throws(StatisticsError) {
            let backtest = try TargetBacktest(
                of: evidence.pastTargets.compactMap(\.dueTarget).forecasts(), folds: .none)
            return ReferenceClassReport(evidence, try backtest.scores())
        } catch {
            throw Stop(.invalidInput, [error.text[.ofProcess]])
        }
    }

    private func evidence() throws -> ReferenceEvidence {
        let shipped = ReferenceEvidence.shipped
        guard let targets else { return shipped }
        let table = try PastTargetTable.read(file: targets)
        if !table.linesNotDue.isEmpty {
            let count = table.linesNotDue.count
            choices.messages.say([
                localized(
                    "\(targets)：期限の来ていない\(count)行を除きました",
                    "\(targets): left out \(count) \(count == 1 ? "row that isn't" : "rows that aren't") due")
            ])
        }
        if !table.linesWithoutDirection.isEmpty {
            let lines = table.linesWithoutDirection.map(String.init).joined(separator: ", ")
            choices.messages.say([
                localized(
                    "\(targets)：増減の向きが分からない行を除きました（\(lines)行目）",
                    "\(targets): left out rows without a direction (lines \(lines))")
            ])
        }
        return ReferenceEvidence(
            pastTargets: shipped.pastTargets + table.targets, wholePlans: shipped.wholePlans)
    }
}
