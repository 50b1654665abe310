import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import Testing

/// The model of the documentation, as a stranger writes one.
@Suite("A model of one's own")
struct OwnModelTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("is the one that the documentation shows")
    func isShown() throws {
        let model = try String(
            contentsOf: Self.root.appending(path: "Tests/LibraryTests/OwnModel.swift"), encoding: .utf8)
        let article = try String(
            contentsOf: Self.root.appending(path: "docs/Mitoshi.docc/WriteYourOwnModel.md"), encoding: .utf8)
        #expect(article.contains("```swift\n\(model)```\n"))
    }

    /// Steps of 2 and −1 stray by √2.5 = 1.581, so that the first year is even from 11 − 2.739 to 11 + 2.739; P(≥ 12) is
    /// (2.739 − 1) / 5.477. In the second year √2 times as far: 3.873.
    @Test("forecasts as it says, and its paths follow")
    func forecasts() throws {
        let series = try AnnualSeries(firstYear: 2018, values: [10, 12, 11])
        let fitted = try LastValue().fit(series)
        let forecast = try fitted.forecast(horizon: 2)
        #expect(abs(forecast.distributions[0].probability(atLeast: 12) - 0.3174) < 1e-4)
        #expect(abs(try forecast.distributions[1].quantile(0.9) - (11 + 0.8 * 3.873)) < 1e-3)
        var stream = try RandomStream(seed: 1)
        let paths = try fitted.paths(count: 4_000, horizon: 2, from: &stream)
        #expect(abs(Double(paths.years[0].count { $0 >= 12 }) / 4_000 - 0.3174) < 0.03)
        #expect(throws: StatisticsError.self) { try LastValue().fit(AnnualSeries(firstYear: 2020, values: [3])) }
    }
}
