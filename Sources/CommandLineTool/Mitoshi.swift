import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct Mitoshi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitoshi",
        abstract: localized(
            "目標は達成できるか、どのくらい確かか、何が必要か。", "Will this target be reached, how sure can we be, what would it take?"),
        discussion: localized(
            """
            終了コード：0 正常、1 --fail-if の条件に該当、2 使い方の誤り、3 入力の誤り、4 --strict で判定不能または確認したい点あり、5 書き込み不可、\
            6 出力が入力やパッケージを置き換える。
            結果は標準出力へ、メッセージは標準エラーへ出ます。
            """,
            """
            Exit codes: 0 fine, 1 the condition of --fail-if is met, 2 wrong usage, 3 invalid input, 4 something is not \
            assessable, or to be looked at, under --strict, 5 cannot write, 6 the output would replace an input or part of a package. \
            Data goes to standard output, messages to standard error.
            """),
        version: ProgramVersion.current,
        subcommands: [
            InitCommand.self, IngestCommand.self, AddCommand.self, CheckCommand.self, FitCommand.self,
            ExplainCommand.self,
            ForecastCommand.self, StreamCommand.self, AssessCommand.self, ReportCommand.self, ScenarioCommand.self,
            BudgetCommand.self,
            BacktestCommand.self, RecordCommand.self,
            ScoreCommand.self, ReferenceClassCommand.self, ComparablesCommand.self, LearnPriorCommand.self,
            AdaptPriorCommand.self,
            LearnTargetsCommand.self,
        ])

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        end(with: await status(of: nil))
    }

    /// Runs the command that `arguments` (those of the process when `nil`) describe.
    static func status(of arguments: [String]?) async -> ExitStatus {
        let given = arguments ?? Array(CommandLine.arguments.dropFirst())
        do {
            do {
                var command = try Self.command(of: given)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                return .fine
            } catch  where isRequestedText(error) {
                let text = fullMessage(for: error)
                // The digest takes its time, so that it is made only for who asks.
                try StandardOutput.write((text == ProgramVersion.current ? ProgramVersion.withConstants : text) + "\n")
                return .fine
            }
        } catch {
            let stop = Self.stop(for: error)
            let names = configuration.subcommands.compactMap { $0.configuration.commandName }
            let isUsage = stop.status == .usage
            StandardError.write(stop.lines + (isUsage ? MistypedCommand.suggestion(for: given, among: names) : []))
            return stop.status
        }
    }

    /// The command that `arguments` describe, not yet run.
    ///
    /// - Throws: What ``stop(for:)`` has the lines of, also where help is asked for.
    static func command(of arguments: [String]) throws -> any ParsableCommand {
        try parseAsRoot(arguments.joiningNegativeNumbers)
    }

    /// True for help, the version and completion scripts, which the parser delivers as errors.
    private static func isRequestedText(_ error: any Error) -> Bool {
        !(error is Stop) && exitCode(for: error) == .success
    }

    /// The parser speaks English only; in Japanese a line before it says at least what sort of trouble it is.
    private static func lines(for error: any Error) -> [String] {
        let preface = Language.ofProcess == .japanese ? ["使い方に誤りがあります。"] : []
        return preface + [fullMessage(for: error)]
    }

    private static func status(for error: OutputError) -> ExitStatus {
        switch error {
        case .wouldReplaceInput, .wouldChangePackage: .wouldReplaceInput
        case .cannotWrite, .unencodable: .cannotWrite
        }
    }

    static func stop(for error: any Error) -> Stop {
        switch error {
        case let stop as Stop: stop
        case let error as DocumentError: Stop(.invalidInput, error.lines(in: .ofProcess))
        case let error as WorkbookError: Stop(.cannotWrite, [error.text[.ofProcess]])
        case let error as OutputError: Stop(status(for: error), error.lines(in: .ofProcess))
        default: Stop(exitCode(for: error) == .validationFailure ? .usage : .invalidInput, lines(for: error))
        }
    }
}

/// Ends the process; the parser's commands have an `exit` of their own.
private func end(with status: ExitStatus) -> Never { exit(status.rawValue) }
