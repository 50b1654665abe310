import TestSupport
import Foundation
import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A ledger")
struct LedgerTests {
    static func record(
        _ id: String = "17-101", probability: Double? = 0.25, goal: Target.Goal = .value(16_000), madeAt: String = "T",
        model: String = "theta", latest: String = ">=15000"
    ) throws -> ProbabilityRecord {
        ProbabilityRecord(
            madeAt: madeAt, version: "0.1.0", asOf: try #require(CalendarDate(year: 2021, month: 4, day: 1)),
            inputs: String(repeating: "0a", count: 32), seed: 7, indicatorID: id,
            fiscalYear: try #require(FiscalYear(2022)), goal: goal, direction: .increase, tolerance: 0,
            verdict: probability == nil ? .notAssessable : .atRisk, probability: probability, model: model,
            grounds: ProbabilityRecord.Grounds(
                basis: .target, least: 16_000, most: nil, latestYear: FiscalYear(2020), latestValue: latest,
                constants: String(repeating: "1f", count: 32)))
    }

    static func records(_ count: Int, from first: Int = 0) throws -> [ProbabilityRecord] {
        try (first..<first + count).map { try record("id-\($0)", probability: Double($0 % 10) / 10 + 0.05) }
    }

    @Test("gives back every record that was appended, in their order")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        let first = try Self.records(3)
        let second = [
            try Self.record("x", probability: nil, goal: .stage("改修方針決定"), model: ""),
            try Self.record("y", probability: 1e-300, goal: .value(-0.1)),
        ]
        #expect(try Ledger.append(first, to: path).written == 3)
        let appendix = try Ledger.append(second, to: path)
        let ledger = try Ledger.read(file: path)
        #expect(ledger.records == first + second && ledger.head == appendix.head && ledger.notice == nil)
    }

    @Test("keeps hostile words whole, one record a line, and runs none of them as a formula")
    func hostileWords() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        var random = SeededGenerator(seed: 11)
        let records = try (0..<200).map {
            try Self.record(
                HostileText.name($0, &random), goal: .stage(HostileText.filled(&random)),
                madeAt: HostileText.any(&random), model: HostileText.any(&random), latest: HostileText.any(&random))
        }
        _ = try Ledger.append(records, to: path)
        #expect(try Ledger.read(file: path).records == records)
        #expect(try folder.bytes("ledger.csv").count { $0 == UInt8(ascii: "\n") } == 201)
    }

    @Test("records the same statement on the same grounds once")
    func once() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        let records = try Self.records(2)
        _ = try Ledger.append(records, to: path)
        let before = try folder.bytes("ledger.csv")
        let again = try Ledger.append([try Self.record("id-0", probability: 0.05, madeAt: "later")], to: path)
        #expect(again.written == 0 && again.alreadyThere == 1)
        #expect(try folder.bytes("ledger.csv") == before)
    }

    @Test("cut at any byte of its last record loses no other, says so, and heals with the next one")
    func everyCut() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        let records = try Self.records(3)
        _ = try Ledger.append(Array(records.prefix(2)), to: path)
        let start = try folder.bytes("ledger.csv").count
        _ = try Ledger.append([records[2]], to: path)
        let whole = try folder.bytes("ledger.csv")
        for length in start..<whole.count {
            try folder.write(Array(whole.prefix(length)), "ledger.csv")
            let read = try Ledger.read(file: path)
            let isWhole = length == whole.count - 1
            #expect(read.records == (isWhole ? records : Array(records.prefix(2))))
            #expect((read.notice == nil) == (length == start))
            let appendix = try Ledger.append(records, to: path)
            #expect(appendix.written == (isWhole ? 0 : 1) && (appendix.repair == nil) == (length == start))
            #expect(try folder.bytes("ledger.csv") == whole)
        }
    }

    @Test("cut at any byte of its first line begins anew")
    func cutHeader() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        let records = try Self.records(1)
        _ = try Ledger.append(records, to: path)
        let whole = try folder.bytes("ledger.csv")
        for length in 0..<LedgerContents.opening(.today).count {
            try folder.write(Array(whole.prefix(length)), "ledger.csv")
            #expect(try Ledger.append(records, to: path).written == 1)
            #expect(try folder.bytes("ledger.csv") == whole)
        }
    }

    @Test("changed at any byte before its last line is refused, with the line at which it shows")
    func everyChange() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        _ = try Ledger.append(try Self.records(2), to: path)
        let whole = try folder.bytes("ledger.csv")
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 1
            try folder.write(bytes, "ledger.csv")
            // Without the last line feed the last record is torn, not changed.
            let isLast = place == whole.count - 1
            if isLast {
                #expect(try Ledger.read(file: path).notice != nil)
            } else {
                let error = #expect(throws: DocumentError.self) { try Ledger.read(file: path) }
                #expect(error?.problems.first?.line != nil)
                #expect(throws: LedgerError.self) { try Ledger.append([], to: path) }
                #expect(try folder.bytes("ledger.csv") == bytes)
            }
        }
    }

    @Test("with two lines exchanged, or one taken out, is refused")
    func exchanged() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        _ = try Ledger.append(try Self.records(4), to: path)
        let lines = try folder.bytes("ledger.csv").split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
        for order in [[0, 2, 1, 3, 4], [0, 1, 3, 4], [0, 2, 3, 4]] {
            try folder.write(order.flatMap { lines[$0] }, "ledger.csv")
            #expect(throws: DocumentError.self) { try Ledger.read(file: path) }
        }
    }

    @Test("loses nothing to writers at the same time")
    func manyWriters() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        let batches = try (0..<16).map { try Self.records(3, from: 3 * $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for batch in batches { group.addTask { _ = try Ledger.append(batch, to: path) } }
            try await group.waitForAll()
        }
        let found = try Ledger.read(file: path).records
        #expect(found.count == 48 && Set(found) == Set(batches.flatMap { $0 }))
        // One write a batch: nobody's records stand between another's.
        for start in stride(from: 0, to: 48, by: 3) {
            #expect(batches.contains(Array(found[start..<start + 3])))
        }
    }

    @Test("is as it was when the disk is full, whether nothing or a part was written", arguments: [0, 1, 40, 400])
    func fullDisk(bytesThatFit: Int) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/ledger.csv"
        _ = try Ledger.append(try Self.records(2), to: path)
        let before = try folder.bytes("ledger.csv")
        let error = #expect(throws: LedgerError.self) {
            try Ledger.append(try Self.records(9, from: 2), to: path) { descriptor, bytes, count in
                if bytesThatFit == 0 {
                    errno = ENOSPC
                    return -1
                }
                return Foundation.write(descriptor, bytes, min(count, bytesThatFit))
            }
        }
        let reason = BilingualText(japanese: "ディスクの空きがない", english: "no space left on the disk")
        #expect(error == .cannotWrite(.cannotWrite(path: path, reason: reason)))
        #expect(try folder.bytes("ledger.csv") == before)
    }

    @Test("is nothing but a regular file that record wrote")
    func otherFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write("made_at,version\n1,2\n", "other.csv")
        #expect(throws: DocumentError.self) { try Ledger.read(file: "\(folder.path)/other.csv") }
        #expect(throws: DocumentError.self) { try Ledger.read(file: "\(folder.path)/absent.csv") }
        #expect(throws: LedgerError.self) { try Ledger.append([], to: folder.path) }
        #expect(throws: LedgerError.self) { try Ledger.append([], to: "/dev/null") }
        #expect(throws: LedgerError.self) { try Ledger.append([], to: "\(folder.path)/absent/ledger.csv") }
    }

    @Test("of inputs: the digest follows every byte of every file that is read, and nothing else")
    func inputDigest() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "indicators.csv")
        try folder.write("b", "targets.csv")
        let digest = try DataPackage.digest(folder: folder.path)
        try folder.write("anything", "ledger.csv")
        #expect(try DataPackage.digest(folder: folder.path + "/") == digest)
        try folder.write("ab", "indicators.csv")
        try folder.write("", "targets.csv")
        #expect(try DataPackage.digest(folder: folder.path) != digest)
    }
}
