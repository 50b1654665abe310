import Testing

@testable import MitoshiBasics

@Suite("Comma-separated values")
struct CSVWriterTests {
    @Test(
        "neutralise what a spreadsheet would run as a formula",
        arguments: [
            "=1+1", "+SUM(A1)", "-A1", "@cmd", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－A1", "＠x", "+81-3-1234", "-1-2",
            "=", "-",
            "-1e", "--1", "-.", "+1.2.3",
        ])
    func formulas(text: String) {
        #expect(FormulaGuard.guarded(text) == "'" + text)
    }

    @Test(
        "leave everything else alone, negative numbers above all",
        arguments: ["", "-5", "+5", "-12.5", "-.5", "-1e-9", "1=1", "17-101", "人権・広聴相談課", " =1", "−5", "%"])
    func harmless(text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }

    @Test(
        "lose nothing by the guard: what it adds can be taken away again",
        arguments: ["=1", "'=1", "''=1", "'", "'x", "-1-2", "＝1", "'-5", "\t"])
    func guardBothWays(text: String) {
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }

    @Test("write typed numbers as numbers, whatever their sign")
    func numbers() {
        let line = CSVWriter.line([
            .quantity(-2.5, unit: "件"), .change(0.1, unit: nil), .probability(0.25), .count(-3), .flag(true), .empty,
        ])
        #expect(line == "-2.5,0.1,0.25,-3,true,\n")
    }

    @Test("write an empty field where a number isn't finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        #expect(CSVWriter.line([.quantity(value, unit: nil), .probability(value), .count(1)]) == ",,1\n")
    }

    @Test("have headers that don't follow the language")
    func headers() {
        let columns = [Column(key: "fiscal_year", heading: "年度"), Column("a,b")]
        #expect(CSVWriter.header(columns) == "fiscal_year,\"a,b\"\n")
    }

    @Test("come back as they were")
    func roundTrip() {
        var generator = SplitMix(state: 11)
        let alphabet = ["a", "\"", "\"\u{301}", ",", "\n", "=", "-", "1", "人", "＝", " ", "'", "\t", "+", "e", "."]
        for _ in 0..<2_000 {
            let texts = (0..<3).map { _ in
                (0..<Int.random(in: 0...6, using: &generator))
                    .compactMap { _ in alphabet.randomElement(using: &generator) }.joined()
            }
            let fields = parsed(CSVWriter.line(texts.map(Cell.text)))
            #expect(fields.count == 1 && fields.first?.count == 3)
            for (field, text) in zip(fields.joined(), texts) {
                #expect(FormulaGuard.unguarded(field) == text)
                let runs = "=+-@\t\r\n＝＋－＠".contains(field.first ?? "a") && Double(field) == nil
                #expect(!runs, "\(field)")
            }
        }
    }

    /// The rows of RFC 4180 text whose lines end with a line feed.
    private func parsed(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var previousWasQuote = false
        for character in text.unicodeScalars.map(Character.init) {
            switch character {
            case "\"" where isQuoted: (isQuoted, previousWasQuote) = (false, true)
            case "\"":
                if previousWasQuote { field.append("\"") }
                isQuoted = true
            case "," where !isQuoted:
                row.append(field)
                field = ""
            case "\n" where !isQuoted:
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.append(character)
            }
            if character != "\"" { previousWasQuote = false }
        }
        return rows
    }
}

@Suite("Numbers for machines")
struct MachineNumberTests {
    @Test("give machines back exactly the number they were made from")
    func roundTrip() {
        var generator = SplitMix(state: 7)
        for _ in 0..<10_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(machineText(value).flatMap(Double.init) == value)
        }
        #expect(machineText(16_000) == "16000")
        #expect(machineText(-0.0) == "0")
        #expect(machineText(0.1) == "0.1")
    }

    @Test("are nothing at all when they aren't finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        #expect(machineText(value) == nil)
    }
}

/// A small generator with a fixed start (Steele, Lea & Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
