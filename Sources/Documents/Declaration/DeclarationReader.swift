import Planning

/// Reads a department's goal declaration (目標宣言): message, divisions, roles, policies and tables of indicators, from text
/// with tabs, Markdown, CSV, HTML or a workbook.
public enum DeclarationReader {
    /// Reads the declaration in the file at `path`.
    ///
    /// Sources name the file without its folder. Every line that isn't blank is either read or reported.
    /// - Parameter encoding: `nil` finds it out.
    /// - Throws: ``DocumentError`` with every problem of the file.
    public static func read(
        file path: String, encoding: TextEncoding? = nil
    ) throws(DocumentError) -> DeclarationReading {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var problems = ProblemList()
        let form = try DocumentForm(file: path, encoding: encoding, name: name, problems: &problems)
        let (plan, items) = try read(form.rows, name: name, &problems)
        return DeclarationReading(plan: plan, items: items, encoding: form.encoding)
    }

    /// Reads a declaration's text.
    ///
    /// - Parameter name: What sources and messages call the document.
    static func read(text: String, name: String) throws(DocumentError) -> (plan: Plan, items: [ReadItem]) {
        var problems = ProblemList()
        let rows = DocumentForm.rows(of: text, name: name, problems: &problems)
        return try read(rows, name: name, &problems)
    }

    private static func read(
        _ rows: [DocumentRow], name: String, _ problems: inout ProblemList
    ) throws(DocumentError) -> (plan: Plan, items: [ReadItem]) {
        if rows.isEmpty, problems.isEmpty { problems.add(empty(name)) }
        var assembly = DeclarationAssembly(file: name, rows: rows)
        assembly.readBlocks(&problems)
        let plan = assembly.plan(&problems)
        try problems.throwIfAny()
        return (plan, assembly.items)
    }

    private static func empty(_ name: String) -> DocumentProblem {
        DocumentProblem(
            file: name, found: BilingualText(japanese: "空のファイル", english: "an empty file"),
            expected: BilingualText(japanese: "目標宣言", english: "a goal declaration"))
    }
}
