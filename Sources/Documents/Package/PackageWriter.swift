import MitoshiPlanning

/// Writes a plan as the files of a data package.
struct PackageWriter {
    let folder: String
    let encoding: TextEncoding

    func write(
        _ plan: Plan, withGuide: Bool = false, with companions: [(name: String, text: String)] = []
    ) throws(OutputError) {
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
        let questions = PackageTable.questions.filter { withGuide || isThere($0) }
        let descriptor = PackageDescriptor(
            plan: plan, questions: questions, encoding: encoding, existing: existingDescriptor)
        files.append((path(PackageDescriptor.fileName), Array(descriptor.document.text.utf8)))
        if withGuide {
            files.append((path(PackageGuide.fileName), Array(PackageGuide.text.utf8)))
            for table in PackageTable.questions {
                files.append((path(table.fileName), try OutputFile.encoded(table.headerLine, encoding, table.fileName)))
            }
        }
        try OutputFile.write(files, asOne: folder)
    }

    private func path(_ file: String) -> String { folder.inFolder(file) }

    /// Whether there is such a table with just its columns, which a descriptor can describe.
    private func isThere(_ table: PackageTable) -> Bool {
        guard let bytes = try? InputFile.bytes(of: path(table.fileName)) else { return false }
        let header = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
        return header?.trimmingPrefix("\u{FEFF}") == table.headerLine.split(whereSeparator: \.isNewline).first
    }

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

/// The `README.md` of an empty package: every file and column, in Japanese and English.
enum PackageGuide {
    static let fileName = "README.md"

    static var text: String {
        introduction + (PackageTable.all + PackageTable.questions).map(section).joined() + ending
    }

    private static let introduction = """
        # データパッケージ / Data package

        このフォルダの CSV を Excel などで編集してください。見出し行は残してください。
        空欄にできる列は空欄のままで構いません。編集したら `mitoshi check このフォルダ` で点検できます。

        Edit the CSV files in this folder with a spreadsheet; keep the header rows as they are.
        Cells that aren't required may stay empty. `mitoshi check FOLDER` checks everything.

        - 期間 / periods: `FY2020`, `2020年度`, `令和2年度`, `令和元年度`, `R2`, `H31`, `2021-03-31`, `2021/3/31`, `2017-06`
        - 暦年（1月～12月）は「度」なしで / calendar years, without 度: `CY2020`, `2020年`, `令和2年`
        - 数値 / numbers: `14989`, `14,989`, `14,989人`, `≥10,000`, `10,000以上`, `約1,130`, `8,000千円`
        - 値なし / no value: `－`, 空欄 / an empty cell
        - 日本語 / Japanese: 見出し `事業番号`, `年度`, `実績値` や `年間実績`, `割合`, `増加` などの語も読めます / is read as well
        - 文字コード / encoding: UTF-8, UTF-8 (BOM), CP932


        """

    private static func section(_ table: PackageTable) -> String {
        let rows = table.fields.map { field in
            "| `\(field.name)` | \(field.isRequired ? "○" : "") | \(field.meaning.japanese) | \(field.meaning.english) |\n"
        }
        return """
            ## \(table.fileName) — \(table.meaning.japanese) / \(table.meaning.english)

            | 列 column | 必須 required | 内容 | content |
            | --- | --- | --- | --- |
            \(rows.joined())

            """
    }

    private static let ending = """
        `=`、`+`、`-`、`@` で始まる文章は、表計算ソフトが数式として実行しないよう、先頭に `'` を付けて書き出します（読むときに外します）。

        Texts that begin with `=`, `+`, `-` or `@` are written with a leading `'`, so that a spreadsheet doesn't run them;
        it is taken away again when they are read.

        """
}
