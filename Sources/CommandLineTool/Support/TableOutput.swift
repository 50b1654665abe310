import Documents
import Reporting

/// A table written row by row: straight to standard output, or into a file that appears only when it is whole.
struct TableOutput {
    private let format: ForecastCommand.Format
    private let output: OutputOptions
    private let inputs: InputFiles
    private var columns: [Column] = []
    private var rows = 0
    private var pending = ""

    /// Standard output is written in pieces of about this many bytes.
    private static let pieceSize = 1 << 16

    /// - Parameter inputs: What the table is made from, which it must not replace.
    init(format: ForecastCommand.Format, output: OutputOptions, sparing inputs: InputFiles) {
        self.format = format
        self.output = output
        self.inputs = inputs
    }

    mutating func begin(_ columns: [Column]) {
        self.columns = columns
        switch format {
        case .csv: pending = CSVWriter.header(columns)
        case .json: pending = "["
        }
    }

    mutating func write(_ row: [Cell]) throws {
        switch format {
        case .csv: pending += CSVWriter.line(row)
        case .json: pending += (rows == 0 ? "\n" : ",\n") + JSONValue(columns: columns, row: row).line
        }
        rows += 1
        if canStream, pending.utf8.count >= Self.pieceSize {
            try StandardOutput.write(pending)
            pending = ""
        }
    }

    mutating func end() throws {
        if format == .json { pending += rows == 0 ? "]\n" : "\n]\n" }
        if canStream { try StandardOutput.write(pending) } else { try output.write(pending, sparing: inputs) }
        pending = ""
    }

    /// A byte order mark stands once, and CP932 is checked over the whole text; only plain UTF-8 can go piece by piece.
    private var canStream: Bool { output.file == nil && output.encoding == .utf8 }
}
