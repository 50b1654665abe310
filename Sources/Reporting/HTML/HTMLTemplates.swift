import MitoshiBasics
import Mustache

/// A template of the page that can't be used.
package struct HTMLTemplateError: Error, Hashable, Sendable {
    /// Its file.
    package let template: String
    package let reason: String
}

/// The templates of the page, read once.
struct HTMLTemplates: Sendable {
    private let library: MustacheLibrary

    static let shared = Result { () throws(HTMLTemplateError) in try HTMLTemplates(HTMLAssets.templates) }

    /// - Parameter sources: The text of each template by its name.
    init(_ sources: KeyValuePairs<String, String>) throws(HTMLTemplateError) {
        // Mustache escapes by characters, which lets a quote with a combining mark through; ours goes by scalars.
        MustacheContentTypes.register(EscapedMarkup(), named: EscapedMarkup.name)
        var library = MustacheLibrary()
        for (name, source) in sources {
            do {
                // Partials don't inherit the way of escaping, so each template says it.
                try library.register("{{% CONTENT_TYPE:\(EscapedMarkup.name)}}" + source, named: name)
            } catch {
                throw HTMLTemplateError(template: name, reason: "\(error)")
            }
        }
        self.library = library
    }

    func text(of content: [String: Any], by template: String) throws(HTMLTemplateError) -> String {
        guard let text = library.render(content, withTemplate: template) else {
            throw HTMLTemplateError(template: template, reason: "missing")
        }
        return text
    }
}

/// Mustache's way to our escaping.
private struct EscapedMarkup: MustacheContentType {
    static let name = "ESCAPED"

    func escapeText(_ text: String) -> String { Markup.escaped(text) }
}
