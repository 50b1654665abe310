import TestSupport
import Foundation
import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

/// Random damage to good files: each is read, or refused with problems; nothing crashes and no number is NaN.
@Suite("A damaged file")
struct MutationTests {
    static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<random.int(1...6) {
            let place = random.int(0...max(0, bytes.count - 1))
            switch random.int(0...5) {
            case 0: bytes[place] = UInt8(random.int(0...255))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(random.one(of: Array("\"\t\n\r,|<>&;-0９%(".utf8)), at: place)
            case 3:
                bytes.insert(contentsOf: bytes[place...].prefix(random.int(1...80)), at: random.int(0...bytes.count))
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.int(1...80)))
            default: bytes.swapAt(place, random.int(0...max(0, bytes.count - 1)))
            }
            if bytes.isEmpty { bytes = [0x0A] }
        }
        return bytes
    }

    static func expectSound(_ plan: Plan) {
        #expect(plan.problems.isEmpty)
        for case .value(let value) in plan.targets.map(\.goal) { #expect(value.isFinite) }
        for case .numeric(let value) in plan.measurements.map(\.value) {
            #expect(value.number.isFinite)
            if let counts = value.counts {
                #expect(counts.denominator > 0 && (0...counts.denominator).contains(counts.numerator))
            }
        }
    }

    @Test("declaration is read or refused", arguments: 0..<20)
    func declaration(batch: Int) throws {
        let seed = Array(try Data(contentsOf: URL(filePath: Repository.seed)))
        var random = SeededGenerator(seed: batch)
        for _ in 0..<50 {
            let bytes = Self.mutated(seed, &random)
            do throws(DocumentError) {
                let text = try TextDecoding.decode(bytes, file: "d.txt", encoding: nil).string
                Self.expectSound(try DeclarationReader.read(text: text, name: "d.txt").plan)
            } catch {
                #expect(!error.problems.isEmpty)
                #expect(error.problems.allSatisfy { !$0.found.english.isEmpty && !$0.expected.japanese.isEmpty })
            }
        }
    }

    @Test("package is read or refused", arguments: 0..<20)
    func package(batch: Int) throws {
        var random = SeededGenerator(seed: 1_000 + batch)
        let folder = try TemporaryFolder()
        try DataPackage.write(try RandomPlan.make(seed: batch), to: folder.path, encoding: .utf8)
        let names = try folder.names().filter { $0.hasSuffix(".csv") }
        let sound = try Dictionary(uniqueKeysWithValues: names.map { ($0, try folder.bytes($0)) })
        for _ in 0..<50 {
            let name = random.one(of: names)
            let original = try #require(sound[name])
            try folder.write(Self.mutated(original, &random), name)
            do throws(DocumentError) {
                Self.expectSound(try DataPackage.read(folder: folder.path).plan)
            } catch {
                #expect(!error.problems.isEmpty)
            }
            try folder.write(original, name)
        }
    }

    @Test("table of series is read or refused", arguments: 0..<20)
    func series(batch: Int) {
        var random = SeededGenerator(seed: 2_000 + batch)
        let rows = (0..<6).map { series in (0..<4).map { "s\(series),\(2_000 + $0),\(series * $0).5\n" }.joined() }
        let table = Array("series_id,period,value\n\(rows.joined())".utf8)
        for _ in 0..<50 {
            do throws(DocumentError) {
                let text = try TextDecoding.decode(Self.mutated(table, &random), file: "t.csv", encoding: nil)
                for series in try SeriesQuestionStream.all(in: text.utf8, file: "t.csv") {
                    switch series.question {
                    case .success(let asked):
                        let values = asked.question.observations.compactMap(\.exactValue)
                        #expect(values.allSatisfy { $0.isFinite })
                    case .failure(let invalid): #expect(!invalid.code.isEmpty && !invalid.problem.found.english.isEmpty)
                    }
                }
            } catch {
                #expect(!error.problems.isEmpty)
            }
        }
    }
}
