import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A sudden move")
struct SuddenMoveTests {
    private static func series(
        _ values: [Double], from year: Int = 2019, _ support: Support = .nonNegative
    ) throws -> AnnualSeries {
        try AnnualSeries(
            observations: values.enumerated().map { Observation(year: year + $0.offset, value: .exact($0.element)) },
            support: support)
    }

    @Test("is found with what it lost, and how it went on")
    func found() throws {
        let fall = try #require(SuddenMove(in: Self.series([1_240, 480, 610, 880, 1_050, 1_130])))
        #expect(fall.year == 2020 && fall.before == 1_240 && fall.value == 480 && fall.ending == .fading)
        expectClose(fall.share, to: 760.0 / 1_240, within: 1e-12)
        #expect(try SuddenMove(in: Self.series([1_000, 1_020, 400, 990, 1_010]))?.ending == .over)
        #expect(try SuddenMove(in: Self.series([1_000, 1_020, 400, 410, 390]))?.ending == .lasting)
        // Of the last year nothing is known yet.
        let last = try #require(SuddenMove(in: Self.series([1_000, 1_020, 980, 1_010, 400])))
        #expect(last.year == 2023 && last.ending == .fading)
        #expect(try SuddenMove(in: Self.series([1_000, 0]))?.share == 1)
        #expect(try SuddenMove(in: Self.series([60, 62, 35, 58], .percentage))?.year == 2021)
    }

    @Test("is a rise above all that was measured before, which the fall after it only undoes")
    func rise() throws {
        let spike = try #require(SuddenMove(in: Self.series([100, 104, 101, 300, 99, 103])))
        #expect(spike.year == 2022 && spike.isRise && spike.ending == .over)
        expectClose(spike.share, to: 199.0 / 101, within: 1e-12)
        #expect(try SuddenMove(in: Self.series([100, 104, 101, 180, 175, 183]))?.ending == .lasting)
        // The return after a declared year is no event of its own, nor is the fall after a declared spike.
        #expect(try SuddenMove(in: Self.series([1_000, 1_020, 400, 990, 1_010])) { $0 == 2021 } == nil)
        #expect(try SuddenMove(in: Self.series([100, 104, 101, 300, 99, 103])) { $0 == 2022 } == nil)
        // What grows by about as much every year moves as usual.
        #expect(try SuddenMove(in: Self.series([10, 17, 28, 46, 75])) == nil)
    }

    @Test("isn't a fall by less than a third, a usual move, a rise of the first year, or one over a gap")
    func notFound() throws {
        #expect(try SuddenMove(in: Self.series([520, 431, 440, 428])) == nil)
        #expect(try SuddenMove(in: Self.series([1_000, 670])) == nil)  // log 1.5 is a fall by just over 33 %
        #expect(try SuddenMove(in: Self.series([1_000, 500, 1_100, 480, 900, 400])) == nil)
        #expect(try SuddenMove(in: Self.series([400, 1_000, 1_010])) == nil)
        let gap = try AnnualSeries(
            observations: [(2017, 1_000.0), (2020, 400)].map { Observation(year: $0.0, value: .exact($0.1)) })
        #expect(SuddenMove(in: gap) == nil)
        #expect(try SuddenMove(in: Self.series([7])) == nil)
    }

    @Test("of a year that is known already isn't found again")
    func known() throws {
        let series = try Self.series([1_240, 480, 610, 880, 1_050, 1_130])
        #expect(SuddenMove(in: series) { $0 == 2020 } == nil)
    }

    @Test("is the same in any unit")
    func units() throws {
        let values = [1_240.0, 480, 610, 880, 1_050, 1_130]
        let (one, thousand) = (
            try #require(SuddenMove(in: Self.series(values))),
            try #require(SuddenMove(in: Self.series(values.map { 1_000 * $0 })))
        )
        #expect(one.year == thousand.year && one.ending == thousand.ending)
        expectClose(one.share, to: thousand.share, within: 1e-12)
    }
}
