import MitoshiBasics
import MitoshiPlanning

/// The parts of a Word document: its text with the page that it stands on, styles, fonts, the sign of its lists, the number at the
/// foot, and what it says of itself.
struct WordParts {
    let report: Report
    let date: CalendarDate

    init(_ report: Report, on date: CalendarDate) {
        self.report = report
        self.date = date
    }

    /// Of the page between its margins, in twentieths of a point: A4 is 11,906 wide.
    static let lineWidth = 11_906 - 2 * margin
    private static let margin = 1_134
    /// Of a cell, left and right together.
    static let cellPadding = 140
    /// Of a letter that takes one column of a terminal, in a table's size, with room for signs that are wider in Japanese fonts.
    static let halfLetter = 100

    /// - Parameter body: The paragraphs and tables.
    func all(around body: String) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", relationships),
            ("docProps/core.xml", properties), ("word/document.xml", document(body)),
            ("word/_rels/document.xml.rels", documentRelationships), ("word/styles.xml", styles),
            ("word/fontTable.xml", fonts), ("word/numbering.xml", lists), ("word/settings.xml", settings),
            ("word/footer.xml", footer),
        ].map { name, text in (name, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text) }
    }

    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private static func root(_ name: String, _ content: String) -> String {
        Markup.element(name, ["xmlns:w": word, "xmlns:r": links], content)
    }

    private static func value(_ name: String, _ value: String) -> String { Markup.element(name, ["w:val": value]) }
}

// MARK: - The text and its page

extension WordParts {
    private func document(_ body: String) -> String {
        let margin = "\(Self.margin)"
        let page =
            Markup.element("w:footerReference", ["w:type": "default", "r:id": "footer"])
            + Markup.element("w:pgSz", ["w:w": "11906", "w:h": "16838"])
            + Markup.element(
                "w:pgMar",
                [
                    "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin, "w:header": "567",
                    "w:footer": "567", "w:gutter": "0",
                ])
        return Self.root("w:document", Markup.element("w:body", [:], body + Markup.element("w:sectPr", [:], page)))
    }

    /// The number of the page.
    private var footer: String {
        let number = Markup.element(
            "w:fldSimple", ["w:instr": " PAGE "], Markup.element("w:r", [:], Markup.element("w:t", [:], "1")))
        let style = Markup.element("w:pPr", [:], Self.value("w:pStyle", "Footer"))
        return Self.root("w:ftr", Markup.element("w:p", [:], style + number))
    }

    private var lists: String {
        let level = Markup.element(
            "w:lvl", ["w:ilvl": "0"],
            Self.value("w:start", "1") + Self.value("w:numFmt", "bullet")
                + Self.value("w:lvlText", report.language.text("・", "•")) + Self.value("w:lvlJc", "left"))
        return Self.root(
            "w:numbering",
            Markup.element(
                "w:abstractNum", ["w:abstractNumId": "0"], Self.value("w:multiLevelType", "singleLevel") + level)
                + Markup.element("w:num", ["w:numId": "1"], Self.value("w:abstractNumId", "0")))
    }

    /// Laid out as Word has done since 2013.
    private var settings: String {
        let mode = Markup.element(
            "w:compatSetting",
            [
                "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
            ])
        return Self.root("w:settings", Markup.element("w:compat", [:], mode))
    }
}

// MARK: - Fonts and styles

extension WordParts {
    private static let mincho = "ＭＳ 明朝"
    private static let gothic = "ＭＳ ゴシック"

    /// With those that take their place where they are missing.
    private var fonts: String {
        let fonts = [
            (Self.mincho, "MS Mincho,游明朝,Yu Mincho,Noto Serif CJK JP", "roman"),
            (Self.gothic, "MS Gothic,游ゴシック,Yu Gothic,Noto Sans CJK JP", "swiss"),
            ("Times New Roman", "Liberation Serif,Noto Serif", "roman"),
            ("Arial", "Liberation Sans,Noto Sans", "swiss"),
        ].map { name, others, family in
            Markup.element(
                "w:font", ["w:name": name], Self.value("w:altName", others) + Self.value("w:family", family))
        }
        return Self.root("w:fonts", fonts.joined())
    }

    /// In Japanese, signs that both scripts have are set in the Japanese font.
    private func font(_ japanese: String, _ western: String) -> String {
        let hint = report.language.text("eastAsia", "default")
        return Markup.element(
            "w:rFonts", ["w:hint": hint, "w:ascii": western, "w:eastAsia": japanese, "w:hAnsi": western])
    }

    private static func size(_ halfPoints: Int) -> String { value("w:sz", "\(halfPoints)") }

    private static func spacing(before: Int = 0, after: Int) -> String {
        Markup.element("w:spacing", ["w:before": "\(before)", "w:after": "\(after)"])
    }

    /// Without the space that is put between scripts, and above and below.
    private static let tableParagraph = value("w:autoSpaceDE", "0") + value("w:autoSpaceDN", "0") + spacing(after: 0)

