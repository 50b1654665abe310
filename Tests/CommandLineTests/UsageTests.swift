import Foundation
import TestSupport
import Testing

@testable import CommandLineTool
import MitoshiPlanning

@Suite("The command line")
struct UsageTests {
    static let commands = [
        "", "init", "ingest", "add", "check", "fit", "explain", "forecast", "stream", "assess", "report", "backtest",
        "record",
        "score", "reference-class", "scenario", "budget", "learn-targets", "adapt-prior",
    ]

    @Test("explains each command as recorded, in the reader's language", arguments: commands, ["ja", "en"])
    func help(command: String, language: String) throws {
        let arguments = (command.isEmpty ? [] : [command]) + ["--help"]
        let run = try Program.run(
            arguments, environment: ["LC_ALL": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8", "COLUMNS": "100"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        try expectGolden(run.output, "help/\(command.isEmpty ? "mitoshi" : command)-\(language).txt")
    }

    @Test(
        "has the nearest command for one that was mistyped, and none for a word that is like no command",
        arguments: [
            ("forcast", "forecast"), ("asses", "assess"), ("strem", "stream"), ("backtets", "backtest"), ("fi", "fit"),
            ("nonsense", nil), ("--quiet", nil), ("assess", nil),
        ])
    func mistyped(word: String, name: String?) throws {
        let run = try Program.run([word], environment: ["LC_ALL": "C.UTF-8"])
        #expect(run.status == 2 && run.output.isEmpty)
        let expected = name.map { "Did you mean '\($0)'?" }
        #expect(run.errors.split(separator: "\n").last?.hasPrefix("Did you mean") == (name != nil))
        #expect(expected.map(run.errors.contains) != false)
    }

    @Test(
        "ends with 2 and says nothing on standard output when it can't be understood",
        arguments: [
            ["nonsense"], ["assess"], ["assess", "a", "b"], ["assess", "a", "--colour"],
            ["assess", "a", "--model", "magic"],
            ["assess", "a", "--as-of", "yesterday"], ["assess", "a", "--as-of", "2021-02-30"],
            ["assess", "a", "--seed", "-1"],
            ["assess", "a", "--suppose", "40-104=8"], ["assess", "a", "--suppose", "40-104:FY2021=nan"],
            ["assess", "a", "--suppose", ":FY2021=1"], ["assess", "a", "--fail-if", "likely"],
            ["assess", "a", "--lang", "fr"],
            ["assess", "a", "--encoding", "latin-1"], ["fit", "a"], ["report", "a"],
            ["report", "a", "--output", "b", "--format", "pdf"],
            ["report", "a", "--output", "b", "--format", "md,"],
            ["report", "a", "--output", "b", "--format", "csv,csv"],
            ["forecast"], ["forecast", "--series", "b", "--horizon", "1", "--event", "a:FY2020=one-off"],
            ["forecast", "a", "--series", "b", "--horizon", "1"],
            ["forecast", "--series", "b"], ["forecast", "a", "--horizon", "1"], ["forecast", "a", "--last", "1"],
            ["forecast", "--series", "b", "--horizon", "0"], ["forecast", "--series", "b", "--horizon", "-1"],
            ["forecast", "--series", "b", "--horizon", "1000000000"],
            ["forecast", "--series", "b", "--horizon", "1", "--last", "0"],
            ["forecast", "--series", "b", "--horizon", "1", "--as-of", "2021-04-01"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "0"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "1"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "half"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "nan"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "0.5,"],
            ["forecast", "--series", "b", "--horizon", "1", "--quantiles", "0.5,0.5"],
            ["forecast", "--series", "b", "--horizon", "1", "--level", "100"],
            ["forecast", "--series", "b", "--horizon", "1", "--models", "theta,magic"],
            ["forecast", "--series", "b", "--horizon", "1", "--value", "x"],
            ["forecast", "--series", "b", "--horizon", "1", "--threads", "0"], ["forecast", "a", "--sorted"],
            ["forecast", "a", "--samples", "1"], ["forecast", "--series", "b", "--horizon", "1", "--samples", "0"],
            ["forecast", "--series", "b", "--horizon", "1", "--samples", "1", "--level", "80"],
            ["backtest", "b", "--table", "all", "--format", "csv"], ["backtest", "b", "--table", "forecasts"],
            ["backtest", "--targets", "b", "--table", "forecasts", "--format", "csv"],
            ["backtest", "--targets", "b", "--sorted"], ["backtest", "b", "--id", "x", "--time", "y"],
            ["stream", "--horizon", "0"], ["stream", "--threads", "0"], ["stream", "a", "b"],
            ["forecast", "--series", "b", "--horizon", "1", "--format", "xlsx"], ["init"], ["ingest"], ["check"],
            ["add"], ["add", "a"],
        ])
    func misuse(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == ExitStatus.usage.rawValue)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Usage: mitoshi"))
    }

    @Test("tells its version, and the digest that a stream puts on its lines")
    func version() throws {
        let lines = try Program.run(["--version"]).output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines[0] == ProgramVersion.current && lines[2].isEmpty)
        let digest = try #require(lines[1].wholeMatch(of: /constants (sha256:[0-9a-f]{64})/)).1
        let folder = try TemporaryFolder()
        try folder.write("{\n", to: "lines")
        #expect(try Program.run(["stream", "lines", "--stamp"], in: folder).output.contains("\"\(digest)\""))
    }

