import ArgumentParser
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Tidy quantiles: for every indicator of a package, or for any table of series.
struct ForecastCommand: ParsableCommand {
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
            データパッケージを指定すると、すべての事業指標を目標年度まで予測します。--series を指定すると、series_id,period,value または \
            unique_id,ds,y の列を持つ表の各系列を --horizon の先まで予測します（行の順序は自由。期間ごと、または系列ごとに列のある表も可）。kind、unit、lower、upper、direction、horizon、\
            target_period と target（または target_2025 のような列）があれば使い、目標の達成確率 p_meet と判定も出力します。予測できない系列は \
            status が refused の1行になります。
            """,
            """
            Given a data package, every indicator is forecast up to its target years. Given --series, a table with the columns \
            series_id, period, value or unique_id, ds, y in any order of rows, or with a column for each period or for each \
            series, every series is forecast --horizon steps ahead. \
            The columns kind, unit, lower, upper, direction, horizon, target_period with target (or such as target_2025) are \
            used where they are there; then the chance p_meet and the verdict stand beside the quantiles. A series that can't be \
            forecast has one row, whose status is refused.
            """))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String?

    @Option(
        help: help(
            "系列の表のCSV（- は標準入力）", "CSV of a table of series; - is standard input.", value: "file"),
        completion: .file(extensions: ["csv"]))
    var series: String?

    @OptionGroup var reading: SeriesTableOptions

    @Option(
        help: help(
            "何期先まで予測するか（--series。列 horizon が優先）",
            "How many steps ahead, for --series; a column horizon goes before it.",
            value: "number"))
    var horizon: Int?

    @Option(help: help("各系列の最後のN個の値だけを使う（--series）", "Use the last N values of each series, for --series.", value: "N"))
    var last: Int?

    @OptionGroup var quantiles: QuantileOption

    @Option(
        help: help(
            "予測区間の水準（%、カンマ区切り）。両端を分位点の列に加える",
            "Levels of prediction intervals in per cent, separated by commas, whose ends join the columns of quantiles.",
            value: "levels"),
        transform: IntervalLevels.read)
    var level: IntervalLevels?

    @Option(
        help: help(
            "すべての系列に使うモデルを並べる（カンマ区切り。--series）", "Several models in one run, separated by commas, for --series.",
            value: "models"),
        transform: ModelFamilies.read)
    var models: ModelFamilies?

    @Option(
        help: help(
            "事前分布（--series）：table は40系列以上の表ならその表から学習し直したもの、shipped は組込みのもの、ほかは adapt-prior が書いたファイル。省略時は table、--sorted では shipped",
            "The prior, for --series: table learns it again from a table of 40 series or more, shipped is the program's own, anything else a file that adapt-prior wrote. By default table; with --sorted shipped.",
            value: "prior"))
    var prior: PriorChoice?

    @Option(
        help: help(
            "分位点の代わりに、年どうしのつながりを保った標本をN本ずつ出力する（--series。乱数の種は --seed）",
            "Print N joint draws of each series in place of quantiles, for --series; --seed seeds them.", value: "N"))
    var samples: Int?

    @Option(
        help: help(
            "同時に計算する数（--series。省略時はコア数）", "How many series at once, for --series; by default one a core.",
            value: "number"))
    var threads: Int?

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
        if series == nil, reading.areGiven || models != nil || threads != nil || samples != nil || prior != nil {
            throw ValidationError(
                localized(
                    "--id、--time、--value、--sorted、--models、--samples、--threads、--prior は --series と使います。",
                    "--id, --time, --value, --sorted, --models, --samples, --threads and --prior belong to --series."))
        }
        if case .table = prior, reading.sorted {
            throw ValidationError(
                localized(
                    "--prior table は --sorted と使えません。", "--prior table needs the whole table and goes without --sorted."
                ))
        }
        if samples != nil, models != nil || level != nil || quantiles.areGiven {
            throw ValidationError(
                localized(
                    "--samples は --models、--level、--quantiles と使えません。",
                    "--samples goes without --models, --level and --quantiles."))
        }
        if models != nil, choices.model != nil {
            throw ValidationError(localized("--model と --models は一方だけです。", "Give either --model or --models."))
        }
        if let threads, threads < 1 {
            throw ValidationError(localized("--threads は1以上です。", "--threads is 1 or more."))
        }
        if series != nil, horizon == nil {
            throw ValidationError(localized("--series には --horizon が必要です。", "--series needs --horizon."))
        }
        if series != nil, choices.asOf != nil || !choices.suppose.isEmpty || !choices.event.isEmpty {
            throw ValidationError(
                localized(
                    "--as-of、--suppose、--event はデータパッケージと使います。",
                    "--as-of, --suppose and --event belong to a data package."))
        }
        let limits = [
            ("--horizon", horizon, Forecast.longestHorizon), ("--last", last, Self.mostValues),
            ("--samples", samples, Self.mostSamples),
        ]
        for case (let name, let value?, let most) in limits where !(1...most).contains(value) {
            throw ValidationError(localized("\(name) は1から\(most)までです。", "\(name) lies between 1 and \(most)."))
        }
    }

    private static let mostValues = 1_000
    private static let mostSamples = 100_000

    func run() throws {
        if let package {
            try forecast(package)
        } else if let series, let horizon {
            let forecast = SeriesForecast(
                file: series, reading: reading, horizon: horizon, last: last,
                models: models?.families ?? choices.model.map { [$0] } ?? [], levels: levels,
                prior: prior ?? (reading.sorted ? .shipped : .table), samples: samples, seed: choices.seed,
                threads: threads)
            let destination = try output.destination(sparing: InputFiles([series] + (prior?.files ?? [])))
            let table = TableOutput(format: format, destination: destination)
            try forecast.run(into: table, isStrict: strict, messages: choices.messages)
        }
    }

    /// Those of `--quantiles` and the ends of `--level`, the least first where the latter is given.
    private var levels: [QuantileLevel] {
        guard let level else { return quantiles.levels }
        let others = level.ends.filter { end in !quantiles.levels.contains { $0.probability == end.probability } }
        return (quantiles.levels + others).sorted { $0.probability < $1.probability }
    }

    private func forecast(_ package: String) throws {
        let destination = try output.destination(sparing: InputFiles(package: package))
        let assessment = try choices.assess(package)
        let table = AssessmentData.forecasts(of: assessment, levels: levels)
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

/// Which quantiles are printed.
struct QuantileOption: ParsableArguments {
    @Option(
        help: help(
            "分位点の水準（カンマ区切り）", "Levels of the quantiles, separated by commas.", value: "levels",
            standard: QuantileLevels.standard.description),
        transform: QuantileLevels.read)
    private var quantiles: QuantileLevels?

    var areGiven: Bool { quantiles != nil }
    var levels: [QuantileLevel] { (quantiles ?? .standard).levels }
}

/// Levels as in `0.025,0.5,0.975`, each with the text it was written as.
struct QuantileLevels: ExplainedArgument, CustomStringConvertible {
    static let expected = BilingualText(
        japanese: "0より大きく1より小さい、互いに異なる水準（カンマ区切り。例：0.025,0.5,0.975）",
        english: "different levels above 0 and below 1, separated by commas, such as 0.025,0.5,0.975")

    let levels: [QuantileLevel]

    /// Those that are printed unless others are asked for.
    static let standard = QuantileLevels(AssessmentData.defaultLevels)

    init(_ levels: [QuantileLevel]) { self.levels = levels }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        levels = parts.compactMap { QuantileLevel(String($0)) }
        if levels.isEmpty || levels.count < parts.count || Set(levels.map(\.text)).count < levels.count { return nil }
    }

    var description: String { levels.map(\.text).joined(separator: ",") }
}

/// Levels of prediction intervals as in `80,95`.
struct IntervalLevels: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "0より大きく100より小さいパーセント（カンマ区切り。例：80,95）",
        english: "levels above 0 and below 100 per cent, separated by commas, such as 80,95")

    let ends: [QuantileLevel]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        // In thousandths, so that 95 % gives 0.025 and no number beside it.
        let numbers = parts.compactMap { Double($0) }.filter { $0 > 0 && $0 < 100 }.flatMap { level -> [Double] in
            let lower = ((100 - level) * 1e3).rounded() / 2e5
            return [lower, ((1 - lower) * 1e8).rounded() / 1e8]
        }
        guard numbers.count == 2 * parts.count else { return nil }
        ends = Set(numbers).sorted().compactMap { QuantileLevel(String($0)) }
    }
}

/// Models as in `theta,random-walk`.
struct ModelFamilies: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "互いに異なるモデル（カンマ区切り）：\(ModelFamily.allCases.map(\.rawValue).joined(separator: "、"))",
        english:
            "different models, separated by commas, of \(ModelFamily.allCases.map(\.rawValue).joined(separator: ", "))")

    let families: [ModelFamily]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        families = parts.compactMap { ModelFamily(rawValue: String($0)) }
        guard families.count == parts.count, Set(families).count == families.count else { return nil }
    }
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
