/// The XML of an office file's part, read piece by piece in time and memory linear in its bytes, with namespaces.
///
/// Of our own, since what is left of XML without document types is small, and what there is doesn't fit: Foundation's parser ends
/// the process at a name that isn't UTF-8, and refuses parts over 10 MB; a C library would be one more thing to install wherever
/// the program is built or runs, with document types and entities to be switched off. Every part is checked as a whole before
/// (``XMLBytes``); what isn't well-formed is refused with its line, and so is a document type, wherever it stands.
/// Which letters beyond ASCII a name may have isn't told apart: no name that is asked for has one.
///
/// Source: XML 1.0, fifth edition; Namespaces in XML 1.0.
struct XMLReader {
    enum Event: Hashable {
        case start, end, text
    }

    /// How deep elements may stand in one another; Word's tables in tables get to some fifty.
    static let depthLimit = 256
    /// How many attributes an element may have; Word's documents declare some forty namespaces at once.
    static let attributeLimit = 256

    /// An attribute as it is written, with the value that it stands for.
    private struct Attribute {
        let name: QualifiedName
        let value: String
    }

    /// An element that isn't closed yet.
    private struct OpenElement {
        let written: Range<Int>
        let name: String
        let isForeign: Bool
        /// The prefixes that it declares.
        let declared: [String]
    }

    /// The local name of the element that was just opened or closed.
    private(set) var name = ""
    /// Whether the element that was just opened or closed belongs to another vocabulary than the root.
    private(set) var isForeign = false
    /// The text that was just read.
    private(set) var text = ""
    private var attributes: [Attribute] = []
    private var elements: [OpenElement] = []
    /// For each prefix the namespaces that are declared for it, the innermost last.
    private var namespaces: [String: [String]] = ["": [""], "xml": ["http://www.w3.org/XML/1998/namespace"]]
    private var rootNamespace: String?
    /// The element that was just opened has no content.
    private var closesAtOnce = false
    private var scanner: XMLScanner

    /// - Throws: ``XMLFault`` for bytes that no part is written in.
    init(_ bytes: [UInt8]) throws(XMLFault) {
        scanner = XMLScanner(try XMLBytes.checked(bytes))
    }

    /// How many elements are open.
    var depth: Int { elements.count }

    /// The next thing that was read; `nil` behind the root.
    mutating func next() throws(XMLFault) -> Event? {
        if closesAtOnce {
            closesAtOnce = false
            leave()
            return .end
        }
        while let markup = scanner.markup() {
            switch markup {
            case .text: if let read = try scanner.text(isInside: !elements.isEmpty) { return event(read) }
            case .comment: try scanner.comment()
            case .instruction: try scanner.instruction()
            case .unparsedText:
                guard !elements.isEmpty else { throw scanner.fault(.textOutside) }
                return event(try scanner.unparsedText())
            case .documentType: throw .documentType
            case .end:
                try close()
                return .end
            case .start:
                try open()
                return .start
            }
        }
        guard elements.isEmpty, rootNamespace != nil else { throw scanner.fault(.cutShort) }
        return nil
    }

    private mutating func event(_ read: String) -> Event {
        text = read
        return .text
    }

    private mutating func open() throws(XMLFault) {
        guard !elements.isEmpty || rootNamespace == nil else { throw scanner.fault(.secondRoot) }
        guard elements.count < Self.depthLimit else { throw scanner.fault(.tooDeep) }
        let qualified = try scanner.name()
        var declared: [String] = []
        attributes.removeAll(keepingCapacity: true)
        while let name = try scanner.attributeName() {
            guard attributes.count < Self.attributeLimit else { throw scanner.fault(.tooManyAttributes) }
            guard !attributes.contains(where: { scanner.areEqual($0.name.range, name.range) }) else {
                throw scanner.fault(.attributeTwice)
            }
            attributes.append(Attribute(name: name, value: try scanner.attributeValue()))
        }
        for attribute in attributes {
            let (prefix, local) = scanner.parts(attribute.name)
            guard prefix == "xmlns" || (prefix.isEmpty && local == "xmlns") else { continue }
            declared.append(prefix.isEmpty ? "" : local)
            namespaces[declared[declared.count - 1], default: []].append(attribute.value)
        }
        closesAtOnce = try scanner.endOfTag()
        let parts = scanner.parts(qualified)
        guard let namespace = namespaces[parts.prefix]?.last else { throw scanner.fault(.unknownPrefix) }
        name = parts.local
        isForeign = namespace != (rootNamespace ?? namespace)
        rootNamespace = rootNamespace ?? namespace
        elements.append(
            OpenElement(written: qualified.range, name: name, isForeign: isForeign, declared: declared))
    }

    private mutating func close() throws(XMLFault) {
        let name = try scanner.endName()
        guard let element = elements.last, scanner.areEqual(element.written, name.range) else {
            throw scanner.fault(.otherEnd)
        }
        leave()
    }

    private mutating func leave() {
        guard let element = elements.popLast() else { return }
        (name, isForeign) = (element.name, element.isForeign)
        for prefix in element.declared {
            namespaces[prefix]?.removeLast()
            if namespaces[prefix]?.isEmpty == true { namespaces[prefix] = nil }
        }
    }
}

extension XMLReader {
    /// The value of the opened element's attribute of that name, which has no prefix.
    func attribute(_ name: String) -> String? {
        attributes.first { $0.name.prefixLength == nil && scanner.isEqual($0.name.range, name) }?.value
    }

    /// The value of the opened element's attribute of that local name in a namespace with that ending: which prefix stands for it
    /// is up to the file.
    func attribute(_ name: String, inNamespaceEnding ending: String) -> String? {
        attributes.first { attribute in
            guard attribute.name.prefixLength != nil else { return false }
            let parts = scanner.parts(attribute.name)
            return parts.local == name && namespaces[parts.prefix]?.last?.hasSuffix(ending) ?? false
        }?.value
    }

    /// Opens the root, whose local name it returns.
    mutating func openRoot() throws(XMLFault) -> String {
        while let event = try next() { if event == .start { return name } }
        throw scanner.fault(.cutShort)
    }

    /// Leaves the element that was just opened, whatever it holds.
    mutating func skip() throws(XMLFault) {
        let depth = depth
        while self.depth >= depth, try next() != nil {}
    }

    /// Visits each child, by its local name, of the element that was just opened, and leaves that element; children of another
    /// vocabulary are passed over, and so is what a visit leaves unread.
    mutating func forEachChild(_ visit: (inout XMLReader, String) throws -> Void) throws {
        let depth = depth
        while let event = try next() {
            switch event {
            case .text: continue
            case .end: return
            case .start:
                if !isForeign { try visit(&self, name) }
                while self.depth > depth { _ = try next() }
            }
        }
    }

    /// The text right inside the element that was just opened, which it leaves.
    mutating func content() throws -> String {
        let depth = depth
        var content = ""
        while let event = try next() {
            if event == .text, self.depth == depth { content += text }
            if event == .end, self.depth < depth { break }
        }
        return content
    }

    /// Reads what is left, so that a part that breaks off behind what was asked for is no sound one.
    mutating func finish() throws { while try next() != nil {} }
}
