import MitoshiPlanning
import Testing

@testable import MitoshiReporting

@Suite("A chance in tens of per cent")
struct ChanceTensTests {
    @Test(
        "is rounded inside the limits of its word, and is certain of nothing",
        arguments: [
            (0.47, "40%"), (0.52, "50%"), (0.19, "10%"), (0.21, "20%"), (0.25, "30%"), (0.5, "40%"), (0.66, "70%"),
            (0.78, "70%"), (0.8, "80%"), (0.86, "90%"), (0.94, "90%"), (0.96, "90%超"), (0.999_9, "90%超"), (1, "90%超"),
            (0.06, "10%"), (0.04, "10%未満"), (0, "10%未満"),
        ])
    func rounding(chance: Double, text: String) {
        #expect(VerdictLimits().tens(of: chance).japanese == text)
    }

    @Test("never belongs to two words, and never falls where the chance rises")
    func lawful() {
        let limits = VerdictLimits()
        let words = (0...1_000).map { place -> (verdict: Verdict, tens: String) in
            let chance = Double(place) / 1_000
            return (limits.verdict(for: chance), limits.tens(of: chance).english)
        }
        var verdicts: [String: Set<Verdict>] = [:]
        for word in words { verdicts[word.tens, default: []].insert(word.verdict) }
        #expect(verdicts.allSatisfy { $0.value.count == 1 })
        let order = ["under 10%"] + (1...9).map { "\($0)0%" } + ["over 90%"]
        let places = words.compactMap { order.firstIndex(of: $0.tens) }
        #expect(places.count == words.count && places == places.sorted())
    }

    @Test("is in whole per cent where no ten lies inside the limits")
    func narrow() {
        let limits = VerdictLimits(likely: 0.95, leaning: 0.52, atRisk: 0.51)
        #expect(limits.tens(of: 0.97).english == "97%")
        #expect(limits.tens(of: 0.93).english == "90%")
    }
}
