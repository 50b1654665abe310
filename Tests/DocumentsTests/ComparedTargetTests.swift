import Testing

@testable import MitoshiDocuments
@testable import MitoshiPlanning

@Suite("The targets of the past that are most like a declared one")
struct ComparedTargetTests {
    private static func past(
        _ place: String, _ name: String, _ base: Double?, _ target: Double, _ actual: Double, years: Int? = 1
    ) -> PastTarget {
        PastTarget(place, name, unit: "人", base: base, baseYear: 2010, years: years, target: target, actual: actual)
    }

    private static func compared(_ targets: [PastTarget]) -> [ComparedTarget] {
        targets.compactMap { target in target.dueTarget.flatMap { ComparedTarget(target, as: $0) } }
    }

    @Test("ask for the same, are nearest in the change they ask for, then in years, and each of another indicator")
    func order() {
        let targets = Self.compared([
            Self.past("甲市", "利用者数", 100, 200, 150), Self.past("乙市", "利用者数", 100, 105, 99),
            Self.past("乙市", "利用者数", 100, 106, 107), Self.past("丙市", "来館者数", 100, 104, 104, years: 3),
            Self.past("丁市", "来館者数", 100, 104, 90), Self.past("戊市", "来館者数", 100, 100, 100),
            Self.past("己市", "来館者数", nil, 100, 100), Self.past("庚市", "来館者数", 100, 150, 100, years: nil),
        ])
        #expect(targets.count == 6)
        let declared = TargetClass(mover: .others, aim: .change(share: 4.0 / 104), isYearly: true)
        let nearest = targets.nearest(to: declared, years: 1)
        #expect(nearest.map(\.target.municipality) == ["丁市", "丙市", "乙市", "甲市"])
        #expect(nearest.map(\.target.isMet) == [false, true, false, false])
        #expect(targets.nearest(to: declared, years: 3).first?.target.municipality == "丙市")
        #expect(targets.nearest(to: declared, years: 1, count: 2).count == 2)
        let keep = TargetClass(mover: .others, aim: .keep, isYearly: true)
        #expect(targets.nearest(to: keep, years: 1).map(\.target.municipality) == ["戊市"])
    }

    @Test("are of the same mover before others, and five at most, in what the program carries")
    func shipped() throws {
        let targets = Self.compared(ReferenceEvidence.shipped.pastTargets)
        #expect(targets.count == 77)
        for mover in Mover.allCases {
            for share in [0.01, 0.07, 0.3, 0.9] {
                let declared = TargetClass(mover: mover, aim: .change(share: share), isYearly: true)
                let nearest = targets.nearest(to: declared, years: 1)
                #expect(nearest.count == 5)
                let order = nearest.map { $0.targetClass.mover == mover ? 0 : 1 }
                #expect(order == order.sorted())
                #expect(nearest.allSatisfy { $0.targetClass.aimSort == .change })
            }
        }
    }
}
