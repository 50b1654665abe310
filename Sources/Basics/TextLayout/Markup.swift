/// Text with tags, for HTML and SVG. Everything that comes from outside gets into it through ``escaped(_:)``.
package struct Markup: Hashable, Sendable {
    package let text: String

    /// - Parameter text: Already markup; nothing is escaped.
    package init(verbatim text: String) { self.text = text }

    /// `text` so that every character shows as itself, in an element and in a quoted attribute.
    ///
    /// By scalars: a quote with a combining mark after it is one character, but still ends an attribute.
    package static func escaped(_ text: String) -> String {
        let text = withoutControls(text)
        guard text.utf8.contains(where: isSpecial) else { return text }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// One element with its attributes in order; an empty `content` makes an empty element as XML writes it.
    ///
    /// - Parameter content: Already markup.
    package static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String = ""
    ) -> String {
        var tag = "<" + name
        for (key, value) in attributes { tag += " \(key)=\"\(escaped(value))\"" }
        return content.isEmpty ? tag + "/>" : tag + ">\(content)</\(name)>"
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
        default: false
        }
    }
}
