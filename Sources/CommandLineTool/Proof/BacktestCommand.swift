import MitoshiBasics
import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Forecasts of the past, scored against what came.
struct BacktestCommand: ParsableCommand {
    /// The forms a backtest can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case csv
        case json
    }

    /// The tables that CSV can hold, one at a time.
    enum Contents: String, CaseIterable, ExpressibleByArgument {
        case scores
        case reliability
        case targets
        case refusals
        case forecasts
        case all

        /// Whether the forecasts have to be kept for it.
        var hasForecasts: Bool { self == .forecasts || self == .all }
    }

    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: localized(
            "過去の時点から予測し直し、当たり外れと確率の的中度を採点する。",
            "Forecasts the past anew and scores how near and how well calibrated it was."),
        discussion: localized(
            """
            データパッケージのフォルダか、series_id,period,value または unique_id,ds,y の列を持つCSV（行の順序は自由、- は標準入力）、またはその\
            ようなCSVのフォルダを指定します。列 kind がある系列はその種類として、ない系列はただの数の並びとして扱います。各系列の過去の時点（起点）までの値だけで予測し、その後の実績値と比べます。「変化なし」と基準率が必ず並びます。
            --targets では、実際の目標の達成確率を、その発表元の目標を使わずに答えて採点します。
            例：mitoshi backtest series.csv --last 3 --model chosen --model theta
            """,
            """
            Give the folder of a data package, a CSV with the columns series_id, period, value or unique_id, ds, y in any order \
            of rows (- is standard input), or a folder of such files. A series is of the kind that a column kind names, else plain \
            numbers. Every series is forecast from earlier ends of it (origins) with only the values up to there, and compared with \
            what came. “No change” and the base rate always stand beside.
            With --targets the chances of real targets are scored, each answered without its own publisher's targets.
            Example: mitoshi backtest series.csv --last 3 --model chosen --model theta
            """))

    @Argument(
        help: help(
            "データパッケージ、CSV（- は標準入力）、またはCSVのフォルダ",
            "Data package, CSV file (- is standard input), or folder of CSV files.", value: "path"),
        completion: .file())
    var path: String?

    @Option(
        help: help(
            "期限の来た目標のフォルダまたは表（系列の代わりに、達成確率を採点する）",
            "Folder or table of targets that came due: scores their chances in place of series.", value: "path"),
        completion: .file())
    var targets: String?

    @Option(
        help: help(
            "--targets の定数を、発表元の残り半分（halves）・ほかの発表元（publisher）から学習するか、組込みのまま使うか（none）",
            "Whether the constants for --targets are learned from the other half of the publishers (halves), from all "
                + "others (publisher), or stay as they are (none).", value: "folds"))
    var folds: TargetFolds?

    @Option(
        help: help(
            "検証するモデル（繰り返し可。chosen は自動選択、all はすべて）",
            "Model to test; may be repeated. chosen is the package's own choice, all is every model.", value: "model"))
    var model: [ContenderArgument] = [ContenderArgument(contenders: [.chosen])]

    @Option(help: help("何年先まで予測するか", "How many years ahead.", value: "number"))
    var horizon = 4

    @Option(help: help("起点が知る値の最小数", "How many values an origin knows at least.", value: "number"))
    var known = 3

    @Option(help: help("最後のN個の値だけをモデルに見せる", "Show a model only the last N values.", value: "N"))
    var last: Int?

    @Option(help: help("起点の間隔（値の数）", "How many values lie between two origins.", value: "number"))
    var step = 1

    @Option(help: help("系列ごとの起点の最大数（新しいものから）", "Most origins a series, the latest ones.", value: "number"))
    var origins: Int?

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    @Option(
        help: help(
            "CSVに書く表。all はすべての表と説明（datapackage.json）を --output のフォルダに書く。forecasts（予測と実績）と all ではJSONにも予測が入る",
            "Which table CSV holds; all writes every table, and datapackage.json with what their columns mean, into the folder "
                + "--output. With forecasts (what was forecast and what came) and all, JSON has the forecasts too.",
            value: "table"))
    var table: Contents = .scores

    @OptionGroup var quantiles: QuantileOption

    @Flag(help: help("採点できない起点があれば終了コード4", "Exit with 4 when some origin has no score."))
    var strict = false

    @OptionGroup var reading: SeriesTableOptions
    @OptionGroup var messages: QuietOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    /// Further ahead, and longer, nothing is worth asking.
    private static let most = 1_000

    func validate() throws {
        guard (path == nil) != (targets == nil) else {
            throw ValidationError(
                localized("パスか --targets のどちらか一方を指定してください。", "Give either a path or --targets."))
        }
        if targets != nil, reading.areGiven {
            throw ValidationError(
                localized(
                    "--id、--time、--value、--sorted は系列の表と使います。",
                    "--id, --time, --value and --sorted belong to a table of series."))
        }
        if table.hasForecasts, targets != nil || ![.csv, .json].contains(format) {
            throw ValidationError(
                localized(
                    "--table \(table.rawValue) は系列の検証で、--format csv か json と使います。",
                    "--table \(table.rawValue) belongs to a backtest of series, with --format csv or json."))
        }
        if isFolder {
            guard output.output != nil else {
                throw ValidationError(
                    localized(
                        "--format csv --table all には --output でフォルダが必要です。",
                        "--format csv --table all needs a folder, --output."))
            }
            try OutputFolder.validate(output.output)
        }
        let numbers = [
            ("--horizon", horizon, Forecast.longestHorizon), ("--known", known, Self.most),
            ("--last", last ?? 1, Self.most), ("--step", step, Self.most), ("--origins", origins ?? 1, Self.most),
        ]
        for (name, value, most) in numbers where !(1...most).contains(value) {
            throw ValidationError(localized("\(name) は1から\(most)までです。", "\(name) lies between 1 and \(most)."))
        }
    }

    /// Whether what is written is a folder.
    private var isFolder: Bool { format == .csv && table == .all }

    func run() throws {
        if let path { try runSeries(path) }
        if let targets { try run(TargetBacktestRun(path: targets, folds: folds, messages: messages)) }
    }

    private func run(_ run: TargetBacktestRun) throws {
        let destination = try output.destination(sparing: run.inputs)
        let result = try run.result()
        let report = TargetBacktestReport(result, in: language.language).report
        try destination.write(
            text(of: report, TargetBacktestData.document(of: result), TargetBacktestData.tables(of: result)))
    }

    private func runSeries(_ path: String) throws {
        let settings = Backtest(
            contenders: contenders, horizon: horizon, leastKnown: known, shown: last, stride: step,
            mostOrigins: origins)
        let run = BacktestRun(
            path: path, reading: reading, settings: settings, levels: table.hasForecasts ? quantiles.levels : nil,
            messages: messages)
        let inputs = try run.inputs
        let destination = try output.destination(sparing: inputs)
        if isFolder, let folder = output.file {
            let names = Contents.allCases.map { $0.rawValue + ".csv" } + ["datapackage.json"]
            try inputs.refuse(toReplaceWith: names.map(folder.inFolder))
        }
        let (result, rows) = try run.result()
        let forecasts = BacktestForecastTable(rows, levels: quantiles.levels, in: language.language)
        if isFolder, let folder = output.file {
            try write(BacktestData.files(of: result, forecasts, in: output.encoding.standardName), into: folder)
        } else {
            let document =
                table.hasForecasts ? BacktestData.document(of: result, forecasts) : BacktestData.document(of: result)
            try destination.write(
                text(
                    of: BacktestReport(result, in: language.language).report, document,
                    BacktestData.tables(of: result) + [forecasts.table]))
        }
        let hasRefusals =
            !result.totals.seriesRefusals.isEmpty
            || contenders.indices.contains { !result.totals.refusals(of: $0).isEmpty }
        if strict, hasRefusals { throw Stop(.notAssessable) }
    }

    private func write(_ files: [ReportFile], into folder: String) throws {
        let written = try files.map { try $0.written(into: folder, in: output.encoding) }
        try OutputFile.write(written, asOne: folder)
        messages.say(written.map { localized("書き出し：\($0.path)", "wrote \($0.path)") })
    }

    /// “No change” first, then every model once, in the order asked for.
    private var contenders: [BacktestContender] {
        model.flatMap(\.contenders).reduce(into: [.noChange]) { if !$0.contains($1) { $0.append($1) } }
    }

    private func text(of report: Report, _ document: JSONValue, _ tables: [MitoshiBasics.Table]) -> String {
        switch format {
        case .text: output.terminalWriter.text(of: report)
        case .markdown: MarkdownWriter.text(of: report)
        case .json: document.text
        case .csv: tables.filter { $0.name == table.rawValue }.map { CSVWriter.text(of: $0) }.joined()
        }
    }
}

/// `chosen`, `all`, or the name of a model.
struct ContenderArgument: ExpressibleByArgument {
    let contenders: [BacktestContender]

    init(contenders: [BacktestContender]) { self.contenders = contenders }

    init?(argument: String) {
        switch argument {
        case "chosen": contenders = [.chosen]
        case "all": contenders = [.chosen] + ModelFamily.allCases.map { .family($0) }
        default:
            guard let family = ModelFamily(rawValue: argument) else { return nil }
            contenders = [.family(family)]
        }
    }

    static var allValueStrings: [String] { ["chosen", "all"] + ModelFamily.allCases.map(\.rawValue) }

    var defaultValueDescription: String { contenders.map(\.code).joined(separator: ",") }
}
