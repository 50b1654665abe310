import Statistics
import TestSupport
import Testing

@testable import Planning

/// Reference numbers are SciPy's: `scripts/check-reference-class.py`.
@Suite("Comparable targets")
struct ReferenceClassTests {
    private static let shipped = Result { () throws(StatisticsError) in try ReferenceClass(from: .shipped) }
    private static let validation = Result { () throws(StatisticsError) in
        try ReferenceClassValidation(of: .shipped)
    }

    @Test("are counted as they were found: 71 single targets, 23 of them met, and 75 of 154 in whole plans")
    func counts() throws {
        let evidence = ReferenceEvidence.shipped
        #expect(evidence.pastTargets.count == 71)
        #expect(evidence.pastTargets.count(where: \.isMet) == 23)
        #expect(evidence.wholePlans.map(\.met) == [32, 43])
        #expect(evidence.targetCount == 225)
        #expect(evidence.metCount == 98)
        #expect(evidence.municipalities.count == 18)
    }

    @Test("count a city once, whatever name an excerpt gave it, and an indicator once, however many years it has")
    func clusters() throws {
        func past(_ city: String, _ indicator: String, _ actual: Double) -> PastTarget {
            PastTarget(city, indicator, unit: "件", base: nil, years: nil, target: 10, actual: actual)
        }
        let evidence = ReferenceEvidence(
            pastTargets: [
                past("甲市", "a", 10), past("甲市とみられる(様式が一致)", "a", 9), past("甲市", "a", 8), past("甲市", "a", 11),
                past("甲市", "b", 12),
            ], wholePlans: [WholePlan("乙町", "計画", targets: 7, met: 2)])
        #expect(
            evidence.clusters == [
                .init(municipality: "乙町", targets: 7, met: 2), .init(municipality: "甲市", targets: 2, met: 1.5),
            ])
        #expect(evidence.targetCount == 12)
        #expect(evidence.metCount == 5)
    }

    @Test("are met with the chance, and in the range from plan to plan, that SciPy integrates")
    func posterior() throws {
        let rate = try Self.shipped.get().rate
        expectClose(rate.mean, to: 0.395_52, within: 2e-4)
        expectClose(rate.chances(among: 2)[2], to: 0.180_46, within: 2e-4)
        expectClose(rate.central80.lowerBound, to: 0.196_89, within: 1e-3)
        expectClose(rate.central80.upperBound, to: 0.587_88, within: 1e-3)
        expectClose(rate.central95.lowerBound, to: 0.092_92, within: 1e-3)
        expectClose(rate.central95.upperBound, to: 0.728_62, within: 1e-3)
        let chances = rate.chances(among: 10)
        for (chance, expected) in zip(
            chances,
            [
                0.043_44, 0.087_43, 0.135_14, 0.169_62, 0.176_20, 0.152_70, 0.110_98, 0.068_03, 0.035_37, 0.015_57,
                0.005_52,
            ])
        {
            expectClose(chance, to: expected, within: 5e-4)
        }
        expectClose(chances.reduce(0, +), to: 1, within: 1e-12)
    }

    /// With one plan of k in n and no more, mean and spread stay unknown, and the answer lies between k/n and one half.
    @Test("say little when there are few")
    func few() throws {
        let nothing = try ReferenceClass(from: ReferenceEvidence(pastTargets: [], wholePlans: []))
        expectClose(nothing.probability, to: 0.5, within: 1e-9)
        let one = try ReferenceClass(
            from: ReferenceEvidence(pastTargets: [], wholePlans: [WholePlan("甲市", "計画", targets: 100, met: 0)]))
        #expect(one.probability > 0.02 && one.probability < 0.5)
        #expect(one.rate.central95.upperBound > 0.5)
    }

    @Test("predict a municipality left out no worse than the base rate of the same targets, by every weight")
    func validation() throws {
        let validation = try Self.validation.get()
        let answer = try #require(validation[.singleTargetsAndPlans])
        let base = try #require(validation[.baseRate])
        for (mine, theirs) in [
            (answer.byMunicipality, base.byMunicipality), (answer.byTarget, base.byTarget),
            (answer.overall, base.overall),
        ] {
            #expect(mine.brier <= theirs.brier)
            #expect(mine.logarithmic <= theirs.logarithmic)
        }
    }

    @Test(
        "get the scores that SciPy gives every method",
        arguments: [
            (
                ReferenceClassValidation.Method.baseRateOfSingleTargets,
                [0.237_504, 0.669_560, 0.223_087, 0.639_113, 0.259_592, 0.714_857]
            ),
            (.baseRate, [0.238_382, 0.669_850, 0.233_570, 0.660_166, 0.254_145, 0.702_079]),
            (.singleTargets, [0.237_902, 0.670_066, 0.223_729, 0.640_261, 0.256_105, 0.706_907]),
            (.singleTargetsAndPlans, [0.236_984, 0.667_187, 0.227_842, 0.648_522, 0.253_234, 0.700_393]),
            (.refined([.requiredChange]), [0.243_807, 0.682_418, 0.242_867, 0.682_608, 0.257_976, 0.711_149]),
            (.refined([.years]), [0.244_709, 0.686_158, 0.240_819, 0.683_437, 0.257_329, 0.711_411]),
            (.refined([.decrease]), [0.249_725, 0.695_768, 0.233_899, 0.661_381, 0.255_146, 0.704_451]),
            (.refined([.share]), [0.246_974, 0.687_607, 0.233_418, 0.659_729, 0.254_994, 0.703_930]),
            (.refined([.baseLevel]), [0.242_085, 0.677_804, 0.227_436, 0.646_462, 0.253_106, 0.699_743]),
            (.refined([.metAtBase]), [0.244_314, 0.682_818, 0.230_871, 0.654_860, 0.254_190, 0.702_393]),
            (
                .refined(TargetCovariate.allCases),
                [0.282_606, 0.776_069, 0.272_391, 0.754_196, 0.267_292, 0.733_739]
            ),
        ])
    func scores(_ method: ReferenceClassValidation.Method, _ expected: [Double]) throws {
        let row = try #require(try Self.validation.get()[method])
        let found = [row.byMunicipality, row.byTarget, row.overall].flatMap { [$0.brier, $0.logarithmic] }
        for (value, other) in zip(found, expected) { expectClose(value, to: other, within: 1e-4) }
    }
}
