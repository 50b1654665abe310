import Foundation
import Testing

@testable import MitoshiBasics

@Suite("JSON")
struct JSONValueTests {
    @Test("keeps the order of its keys")
    func order() {
        let value: JSONValue = ["zebra": "1", "apple": ["b": .null, "a": .boolean(true)], "empty": [], "none": [:]]
        let text = """
            {
              "zebra": "1",
              "apple": {
                "b": null,
                "a": true
              },
              "empty": [],
              "none": {}
            }

            """
        #expect(value.text == text)
    }

    @Test(
        "is read back by another program as it was meant",
        arguments: ["\"\\/\n\r\t\u{8}\u{0}", "人権・広聴 相談課", "👨‍👩‍👧", "\u{2028}\u{7F}"])
    func strings(text: String) throws {
        let value: JSONValue = ["text": .string(text), "numbers": [.number(0.1), .number(-1e300), .integer(-7)]]
        let read = try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any]
        #expect(read?["text"] as? String == text)
        #expect(read?["numbers"] as? [Double] == [0.1, -1e300, -7])
    }

    @Test("has null where a number isn't finite or missing", arguments: [Double.nan, .infinity, -.infinity, nil])
    func notFinite(number: Double?) {
        #expect(JSONValue(number) == .null)
    }
}
