import Documents
import Foundation
import Planning
import Statistics
import TestSupport
import Testing

@testable import CommandLineTool

/// `input.xlsx` is what `init` made, with twelve indicators typed in by `scripts/fill-plan-sheet.py`.
@Suite("A plan typed into a workbook")
struct PlanSheetTests {
    @Test("is read with the kind and direction that were chosen, the example left out and nothing asked")
    func reading() throws {
        let example = try VerdictCase("plan-sheet")
        let (package, questions) = try DataPackage.read(at: example.folder.path("input.xlsx"))
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
}
