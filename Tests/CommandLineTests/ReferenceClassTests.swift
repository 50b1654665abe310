import Foundation
import Testing

@Suite("The record of comparable targets")
struct ReferenceClassTests {
    private static let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/reference-class/past-targets.csv")
        .path(percentEncoded: false)

    @Test("is the same from inside the program and from the file it was made from")
    func data() throws {
        let inside = try Program.run(["reference-class", "--format", "csv"])
        #expect(inside.status == 0)
        #expect(inside.output.split(separator: "\n").count == 12)
        #expect(
            try Program.run(["reference-class", "--format", "csv", "--data", Self.shipped]).output == inside.output)
    }

    @Test("shows the base rate beside the answer", arguments: [("ja", "単純な達成割合"), ("en", "base rate")])
    func text(language: String, word: String) throws {
        let run = try Program.run(["reference-class", "--lang", language])
        #expect(run.status == 0)
        #expect(run.output.contains(word) && run.output.contains("0.2384") && run.output.contains("225"))
    }

    @Test("is JSON for other programs")
    func json() throws {
        let run = try Program.run(["reference-class", "--format", "json"])
        let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let answer = try #require(read["reference_class"] as? [String: Any])
        #expect(answer["targets"] as? Int == 225 && answer["met"] as? Int == 98)
        #expect((read["validation"] as? [Any])?.count == 11)
    }

    @Test("says which rows of a table it left out, and names what it can't read")
    func otherData() throws {
        let folder = try TemporaryFolder()
        let header =
            "status,municipality,indicator,unit,baseline_period,baseline_value,target_period,target_value,actual_value,better\n"
        try folder.write(
            header + "due,甲市,a,件,,,FY2015,2,3,higher\ninterim,甲市,b,件,,,FY2015,2,1,higher\n", to: "past.csv")
        let run = try Program.run(["reference-class", "--lang", "en", "--data", "past.csv"], in: folder)
        #expect(run.status == 0)
        #expect(run.errors.contains("1 row that isn't due"))
        #expect(run.output.contains("Of 155 comparable targets, 76 were met."))
        try folder.write(header + "due,甲市,a,件,,,FY2015,two,3,higher\n", to: "past.csv")
        let refused = try Program.run(["reference-class", "--data", "past.csv"], in: folder)
        #expect(refused.status == 3)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("past.csv"))
    }
}
