import ArgumentParser
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Tidy quantiles: for every indicator of a package, or for any table of series.
struct ForecastCommand: AsyncParsableCommand {
    /// The forms a table of forecasts can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: localized("予測分布の分位点を表で出力する。", "Prints the quantiles of every forecast as a tidy table."),
        discussion: localized(
            """
            データパッケージを指定すると、すべての事業指標を目標年度まで予測します。--series を指定すると、series_id,period,value の列を持つ\
            表の各系列を --horizon の先まで予測し、series_id,step,period,mean と分位点の列を出力します。
            """,
            """
            Given a data package, every indicator is forecast up to its target years. Given --series, a table with the columns \
            series_id, period and value, every series is forecast --horizon steps ahead; the columns are series_id, step, \
            period, mean and one for each quantile.
            """))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String?

    @Option(
        help: help(
            "series_id,period,value の列を持つCSV", "CSV with the columns series_id, period and value.", value: "file"),
        completion: .file(extensions: ["csv"]))
    var series: String?

    @Option(help: help("何期先まで予測するか（--series）", "How many steps ahead, for --series.", value: "number"))
    var horizon: Int?

    @Option(help: help("各系列の最後のN個の値だけを使う（--series）", "Use the last N values of each series, for --series.", value: "N"))
    var last: Int?

    @Option(help: help("分位点の水準（カンマ区切り）", "Levels of the quantiles, separated by commas.", value: "levels"))
    var quantiles = QuantileLevels(AssessmentData.defaultLevels)

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .csv

    @OptionGroup var choices: AssessmentChoices

    @Flag(
        help: help("予測できない系列があれば終了コード4", "Exit with 4 when some series can't be forecast."))
    var strict = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (package == nil) != (series == nil) else {
            throw ValidationError(
                localized("データパッケージか --series のどちらか一方を指定してください。", "Give either a data package or --series."))
        }
        try validateSeriesOptions()
    }

    private func validateSeriesOptions() throws {
        if series == nil, horizon != nil || last != nil {
            throw ValidationError(
                localized("--horizon と --last は --series と使います。", "--horizon and --last belong to --series."))
        }
        if series != nil, horizon == nil {
            throw ValidationError(localized("--series には --horizon が必要です。", "--series needs --horizon."))
        }
        if series != nil, choices.asOf != nil || !choices.suppose.isEmpty {
            throw ValidationError(
                localized("--as-of と --suppose はデータパッケージと使います。", "--as-of and --suppose belong to a data package."))
        }
        for (name, value) in [("--horizon", horizon), ("--last", last)] {
            if let value, !(1...Self.mostSteps).contains(value) {
                throw ValidationError(
                    localized("\(name) は1から\(Self.mostSteps)までです。", "\(name) lies between 1 and \(Self.mostSteps)."))
            }
        }
    }

    /// Further ahead no forecast says anything.
    private static let mostSteps = 1_000

    func run() async throws {
        if let package {
            try forecast(package)
        } else if let series, let horizon {
            let forecast = SeriesForecast(
                file: series, horizon: horizon, last: last, model: choices.model, levels: quantiles.levels)
            let destination = try output.destination(sparing: InputFiles([series]))
            let table = TableOutput(format: format, destination: destination)
            try await forecast.run(into: table, isStrict: strict, isQuiet: choices.messages.quiet)
        }
    }

    private func forecast(_ package: String) throws {
        let destination = try output.destination(sparing: InputFiles(package: package))
        let assessment = try choices.assess(package)
        let table = AssessmentData.forecasts(of: assessment, levels: quantiles.levels)
        var writer = TableOutput(format: format, destination: destination)
        writer.begin(table.columns)
        for row in table.rows { try writer.write(row) }
        try writer.end()
        let silent = assessment.indicators.filter { if case .forecast = $0.outlook { false } else { true } }
        choices.messages.say(silent.map(message))
        if strict, !silent.isEmpty { throw Stop(.notAssessable) }
    }

    private func message(for indicator: IndicatorAssessment) -> String {
        let id = indicator.indicator.id
        switch indicator.outlook {
        case .none(let reason):
            return localized("\(id)：予測なし（\(reason.text.japanese)）", "\(id): no forecast (\(reason.text.english))")
        case .stages: return localized("\(id)：段階目標のため分位点なし", "\(id): judged as stages, no quantiles")
        case .comparableTargets:
            return localized(
                "\(id)：実績値が1時点のみのため類似目標の実績で判定し、分位点なし",
                "\(id): one value only, judged by comparable targets, no quantiles")
        case .forecast: return ""
        }
    }
}

/// Levels as in `0.025,0.5,0.975`, each with the text it was written as.
struct QuantileLevels: ExpressibleByArgument {
    let levels: [QuantileLevel]

    init(_ levels: [QuantileLevel]) { self.levels = levels }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        levels = parts.compactMap { QuantileLevel(String($0)) }
        if levels.isEmpty || levels.count < parts.count || Set(levels.map(\.text)).count < levels.count { return nil }
    }

    var defaultValueDescription: String { levels.map(\.text).joined(separator: ",") }
}

/// A table written row by row: straight to standard output, or into a file that appears only when it is whole.
struct TableOutput {
    private let format: ForecastCommand.Format
    private let destination: OutputDestination
    private var columns: [Column] = []
    private var rows = 0
    private var pending = ""

    /// Standard output is written in pieces of about this many bytes.
    private static let pieceSize = 1 << 16

    init(format: ForecastCommand.Format, destination: OutputDestination) {
        self.format = format
        self.destination = destination
    }

    mutating func begin(_ columns: [Column]) {
        self.columns = columns
        switch format {
        case .csv: pending = CSVWriter.header(columns)
        case .json: pending = "["
        }
    }

    mutating func write(_ row: [Cell]) throws {
        switch format {
        case .csv: pending += CSVWriter.line(row)
        case .json: pending += (rows == 0 ? "\n" : ",\n") + JSONValue(columns: columns, row: row).line
        }
        rows += 1
        if destination.canStream, pending.utf8.count >= Self.pieceSize {
            try StandardOutput.write(pending)
            pending = ""
        }
    }

    mutating func end() throws {
        if format == .json { pending += rows == 0 ? "]\n" : "\n]\n" }
        try destination.write(pending)
        pending = ""
    }
}
