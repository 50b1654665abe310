import Foundation
package import MitoshiPlanning

/// What came of values that were to be put into a package.
package struct AddedMeasurements: Sendable {
    /// A value of which the package has another.
    package struct Difference: Sendable {
        package let present: IndicatorMeasurement
        package let offered: IndicatorMeasurement
    }

    package let added: [IndicatorMeasurement]
    /// How many were there already.
    package let presentCount: Int
    /// Those that were replaced, where that was asked for; otherwise the package's own stay.
    package let differences: [Difference]
}

extension DataPackage {
    /// Puts the values of `readings` into `measurements.csv` of the package in `folder`.
    ///
    /// Other rows, columns and the file's characters stay as they are; the new file takes the place of the old one at once.
    ///
    /// - Parameter replaces: Whether a value that differs from the package's own takes its place.
    /// - Throws: ``DocumentError`` where the package can't be read or a value contradicts it, ``OutputError`` where the file
    ///   can't be written.
    package static func add(
        _ readings: [MeasurementReading], to folder: String, replacing replaces: Bool
    ) throws -> AddedMeasurements {
        try changing(folder) { try put(readings, into: folder, replacing: replaces) }
    }

    private static func put(
        _ readings: [MeasurementReading], into folder: String, replacing replaces: Bool
    ) throws -> AddedMeasurements {
        let examination = examine(folder: folder)
        let package = try examination.result.get()
        let (_, result, changes) = try package.plan.adding(readings, replacing: replaces)
        guard !result.added.isEmpty || !changes.isEmpty else { return result }
        let path = folder.inFolder(PackageTable.measurements.fileName)
        var table = try MeasurementFile(path: path, encoding: package.encoding)
        for (place, measurement) in changes {
            if let line = examination.line(of: .measurement(place)) { try table.replace(line: line, with: measurement) }
        }
        for measurement in result.added { try table.append(measurement) }
        try table.write()
        return result
    }
}

extension Plan {
    /// The plan with the values of `readings`.
    ///
    /// - Parameter replaces: Whether a value that differs from the plan's own takes its place.
    /// - Returns: The plan, what came of the values, and those of the plan's own that were replaced, by their places.
    /// - Throws: ``DocumentError`` where a value contradicts the plan.
    package func adding(
        _ readings: [MeasurementReading], replacing replaces: Bool
    ) throws(DocumentError) -> (plan: Plan, result: AddedMeasurements, changes: [Int: IndicatorMeasurement]) {
        var plan = self
        var (added, differences): ([IndicatorMeasurement], [AddedMeasurements.Difference]) = ([], [])
        var changes: [Int: IndicatorMeasurement] = [:]
        var present = 0
        for reading in readings {
            let sorted = plan.sorted(reading)
            present += sorted.present
            plan = try plan.adding(sorted.new, of: reading)
            added += sorted.new.map(\.measurement)
            for (item, place) in sorted.other {
                differences.append(.init(present: plan.measurements[place], offered: item.measurement))
                guard replaces else { continue }
                plan = try plan.replacing(place, by: item, of: reading)
                if place < measurements.count {
                    changes[place] = item.measurement
                } else {
                    added[place - measurements.count] = item.measurement
                }
            }
        }
        return (plan, AddedMeasurements(added: added, presentCount: present, differences: differences), changes)
    }

    /// The plan with another value in place of one of its own.
    fileprivate func replacing(
        _ place: Int, by item: MeasurementReading.Item, of reading: MeasurementReading
    ) throws(DocumentError) -> Plan {
        var rest = self
        rest.measurements.remove(at: place)
        _ = try rest.adding([item], of: reading)
        var plan = self
        plan.measurements[place] = item.measurement
        return plan
    }
}

/// `measurements.csv` as text, so that what isn't touched stays to the letter.
private struct MeasurementFile {
    private let path: String
    private let encoding: TextEncoding
    /// The rows with the ends of their lines, the header first among those that aren't blank, each with the line it begins on.
    private var rows: [(line: Int, text: String)]
    /// For each column what it holds, by the name in the package's own header; `nil` for one that the package doesn't know.
    private let columns: [String?]
    private let lineEnd: String

