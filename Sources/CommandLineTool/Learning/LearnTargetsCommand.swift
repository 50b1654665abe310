import ArgumentParser
import MitoshiDocuments
import Foundation
import MitoshiPlanning
import MitoshiStatistics

/// Learns from targets that came due what such targets' chances are.
struct LearnTargetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn-targets",
        abstract: localized(
            "期限の来た多数の目標から、達成確率の定数を学習する。", "Learns the constants of chances from many targets that came due."),
        discussion: localized(
            """
            フォルダ内の 名前_targets・名前_series・名前_indicators（.csv または .csv.gz）と attainment_cells.csv を読みます。値が2つ以上ある\
            目標ごとに、データパッケージと同じ道筋で予測の確率を求め、「目標の種類ごとの切片＋傾き×予測のロジット（＋過去の目標の達成状況）」\
            をロジスティック回帰で求めます。結果は入力だけで決まります。
            """,
            """
            Reads the folder's NAME_targets, NAME_series and NAME_indicators (.csv or .csv.gz) and attainment_cells.csv. For \
            each target with two values or more the forecast's own chance is computed as for a data package; a logistic \
            regression then gives an intercept for each sort of target, a slope of the forecast's logit for each mover, and \
            what earlier targets tell. The result depends on the input alone.
            """))

    @Option(help: help("目標のフォルダ", "Folder of the targets.", value: "folder"), completion: .directory)
    var data: String

    @Option(
        help: help(
            "学習した定数の書き込み先（- は標準出力）", "Where the constants are written; - is standard output.", value: "file"))
    var output: String

    @Option(
        help: help("結果に記す学習日（なければ今日）", "The day that the result names; today unless given.", value: "date"),
        transform: DateArgument.read)
    var date: DateArgument?

    @OptionGroup var messages: QuietOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        try InputFiles(DueTargetFolder.files(in: data)).refuse(toReplaceWith: [output])
        let folder = try DueTargetFolder.read(data)
        let learning = AttainmentLearning(from: folder.targets.forecasts())
        messages.say([
            localized(
                "目標\(learning.basis.targets)件・指標\(learning.basis.indicators)件から学習します。",
                "Learning from \(learning.basis.targets) targets of \(learning.basis.indicators) indicators.")
        ])
        let text = try constants(learning, from: folder).text()
        if output == OutputOptions.standardOutput {
            try StandardOutput.write(text)
        } else {
            try OutputFile.write(text, to: output)
        }
    }

    private func constants(
        _ learning: AttainmentLearning, from folder: DueTargetFolder
    ) throws -> AttainmentConstants {
        let today = Date.now.formatted(.iso8601.year().month().day())
        let origin = AttainmentConstants.Origin(
            command: "mitoshi learn-targets --data DIR --output FILE", data: folder.description,
            digest: "sha256:" + folder.digest, date: date?.date.description ?? today)
        do throws(StatisticsError) {
            return try learning.constants(cells: folder.cells.shrunk, origin: origin)
        } catch {
            throw Stop(.invalidInput, [error.text[.ofProcess]])
        }
    }
}
