import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import CommandLineTool

@Suite("An event declared on the command line")
struct EventCommandTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)

    @Test("shows the visitors' year of closed halls with and without it")
    func visitors() throws {
        let options = ["--event", "37-101:FY2020-FY2021=one-off", "--format", "json"]
        let run = try Program.run(["explain", Self.package, "37-101"] + options)
        #expect(run.status == 0)
        let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let targets = try #require(read?["targets"] as? [[String: Any]])
        let shocks = targets.compactMap { $0["shock"] as? [String: Any] }
        // One value shows nothing of the event's size: comparable targets answer with it and without it.
        #expect(shocks.isEmpty)
        let notes = try #require(read?["notes"] as? [[String: Any]])
        let unknown = try #require(notes.first { $0["kind"] as? String == "level-before-unknown" })
        #expect(try #require(unknown["text"] as? [String: String])["en"]?.contains("Recovery unknown") ?? false)
        for shock in shocks {
            #expect(shock["undisturbed_values"] as? Int == 0)
            let with = try #require((shock["with"] as? [String: Any])?["p_meet"] as? Double)
            let without = try #require((shock["without"] as? [String: Any])?["p_meet"] as? Double)
            #expect(abs(try #require(shock["difference"] as? Double) - (with - without)) < 1e-12)
        }
    }

    @Test(
        "is read in every form that planners write",
        arguments: [
            ("37-101:FY2020=one-off", 2020, 2020), ("*:2020-2021=level-shift", 2020, 2021),
            ("37-101:令和2年度〜令和3年度=temporary:0.5", 2020, 2021), ("37-101:FY2020=temporary", 2020, 2020),
            ("a:b:FY2020=one-off", 0, 0),
        ])
    func forms(text: String, from: Int, to: Int) {
        let event = EventArgument(argument: text)?.event
        #expect(event?.from.year ?? 0 == from && event?.to.year ?? 0 == to)
        #expect(event == nil || (event?.indicatorID == nil) == text.hasPrefix("*"))
    }

    @Test(
        "is refused when it says too little or too much",
        arguments: [
            "", "37-101", "37-101:FY2020", "37-101:FY2020=gone", ":FY2020=one-off", "37-101:FY2021-FY2020=one-off",
            "37-101:FY2020=temporary:", "37-101:FY2020=temporary:1.5", "37-101:FY2020=temporary:x",
            "37-101:FY2020=one-off:0.5", "37-101:2020-05-01=one-off",
        ])
    func refused(text: String) {
        #expect(EventArgument(argument: text) == nil)
    }
}
