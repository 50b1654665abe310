import Planning
import Statistics

/// One line of a ledger: a record, and the digest that ties it to the line before.
enum LedgerRow {
    static let columns = [
        "made_at", "version", "as_of", "inputs", "seed", "indicator_id", "fiscal_year", "target", "stage", "direction",
        "tolerance", "verdict", "probability", "model", "chain",
    ]

    static let header = CSVText.row(columns)

    /// The digest that the first record continues.
    static let start = SHA256.hexadecimal(of: Array(header.utf8))

    /// The line of `record`, without its end.
    ///
    /// - Parameter head: The digest of the line before; replaced by this line's.
    static func line(of record: ProbabilityRecord, after head: inout String) -> String {
        let content = CSVText.row(cells(of: record))
        head = chain(Array(content.utf8), after: head)
        return content + "," + head
    }

    private static func chain(_ content: [UInt8], after head: String) -> String {
        SHA256.hexadecimal(of: Array(head.utf8) + [UInt8(ascii: "\n")] + content)
    }

    private static func cells(of record: ProbabilityRecord) -> [String] {
        var target = ""
        var stage = ""
        switch record.goal {
        case .value(let value): target = PlainNumber.text(value)
        case .stage(let name): stage = text(name)
        }
        return [
            text(record.madeAt), text(record.version), record.asOf.description, text(record.inputs),
            String(record.seed), text(record.indicatorID), record.fiscalYear.canonicalText, target, stage,
            record.direction?.rawValue ?? "", PlainNumber.text(record.tolerance), record.verdict.rawValue,
            record.probability.map(PlainNumber.text) ?? "", text(record.model),
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
    ///   - head: The digest of the line before; replaced by this line's.
    static func record(in line: ArraySlice<UInt8>, after head: inout String) throws(Failure) -> ProbabilityRecord {
        guard let cells = cells(in: line), cells.count == columns.count,
            let comma = line.lastIndex(of: UInt8(ascii: ",")), let record = record(of: cells)
        else { throw .unreadable }
        guard cells[columns.count - 1] == chain(Array(line[..<comma]), after: head) else { throw .brokenChain }
        head = cells[columns.count - 1]
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

    private static func record(of cells: [String]) -> ProbabilityRecord? {
        guard case .date(let asOf)? = try? PeriodParser.parse(cells[2]), let seed = UInt(cells[4]),
            case .fiscalYear(let year)? = try? PeriodParser.parse(cells[6]), let goal = goal(cells[7], cells[8]),
            let direction = optional(cells[9], Direction.init), let tolerance = number(cells[10]), tolerance >= 0,
            let verdict = Verdict(rawValue: cells[11]), let probability = optional(cells[12], number),
            probability.map((0...1).contains) != false
        else { return nil }
        return ProbabilityRecord(
            madeAt: original(cells[0]), version: original(cells[1]), asOf: asOf, inputs: original(cells[3]), seed: seed,
            indicatorID: original(cells[5]), fiscalYear: year, goal: goal, direction: direction, tolerance: tolerance,
            verdict: verdict, probability: probability, model: original(cells[13]))
    }

    private static func goal(_ target: String, _ stage: String) -> Target.Goal? {
        if stage.isEmpty { return number(target).map { .value($0) } }
        return target.isEmpty ? .stage(original(stage)) : nil
    }

    private static func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    /// `nil` inside for an empty cell, outside for one that can't be read.
    private static func optional<Value>(_ text: String, _ read: (String) -> Value?) -> Value?? {
        text.isEmpty ? .some(nil) : read(text).map { .some($0) }
    }
}
