import Testing

@testable import MitoshiStatistics

@Suite("A range of values")
struct ValueRangeTests {
    @Test("names one number")
    func number() {
        let ranges: [ValueRange] = [
            .exact(3), .share(numerator: 1, denominator: 8), .atLeast(3), .moreThan(3), .atMost(3), .lessThan(3),
            .between(40, 60),
        ]
        #expect(ranges.map(\.number) == [3, 12.5, 3, 3, 3, 3, 50])
        #expect(ranges.map(\.exactValue) == [3, 12.5, nil, nil, nil, nil, nil])
        #expect(ranges.map(\.givenNumber) == [3, nil, nil, nil, nil, nil, nil])
        #expect(ranges.map(\.isAtLeast) == [nil, nil, true, true, false, false, nil])
        #expect(ranges.map(\.leavesOutNumber) == [false, false, false, true, false, true, false])
        #expect(ranges.map(\.halfWidth) == [0, 0, 0, 0, 0, 0, 10])
    }

    @Test("tells nothing where a share is one of nothing")
    func shareOfNothing() {
        let share = ValueRange.share(numerator: 3, denominator: 0)
        #expect(share.exactValue == nil && share.number.isNaN && share.bounds.isEmpty)
        #expect(share.isWithin(.atLeast(0)) == nil && share == .share(numerator: 3, denominator: 0))
    }

    /// Whole numbers from −1 to 12 and the halves between them tell of ends from 0 to 9 what all numbers would.
    @Test("lies in another, beside it, or in part of it")
    func isWithin() {
        let ends = [0.0, 3, 4, 9]
        let ranges = ends.flatMap { end in
            [ValueRange.exact(end), .atLeast(end), .moreThan(end), .atMost(end), .lessThan(end)]
                + ends.filter { $0 > end }.map { .between(end, $0) }
        }
        let numbers = (-2...24).map { Double($0) / 2 }
        func holds(_ range: ValueRange, _ number: Double) -> Bool {
            range.bounds.allSatisfy { bound, end in
                switch bound {
                case .atLeast: number >= end
                case .moreThan: number > end
                case .atMost: number <= end
                case .lessThan: number < end
                }
            }
        }
        for inner in ranges {
            for outer in ranges {
                let found = Set(numbers.filter { holds(inner, $0) }.map { holds(outer, $0) })
                #expect(inner.isWithin(outer) == (found.count == 1 ? found.first : nil), "\(inner) \(outer)")
            }
        }
    }

    @Test("is made of two ends that are included and the right way round")
    func ends() {
        #expect(ValueRange(from: .atLeast(40), upTo: .atMost(60)) == .between(40, 60))
        #expect(ValueRange(from: .atLeast(40), upTo: .atMost(40)) == .exact(40))
        let refused: [(ValueRange, ValueRange)] = [
            (.atLeast(60), .atMost(40)), (.moreThan(40), .atMost(60)), (.atLeast(40), .lessThan(60)),
            (.atMost(60), .atLeast(40)), (.exact(40), .atMost(60)),
        ]
        for (first, second) in refused { #expect(ValueRange(from: first, upTo: second) == nil) }
        #expect(ValueRange.between(-.infinity, 60) == .atMost(60) && ValueRange.between(40, .infinity) == .atLeast(40))
    }

    @Test("is mirrored with its ends")
    func mirrored() {
        func rest(_ range: ValueRange) -> ValueRange { range.mirrored { 100 - $0 } }
        #expect(rest(.exact(30)) == .exact(70) && rest(.between(10, 30)) == .between(70, 90))
        #expect(rest(.atLeast(30)) == .atMost(70) && rest(.moreThan(30)) == .lessThan(70))
        #expect(rest(.atMost(30)) == .atLeast(70) && rest(.lessThan(30)) == .moreThan(70))
        #expect(rest(.share(numerator: 3, denominator: 8)) == .share(numerator: 5, denominator: 8))
    }
}
