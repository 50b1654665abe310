import Foundation
import MitoshiBasics
import TestSupport
import Testing

@testable import MitoshiDocuments

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A part as a line for each thing that a parser finds in it; neighbouring texts are one.
private struct XMLTrace {
    private(set) var lines: [String] = []
    private var text = ""

    mutating func add(_ line: String) {
        if !text.isEmpty { lines.append("text \(text.debugDescription)") }
        text = ""
        lines.append(line)
    }

    mutating func add(text: String) { self.text += text }

    /// As the reader under test has it.
    static func own(_ bytes: [UInt8]) throws(XMLFault) -> XMLTrace {
        var reader = try XMLReader(bytes)
        var trace = XMLTrace()
        while let event = try reader.next() {
            switch event {
            case .start: trace.add("start \(reader.name)")
            case .end: trace.add("end \(reader.name)")
            case .text: trace.add(text: reader.text)
            }
        }
        return trace
    }
}

/// The same as another parser, libxml2, has it.
private final class OtherTrace: NSObject, XMLParserDelegate {
    private(set) var trace = XMLTrace()

    init?(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    private func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) { trace.add("start \(local(name))") }

    func parser(_: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        trace.add("end \(local(name))")
    }

    func parser(_: XMLParser, foundCharacters text: String) { trace.add(text: text) }

    func parser(_: XMLParser, foundCDATA data: Data) { trace.add(text: String(decoding: data, as: UTF8.self)) }
}

@Suite("The reader of a part's XML")
struct XMLReaderTests {
    private static let sound = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a note --><a:root xmlns:a="urn:main" xmlns:r="urn:x/relationships" r:id='rId1' id="2">
          <a:cell kind = "x &lt; y" >1 &amp; 2</a:cell><?target data?><a:empty/>
          <b:other xmlns:b="urn:other"><b:cell>no</b:cell></b:other><![CDATA[<raw> & ]]>目標&#x76EE;&#27161;
        </a:root>

