import MitoshiDocuments
import Foundation
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import CommandLineTool

/// `input.xlsx` is what `init` made, with twelve indicators typed in by `scripts/make/fill-plan-sheet.py`.
@Suite("A plan typed into a workbook")
struct PlanSheetTests {
    @Test("is read with the kind and direction that were chosen, the example left out and nothing asked")
    func reading() throws {
        let example = try VerdictCase("plan-sheet")
        let (package, questions, _) = try DataPackage.read(at: example.folder.path("input.xlsx"))
        #expect(questions.isEmpty)
        let plan = package.plan
        #expect(
            plan.indicators.map(\.id) == [
                "1-1", "1-2", "1-3", "2-1", "2-2", "2-3", "3-1", "3-2", "3-3", "4-1", "4-2", "4-3",
            ])
        #expect(
            plan.indicators.map(\.kind) == [
                .flow, .flow, .smallCount, .stock, .cumulativeStock, .cumulativeStock, .share, .share, .share, .stock,
                .milestone, .decisionDriven,
            ])
        let directions: [Direction?] = [
            .increase, .increase, .decrease, .increase, .increase, .increase, .increase, .increase, .maintainAtLeast,
            .decrease, nil, .increase,
        ]
        #expect(plan.indicators.map(\.direction) == directions.map { $0.map { .stated($0) } ?? .unstated })
        #expect(plan.measurements.count == 48 && plan.targets.count == 19)
        let cameras = plan.measurements.filter { $0.indicatorID == "2-3" }
        #expect(
            cameras.map(\.period) == [FiscalYear(2024), FiscalYear(2025)].compactMap { $0.map { .fiscalYear($0) } })
        #expect(cameras.map(\.value) == [.numeric(.exact(48)), .numeric(.exact(60))])
        #expect(plan.stages["4-2"] == ["現状調査", "素案の作成", "計画の策定"])
        #expect(plan.targets.last { $0.indicatorID == "4-1" }?.goal == .value(0))
    }

    @Test("gives a report whose words are all Japanese")
    func report() throws {
        let example = try VerdictCase("plan-sheet")
        let run = try Program.run(["report", "input.xlsx", "--output", "out", "--lang", "ja"], in: example.folder)
        #expect(run.status == 0)
        #expect(!run.output.contains(/[A-Za-z]{3,}/))
        let said = run.errors.split(separator: "\n").filter { !$0.hasPrefix("書き出し：") }
        #expect(said.isEmpty, "\(said)")
        for id in ["1-1", "2-3", "4-2"] { #expect(run.output.contains("\n\(id) "), "\(run.output)") }
    }

    @Test("begins as a sheet that holds no indicator yet, which is said", arguments: ["ja", "en"])
    func empty(_ language: String) throws {
        let folder = try TemporaryFolder()
        let made = try Program.run(["init", "plan.xlsx", "--first-target", "FY2026", "--lang", language], in: folder)
        #expect(made.status == 0 && made.errors.contains("plan.xlsx"))
        let run = try Program.run(["assess", "plan.xlsx", "--lang", language], in: folder)
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.errors.hasPrefix("plan.xlsx"))
        let again = try Program.run(["init", "plan.xlsx", "--lang", language], in: folder)
        #expect(again.status == ExitStatus.cannotWrite.rawValue && again.errors.contains("--force"))
        #expect(try Program.run(["init", "plan.xlsx", "--force"], in: folder).status == 0)
    }

    @Test("gets new results in a new workbook, and is left as it is")
    func adding() throws {
        let example = try VerdictCase("plan-sheet")
        let before = try Data(contentsOf: URL(filePath: example.folder.path("input.xlsx")))
        let run = try Program.run(
            ["add", "input.xlsx", "1-2:FY2026=1480", "4-2:FY2026=素案の作成", "--lang", "ja"], in: example.folder)
        #expect(run.status == 0 && run.errors.contains("input-added.xlsx"), "\(run.errors)")
        #expect(try Data(contentsOf: URL(filePath: example.folder.path("input.xlsx"))) == before)
        let day = CalendarDate(nearestTo: 2027, month: 6, day: 1)
        let old = try DataPackage.read(at: example.folder.path("input.xlsx"), today: day)
        let new = try DataPackage.read(at: example.folder.path("input-added.xlsx"), today: day)
        #expect(new.questions.isEmpty)
        #expect(new.package.plan.indicators.map(\.sheetFacts) == old.package.plan.indicators.map(\.sheetFacts))
        #expect(new.package.plan.targets.map(\.goal) == old.package.plan.targets.map(\.goal))
        #expect(new.package.plan.stages == old.package.plan.stages)
        let values = { (plan: Plan) in Set(plan.measurements.map { "\($0.indicatorID) \($0.period) \($0.value)" }) }
        let gained = values(new.package.plan).subtracting(values(old.package.plan))
        #expect(gained.count == 2 && values(old.package.plan).isSubset(of: values(new.package.plan)), "\(gained)")
        let again = try Program.run(["add", "input.xlsx", "1-3:FY2026=9", "--lang", "ja"], in: example.folder)
        #expect(again.status == ExitStatus.cannotWrite.rawValue && again.errors.contains("-o"))
        let refused = try Program.run(
            ["add", "input.xlsx", "1-2:FY2026=1480", "-o", "input.xlsx"], in: example.folder)
        #expect(refused.status == ExitStatus.wouldReplaceInput.rawValue)
        #expect(try Data(contentsOf: URL(filePath: example.folder.path("input.xlsx"))) == before)
    }

    @Test("whose first target lies years off is judged from its last results, not from a day to come")
    func targetsYearsOff() throws {
        let folder = try TemporaryFolder()
        try folder.write("指標,令和5年度実績,令和6年度実績,令和22年度目標\n講座の参加者数,120人,130人,400人\n", to: "plan.csv")
        let run = try Program.run(["assess", "plan.csv", "--format", "csv", "--quiet"], in: folder)
        #expect(run.status == 0 && run.output.contains(",2025-04-01,"), "\(run.output) \(run.errors)")
    }

    @Test("leaves open what check lists, with the cell")
    func openQuestions() throws {
        let folder = try TemporaryFolder()
        try folder.write("指標,令和6年度実績,令和8年度目標\n苦情の件数,30件,20件か25件\n参加者数,120人,130人\n", to: "plan.csv")
        let run = try Program.run(["check", "plan.csv", "--lang", "ja"], in: folder)
        #expect(run.status == 0 && !run.output.contains("問題なし"))
        #expect(run.output.contains("苦情の件数 2行目3番目のセル（C2）「20件か25件」"), "\(run.output)")
        #expect(
            try Program.run(["check", "plan.csv", "--strict"], in: folder).status == ExitStatus.notAssessable.rawValue)
        #expect(try Program.run(["ingest", "plan.csv", "--output", "package", "--quiet"], in: folder).status == 0)
        let package = try Program.run(["check", "package", "--lang", "ja"], in: folder)
        #expect(package.status == 0 && package.output.contains("questions.csv に、文書から読み取れなかった点が1件残っている"))
        #expect(!package.output.contains("問題なし"), "\(package.output)")
    }

    @Test("among others is told by name")
    func folders() throws {
        let example = try VerdictCase("plan-sheet")
        let folder = example.folder
        try FileManager.default.createDirectory(atPath: folder.path("office"), withIntermediateDirectories: true)
        for name in ["a.xlsx", "b.xlsx"] {
            try FileManager.default.copyItem(
                atPath: folder.path("input.xlsx"), toPath: folder.path("office/\(name)"))
        }
        let several = try Program.run(["assess", "office", "--lang", "en"], in: folder)
        #expect(several.status == ExitStatus.invalidInput.rawValue)
        #expect(
            several.errors.contains("a folder of 2 plans (a.xlsx, b.xlsx)") && several.errors.contains("office/a.xlsx"))
        #expect(try Program.run(["init", "office/package", "--quiet"], in: folder).status == 0)
        try folder.write("# notes", to: "office/paper.md")
        let mixed = try Program.run(["ingest", "office", "--output", "out", "--lang", "en"], in: folder)
        #expect(mixed.status == ExitStatus.invalidInput.rawValue)
        #expect(mixed.errors.contains("plans (package, a.xlsx, b.xlsx) among documents (paper.md)"), "\(mixed.errors)")
    }
}

extension Indicator {
    /// What a row of the sheet says of it.
    fileprivate var sheetFacts: [String] {
        [id, name, unit ?? "", kind.rawValue, "\(direction)", basePeriod?.canonicalText ?? ""]
    }
}
