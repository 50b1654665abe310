import MitoshiCInterface
import MitoshiPlanning
import MitoshiStatistics
import Testing

/// A call as C makes it, with room for what it answers.
private struct Call {
    var values: [Double] = [480, 492, 497, 505]
    var years: [Int32] = [2017, 2018, 2019, 2020]
    var kind: String? = "cumulative-stock"
    var lower = Double.nan
    var targetYears: [Int32] = [2022]
    var atLeast = [520.0]
    var atMost = [Double.nan]
    var levels: [Double] = []
    var horizon: Int32 = 0
    var room = 200

    struct Answer {
        let status: Int32
        let chances: [Double]
        let quantiles: [Double]
        let message: String
    }

    /// What nothing writes.
    static let untouched = -77.0

    func made() -> Answer {
        var chances = targetYears.map { _ in Self.untouched }
        var quantiles = [Double](repeating: Self.untouched, count: max(0, Int(horizon)) * levels.count)
        var message = [CChar](repeating: 1, count: room)
        func call(_ kind: UnsafePointer<CChar>?) -> Int32 {
            forecast(
                values, years, values.count, kind, lower, .nan, targetYears, atLeast, atMost, targetYears.count,
                &chances,
                horizon, levels, levels.count, &quantiles, &message, room)
        }
        let status = kind.map { $0.withCString(call) } ?? call(nil)
        let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return Answer(status: status, chances: chances, quantiles: quantiles, message: text)
    }
}

@Suite("The interface for C")
struct CInterfaceTests {
    @Test("answers as the library does, with a missing value left out and years in any order")
    func chances() throws {
        let values = zip(2017..., [480.0, 492, 497, 505]).map { Observation(year: $0, value: .exact($1)) }
        let question = SeriesQuestion(
            observations: values, kind: .cumulativeStock, goals: [.init(year: 2022, range: .atLeast(520))])
        let expected = try #require(try question.answer().outcomes[0].probability)
        let plain = Call().made()
        #expect(plain.status == 0 && plain.message.isEmpty && plain.chances == [expected])
        let shuffled = Call(values: [505, .nan, 492, 480, 497], years: [2020, 2016, 2018, 2017, 2019]).made()
        #expect(shuffled.chances == [expected])
    }

    /// Of a stock that never falls a reached level is kept, and of a number alone nobody knows which side is better.
    @Test("says what is certain, what is reached and what nobody knows")
    func ends() {
        let call = Call(targetYears: [2020, 2022, 2022], atLeast: [500, 500, .nan], atMost: [.nan, .nan, 500]).made()
        #expect(call.status == 0)
        #expect(call.chances[0] == 1 && call.chances[1] == 1 && call.chances[2] == 0)
        let open = Call(kind: "flow", atLeast: [505], atMost: [505]).made()
        #expect(open.status == 0 && open.chances[0].isNaN)
    }

    @Test("gives quantiles year by year, none outside what can be")
    func quantiles() {
        let call = Call(
            values: [0, 1, 0, 2, 1], years: [2016, 2017, 2018, 2019, 2020], kind: nil, targetYears: [], atLeast: [],
            atMost: [], levels: [0.025, 0.5, 0.975], horizon: 2
        ).made()
        #expect(call.status == 0 && call.quantiles.count == 6)
        #expect(call.quantiles.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
        #expect(call.quantiles[0] <= call.quantiles[1] && call.quantiles[1] < call.quantiles[2])
    }

    @Test(
        "leaves everything as it was where it refuses, and says why",
        arguments: [
            (Call(values: [.nan], years: [2020]), 1, "no-value"), (Call(kind: "milestone"), 1, "stages"),
            (Call(kind: "flows"), 2, "kind"), (Call(lower: 600), 1, "invalid-series"),
            (Call(levels: [0.5, 1], horizon: 1), 2, "levels"), (Call(horizon: -1), 2, "horizon"),
            (Call(atLeast: [.nan]), 2, "targets"), (Call(atLeast: [5], atMost: [4]), 2, "targets"),
        ] as [(Call, Int32, String)])
    fileprivate func refused(call: Call, status: Int32, code: String) {
        let answer = call.made()
        #expect(answer.status == status)
        #expect(answer.message.hasPrefix(code + ": "), "\(answer.message)")
        #expect((answer.chances + answer.quantiles).allSatisfy { $0 == Call.untouched })
    }

    @Test("cuts a message off at the room there is, at a whole character")
    func room() {
        let whole = Call(kind: "流量").made().message
        for room in 1...20 {
            let part = Call(kind: "流量", room: room).made().message
            #expect(part.utf8.count < room && whole.hasPrefix(part))
        }
    }
}
