import Testing

@testable import MitoshiPlanning

@Suite("Numbers in text")
struct NumberTextTests {
    @Test(
        "are grouped, rounded half away from zero and without trailing zeros",
        arguments: [
            (0.0, 0, "0"), (1_234_567, 0, "1,234,567"), (1_005.5, 0, "1,006"), (-1_005.5, 0, "-1,006"),
            (0.125, 2, "0.13"), (2.50, 2, "2.5"), (2.0, 2, "2"), (1.05, 3, "1.05"), (-0.4, 0, "0"),
            (999.95, 1, "1,000"),
            (12.3, -3, "12"), (1e300, 0, "1e+300"), (1_000_007.007, 3, "1,000,007.007"),
            (13_580_246_791.7, 6, "13,580,246,791.7"), (1_300_000_000_000.0, 6, "1,300,000,000,000"),
        ])
    func rounded(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(NumberText.rounded(value, decimals: decimals) == text)
    }

    @Test(
        "keep two or three significant digits when they are estimates",
        arguments: [
            (2_730.5, "2,731"), (99.94, "99.9"), (6, "6"), (1.04, "1"), (0.5, "0.5"), (0.0512, "0.051"),
            (0.000_123, "0.00012"), (-0.25, "-0.25"),
        ])
    func estimates(_ value: Double, _ text: String) { #expect(NumberText.estimate(value) == text) }

    @Test(
        "never round a chance to certainty",
        arguments: [
            (0.0, "0%"), (1e-9, "1%未満"), (0.009_99, "1%未満"), (0.01, "1%"), (0.4938, "49%"), (0.99, "99%"),
            (0.990_1, "99%超"), (1, "100%"),
        ])
    func probabilities(_ value: Double, _ text: String) { #expect(NumberText.probability(value).japanese == text) }

    /// What is printed never decides: 19.99 % is unlikely, whatever 20 % would be.
    @Test(
        "earn the verdict of their value, and are printed inside its limits",
        arguments: [
            (0.194_9, "10%", Verdict.unlikely), (0.199_9, "10%", .unlikely), (0.2, "20%", .atRisk),
            (0.499_9, "40%", .atRisk), (0.5, "40%", .atRisk), (0.500_1, "50%", .leaning), (0.799_9, "70%", .leaning),
            (0.8, "80%", .likely),
            // Even by symmetry, but for a last digit.
            (0.5 + 1e-12, "40%", .atRisk), (0.8 - 1e-12, "80%", .likely),
        ])
    func verdicts(_ value: Double, _ tens: String, _ verdict: Verdict) {
        #expect(VerdictLimits().verdict(for: value) == verdict)
        #expect(VerdictLimits().tens(of: value).english == tens)
    }

    @Test("has its unit behind it, a Latin word set apart, one person being no people")
    func units() {
        #expect(NumberText.quantity("16,000", unit: "人") == "16,000人")
        #expect(NumberText.quantity("10", unit: "%") == "10%")
        #expect(NumberText.quantity("5", unit: "km") == "5 km")
        #expect(NumberText.quantity("1", unit: EnglishUnit.gloss("人")) == "1 person")
        #expect(NumberText.signed(-1, unit: EnglishUnit.gloss("件")).english == "-1 case")
        #expect(NumberText.quantity("1", unit: "person-days") == "1 person-day")
        for symbol in ["m/s", "s", "ms", "GHz", "gas"] {
            #expect(NumberText.quantity("1", unit: symbol) == "1 \(symbol)")
        }
        #expect(NumberText.signed(2, unit: EnglishUnit.gloss("箇所")).english == "+2 places")
    }

    @Test(
        "is singular of one, whatever the plan's own English word",
        arguments: [
            ("activities", "1 activity"), ("events", "1 event"), ("households", "1 household"),
            ("businesses", "1 business"),
            ("branches", "1 branch"), ("buses", "1 bus"), ("courses", "1 course"), ("years of age", "1 year of age"),
            ("series", "1 series"), ("km", "1 km"), ("ms", "1 ms"), ("class", "1 class"),
            ("thousand cases", "1 thousand cases"),
        ])
    func one(unit: String, text: String) {
        #expect(NumberText.counted(1, unit) == text)
        #expect(NumberText.change(-1, unit: unit).english == "-" + text)
        #expect(NumberText.counted(1_119, unit) == "1,119 " + unit)
        #expect(NumberText.counted(0, unit) == "0 " + unit)
    }

    @Test("of a change of percentages is in points")
    func points() {
        #expect(NumberText.change(1, unit: "%") == BilingualText(japanese: "+1ポイント", english: "+1 point"))
        #expect(NumberText.change(1.5, unit: "%") == BilingualText(japanese: "+1.5ポイント", english: "+1.5 points"))
    }

    @Test(
        "has Japanese units in English words",
        arguments: [
            ("人", "people"), ("千人", "thousand people"), ("千円", "thousand yen"), ("百万円", "million yen"), ("%", "%"),
            ("回", "times"), ("自治会", "neighbourhood associations"), ("未知", "未知"),
        ])
    func gloss(unit: String, english: String) { #expect(EnglishUnit.gloss(unit) == english) }
}
