import MitoshiBasics

/// An `.xlsx` file whose sheets can be read: stored values only, nothing is run and nothing outside is opened.
struct SpreadsheetFile {
    struct Listing: Hashable {
        let name: String
        let isHidden: Bool
        fileprivate let part: String
    }

    let path: String
    /// In the order of their tabs.
    let sheets: [Listing]
    let hasMacros: Bool
    let leadsOutside: Bool
    /// The names that its formulas use for cells.
    let definedNames: [String]
    private let package: OfficePackage
    private let shared: SheetPart.Shared

    /// - Throws: ``DocumentError`` for anything but a readable `.xlsx`.
    init(path: String) throws(DocumentError) {
        let bytes = try InputFile.binary(of: path, limit: InputFile.archiveLimit)
        if let problem = OfficePackage.otherKind(bytes, path) { throw DocumentError([problem]) }
        self = try OfficePackage.open(path, as: OfficePackage.workbook) {
            try SpreadsheetFile(OfficePackage(bytes), path: path)
        }
    }

    /// - Throws: What ``OfficePackage/open(_:as:_:)`` puts into words.
    init(_ package: OfficePackage, path: String) throws {
        let main = package.mainPart
        let index = try package.read(main) { reader in try WorkbookIndex(&reader) }
        let links = try package.relationships(of: main)
        func part(_ kind: String) -> String? {
            links.target(ofKind: kind).map { OfficePackage.resolve($0, from: main) }
        }
        self.path = path
        self.package = package
        sheets = try Self.listings(index, links, main)
        definedNames = index.definedNames
        shared = SheetPart.Shared(
            texts: try part("sharedStrings").map { try package.read($0, SharedStrings.read) } ?? [],
            formats: try part("styles").map { try package.read($0, CellFormats.read) },
            dates: SerialDate(countsFrom1904: index.countsFrom1904), isUncalculated: index.isUncalculated)
        hasMacros = package.parts.contains { $0.hasSuffix("vbaproject.bin") }
        leadsOutside = package.parts.contains { $0.hasPrefix("xl/externallinks/") }
    }

    /// The cells of one sheet.
    func read(_ sheet: Listing) throws(DocumentError) -> SpreadsheetSheet {
        try OfficePackage.open(path, as: OfficePackage.workbook) {
            let part = try package.read(sheet.part) { reader in try SheetPart(&reader, shared) }
            return SpreadsheetSheet(
                name: sheet.name, rows: part.rows, dates: shared.dates, merges: part.merges,
                hiddenRows: part.hiddenRows, hiddenColumns: part.hiddenColumns)
        }
    }

    /// A word on the hidden sheets beside the one that was read; `nil` where there are none.
    func notice(ofHiddenSheetsBeside read: String) -> BilingualText? {
        let hidden = sheets.filter { $0.isHidden && $0.name != read }.map(\.name)
        guard !hidden.isEmpty else { return nil }
        return BilingualText(
            japanese: "\(path)：非表示のシート（\(hidden.joined(separator: "、"))）は読んでいません。",
            english: "\(path): hidden sheets weren't read (\(hidden.joined(separator: ", "))).")
    }

    /// The sheets with cells; others hold a chart only.
    private static func listings(
        _ index: WorkbookIndex, _ links: OfficeRelationships, _ main: String
    ) throws -> [Listing] {
        var taken: Set<String> = []
        let listings = try index.sheets.compactMap { sheet -> Listing? in
            guard let link = links[sheet.relationshipID] else {
                throw OfficePackage.Failure.damaged(
                    part: main,
                    BilingualText(
                        japanese: "中身のないシート「\(sheet.name)」", english: "the sheet “\(sheet.name)” without contents"))
            }
            guard link.isOfKind("worksheet") else { return nil }
            let part = OfficePackage.resolve(link.target, from: main)
            guard taken.insert(part.lowercased()).inserted else {
                throw OfficePackage.Failure.damaged(
                    part: part, BilingualText(japanese: "2つのシートの中身", english: "the contents of two sheets"))
            }
            return Listing(name: sheet.name, isHidden: sheet.isHidden, part: part)
        }
        guard !listings.isEmpty else {
            throw OfficePackage.Failure.damaged(
                part: main, BilingualText(japanese: "セルのあるシートなし", english: "no sheet with cells"))
        }
        return listings
    }
}
