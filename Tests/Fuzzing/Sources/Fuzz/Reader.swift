// Of another package's program; fuzz.sh builds it first.
@testable import CommandLineTool
@testable import MitoshiBasics
@testable import MitoshiDocuments
@testable import MitoshiPlanning

/// Everything that reads bytes of others, with the laws that hold whatever the bytes are.
enum Reader: String, CaseIterable {
    case text, csv, json, declaration, xml, sheet, word, archive, series, line, ledger, quantity, period, arguments

    func read(_ bytes: [UInt8]) {
        switch self {
        case .text: Self.text(bytes)
        case .csv: Self.csv(bytes)
        case .json: Self.json(bytes)
        case .declaration: Self.declaration(bytes)
        case .xml: Self.xml(bytes)
        case .sheet: Self.sheet(bytes)
        case .word: Self.word(bytes)
        case .archive: Self.archive(bytes)
        case .series: Self.series(bytes)
        case .line: Self.line(bytes)
        case .ledger: Self.ledger(bytes)
        case .quantity: Self.quantity(String(decoding: bytes, as: UTF8.self))
        case .period: Self.period(String(decoding: bytes, as: UTF8.self))
        case .arguments: Self.arguments(bytes)
        }
    }

    /// Ends the run where a law doesn't hold.
    private static func must(_ law: Bool, _ name: @autoclosure () -> String) { precondition(law, name()) }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        try? TextDecoding.decode(bytes, file: "x", encoding: nil).string
    }

    // MARK: Texts and tables

    /// What is decoded and encoded again in its encoding is what was there.
    private static func text(_ bytes: [UInt8]) {
        for encoding in [nil] + TextEncoding.allCases {
            guard let read = try? TextDecoding.decode(bytes, file: "x", encoding: encoding) else { continue }
            must(UTF8Validation.firstInvalidOffset(in: read.utf8) == nil, "decoded text is UTF-8")
            must(!read.utf8.contains(0), "decoded text holds no NUL")
            guard let written = try? read.encoding.bytes(of: read.string, file: "x") else { continue }
            let again = try? TextDecoding.decode(written, file: "x", encoding: read.encoding)
            must(again?.utf8 == read.utf8, "decoding after encoding gives the same text")
        }
    }

    /// Rows that are written again are read as they were.
    private static func csv(_ bytes: [UInt8]) {
        guard let read = try? TextDecoding.decode(bytes, file: "x", encoding: nil) else { return }
        var problems = ProblemList()
        let rows = CSVTable.rows(of: read.utf8, file: "x", problems: &problems).map(\.cells)
        guard problems.isEmpty else { return }
        let written = rows.map { CSVText.row($0) + "\n" }.joined()
        let again = CSVTable.rows(of: Array(written.utf8), file: "x", problems: &problems).map(\.cells)
        // A row of one empty cell is a blank line.
        must(problems.isEmpty, "what is written is read")
        must(again.filter { $0 != [""] } == rows.filter { $0 != [""] }, "CSV is read as it was written")
        for cell in rows.joined() {
            must(FormulaGuard.unguarded(FormulaGuard.guarded(cell)) == cell, "a guard is taken away again")
        }
    }

    private static func json(_ bytes: [UInt8]) {
        guard let value = JSONValue(reading: bytes) else { return }
        must(JSONValue(reading: Array(value.line.utf8)) != nil, "JSON that is written is read")
    }

    /// What is read of a paper contradicts nothing, or is refused in words.
    private static func declaration(_ bytes: [UInt8]) {
        guard let text = decoded(bytes) else { return }
        do throws(DocumentError) {
            let reading = try DeclarationReader.read(
                text: text, name: "x", today: CalendarDate(nearestTo: 2026, month: 11, day: 29))
            must(reading.plan.problems.isEmpty, "a plan that is read has no problems")
        } catch {
            must(!error.problems.isEmpty, "a refusal says why")
        }
    }

    // MARK: Office files

    private static func xml(_ bytes: [UInt8]) {
        guard var reader = try? XMLReader(bytes) else { return }
        var depth = 0
        while let event = try? reader.next() {
            switch event {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: must(reader.text.unicodeScalars.allSatisfy(\.isAllowedInXML), "no text holds what XML forbids")
            }
            must(depth >= 0 && depth <= XMLReader.depthLimit, "elements are closed as often as opened")
        }
    }

    private static let shared = SheetPart.Shared(
        texts: ["事業番号", "年度", "値", "令和2年度実績", "1-1", "17-101"],
        formats: [.plain, .day, CellNumberFormat(builtIn: 9), CellNumberFormat(code: "ggge\"年度\"")],
        dates: SerialDate(countsFrom1904: false), isUncalculated: true)

    private static let plan = Plan(
        declaration: Declaration(title: "", fiscalYear: nil),
        indicators: [
            Indicator(id: "1-1", programme: "", name: "登録者数", unit: "人", kind: .stock),
            Indicator(id: "17-101", programme: "", name: "受診率", unit: "%", kind: .share),
        ], targets: [])

    private static func sheet(_ bytes: [UInt8]) {
        guard var reader = try? XMLReader(bytes), let part = try? SheetPart(&reader, shared) else { return }
        use(
            SpreadsheetSheet(
                name: "x", rows: part.rows, dates: shared.dates, merges: part.merges, hiddenRows: part.hiddenRows,
                hiddenColumns: part.hiddenColumns))
    }

    /// Looks for measured values in a sheet.
    private static func use(_ sheet: SpreadsheetSheet) {
        guard let header = MeasurementHeader(of: sheet) else { return }
        var rows = MeasurementRows(file: "x", sheet: sheet, header: header, plan: plan)
        guard (try? rows.read()) != nil else { return }
        _ = sheet.notice(ofHidden: rows.items.map(\.cell), at: "x")
        for case .numeric(let value) in rows.items.map(\.measurement.value) {
            must(value.number.isFinite, "a measured value is finite")
        }
    }

    private static func word(_ bytes: [UInt8]) {
        guard var reader = try? XMLReader(bytes), let rows = try? WordRows.read(&reader) else { return }
        must(rows.allSatisfy { $0.cells.count <= 100 * 1_000 }, "a row isn't wider than its cells say")
    }

    private static func archive(_ bytes: [UInt8]) {
        guard let package = try? OfficePackage(bytes), let file = try? SpreadsheetFile(package, path: "x") else {
            return
        }
        for listing in file.sheets { if let sheet = try? file.read(listing) { use(sheet) } }
        _ = try? WorkbookRows.rows(of: file)
    }

    // MARK: Series and ledgers

    private static func series(_ bytes: [UInt8]) {
        guard let read = try? TextDecoding.decode(bytes, file: "x", encoding: nil),
            let all = try? SeriesQuestionStream.all(in: read.utf8, file: "x")
        else { return }
        for case .success(let asked) in all.map(\.question) {
            must(asked.question.observations.compactMap(\.exactValue).allSatisfy(\.isFinite), "values are finite")
        }
    }

    private static func line(_ bytes: [UInt8]) {
        guard let line = try? SeriesLine(bytes, horizon: 3) else { return }
        must(line.question.observations.compactMap(\.exactValue).allSatisfy(\.isFinite), "values are finite")
    }

    private static func ledger(_ bytes: [UInt8]) {
        guard let contents = try? LedgerContents(of: bytes, file: "x") else { return }
        must(contents.soundLength <= bytes.count, "no more is sound than is there")
    }

    // MARK: Cells

    private static func quantity(_ text: String) {
        guard let quantity = Quantity(text) else { return }
        must(quantity.value.isFinite, "a number is finite")
    }

    private static func period(_ text: String) {
        guard let period = try? PeriodParser.parse(text) else { return }
        must((try? PeriodParser.parse(period.canonicalText)) == period, "a period that is written is read")
    }

    // MARK: The command line

    /// Words that end at a NUL or a line break are a command with its options, which isn't run, or are refused in words.
    private static func arguments(_ bytes: [UInt8]) {
        let words = bytes.split(omittingEmptySubsequences: false) { $0 == 0 || $0 == UInt8(ascii: "\n") }
        do {
            _ = try Mitoshi.command(of: words.map { String(decoding: $0, as: UTF8.self) })
        } catch {
            must(!Mitoshi.stop(for: error).lines.joined().isEmpty, "a refusal says why")
        }
    }
}