    @Test("has completions for the shells", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try Program.run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("forecast") && run.output.contains("mitoshi"))
    }

    @Test(
        "takes the language from the option, else from the locale",
        arguments: [
            ([], [:], "en"), ([], ["LANG": "ja_JP.UTF-8"], "ja"), ([], ["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], "en"),
            ([], ["LC_ALL": "", "LC_MESSAGES": "ja_JP", "LANG": "C"], "ja"), (["--lang", "ja"], ["LC_ALL": "C"], "ja"),
            (["--lang=en"], ["LANG": "ja_JP.UTF-8"], "en"), (["--lang"], ["LANG": "ja"], "ja"),
        ] as [([String], [String: String], String)])
    func language(arguments: [String], environment: [String: String], expected: String) {
        let chosen = Language.chosen(arguments: ["assess", "x"] + arguments) { environment[$0] }
        #expect(chosen.rawValue == expected)
    }

    @Test(
        "understands a supposed value",
        arguments: [
            ("40-104:FY2021=8", "40-104", "2021", "8.0"), ("40-104:令和3年度=8.5", "40-104", "2021", "8.5"),
            ("40-104:FY2021=８．５％", "40-104", "2021", "8.5"), ("17-101:FY2021=1.65万人", "17-101", "2021", "16500.0"),
            ("40-104:FY2021=8人", "40-104", "2021", "stage(\"8人\")"),
            ("35-106:FY2021=3", "35-106", "2021", "3.0"), ("35-106:FY2021=3か所で実施", "35-106", "2021", "3か所で実施"),
            ("35-106:FY2021=現状把握", "35-106", "2021", "現状把握"),
        ])
    func suppositions(text: String, id: String, year: String, value: String) throws {
        let plan = Plan(
            declaration: Declaration(title: "", fiscalYear: nil),
            indicators: [("40-104", "％", IndicatorKind.share), ("17-101", "人", .stock), ("35-106", nil, .milestone)].map
            {
                Indicator(id: $0, programme: "", name: "", unit: $1, kind: $2)
            }, targets: [])
        let supposition = try #require(SuppositionArgument(argument: text)).supposition(in: plan)
        #expect(supposition.indicatorID == id)
        #expect("\(supposition.period)".contains(year))
        #expect("\(supposition.value)".contains(value))
    }

    @Test(
        "understands an amount of yen as planners write it, and nothing else",
        arguments: [
            ("20000000", 2e7), ("20,000,000", 2e7), ("2000万円", 2e7), ("２，０００万", 2e7), ("1.5億", 1.5e8), ("¥850", 850),
            ("8,000千円", 8e6), ("8百万円", 8e6),
            ("0", 0), ("1e6", 1e6), ("-1", nil), ("△5", nil), ("nan", nil), ("inf", nil), ("1e999", nil), ("", nil),
            ("約2000万", nil), ("20人", nil), ("20千人", nil), ("50%", nil), ("0x10", nil), ("1,00", nil), ("10 20", nil),
        ] as [(String, Double?)])
    func yen(text: String, yen: Double?) { #expect(BudgetArgument(argument: text)?.yen == yen) }

    @Test(
        "understands a wanted chance as a number or in per cent",
        arguments: [
            ("0.5", 0.5), ("50%", 0.5), ("５０％", 0.5), ("０．５", 0.5), ("0", nil), ("1", nil), ("100%", nil), ("50", nil),
            ("-10%", nil), ("nan", nil), ("半分", nil),
        ] as [(String, Double?)])
    func chance(text: String, chance: Double?) { #expect(ChanceArgument(argument: text)?.chance == chance) }
}
