import Foundation
import MitoshiBasics
import Testing

@testable import MitoshiReporting

@Suite("A piece of a page")
struct HTMLTests {
    @Test("escapes text and the values of attributes")
    func escaping() {
        let piece = HTML.element("p", .id("\" onload=\"x"), .classes("a", "", "b")) {
            "<b>&'"
            HTML.element("em") { "\"" }
        }
        #expect(
            piece.markup
                == "<p id=\"&quot; onload=&quot;x\" class=\"a b\">&lt;b&gt;&amp;&#39;<em>&quot;</em></p>")
    }

    @Test("leaves out what doesn't hold, and repeats what is there many times")
    func conditions() {
        func piece(_ isThere: Bool, _ items: [String]) -> HTML {
            .element("ul", .classes(""), .flag("hidden", isThere)) {
                if isThere { "x" } else { "y" }
                for item in items { HTML.element("li") { item } }
                isThere ? HTML.text("z") : nil
            }
        }
        #expect(piece(true, []).markup == "<ul hidden>xz</ul>")
        #expect(piece(false, ["1", "2"]).markup == "<ul>y<li>1</li><li>2</li></ul>")
    }

    @Test("closes no element that has no content, and keeps line breaks")
    func void() {
        #expect(HTML.void("meta", .href("a")).markup == "<meta href=\"a\">")
        #expect(HTML.lines("a\n<").markup == "a<br>&lt;")
    }

    @Test("holds data in which no tag can begin")
    func data() {
        let document = JSONText([("<", JSONText(.string("</script>")))])
        #expect(document.text == #"{"\u003c":"\u003c/script>"}"#)
    }
}

/// The contrast of two colours by WCAG 2.1, “relative luminance” and “contrast ratio”.
private func contrast(_ one: String, _ other: String) throws -> Double {
    func luminance(_ colour: String) throws -> Double {
        let match = try #require(colour.wholeMatch(of: /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/))
        let parts = try [match.output.1, match.output.2, match.output.3].map { text in
            let part = Double(try #require(Int(text, radix: 16))) / 255
            return part <= 0.040_45 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (first, second) = try (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

@Suite("Contrast")
struct ContrastTests {
    @Test("is measured as the standard does")
    func measure() throws {
        #expect(try contrast("#000000", "#ffffff") == 21)
        #expect(try abs(contrast("#777777", "#ffffff") - 4.48) < 0.005)
    }

    @Test(
        "of every text on every ground it stands on is 4.5 or more",
        arguments: [
            ("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "shade"), ("soft", "shade"),
            ("good-ink", "good-paper"), ("fair-ink", "fair-paper"), ("caution-ink", "caution-paper"),
            ("bad-ink", "bad-paper"), ("quiet-ink", "quiet-paper"), ("paper", "ink"),
        ])
    func text(ink: String, ground: String) throws {
        #expect(try contrast(colour(ink), colour(ground)) >= 4.5)
    }

    /// The value of a custom property of the style sheet.
    private func colour(_ name: String) throws -> String {
        let start = try #require(HTMLAssets.style.range(of: "--\(name): "))
        return String(HTMLAssets.style[start.upperBound...].prefix(7))
    }

    @Test("of a chart's words is 4.5 or more, of its marks 3 or more")
    func charts() throws {
        for words in [ChartPalette.ink, ChartPalette.axis] + Chart.Subject.allCases.map(ChartPalette.colour) {
            #expect(try contrast(words, ChartPalette.paper) >= 4.5)
        }
        for mark in Chart.Subject.allCases.map(ChartPalette.colour) + [ChartPalette.bandEdge, ChartPalette.hatch] {
            #expect(try contrast(mark, ChartPalette.paper) >= 3)
        }
        // On the darkest band the lines and points must still be seen.
        for mark in Chart.Subject.allCases.map(ChartPalette.colour) where mark != ChartPalette.colour(of: .comparison) {
            #expect(try contrast(mark, ChartPalette.innerBand) >= 3)
        }
    }

    @Test("isn't what tells lines apart: they differ in their dashes")
    func patterns() {
        #expect(Set(Chart.Stroke.allCases.map(\.dashes)).count == Chart.Stroke.allCases.count)
    }
}

/// A tag of a page or a drawing, as a browser would read it.
struct Tag: Hashable {
    let name: String
    let attributes: [String: String]
    let isClosing: Bool
}

/// Reads the tags of markup; strict where a browser is lenient, so that anything odd fails a test.
struct TagScanner {
    struct Oddity: Error {
        let text: String
    }

    let markup: String

    /// Every tag in order; the text of scripts and styles is skipped.
    func tags() throws -> [Tag] {
        var tags: [Tag] = []
        var rest = markup.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { throw Oddity(text: "no end") }
            let text = String(decoding: rest[start...end], as: UTF8.self)
            rest = rest[rest.index(after: end)...]
            guard let match = text.wholeMatch(of: Self.tag) else { throw Oddity(text: text) }
            guard let name = match.output.2 else { continue }
            let isClosing = match.output.1?.isEmpty == false
            tags.append(Tag(name: String(name), attributes: try attributes(match.output.3 ?? ""), isClosing: isClosing))
            if !isClosing, ["script", "style"].contains(name) {
                guard let end = markup.range(of: "</\(name)>", range: rest.startIndex..<rest.endIndex) else {
                    throw Oddity(text: "open \(name)")
                }
                rest = markup.utf8[end.lowerBound...]
            }
        }
        return tags
    }

    nonisolated(unsafe) private static let tag =
        /<(?:!DOCTYPE html|(\/)?([a-z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:_-]*(?:="[^"<>]*")?)*)\s*\/?)>/
        .matchingSemantics(.unicodeScalar)

    private func attributes(_ text: Substring) throws -> [String: String] {
        var attributes: [String: String] = [:]
        let pattern = /\s+([a-zA-Z][a-zA-Z0-9:_-]*)(?:="([^"]*)")?/.matchingSemantics(.unicodeScalar)
        for match in text.matches(of: pattern) {
            let name = String(match.output.1)
            guard attributes[name] == nil else { throw Oddity(text: "\(name) twice") }
            attributes[name] = match.output.2.map(String.init) ?? ""
        }
        return attributes
    }
}
