import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

@Suite("The share of certificates issued in shops, with the rate of cards")
struct DriverCommandTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)

    private func driver(_ options: [String] = []) throws -> [String: Any] {
        let run = try Program.run(["explain", Self.package, "40-104", "--format", "json"] + options)
        let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(read?["driver"] as? [String: Any])
    }

    /// 26 of the 46 dated rates are dated 1 April 2021 or before, the last of them 29.6 %.
    @Test(
        "knows the rates up to the as-of date and no later one", arguments: [("2021-04-01", 26), ("2021-05-15", 27)])
    func known(asOf: String, count: Int) throws {
        let known = try #require(try driver(["--as-of", asOf])["known"] as? [[String: Any]])
        #expect(known.count == count)
        #expect(known.allSatisfy { ($0["period"] as? String ?? "9") <= asOf })
        if count == 26 { #expect(known.last?["value"] as? Double == 29.6) }
    }

    @Test("has a chance for both years that rests on the slope's prior, and isn't the headline")
    func beside() throws {
        let driver = try driver()
        #expect(driver["share"] as? Double == 0)
        let slope = try #require(driver["slope"] as? [String: Any])
        #expect(slope["changes"] as? Int == 0)
        #expect(slope["log_bayes_factor"] as? Double == 0)
        #expect(slope["prior_mean"] as? Double == 1)
        let years = try #require(driver["years"] as? [[String: Any]])
        #expect(years.compactMap { $0["period"] as? String } == ["FY2021", "FY2022"])
        // If the share grew as the odds of holding a card did, 3 % would be about 6 % and 11 % a year and two later.
        let medians = years.compactMap { ($0["quantiles"] as? [String: Any])?["0.5"] as? Double }
        #expect(medians.count == 2 && (5...8).contains(medians[0]) && (8...14).contains(medians[1]))
        for year in years {
            let chance = try #require(year["p_meet"] as? Double)
            #expect(chance > 0.02 && chance < 0.6)
        }
    }

    @Test(
        "is explained in both languages",
        arguments: [("ja", "説明系列を用いた予測", "29.6%"), ("en", "With the driver", "29.6%")])
    func words(language: String, heading: String, last: String) throws {
        let run = try Program.run(["explain", Self.package, "40-104", "--lang", language])
        #expect(run.status == 0)
        #expect(run.output.contains(heading) && run.output.contains(last))
    }
}
