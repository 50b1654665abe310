import Foundation
import Testing

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
