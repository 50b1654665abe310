import Statistics
import Testing

@Suite("The choice on three or four values")
struct DriftTests {
    /// With changes d of mean m and standard deviation s, the drift's t is m/(s/√k), and Student's 97.5 % point is 12.706
    /// with one degree of freedom and 4.303 with two.
    @Test(
        "leaves no change only for a drift beyond Student's 95 % limits",
        arguments: [
            ([10, 11, 12.1], ModelFamily.theta),  // changes 1, 1.1: t = 1.05/0.05 = 21
            ([10, 11, 12.4], .randomWalk),  // changes 1, 1.4: t = 1.2/0.2 = 6
            ([10, 11, 12.4, 13.6], .theta),  // changes 1, 1.4, 1.2: t = 1.2/0.11547 = 10.4
            ([10, 9, 12.4, 13.6], .randomWalk),  // changes −1, 3.4, 1.2: t = 1.2/1.2702 = 0.94
            ([13.6, 12.4, 11, 10], .theta),
        ])
    func driftTest(values: [Double], expected: ModelFamily) throws {
        let selected = try ModelSelection().select(AnnualSeries(firstYear: 2018, values: values))
        #expect(selected.family == expected)
        guard case .driftTest(let ratio, let limit) = selected.criterion else {
            Issue.record("\(selected.criterion)")
            return
        }
        #expect((abs(ratio) > limit) == (expected == .theta))
    }
}
