import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A slipped decimal point")
struct DecimalSlipTests {
    private static func values(_ values: [Double]) throws -> [YearValue] {
        try values.enumerated().map { YearValue(year: try PlanOfOne.year(2019 + $0.offset), value: $0.element) }
    }

    private static func slips(_ list: [Double]) throws -> [[Int]] {
        try DecimalSlip.all(in: values(list)).map { [$0.year.year, $0.places] }
    }

    @Test("is found in the middle and at either end")
    func found() throws {
        #expect(try Self.slips([1_240, 480, 610, 880, 1_050, 11_300]) == [[2024, 1]])
        #expect(try Self.slips([12_430, 12_210, 118.7, 11_600, 11_240]) == [[2021, -2]])
        #expect(try Self.slips([12_430_000, 12_210, 11_870]) == [[2019, 3]])
        let slip = try #require(DecimalSlip.all(in: Self.values([980, 1_050, 11_300])).first)
        #expect(slip.neighbour == 1_050 && slip.neighbourYear.year == 2020)
        expectClose(slip.moved, to: 1_130, within: 1e-12)
    }

    @Test("isn't a series that grows tenfold, a fall by four fifths, a few events, nothing, or below nothing")
    func notFound() throws {
        for list in [
            [12, 130, 1_400], [1_240, 250, 300], [2, 3, 30], [1, 12, 1], [0, 1_000, 0], [-5, 50, -5], [100], [],
        ] as [[Double]] {
            #expect(try Self.slips(list).isEmpty, "\(list)")
        }
    }

    @Test("is the same in any unit")
    func units() throws {
        for factor in [0.001, 7.0, 1e6] {
            #expect(try Self.slips([1_240, 480, 610, 880, 1_050, 11_300].map { $0 * factor + 0.0001 }) == [[2024, 1]])
        }
    }

    @Test("makes one question of a history, and none of what follows from it")
    func question() throws {
        let plan = PlanOfOne(
            kind: .flow, unit: "千人", direction: .stated(.increase), baseYear: 2023,
            values: [(2019, 1_240), (2020, 1_180), (2021, 1_210), (2022, 1_190), (2023, 11.3)], targets: [(2024, 1_300)]
        )
        let questions = try plan.plan().questions()
        // A hundredth: neither a special year nor a target more than ten times the latest value.
        #expect(questions.map(\.kind) == ["slipped-point"])
        #expect(try QuestionedRecords(of: plan.plan())[questions[0]] == .measurement(4))
        var counts = plan
        counts.kind = .smallCount
        #expect(try !counts.plan().questions().contains { if case .slippedPoint = $0 { true } else { false } })
    }

    @Test("may be what a fall to a tenth is, which is asked about once")
    func tenth() throws {
        let plan = PlanOfOne(
            kind: .flow, direction: .stated(.increase), baseYear: 2022,
            values: [(2019, 1_240), (2020, 118), (2021, 1_210), (2022, 1_190)], targets: [(2024, 1_300)])
        let questions = try plan.plan().questions()
        #expect(questions.map(\.kind) == ["special-year"])
    }
}

@Suite("A fraction for per cent")
struct FractionForPercentTests {
    private static func fractions(_ list: [Double], targets: [Double] = []) throws -> FractionForPercent? {
        let values = try list.enumerated().map {
            YearValue(year: try PlanOfOne.year(2015 + $0.offset), value: $0.element)
        }
        return FractionForPercent(in: values, targets: targets)
    }

    @Test("is told by the per cent beside it, or by the targets")
    func found() throws {
        #expect(try Self.fractions([38.2, 29.5, 35.1, 36, 0.369])?.count == 1)
        let three = try #require(try Self.fractions([0.005, 0.011, 0.02, 3]))
        #expect(three.count == 3 && three.year.year == 2015 && three.value == 0.005 && three.beside == 3)
        #expect(try Self.fractions([0.35, 0.36], targets: [40, 42])?.beside == 40)
        let row = try #require(try Self.fractions([0.95, 0.96, 0.955], targets: [0.97]))
        #expect(row.count == 3 && row.beside == nil)
    }

    @Test("isn't a share that rises from below one per cent")
    func notFound() throws {
        #expect(try Self.fractions([0.4, 0.6, 0.9, 1.3, 1.8]) == nil)
        #expect(try Self.fractions([0.4, 0.6], targets: [0.9]) == nil)
        #expect(try Self.fractions([0.35, 0.36], targets: [0.4]) == nil)
        #expect(try Self.fractions([12, 0, 14]) == nil)
        #expect(try Self.fractions([], targets: [40]) == nil)
    }
}
