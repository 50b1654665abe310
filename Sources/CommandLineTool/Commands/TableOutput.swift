import MitoshiBasics
import MitoshiDocuments
import MitoshiReporting

/// A table written row by row: straight to standard output, or into a file that appears only when it is whole.
struct TableOutput {
    private let format: ForecastCommand.Format
    private let destination: OutputDestination
    private var columns: [Column] = []
    private var rows = 0
    private var pending = ""

    /// Standard output is written in pieces of about this many bytes.
    private static let pieceSize = 1 << 16

    init(format: ForecastCommand.Format, destination: OutputDestination) {
        self.format = format
        self.destination = destination
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
        if destination.canStream, pending.utf8.count >= Self.pieceSize {
            try StandardOutput.write(pending)
            pending = ""
        }
    }

    mutating func end() throws {
        if format == .json { pending += rows == 0 ? "]\n" : "\n]\n" }
        try destination.write(pending)
        pending = ""
    }
}
