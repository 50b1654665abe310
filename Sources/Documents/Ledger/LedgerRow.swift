import MitoshiPlanning
import MitoshiStatistics

/// One line of a ledger: a record, and the digest that ties it to the line before.
enum LedgerRow {
    /// What a line holds; a ledger that version 0.1.0 began goes on in today's columns after a line with their names.
    enum Form: CaseIterable {
        case today
        /// Of version 0.1.0.
        case withoutGrounds

        var columns: [String] {
            switch self {
            case .today:
                [
                    "made_at", "version", "as_of", "inputs", "seed", "indicator_id", "fiscal_year", "target", "stage",
                    "direction", "basis", "least", "most", "tolerance", "latest_year", "latest_value", "verdict",
                    "probability", "parts", "model", "constants", "chain",
                ]
            case .withoutGrounds:
                [
                    "made_at", "version", "as_of", "inputs", "seed", "indicator_id", "fiscal_year", "target", "stage",
                    "direction", "tolerance", "verdict", "probability", "model", "chain",
                ]
            }
        }

        var header: String { CSVText.row(columns) }
    }

    /// The digest that the first record after a header continues.
    ///
    /// - Parameter head: Of the lines before that header; `nil` at the start of a ledger.
    static func start(of form: Form, after head: String? = nil) -> String {
        let header = Array(form.header.utf8)
        return head.map { chain(header, after: $0) } ?? Digest.hexadecimal(of: header)
    }

    /// The line of `record`, without its end.
    ///
    /// - Parameter head: The digest of the line before; replaced by this line's.
    static func line(of record: ProbabilityRecord, after head: inout String) -> String {
        let content = CSVText.row(cells(of: record))
        head = chain(Array(content.utf8), after: head)
        return content + "," + head
    }

    private static func chain(_ content: [UInt8], after head: String) -> String {
        Digest.hexadecimal(of: Array(head.utf8) + [UInt8(ascii: "\n")] + content)
    }

    private static func cells(of record: ProbabilityRecord) -> [String] {
        var target = ""
        var stage = ""
        switch record.goal {
        case .value(let value): target = PlainNumber.text(value)
        case .stage(let name): stage = text(name)
        }
        let grounds = record.grounds
        return [
            text(record.madeAt), text(record.version), record.asOf.description, text(record.inputs),
            String(record.seed), text(record.indicatorID), record.fiscalYear.canonicalText, target, stage,
            record.direction?.rawValue ?? "", grounds?.basis.rawValue ?? "",
            grounds?.least.map(PlainNumber.text) ?? "", grounds?.most.map(PlainNumber.text) ?? "",
            PlainNumber.text(record.tolerance), grounds?.latestYear?.canonicalText ?? "",
            text(grounds?.latestValue ?? ""), record.verdict.rawValue,
            record.probability.map(PlainNumber.text) ?? "", text(grounds?.parts ?? ""), text(record.model),
            text(grounds?.constants ?? ""),
        ]
    }

    /// A text on one line, so that a line of the file is a record; ``original(_:)`` gives it back.
    private static func text(_ text: String) -> String {
        let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return FormulaGuard.guarded(escaped)
    }

    private static func original(_ text: String) -> String {
        var isEscaped = false
        return FormulaGuard.unguarded(text).unicodeScalars.reduce(into: "") { result, scalar in
            if isEscaped {
                result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// What is wrong with a line.
    enum Failure: Error, Hashable {
        /// It has another number of cells, or one of them isn't what its column asks.
        case unreadable
        /// It is readable, but its digest is not that of the line and the one before it.
        case brokenChain
    }

    /// The record on a line.
    ///
    /// - Parameters:
    ///   - line: Without its end.
    ///   - form: Of the last header before it.
    ///   - head: The digest of the line before; replaced by this line's.
    static func record(
        in line: ArraySlice<UInt8>, of form: Form, after head: inout String
    ) throws(Failure) -> ProbabilityRecord {
        guard let cells = cells(in: line), cells.count == form.columns.count, let digits = cells.last,
            let comma = line.lastIndex(of: UInt8(ascii: ","))
        else { throw .unreadable }
        let record = try record(of: Dictionary(zip(form.columns, cells)) { first, _ in first }, of: form)
        guard digits == chain(Array(line[..<comma]), after: head) else { throw .brokenChain }
        head = digits
        return record
    }

    private static func cells(in line: ArraySlice<UInt8>) -> [String]? {
        guard UTF8Validation.firstInvalidOffset(in: Array(line)) == nil else { return nil }
        return Array(line).withUnsafeBufferPointer { bytes in
            var parser = CSVParser(bytes)
            guard (try? parser.next()) == true else { return nil }
            return parser.cells.map(parser.text)
        }
    }

    private static func record(
        of cells: [String: String], of form: Form
    ) throws(Failure) -> ProbabilityRecord {
        func cell(_ column: String) -> String { cells[column] ?? "" }
        guard case .date(let asOf)? = try? PeriodParser.parse(cell("as_of")), let seed = UInt(cell("seed")),
            let year = fiscalYear(cell("fiscal_year")),
            let goal = goal(cell("target"), cell("stage")),
            let tolerance = number(cell("tolerance")), tolerance >= 0,
            let verdict = Verdict(rawValue: cell("verdict"))
        else { throw .unreadable }
        let direction = try optional(cell("direction")) { Self.direction($0, in: form) }
        let probability = try optional(cell("probability"), number)
        guard probability.map((0...1).contains) != false else { throw .unreadable }
        let grounds = try Self.grounds(cell, in: form)
        return ProbabilityRecord(
            madeAt: original(cell("made_at")), version: original(cell("version")), asOf: asOf,
            inputs: original(cell("inputs")), seed: seed, indicatorID: original(cell("indicator_id")),
            fiscalYear: year, goal: goal, direction: direction, tolerance: tolerance, verdict: verdict,
            probability: probability, model: original(cell("model")), grounds: grounds)
    }

    /// Version 0.1.0 knew one way to keep a level, and meant by it not to fall below.
    private static func direction(_ code: String, in form: Form) -> Direction? {
        form == .withoutGrounds && code == "maintain" ? .maintainAtLeast : Direction(rawValue: code)
    }

    /// `nil` where the form has none, or the row went over from one that has none.
    private static func grounds(
        _ cell: (String) -> String, in form: Form
    ) throws(Failure) -> ProbabilityRecord.Grounds? {
        guard form == .today, !cell("basis").isEmpty else { return nil }
        guard let basis = ResolvedDirection.Basis(rawValue: cell("basis")) else { throw .unreadable }
        return try ProbabilityRecord.Grounds(
            basis: basis, least: optional(cell("least"), number), most: optional(cell("most"), number),
            latestYear: optional(cell("latest_year"), fiscalYear), latestValue: original(cell("latest_value")),
            parts: original(cell("parts")), constants: original(cell("constants")))
    }

    private static func fiscalYear(_ text: String) -> FiscalYear? {
        if case .fiscalYear(let year)? = try? PeriodParser.parse(text) { year } else { nil }
    }

    private static func goal(_ target: String, _ stage: String) -> Target.Goal? {
        if stage.isEmpty { return number(target).map { .value($0) } }
        return target.isEmpty ? .stage(original(stage)) : nil
    }

    private static func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    /// `nil` for an empty cell.
    private static func optional<Value>(_ text: String, _ read: (String) -> Value?) throws(Failure) -> Value? {
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else { throw .unreadable }
        return value
    }
}