        """

    @Test("finds elements, attributes and texts, whatever prefixes stand for their vocabularies")
    func elements() throws {
        var reader = try XMLReader(Array(Self.sound.utf8))
        #expect(try reader.openRoot() == "root")
        #expect(reader.attribute("id") == "2")
        #expect(reader.attribute("id", inNamespaceEnding: "/relationships") == "rId1")
        #expect(reader.attribute("id", inNamespaceEnding: "main") == nil)
        var found: [String] = []
        try reader.forEachChild { reader, name in
            found.append("\(name) \(reader.attribute("kind") ?? "-") \(try reader.content())")
        }
        #expect(found == ["cell x < y 1 & 2", "empty - "])
        #expect(try reader.next() == nil)
    }

    @Test("reads UTF-16 in both orders, with a byte order mark or without, and UTF-8 with one")
    func encodings() throws {
        let text = "<?xml version=\"1.0\"?><a>目標𠮷</a>"
        func wide(_ isBig: Bool) -> [UInt8] {
            text.utf16.flatMap { unit in
                let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                return isBig ? pair : pair.reversed()
            }
        }
        let forms: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(text.utf8), wide(true), wide(false), [0xFE, 0xFF] + wide(true),
            [0xFF, 0xFE] + wide(false),
        ]
        for bytes in forms {
            #expect(try XMLTrace.own(bytes).lines == ["start a", "text \"目標𠮷\"", "end a"])
        }
    }

    @Test(
        "refuses what isn't well-formed, with the line",
        arguments: [
            ("<a\u{FF}>\n</a>", nil), ("<a>\n<b></a>", .malformed(line: 2, .otherEnd)),
            ("<a>\n", .malformed(line: 2, .cutShort)), ("<a/>\n<b/>", .malformed(line: 2, .secondRoot)),
            ("", .malformed(line: 1, .cutShort)), ("<a/>x", .malformed(line: 1, .textOutside)),
            ("<a x='1' x='2'/>", .malformed(line: 1, .attributeTwice)), ("<a x=1/>", .malformed(line: 1, .tag)),
            ("<a x='<'/>", .malformed(line: 1, .tag)), ("<a>&nbsp;</a>", .malformed(line: 1, .reference)),
            ("<a>&#11;</a>", .malformed(line: 1, .reference)), ("<a>&#xD800;</a>", .malformed(line: 1, .reference)),
            ("<a>\u{B}</a>", .malformed(line: 1, .forbidden(0xB))),
            ("<a>\n\u{FFFE}</a>", .malformed(line: 2, .forbidden(0xFFFE))),
            ("<p:a/>", .malformed(line: 1, .unknownPrefix)), ("<!-- a -- b --><a/>", .malformed(line: 1, .comment)),
            ("<a><![CDATA[x</a>", .malformed(line: 1, .section)), ("<a>]]></a>", .malformed(line: 1, .section)),
            ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", .encoding("Shift_JIS")),
            ("<?xml version='1.0' encoding='utf-16'?><a/>", .encoding("utf-16")),
        ] as [(String, XMLFault?)])
    func malformed(text: String, expected: XMLFault?) {
        // The first is a byte that begins no character, which no text of Swift's can hold.
        let bytes = text.utf8.elementsEqual("<a\u{FF}>\n</a>".utf8) ? [0x3C, 0x61, 0xFF, 0x2F, 0x3E] : Array(text.utf8)
        let fault = #expect(throws: XMLFault.self) { try XMLTrace.own(bytes) }
        #expect(fault == expected ?? .malformed(line: 1, .notUTF8(0xFF)))
        #expect(fault.map { !$0.text.japanese.isEmpty && !$0.text.english.isEmpty } ?? false)
    }

    @Test("refuses a document type wherever it stands before the root, in every encoding")
    func documentTypes() {
        let long = String(repeating: "a", count: 5_000)
        for text in [
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<!--\(long)-->\n<!DOCTYPE a><a/>", "<?p \(long)?><!DOCTYPE a><a/>",
        ] {
            let wide: [UInt8] =
                [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            #expect(throws: XMLFault.documentType) { try XMLTrace.own(Array(text.utf8)) }
            #expect(throws: XMLFault.documentType) { try XMLTrace.own(wide) }
        }
    }

    @Test("keeps to limits of its own: depth and attributes, but not size")
    func limits() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
        }
        #expect(try XMLTrace.own(nested(XMLReader.depthLimit)).lines.count == 2 * XMLReader.depthLimit)
        #expect(throws: XMLFault.malformed(line: 1, .tooDeep)) {
            try XMLTrace.own(nested(XMLReader.depthLimit + 1))
        }
        let attributes = (0...XMLReader.attributeLimit).map { " a\($0)=''" }.joined()
        #expect(throws: XMLFault.malformed(line: 1, .tooManyAttributes)) {
            try XMLTrace.own(Array("<a\(attributes)/>".utf8))
        }
        // Other parsers refuse more than ten million bytes.
        let many = String(repeating: "<b c='1'/>", count: 1_100_000)
        #expect(try XMLTrace.own(Array("<a>\(many)</a>".utf8)).lines.count == 2 + 2 * 1_100_000)
    }

    @Test("takes nothing for well-formed that another parser refuses, and finds the same in it", arguments: 0..<10)
    func otherParser(batch: Int) throws {
        var random = SeededGenerator(seed: 7_000 + batch)
        var accepted = 0
        // Without instructions: Foundation's parser ends the process at one that has no contents.
        let sound = Array(Self.sound.replacing("<?target data?>", with: "").utf8)
        #expect(OtherTrace(sound)?.trace.lines == (try XMLTrace.own(sound)).lines)
        for _ in 0..<2_000 {
            // What a declaration may hold is less than what is read over in it.
            let head = Array(sound.prefix(38))
            let bytes = head + MutationTests.mutated(Array(sound.dropFirst(38)), &random)
            // Of carriage returns in a CDATA section libxml2 makes no line feeds, as XML asks for.
            let isComparable = !bytes.contains(0x0D) && !bytes.dropFirst(2).contains(sequence: Array("<?".utf8))
            guard isComparable, let own = try? XMLTrace.own(bytes) else { continue }
            accepted += 1
            #expect(OtherTrace(bytes)?.trace.lines == own.lines, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 50)
    }
}
