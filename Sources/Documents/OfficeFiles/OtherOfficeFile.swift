/// A zip archive that people take for a workbook or a document of Word, but whose parts another program wrote, or in another way.
enum OtherOfficeFile: Hashable {
    case openDocument, numbers, binaryWorkbook

    /// - Parameter names: Those of the archive's files, in lower case.
    init?(names: some Collection<String>) {
        if names.contains("mimetype"), names.contains("content.xml") {
            self = .openDocument
        } else if names.contains(where: { $0.hasSuffix(".iwa") }) {
            self = .numbers
        } else if names.contains("xl/workbook.bin") {
            self = .binaryWorkbook
        } else {
            return nil
        }
    }
}
