import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("A table of targets that have come due")
struct PastTargetTableTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/reference-class")

    @Test("is what the program carries inside, row by row")
    func shippedTargets() throws {
        let path = Self.folder.appending(path: "past-targets.csv").path(percentEncoded: false)
        let table = try PastTargetTable.read(file: path)
        #expect(table.targets == ReferenceEvidence.shipped.pastTargets)
        #expect(table.linesNotDue.isEmpty && table.linesWithoutDirection.isEmpty)
    }

    @Test("stands beside the whole plans that count targets met, which the program carries too")
    func shippedPlans() throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "whole-plans.csv"))
        let rows = PlainCSV.rows(of: Array(bytes))
        let header = try #require(rows.first)
        func cell(_ row: [String], _ name: String) throws -> String { row[try #require(header.firstIndex(of: name))] }
        let plans = try rows.dropFirst().filter { try cell($0, "counts_targets_met") == "true" }.map { row in
            WholePlan(
                try cell(row, "municipality"), try cell(row, "plan"),
                targets: try #require(Int(try cell(row, "n_indicators"))),
                met: try #require(Int(try cell(row, "n_met"))))
        }
        #expect(plans == ReferenceEvidence.shipped.wholePlans)
        #expect(rows.count == 9)
    }

    @Test("has a source for every row", arguments: ["past-targets.csv", "whole-plans.csv"])
    func sources(file: String) throws {
        let rows = PlainCSV.rows(of: Array(try Data(contentsOf: Self.folder.appending(path: file))))
        let place = try #require(rows.first?.firstIndex(of: "source_url"))
        #expect(rows.dropFirst().allSatisfy { $0[place].hasPrefix("http") })
    }

    private static let header =
        "municipality,indicator,unit,baseline_period,baseline_value,target_period,target_value,actual_value,better"

    private func read(_ text: String) throws -> PastTargetTable {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try PastTargetTable.read(file: file.path(percentEncoded: false))
    }

    @Test("leaves out what isn't due and what has no direction, and says so")
    func leftOut() throws {
        let table = try read(
            "status,\(Self.header)\n"
                + "interim,甲市,a,件,FY2010,1,FY2015,2,1,higher\n"
                + "due,甲市,b,件,2005国勢調査,10,2010,8,9,\n"
                + "due,甲市,c,件,,,FY2015,2,1,\n"
                + "due,乙市とみられる(推定),d,%,計画策定時,,FY2015,2,2,higher\n")
        #expect(
            table.targets == [
                PastTarget(
                    "甲市", "b", unit: "件", base: 10, baseYear: 2005, years: 5, target: 8, actual: 9, lessIsBetter: true),
                PastTarget("乙市", "d", unit: "%", base: nil, years: nil, target: 2, actual: 2),
            ])
        #expect(table.linesNotDue == [2])
        #expect(table.linesWithoutDirection == [4])
    }

    @Test("names a missing column and every cell that can't be read")
    func problems() throws {
        func problems(_ text: String) throws -> [DocumentProblem] {
            do throws(DocumentError) {
                _ = try PastTargetTable.read(utf8: Array(text.utf8), file: "past.csv")
                return []
            } catch {
                return error.problems
            }
        }
        let missing = try problems("municipality,indicator\n甲市,a\n")
        #expect(missing.count == 1)
        #expect(
            missing.first?.found.english == "no column unit, baseline_period, baseline_value, target_period, "
                + "target_value, actual_value, better")
        let cells = try problems(Self.header + "\n甲市,a,件,FY2010,x,FY2015,nan,,upwards\n")
        #expect(cells.map(\.columnName) == ["baseline_value", "target_value", "actual_value", "better"])
        #expect(cells.allSatisfy { $0.line == 2 })
        #expect(try problems("").count == 1)
    }
}
