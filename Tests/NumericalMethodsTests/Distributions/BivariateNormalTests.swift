import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("The bivariate normal")
struct BivariateNormalTests {
    struct Case: Decodable {
        let x: Double
        let y: Double
        let correlation: Double
        let tail: Double
    }

    @Test("has the tails that integration in 30 digits gives, on both sides of the change of method")
    func reference() throws {
        let file = Fixtures.folder.appending(path: "Distributions/bivariate_normal.json")
        let cases = try #require(try JSONDecoder().decode([String: [Case]].self, from: Data(contentsOf: file))["cases"])
        #expect(cases.count == 686)
        for example in cases {
            let found = bivariateNormalTail(beyond: example.x, example.y, correlation: example.correlation)
            expectClose(found, to: example.tail, within: 2e-13)
        }
    }

    @Test("is the smaller tail where both are one, and nothing where they are opposite")
    func dependence() {
        for (x, y) in [(-1.0, 0.5), (0.3, 0.2), (2.0, -3.0)] {
            let (first, second) = (Normal.standard.upperTail(x), Normal.standard.upperTail(y))
            expectClose(bivariateNormalTail(beyond: x, y, correlation: 1), to: min(first, second), within: 1e-12)
            expectClose(
                bivariateNormalTail(beyond: x, y, correlation: -1), to: max(0, first + second - 1), within: 1e-12)
            expectClose(bivariateNormalTail(beyond: x, y, correlation: 0), to: first * second, within: 1e-12)
        }
    }

    @Test("takes infinite ends, and adds up over all four corners")
    func ends() {
        for correlation in [-0.99, -0.5, 0.0, 0.3, 0.95] {
            #expect(bivariateNormalTail(beyond: .infinity, 1, correlation: correlation) == 0)
            #expect(bivariateNormalTail(beyond: -.infinity, -.infinity, correlation: correlation) == 1)
            expectClose(
                bivariateNormalTail(beyond: -.infinity, 1, correlation: correlation),
                to: Normal.standard.upperTail(1), within: 1e-12)
            let corners = [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)].map { x, y in
                bivariateNormalTail(beyond: x * 0.4, y * -1.1, correlation: correlation * x * y)
            }
            expectClose(corners.reduce(0, +), to: 1, within: 1e-12)
        }
    }
}
