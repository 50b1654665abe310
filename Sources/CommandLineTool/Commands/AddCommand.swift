import ArgumentParser
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// New results → a data package.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: localized(
            "新しい実績値をデータパッケージ、または計画を記入したブックに加える。",
            "Puts new measured values into a data package, or a workbook with a plan."),
        discussion: localized(
            """
            Excelブック、CSVの表、または「番号:期間=値」から読みます。すでにある値はそのままにし、異なる値は名前を挙げて、--replace のときだけ置き換えます。
            ブックそのものは変えずに、読み取った計画と値で新しいブックを書き出します（ほかのシートや欄外の注は元のブックに残ります）。
            例：mitoshi add data/isehara 推移.xlsx
            例：mitoshi add data/isehara 37-101:令和3年度=5200 40-104:令和3年度=6.1%
            """,
            """
            Reads workbooks, CSV tables and values such as 37-101:FY2021=5200. What is there already stays; a value that differs is named, \
            and replaced only with --replace. A workbook isn't changed: a new one is written \
            with the plan as it was read and the values (other sheets and remarks stay in the old one).
            Example: mitoshi add data/isehara history.xlsx
            Example: mitoshi add data/isehara 37-101:FY2021=5200 40-104:FY2021=6.1%
            """))

    @Argument(
        help: help(
            "データパッケージのフォルダ、または mitoshi init で作ったブック",
            "Folder of the data package, or a workbook made by mitoshi init.", value: "package"), completion: .directory
    )
    var package: String

    @Argument(
        help: help(
            "実績値のファイル（.xlsx、.csv）、または 番号:期間=値", "Files with measured values (.xlsx, .csv), or id:period=value.",
            value: "source"), completion: .file(extensions: ["xlsx", "xlsm", "csv"]))
    var sources: [String]

    @Option(
        help: help(
            "ブックの読むシート（省略時は表示されている最初のシート）", "Sheet of the workbook; by default the first that isn't hidden.",
            value: "name"))
    var sheet: String?

    @Flag(help: help("すでにある値と異なる値で置き換える", "Replace values that differ."))
    var replace = false

    @Option(
        name: .shortAndLong,
        help: help(
            "書き出す新しいブック（省略時は 元の名前-added.xlsx）", "New workbook to write; by default NAME-added.xlsx.", value: "file"),
        completion: .file(extensions: ["xlsx"]))
    var output: String?

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func run() throws {
        if DataPackage.isPlanSheet(package) { return try addToSheet() }
        guard !DataPackage.isDocument(package) else { throw needsPackage }
        let plan = try DataPackage.read(folder: package).plan
        let readings = try sources.map { try read($0, for: plan) }
        let result = try DataPackage.add(readings, to: package, replacing: replace)
        messages.say(readings.flatMap(\.notices).map { $0[language.language] } + lines(for: result, in: plan))
    }

    private var needsPackage: Stop {
        Stop(
            .invalidInput,
            [
                localized(
                    "\(package)：文書には値を加えられません。先にデータパッケージにしてください（例：mitoshi ingest \(package) --output package）",
                    "\(package): values can't be added to a document; make it a package first, as in "
                        + "mitoshi ingest \(package) --output package")
            ])
    }

    /// Writes a new workbook with the plan of the old one and the values.
    private func addToSheet() throws {
        let new = output ?? package.dropLast(".xlsx".count) + "-added.xlsx"
        let plan = try messages.package(at: package).plan
        let readings = try sources.map { try read($0, for: plan) }
        let inputs = InputFiles([package] + sources.filter { access($0, F_OK) == 0 })
        try inputs.refuse(toReplaceWith: [new], proposal: package.dropLast(".xlsx".count) + "-added.xlsx")
        let added = try plan.adding(readings, replacing: replace)
        guard !added.result.added.isEmpty || !added.changes.isEmpty else {
            return messages.say(
                readings.flatMap(\.notices).map { $0[language.language] } + lines(for: added.result, in: plan))
        }
        try ExistingPackage.refuse(
            file: new,
            remedy: BilingualText(
                japanese: "-o で別の名前を指定するか、そのブックに加えてください", english: "name another with -o, or add to that one"))
        let sheet = PlanSheet(
            of: added.plan, language: language.language, mark: PlanSheetMarks.name,
            exampleRemark: PlanSheetMarks.exampleRemark)
        try OutputFile.write(sheet.bytes(on: .today), to: new)
        messages.say(
            readings.flatMap(\.notices).map { $0[language.language] } + lines(for: added.result, in: plan)
                + [localized("作成：\(new)", "made \(new)")])
    }

    private func read(_ source: String, for plan: Plan) throws -> MeasurementReading {
        guard access(source, F_OK) != 0, source.contains(":"), source.contains("=") else {
            return try MeasurementTable.read(file: source, sheet: sheet, for: plan)
        }
        guard let value = ValueArgument(argument: source) else {
            let expected = SuppositionArgument.expected
            throw Stop(
                .invalidInput,
                [
                    localized(
                        "\(source)：必要なものは、実績値のファイル、または\(expected.japanese)",
                        "\(source): expected a file with measured values, or \(expected.english)")
                ])
        }
        return try MeasurementTable.read(
            value.text, of: value.indicatorID, in: value.period, source: source, for: plan)
    }

    /// What was done, and what wasn't.
    private func lines(for result: AddedMeasurements, in plan: Plan) -> [String] {
        let differences = result.differences.map { difference -> String in
            let unit = plan.indicators.first { $0.id == difference.present.indicatorID }?.unit
            let (id, period) = (difference.present.indicatorID, difference.present.period.label)
            let (old, new) = (difference.present.value.text(unit: unit), difference.offered.value.text(unit: unit))
            return replace
                ? localized(
                    "\(id) \(period.japanese)：\(old.japanese)を\(new.japanese)に置き換えました。",
                    "\(id) \(period.english): \(old.english) was replaced by \(new.english).")
                : localized(
                    "\(id) \(period.japanese)：すでに\(old.japanese)があるため、\(new.japanese)には置き換えていません。置き換えるには --replace を付けてください。",
                    "\(id) \(period.english): \(old.english) is there already and was not replaced by \(new.english); --replace does so."
                )
        }
        let kept = replace ? 0 : result.differences.count
        let counts = localized(
            "\(package)：実績値\(result.added.count)個を加えました（すでにある値\(result.presentCount)個"
                + (replace ? "、置き換えた値\(result.differences.count)個" : kept > 0 ? "、異なる値\(kept)個" : "") + "）。",
            "\(package): \(NumberText.counted(result.added.count, "values")) \(result.added.count == 1 ? "was" : "were") added (\(result.presentCount) there already"
                + (replace
                    ? ", \(result.differences.count) replaced"
                    : kept > 0 ? ", \(kept) that \(kept == 1 ? "differs" : "differ")" : "") + ").")
        return differences + [counts]
    }
}
