import MitoshiBasics

/// A piece of a page. Text gets into it escaped, and what is not text is either an element or comes from this program itself,
/// so that nothing a document says can become a tag.
struct HTML: Hashable, Sendable {
    let markup: String

    private init(markup: String) { self.markup = markup }

    static let empty = HTML(markup: "")

    static func text(_ text: String) -> HTML { HTML(markup: Markup.escaped(text)) }

    /// `text` with its line breaks kept.
    static func lines(_ text: String) -> HTML {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Markup.escaped(String($0)) }
        return HTML(markup: lines.joined(separator: "<br>"))
    }

    static func joined(_ pieces: [HTML]) -> HTML { HTML(markup: pieces.map(\.markup).joined()) }

    static func chart(_ chart: Chart, by writer: SVGWriter) -> HTML { HTML(markup: writer.text(of: chart)) }

    /// The whole page around its root.
    static func document(_ root: HTML) -> String { "<!DOCTYPE html>\n" + root.markup + "\n" }

    /// Names are the program's own, so they are literals; values may be anything.
    struct Attribute: Hashable, Sendable {
        fileprivate let markup: String

        init(_ name: StaticString, _ value: String) { markup = " \(name)=\"\(Markup.escaped(value))\"" }

        private init(markup: String) { self.markup = markup }

        /// One that needs no value, such as `open`; nothing where it doesn't hold.
        static func flag(_ name: StaticString, _ isSet: Bool) -> Attribute {
            Attribute(markup: isSet ? " \(name)" : "")
        }

        static func id(_ value: String) -> Attribute { Attribute("id", value) }

        /// - Parameter names: Those that aren't empty are taken.
        static func classes(_ names: String...) -> Attribute {
            let names = names.filter { !$0.isEmpty }
            return names.isEmpty ? Attribute(markup: "") : Attribute("class", names.joined(separator: " "))
        }

        static func labelledBy(_ ids: String...) -> Attribute {
            Attribute("aria-labelledby", ids.joined(separator: " "))
        }

        static func href(_ address: String) -> Attribute { Attribute("href", address) }

        static func role(_ role: StaticString) -> Attribute { Attribute("role", "\(role)") }

        /// Of what only repeats for the eye what is said elsewhere.
        static let hidden = Attribute("aria-hidden", "true")
    }

    static func element(
        _ name: StaticString, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
    ) -> HTML {
        HTML(markup: "<\(name)\(attributes.map(\.markup).joined())>\(content().markup)</\(name)>")
    }

    /// An element that can't have content, such as `meta`.
    static func void(_ name: StaticString, _ attributes: Attribute...) -> HTML {
        HTML(markup: "<\(name)\(attributes.map(\.markup).joined())>")
    }

    /// The page's own style sheet, as its policy knows it.
    static func style(_ sheet: String) -> HTML { HTML(markup: "<style>\(sheet)</style>") }

    /// The page's own script, as its policy knows it.
    static func script(_ script: String) -> HTML { HTML(markup: "<script>\(script)</script>") }

    /// A JSON document for the script; no tag can begin in it.
    static func data(_ id: StaticString, _ document: JSONText) -> HTML {
        HTML(markup: "<script type=\"application/json\" id=\"\(id)\">\(document.text)</script>")
    }
}

/// A JSON document in which no tag can begin.
struct JSONText: Hashable, Sendable {
    let text: String

    init(_ value: JSONValue) {
        let line = value.line
        text = line.utf8.contains(UInt8(ascii: "<")) ? line.replacing("<", with: "\\u003c") : line
    }

    /// An object of documents that are written already.
    init(_ members: [(key: String, value: JSONText)]) {
        text = "{\(members.map { "\(JSONText(.string($0.key)).text):\($0.value.text)" }.joined(separator: ","))}"
    }
}

/// What stands inside an element: text, elements, and what is there under a condition or many times.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ text: String) -> HTML { .text(text) }
    static func buildExpression(_ piece: HTML) -> HTML { piece }
    static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildExpression(_ pieces: [HTML]) -> HTML { .joined(pieces) }
    static func buildBlock(_ pieces: HTML...) -> HTML { .joined(pieces) }
    static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildEither(first piece: HTML) -> HTML { piece }
    static func buildEither(second piece: HTML) -> HTML { piece }
    static func buildArray(_ pieces: [HTML]) -> HTML { .joined(pieces) }
}

extension HTML {
    /// A full chart in a box of its own, which scrolls where the screen is so narrow that the chart's words would be too small.
    static func figure(_ chart: Chart, identifier: String) -> HTML {
        .element(
            "figure", .classes("wide"), .role("region"), Attribute("tabindex", "0"),
            Attribute("aria-label", chart.title)
        ) { HTML.chart(chart, by: SVGWriter(identifier: identifier)) }
    }
}