    /// - Parameter encoding: Of a file that isn't there yet.
    init(path: String, encoding: TextEncoding) throws(DocumentError) {
        self.path = path
        let decoded =
            access(path, F_OK) == 0
            ? try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil)
            : DecodedText(utf8: Array(PackageTable.measurements.headerLine.utf8), encoding: encoding)
        self.encoding = decoded.encoding
        lineEnd = decoded.string.contains("\r\n") ? "\r\n" : "\n"
        rows = Self.rows(of: decoded.utf8)
        let header = rows.lazy.map { Self.cells(of: $0.text) }.first { $0.contains { !$0.trimmed.isEmpty } } ?? []
        columns = header.map { cell in
            PackageTable.measurements.fields.first { PackageHeading.isHeading(cell, of: $0.name) }?.name
        }
    }

    private static func rows(of bytes: [UInt8]) -> [(line: Int, text: String)] {
        bytes.withUnsafeBufferPointer { buffer in
            var parser = CSVParser(buffer)
            var rows: [(Int, String)] = []
            var start = 0
            while (try? parser.next()) ?? false {
                let end = parser.place.position
                rows.append((parser.rowLine, String(decoding: bytes[start..<end], as: UTF8.self)))
                start = end
            }
            return rows
        }
    }

    private static func cells(of row: String) -> [String] {
        var utf8 = Array(row.utf8)
        return utf8.withUnsafeMutableBufferPointer { buffer in
            var parser = CSVParser(UnsafeBufferPointer(buffer))
            return (try? parser.next()) ?? false ? parser.cells.map(parser.text) : []
        }
    }

    // MARK: Changes

    mutating func append(_ measurement: IndicatorMeasurement) throws(DocumentError) {
        if let last = rows.last, !last.text.hasSuffix("\n"), !last.text.hasSuffix("\r\n"), !last.text.hasSuffix("\r") {
            rows[rows.count - 1].text += lineEnd
        }
        let cells = try cells(of: measurement)
        rows.append((0, CSVText.row(columns.map { $0.flatMap { cells[$0] } ?? "" }) + lineEnd))
    }

    /// Gives the row that begins on `line` another value; its other cells stay, but for where the value comes from.
    mutating func replace(line: Int, with measurement: IndicatorMeasurement) throws(DocumentError) {
        guard let place = rows.firstIndex(where: { $0.line == line }) else { return }
        let new = try cells(of: measurement)
        var cells = Self.cells(of: rows[place].text)
        let changed = Set(MeasurementsTable.valueColumns + ["decimals", "source", "source_url"])
        for (index, column) in columns.enumerated() where index < cells.count {
            if let column, changed.contains(column) { cells[index] = new[column] ?? "" }
        }
        let end = rows[place].text.hasSuffix("\r\n") ? "\r\n" : rows[place].text.hasSuffix("\n") ? "\n" : ""
        rows[place].text = CSVText.row(cells) + end
    }

    func write() throws(OutputError) {
        try OutputFile.write(rows.map(\.text).joined(), to: path, encoding: encoding)
    }

    // MARK: Cells

    /// The cells of a measurement by the columns of this file, which may lack some.
    private func cells(of measurement: IndicatorMeasurement) throws(DocumentError) -> [String: String] {
        var cells = MeasurementsTable.cells(measurement)
        // A column of values takes bounds and stages as well.
        for (column, sign) in [
            ("at_least", "≥"), ("more_than", ">"), ("at_most", "≤"), ("less_than", "<"), ("stage", ""),
        ] {
            guard let text = cells[column], !text.isEmpty, !columns.contains(column) else { continue }
            cells[column] = nil
            cells["value"] = sign + text
        }
        let needed = ["value", "numerator", "denominator", "known_on", "derived"]
        if let missing = needed.first(where: { !(cells[$0] ?? "").isEmpty && !columns.contains($0) }) {
            throw DocumentError([
                DocumentProblem(
                    file: path, line: 1,
                    found: BilingualText(japanese: "「\(missing)」のない見出し行", english: "a header without “\(missing)”"),
                    expected: BilingualText(
                        japanese: "「\(missing)」の列（加える値に必要）",
                        english: "a column “\(missing)”, which a value to be added needs"))
            ])
        }
        for name in ["indicator_id", "stage", "value", "source", "source_url", "note"] {
            cells[name] = cells[name].map(FormulaGuard.guarded)
        }
        return cells
    }
}
