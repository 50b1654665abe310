import Testing

@testable import MitoshiBasics

@Suite("Numbers for machines")
struct MachineNumberTests {
    @Test("give machines back exactly the number they were made from")
    func roundTrip() {
        var generator = SplitMix(state: 7)
        for _ in 0..<10_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(machineText(value).flatMap(Double.init) == value)
        }
        #expect(machineText(16_000) == "16000")
        #expect(machineText(-0.0) == "0")
        #expect(machineText(0.1) == "0.1")
    }

    @Test("are nothing at all when they aren't finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        #expect(machineText(value) == nil)
    }
}

/// A small generator with a fixed start (Steele, Lea & Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
