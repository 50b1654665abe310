import ArgumentParser
import MitoshiPlanning
import MitoshiReporting

/// How other places' figures moved over the years that the targets span.
struct ComparablesCommand: ParsableCommand {
    /// The forms the answer can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case csv
    }

    static let configuration = CommandConfiguration(
        commandName: "comparables",
        abstract: localized(
            "他の自治体などの同じ指標が、目標と同じ期間にどれだけ動いたかを示す。",
            "Shows how other places' figures moved over the years that the targets span."),
        discussion: localized(
            "comparables.csv の値のうち、評価時点に分かっていたものを使います。最新値の年度と目標年度の両方が分かる場所だけが並びます。",
            "Uses the values of comparables.csv that were known on the as-of date; only places with both the year of the latest "
                + "value and that of the target are listed."))

    @OptionGroup var options: AssessmentOptions

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
        let destination = try output.destination(sparing: options.inputs)
        let report = ComparisonReport(try options.assess(), in: language.language)
        switch format {
        case .text: try destination.write(output.terminalWriter.text(of: report.report))
        case .markdown: try destination.write(MarkdownWriter.text(of: report.report))
        case .csv: try destination.write(CSVWriter.text(of: report.data))
        }
    }
}
