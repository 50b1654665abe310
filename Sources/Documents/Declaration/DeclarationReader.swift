import MitoshiPlanning
package import MitoshiStatistics

/// Reads a department's goal declaration (目標宣言) or any other paper with a table of indicators and targets: text with tabs
/// or gutters, lists, Markdown, CSV, HTML, a workbook, a document of a word processor.
package enum DeclarationReader {
    /// Reads the declaration in the file at `path`.
    ///
    /// Sources name the file without its folder. Every line that isn't blank is read, asked about, or listed as left out.
    /// - Parameters:
    ///   - encoding: `nil` finds it out.
    ///   - mapping: What a person settled about columns, years, rows and cells.
    ///   - today: The day of the reading; what isn't over by then was not measured.
    /// - Throws: ``DocumentError`` when no table of indicators is found, or nothing in it can be used.
    package static func read(
        file path: String, encoding: TextEncoding? = nil, mapping: ReadingMapping = ReadingMapping(),
        today: CalendarDate
    ) throws(DocumentError) -> DeclarationReading {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let form = try DocumentForm(file: path, encoding: encoding, name: name)
        return try read(form, name: name, mapping, today)
    }

    /// Reads a declaration's text.
    ///
    /// - Parameter name: What sources and messages call the document.
    static func read(
        text: String, name: String, mapping: ReadingMapping = ReadingMapping(), today: CalendarDate
    ) throws(DocumentError) -> DeclarationReading {
        try read(DocumentForm(text: text, name: name), name: name, mapping, today)
    }

    private static func read(
        _ form: DocumentForm, name: String, _ mapping: ReadingMapping, _ today: CalendarDate
    ) throws(DocumentError) -> DeclarationReading {
        let rows = form.rows
        if rows.isEmpty { throw DocumentError([empty(name)]) }
        var assembly = DeclarationAssembly(
            file: name, sheet: form.sheet, rows: rows, mapping: mapping, today: today)
        assembly.readBlocks()
        guard assembly.hasTables else { throw DocumentError([noTable(name)]) }
        let plan = assembly.plan()
        guard !plan.indicators.isEmpty else {
            throw DocumentError(assembly.problems.isEmpty ? [nothing(name)] : assembly.problems)
        }
        return DeclarationReading(
            plan: plan, items: assembly.items, questions: assembly.questions, layouts: assembly.readLayouts,
            mapping: assembly.mappingLines, notices: form.notices, encoding: form.encoding)
    }

    private static func empty(_ name: String) -> DocumentProblem {
        DocumentProblem(
            file: name, found: BilingualText(japanese: "空のファイル", english: "an empty file"),
            expected: BilingualText(japanese: "目標宣言", english: "a goal declaration"))
    }

    private static func noTable(_ name: String) -> DocumentProblem {
        DocumentProblem(
            file: name,
            found: BilingualText(japanese: "指標の表がない文書", english: "no table of indicators"),
            expected: BilingualText(
                japanese: "「指標」「現状値」「令和3年度目標値」などの見出しのある表（PDFやWordの文章なら、表だけをExcelに貼り付けたブック）",
                english:
                    "a table with headers such as Indicator, Baseline 2020 and Target 2024 (of a PDF or a text: its table pasted into a workbook)"
            ))
    }

    private static func nothing(_ name: String) -> DocumentProblem {
        DocumentProblem(
            file: name,
            found: BilingualText(japanese: "値を読める行がない表", english: "a table without a row that can be read"),
            expected: BilingualText(
                japanese: "指標の名称と、現状値か目標値のある行", english: "rows with an indicator's name and a base value or target"))
    }
}
