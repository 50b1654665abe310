import MitoshiPlanning

/// Writes a plan as the files of a data package.
struct PackageWriter {
    let folder: String
    let encoding: TextEncoding

    func write(
        _ plan: Plan, withGuide: Bool = false, with companions: [(name: String, text: String)] = []
    ) throws(OutputError) {
        try OutputFile.makeFolder(folder)
        var files: [(path: String, bytes: [UInt8])] = []
        var problems = ProblemList()
        for (name, text) in Self.tables(of: plan).map({ ($0.fileName, $1) }) + companions {
            let path = path(name)
            do {
                files.append((path, try encoding.bytes(of: text, file: path)))
            } catch {
                problems.add(contentsOf: error)
            }
        }
        if !problems.isEmpty { throw .unencodable(DocumentError(problems.problems, omitted: problems.omitted)) }
        let descriptor = PackageDescriptor(plan: plan, encoding: encoding, existing: existingDescriptor)
        files.append((path(PackageDescriptor.fileName), Array(descriptor.document.text.utf8)))
        if withGuide {
            files.append((path("README.md"), Array(PackageGuide.text.utf8)))
            for table in PackageTable.questions {
                files.append((path(table.fileName), try OutputFile.encoded(table.headerLine, encoding, table.fileName)))
            }
        }
        try OutputFile.write(files)
    }

    private func path(_ file: String) -> String { folder.inFolder(file) }

    private var existingDescriptor: JSONValue? {
        guard let bytes = try? InputFile.bytes(of: path(PackageDescriptor.fileName)) else { return nil }
        return JSONValue(reading: bytes)
    }

    /// Every table with its text.
    static func tables(of plan: Plan) -> [(PackageTable, String)] {
        let rows: [(PackageTable, [[String: String]])] = [
            (.declaration, DeclarationTable.rows(of: plan.declaration)),
            (.indicators, plan.indicators.map { IndicatorsTable.cells($0, plan.direction(of: $0)) }),
            (.targets, plan.targets.map(TargetsTable.cells)),
            (.stages, StagesTable.rows(of: plan)),
            (.measurements, plan.measurements.map(MeasurementsTable.cells)),
            (.drivers, plan.drivers.flatMap(DriversTable.rows)),
            (.events, plan.events.map(EventsTable.cells)),
            (.pastTargets, plan.earlierTargets.map(PastTargetsTable.cells)),
            (.comparables, plan.comparables.map(ComparablesTable.cells)),
        ]
        return rows.map { table, rows in (table, table.headerLine + rows.map(table.line).joined()) }
    }
}