    /// - Parameters:
    ///   - paragraph: What it does to paragraphs.
    ///   - run: What it does to letters.
    private static func style(_ id: String, _ name: String, paragraph: String, run: String = "") -> String {
        Markup.element(
            "w:style", ["w:type": "paragraph", "w:styleId": id],
            value("w:name", name) + value("w:basedOn", "Normal") + Markup.element("w:qFormat")
                + Markup.element("w:pPr", [:], paragraph) + (run.isEmpty ? "" : Markup.element("w:rPr", [:], run)))
    }

    private static func listStyle(_ id: String, _ name: String, indent: Int) -> String {
        let numbering = Markup.element("w:numPr", [:], value("w:ilvl", "0") + value("w:numId", "1"))
        let space = Markup.element("w:ind", ["w:left": "\(indent)", "w:hanging": "283"])
        return style(id, name, paragraph: numbering + spacing(after: 60) + space)
    }

    private var styles: String {
        let language = Markup.element(
            "w:lang", ["w:val": report.language.text("ja-JP", "en-GB"), "w:eastAsia": "ja-JP"])
        let usual = Markup.element(
            "w:rPrDefault", [:],
            Markup.element("w:rPr", [:], font(Self.mincho, "Times New Roman") + Self.size(21) + language))
        let normal = Markup.element(
            "w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"],
            Self.value("w:name", "Normal") + Markup.element("w:pPr", [:], Self.spacing(before: 80, after: 80)))
        let heading = font(Self.gothic, "Arial") + Markup.element("w:b")
        func level(_ number: Int, size: Int) -> String {
            Self.style(
                "Heading\(number)", "heading \(number)",
                paragraph: Markup.element("w:keepNext") + Self.spacing(before: number == 1 ? 0 : 240, after: 120)
                    + Self.value("w:outlineLvl", "\(number - 1)"),
                run: heading + Self.size(size))
        }
        return Self.root(
            "w:styles",
            Markup.element("w:docDefaults", [:], usual) + normal + level(1, size: 30) + level(2, size: 24)
                + Self.style("Finding", "Finding", paragraph: Self.spacing(after: 80), run: heading + Self.size(22))
                + Self.listStyle("ListBullet", "List Bullet", indent: 283)
                + Self.listStyle("ListBullet2", "List Bullet 2", indent: 566)
                + Self.style("TableText", "Table Text", paragraph: Self.tableParagraph, run: Self.size(18))
                + Self.style(
                    "TableHeading", "Table Heading", paragraph: Self.tableParagraph, run: heading + Self.size(17))
                + Self.style(
                    "Footer", "footer", paragraph: Self.value("w:jc", "center"), run: Self.size(18)) + tableStyle)
    }

    private var tableStyle: String {
        let lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side in
            Markup.element("w:\(side)", ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "808080"])
        }
        let space = [("top", 30), ("left", Self.cellPadding / 2), ("bottom", 30), ("right", Self.cellPadding / 2)].map {
            side, width in
            Markup.element("w:\(side)", ["w:w": "\(width)", "w:type": "dxa"])
        }
        let first = Markup.element(
            "w:tcPr", [:], Markup.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": "EEF1F4"]))
        return Markup.element(
            "w:style", ["w:type": "table", "w:styleId": "TableGrid"],
            Self.value("w:name", "Table Grid")
                + Markup.element(
                    "w:tblPr", [:],
                    Markup.element("w:tblBorders", [:], lines.joined())
                        + Markup.element("w:tblCellMar", [:], space.joined()))
                + Markup.element("w:tblStylePr", ["w:type": "firstRow"], first))
    }
}

// MARK: - What holds the parts together

extension WordParts {
    private static let names = ["styles", "fontTable", "numbering", "settings", "footer"]

    private var contentTypes: String {
        let office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        func kind(_ part: String, _ type: String) -> String {
            Markup.element("Override", ["PartName": part, "ContentType": type])
        }
        return Markup.element(
            "Types", ["xmlns": Self.package + "/content-types"],
            Markup.element(
                "Default",
                ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
                + Markup.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
                + kind("/word/document.xml", "\(office).document.main+xml")
                + Self.names.map { kind("/word/\($0).xml", "\(office).\($0)+xml") }.joined()
                + kind("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    }

    private static func relationship(_ id: String, _ type: String, _ target: String) -> String {
        Markup.element("Relationship", ["Id": id, "Type": type, "Target": target])
    }

    private var relationships: String {
        Markup.element(
            "Relationships", ["xmlns": Self.package + "/relationships"],
            Self.relationship("document", Self.links + "/officeDocument", "word/document.xml")
                + Self.relationship(
                    "properties", Self.package + "/relationships/metadata/core-properties", "docProps/core.xml"))
    }

    private var documentRelationships: String {
        Markup.element(
            "Relationships", ["xmlns": Self.package + "/relationships"],
            Self.names.map { Self.relationship($0, "\(Self.links)/\($0)", "\($0).xml") }.joined())
    }

    private var properties: String {
        let time = Markup.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], "\(date)T12:00:00Z")
        return Markup.element(
            "cp:coreProperties",
            [
                "xmlns:cp": Self.package + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ],
            Markup.element("dc:title", [:], Markup.escaped(report.title))
                + Markup.element("dc:creator", [:], "mitoshi") + time)
    }
}
