import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// Which models were tried on an indicator, what they learned, and which was chosen.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: localized(
            "事業指標の実績値に候補モデルを当てはめ、係数・誤差・得点を示す。",
            "Fits the candidate models to an indicator: coefficients, errors, scores, refusals."))

    @OptionGroup var subject: IndicatorOptions

    func run() throws {
        try subject.write { ModelReport($0, knowing: $1, in: $2).models }
    }
}

/// Why an indicator is judged as it is.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: localized(
            "事業指標の判定の理由を、モデルの選択から達成度の比較まで説明する。",
            "Explains an indicator: the choice of the model, the forecast, the attainment indices side by side."))

    @OptionGroup var subject: IndicatorOptions

    func run() throws {
        try subject.write { ModelReport($0, knowing: $1, in: $2).explanation }
    }
}

/// One indicator of a package, and the form in which it is explained.
struct IndicatorOptions: ParsableArguments {
    /// The forms an explanation can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case json
    }

    @OptionGroup var options: AssessmentOptions

    @Argument(help: help("事業番号。例：17-101", "Number of the indicator, such as 17-101.", value: "indicator"))
    var indicator: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    /// Assesses the plan and writes what `report` makes of the indicator.
    func write(_ report: (IndicatorAssessment, KnowledgeDate, Language) -> Report) throws {
        let destination = try output.destination(sparing: options.inputs)
        let assessment = try options.assess()
        // Typed in Japanese, digits and hyphens may be as wide as characters.
        let wanted = [indicator, indicator.foldingWidth]
        guard let found = assessment.indicators.first(where: { wanted.contains($0.indicator.id) }) else {
            let known = assessment.indicators.map(\.indicator.id)
            throw Stop(.invalidInput, [Self.unknown(indicator, in: options.package, among: known)])
        }
        let (knowledge, language) = (assessment.knowledge, language.language)
        let text =
            switch format {
            case .text: output.terminalWriter.text(of: report(found, knowledge, language))
            case .markdown: MarkdownWriter.text(of: report(found, knowledge, language))
            case .json: AssessmentJSON.indicator(found).text
            }
        try destination.write(text)
    }

    /// That `package` has no indicator of this number, but those in `known`.
    static func unknown(_ indicator: String, in package: String, among known: [String]) -> String {
        let list = known.joined(separator: ", ")
        return localized(
            "\(package)：事業番号「\(indicator)」はありません。必要なもの：\(list) のいずれか",
            "\(package): found no indicator “\(indicator)”, expected one of \(list)")
    }
}
