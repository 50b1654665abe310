import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("A random stream")
struct RandomStreamTests {
    private static func uniforms(_ count: Int, seed: UInt) throws -> [Double] {
        var stream = try RandomStream(seed: seed)
        return (0..<count).map { _ in stream.uniform() }
    }

    @Test("repeats itself from the same seed", arguments: [0, 1, 42, UInt(UInt32.max), .max])
    func repeatable(seed: UInt) throws {
        #expect(try Self.uniforms(100, seed: seed) == Self.uniforms(100, seed: seed))
    }

    @Test("differs from one with another seed")
    func seeds() throws {
        let streams = try (1...50).map { try Self.uniforms(3, seed: $0) }
        #expect(Set(streams).count == 50)
    }

    @Test("is the Mersenne Twister")
    func reference() throws {
        // The first outputs of mt19937 for the seed 5489, as in the C++ standard's default, divided by 2³².
        let expected = [3_499_211_612.0, 581_869_302, 3_890_346_734, 3_586_334_585, 545_404_204].map { $0 / 0x1p32 }
        #expect(try Self.uniforms(5, seed: 5489) == expected)
    }

    @Test("stays between 0 and 1, evenly")
    func uniform() throws {
        let draws = try Self.uniforms(100_000, seed: 7)
        #expect(draws.allSatisfy { (0..<1).contains($0) })
        expectClose(draws.reduce(0, +) / 100_000, to: 0.5, within: 0.004)
    }

    @Test("splits into streams that go their own ways, always the same")
    func split() throws {
        func run() throws -> [[Double]] {
            var parent = try RandomStream(seed: 11)
            var first = try parent.split()
            var second = try parent.split()
            return (0..<20).map { _ in [parent.uniform(), first.uniform(), second.uniform()] }
        }
        let numbers = try run()
        #expect(try run() == numbers)
        #expect(Set(numbers.joined()).count == 60)
    }

    @Test("can be drawn from in several tasks, each its own")
    func concurrency() async throws {
        let expected = try (1...8).map { try Self.uniforms(1000, seed: $0) }
        let found = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
            for seed in 1...8 {
                group.addTask { (seed, try Self.uniforms(1000, seed: UInt(seed))) }
            }
            return try await group.reduce(into: [Int: [Double]]()) { $0[$1.0] = $1.1 }
        }
        for seed in 1...8 { #expect(found[seed] == expected[seed - 1]) }
    }
}
