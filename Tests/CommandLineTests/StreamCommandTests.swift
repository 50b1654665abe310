import Foundation
import TestSupport
import Testing

@Suite("A stream of series")
struct StreamCommandTests {
    private static let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs")

    private func stream(_ input: Data, _ options: [String] = []) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        try input.write(to: URL(filePath: folder.path("lines.ndjson")))
        return try Program.run(["stream", "lines.ndjson"] + options, in: folder)
    }

    private func stream(_ lines: [String], _ options: [String] = []) throws -> Program.Outcome {
        try stream(Data((lines.joined(separator: "\n") + "\n").utf8), options)
    }

    private func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private static let good = [
        #"{"id":"a","years":[2016,2017,2018,2019,2020],"values":[10109,10554,11200,12400,14989],"kind":"stock","targets":[{"year":2022,"atLeast":17000},{"year":2020,"atLeast":15000},{"year":2018,"atMost":12000}]}"#,
        #"{"id":7,"periods":["FY2019","FY2020"],"values":[1,2],"kind":"small-count","horizon":2,"colour":"red"}"#,
        #"{"periods":["2019-03-31","2020-03-31","2021-03-31"],"values":[1.5,null,2],"targets":[{"period":"2023-03-31","value":2}]}"#,
    ]

    @Test("has a forecast and a chance for each target, with ids and periods in the form given")
    func answers() throws {
        let run = try stream(Self.good)
        #expect(run.status == 0)
        #expect(run.errors == "read 3, ok 3, refused 0, invalid 0\n")
        let found = try objects(run.output)
        #expect(found.map { $0["status"] as? String } == ["ok", "ok", "ok"])
        let targets = try #require(found[0]["targets"] as? [[String: Any]])
        #expect(targets.map { $0["verdict"] as? String } == ["at-risk", "missed", "met"])
        #expect(targets[1]["p_meet"] as? Double == 0 && targets[2]["p_meet"] as? Double == 1)
        #expect((0.2...0.5).contains(try #require(targets[0]["p_meet"] as? Double)))
        #expect((found[0]["forecast"] as? [[String: Any]])?.map { $0["period"] as? Int } == [2021, 2022])
        #expect(found[1]["id"] as? Int == 7 && found[1]["unread"] as? [String] == ["colour"])
        #expect((found[1]["forecast"] as? [[String: Any]])?.map { $0["period"] as? String } == ["FY2021", "FY2022"])
        #expect(found[2]["id"] is NSNull && found[2]["n"] as? Int == 2)
        let last = (found[2]["forecast"] as? [[String: Any]])?.last
        #expect(last?["period"] as? String == "2023-03-31")
        // The last value is the target: nobody says on which side of it is better.
        let open = (found[2]["targets"] as? [[String: Any]])?.first
        #expect(open?["verdict"] as? String == "not-assessable" && open?["p_meet"] is NSNull)
    }

    @Test("says of which year how many months its forecast knows, and nothing of the others")
    func monthsToDate() throws {
        let quarters = (2018...2021).flatMap { year in (1...4).map { "\(year)Q\($0)" } }.dropLast()
        let line = """
            {"periods":\(Array(quarters)),"values":\(quarters.indices.map { 100 + $0 % 3 }),"kind":"KIND","horizon":2}
            """
        func months(_ kind: String) throws -> [Int?] {
            let found = try objects(try stream([line.replacing("KIND", with: kind)]).output)[0]
            return (found["forecast"] as? [[String: Any]] ?? []).map { $0["months_to_date"] as? Int }
        }
        #expect(try months("flow") == [9, nil] && months("small-count") == [9, nil])
        #expect(try months("stock") == [nil, nil])
    }

    @Test("keeps every quantile inside what can be, stated or recognised")
    func support() throws {
        let counts = "\"years\":[2016,2017,2018,2019,2020],\"values\":[0,1,0,2,1]"
        let shares = "\"years\":[2016,2017,2018,2019,2020],\"values\":[92,95,97,99,99.5]"
        let run = try stream(
            [
                "{\(counts)}", "{\(counts),\"kind\":\"small-count\"}", "{\(shares)}", "{\(shares),\"kind\":\"share\"}",
                "{\(shares),\"lower\":90,\"upper\":99.9}", "{\(shares),\"kind\":\"stock\"}",
            ], ["--horizon", "5", "--quantiles", "0.001,0.025,0.5,0.975,0.999"])
        let found = try objects(run.output)
        #expect(found.map { $0["kind_recognised"] as? Bool } == [true, false, true, false, false, false])
        let ends: [ClosedRange<Double>] = [
            0...Double.infinity, 0...Double.infinity, 0...100, 0...100, 90...99.9, 0...Double.infinity,
        ]
        for (object, ends) in zip(found, ends) {
            for step in try #require(object["forecast"] as? [[String: Any]]) {
                let quantiles = try #require(step["q"] as? [String: Double]).values
                #expect(quantiles.count == 5 && quantiles.allSatisfy(ends.contains), "\(quantiles)")
                if ends.upperBound == .infinity, object["kind"] as? String == "small-count" {
                    #expect(quantiles.allSatisfy { $0 == $0.rounded() })
                }
            }
        }
    }

    /// The code of each line's answer. Made anew each time: the sanitizer can't follow the pointers of `Data` that lives
    /// until the program ends.
    static var hostile: [(line: Data, code: String)] {
        [
            ("{", "not-json"), ("[1,2]", "not-json"), ("NaN", "not-json"), ("{}", "periods"), ("", "empty-line"),
            ("  \r", "empty-line"), ("{\"id\":\"x\",\"years\":[1],\"values\":[NaN]}", "not-json"),
            ("{\"id\":\"x\",\"years\":[1],\"values\":[1e999]}", "not-json"),
            ("{\"id\":\"x\",\"id\":\"y\",\"years\":[1],\"values\":[1]}", "duplicate-name"),
            ("{\"id\":{\"a\":1},\"years\":[1],\"values\":[1]}", "id"),
            ("{\"id\":\"x\",\"years\":[1,2],\"values\":[1]}", "values"),
            ("{\"id\":\"x\",\"years\":[1],\"values\":[\"1\"]}", "values"),
            ("{\"id\":\"x\",\"years\":[99999999999999999999],\"values\":[1]}", "years"),
            ("{\"id\":\"x\",\"years\":[2019,\"FY2020\"],\"values\":[1,2]}", "periods"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"kind\":\"sort\"}", "kind"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"horizon\":0}", "horizon"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"targets\":[{\"year\":2020}]}", "targets"),
            (
                "{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"targets\":[{\"year\":2020,\"between\":[2,1]}]}",
                "targets"
            ),
            ("{\"id\":\"x\",\"years\":[2019,2019],\"values\":[1,2]}", "invalid-series"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[null]}", "no-value"),
            ("{\"id\":\"x\",\"years\":[],\"values\":[]}", "no-value"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"kind\":\"milestone\"}", "stages"),
            ("{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"kind\":\"decision-driven\"}", "decision-driven"),
            ("{\"id\":\"x\",\"years\":[2019,2020],\"values\":[1,2],\"lower\":5,\"upper\":1}", "bounds"),
            ("{\"id\":\"x\",\"years\":[2019,2020],\"values\":[1,200],\"kind\":\"share\"}", "invalid-series"),
            (
                "{\"id\":\"x\",\"years\":[2019],\"values\":[1],\"targets\":[{\"year\":9999,\"atLeast\":1}]}",
                "invalid-horizon"
            ),
            (String(repeating: "[", count: 100_000), "nested"),
            (
                "{\"id\":" + String(repeating: "{\"a\":", count: 400) + "1" + String(repeating: "}", count: 401),
                "nested"
            ),
            ("{\"id\":\"" + String(repeating: "x", count: 2_000_000) + "\"}", "line-too-long"),
        ].map { (Data($0.0.utf8), $0.1) } + [
            (Data([0x7B, 0xFF, 0xFE, 0x7D]), "not-utf-8"), (Data([0x7B, 0, 0x7D, 0]), "not-json"),
        ]
    }

    @Test("answers each line, whatever stands on it, and goes on")
    func hostileLines() throws {
        var input = Data()
        for (line, _) in Self.hostile { input += line + Data("\n".utf8) }
        input += Data(Self.good[0].utf8)
        let run = try stream(input)
        #expect(run.status == 0)
        let found = try objects(run.output)
        #expect(found.map { $0["code"] as? String ?? "ok" } == Self.hostile.map(\.code) + ["ok"])
        #expect(found.allSatisfy { ($0["status"] as? String == "ok") == ($0["message"] == nil) })
        let counts = Dictionary(grouping: found) { $0["status"] as? String ?? "" }.mapValues(\.count)
        #expect(
            run.errors
                == "read \(found.count), ok 1, refused \(counts["refused"] ?? 0), invalid \(counts["invalid"] ?? 0)\n")
        #expect(try stream(input, ["--strict"]).status == 4)
    }

    @Test("depends on its line alone: the whole is what its parts are, however many threads")
    func split() throws {
        let lines = (0..<60).map { index in
            let values = (0..<(1 + index % 7)).map { String(100 + (index * 7 + $0 * 13) % 17) }.joined(separator: ",")
            let years = (0..<(1 + index % 7)).map { String(2010 + $0) }.joined(separator: ",")
            return
                "{\"id\":\"s\(index)\",\"years\":[\(years)],\"values\":[\(values)],\"targets\":[{\"year\":2020,\"atLeast\":110}]}"
        }
        let whole = try stream(lines, ["--threads", "3"]).output
        #expect(whole.split(separator: "\n").count == 60)
        let parts = try [0..<1, 1..<37, 37..<60].map { try stream(Array(lines[$0]), ["--threads", "1"]).output }
        #expect(parts.joined() == whole)
    }

    @Test("is empty for nothing, and names the version with each line where that is asked for")
    func stamp() throws {
        let nothing = try stream(Data())
        #expect(nothing.status == 0 && nothing.output.isEmpty)
        #expect(nothing.errors == "read 0, ok 0, refused 0, invalid 0\n")
        for object in try objects(try stream([Self.good[0], "{"], ["--stamp"]).output) {
            #expect((object["constants"] as? String)?.count == 71 && object["version"] is String)
        }
    }

    @Test("has lines of the published form, and so have its questions")
    func form() throws {
        let toDate = #"{"periods":["2019-06","2019-12","2020-06"],"values":[3,4,5],"kind":"small-count","horizon":1}"#
        let answer = try Data(contentsOf: Self.docs.appending(path: "series-answer.schema.json"))
        let question = try Data(contentsOf: Self.docs.appending(path: "series-question.schema.json"))
        for line in Self.good {
            #expect(try JSONSchemaCheck.faults(in: Data(line.utf8), against: question) == [])
        }
        for options in [[], ["--stamp"]] {
            let run = try stream(Self.good + [toDate, "{", "{\"years\":[2019],\"values\":[null]}"], options)
            for line in run.output.split(separator: "\n") {
                #expect(try JSONSchemaCheck.faults(in: Data(line.utf8), against: answer) == [], "\(line)")
            }
        }
        let changed = try stream(Self.good).output.split(separator: "\n")[0].replacing("at-risk", with: "perhaps")
        #expect(try !JSONSchemaCheck.faults(in: Data(changed.utf8), against: answer).isEmpty)
    }
}
