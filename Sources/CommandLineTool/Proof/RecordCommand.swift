import ArgumentParser
import MitoshiDocuments
import Foundation
import MitoshiPlanning
import MitoshiStatistics

/// Freezes what is said today, so that it can be scored later.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: localized("いまの目標達成確率を台帳に記録する。", "Freezes today's probabilities in a ledger."),
        discussion: localized(
            """
            結果の分かっていない目標の判定と確率を、入力データの照合値とともに追記専用のCSVに書き足します。同じ入力からの同じ答えは一度だけ\
            記録します。結果が分かったら mitoshi score で採点します。
            """,
            """
            Appends verdict and probability of every target whose result isn't known, with a digest of the inputs, to a CSV \
            that only grows. The same answer from the same inputs is recorded once. When results are known, mitoshi score \
            scores them.
            """))

    @OptionGroup var options: AssessmentOptions
    @OptionGroup var ledger: LedgerOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if !options.choices.suppose.isEmpty {
            throw ValidationError(
                localized("--suppose で仮定した答えは記録できません。", "An answer under --suppose can't be recorded."))
        }
    }

    func run() throws {
        let path = ledger.path(besides: options.package)
        try InputFiles(package: options.package, withLedger: false).refuse(
            toReplaceWith: [path], isPackage: true)
        let inputs = try DataPackage.digest(folder: options.package)
        let assessment = try options.assess()
        guard try DataPackage.digest(folder: options.package) == inputs else {
            throw Stop(
                .invalidInput,
                [
                    localized(
                        "\(options.package)：読んでいる間に変更されました。もう一度実行してください。",
                        "\(options.package): changed while it was being read; run this again")
                ])
        }
        let records = assessment.records(
            madeAt: Date.now.formatted(.iso8601), version: ProgramVersion.current, inputs: inputs)
        let appendix: LedgerAppendix
        do throws(LedgerError) {
            appendix = try Ledger.append(records, to: path)
        } catch {
            switch error {
            case .unreadable(let error): throw error
            case .cannotWrite(let error): throw error
            }
        }
        options.messages.say(
            [appendix.repair].compactMap { $0?[.ofProcess] } + [
                localized(
                    "\(path)：\(appendix.written)件を記録（記録済み\(appendix.alreadyThere)件）",
                    "\(path): recorded \(appendix.written) (\(appendix.alreadyThere) were there already)")
            ])
        try StandardOutput.write(appendix.head + "\n")
    }
}

/// Where the ledger is.
struct LedgerOption: ParsableArguments {
    @Option(
        help: help(
            "台帳のファイル（指定がなければデータパッケージの ledger.csv）", "The ledger; ledger.csv in the package unless given.", value: "file"
        ),
        completion: .file(extensions: ["csv"]))
    var ledger: String?

    func validate() throws {
        guard ledger == OutputOptions.standardOutput else { return }
        throw ValidationError(
            localized("台帳はファイルでなければなりません。", "The ledger has to be a file, not standard output."))
    }

    /// The ledger's path, for the package in `folder`.
    func path(besides folder: String) -> String {
        ledger ?? DataPackage.ledger(besides: folder)
    }
}
