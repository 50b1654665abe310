import Foundation
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A fiscal year in JSON")
struct FiscalYearCodingTests {
    @Test("is a number")
    func number() throws {
        let year = try PlanOfOne.year(2022)
        #expect(try String(decoding: JSONEncoder().encode([year]), as: UTF8.self) == "[2022]")
        #expect(try JSONDecoder().decode([FiscalYear].self, from: Data("[2022]".utf8)) == [year])
    }

    @Test("is refused outside the plausible years", arguments: ["1867", "2201", "\"令和4年度\""])
    func refused(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([FiscalYear].self, from: Data("[\(text)]".utf8))
        }
    }
}
