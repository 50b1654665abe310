import MitoshiBasics

/// An office file: parts of XML in a zip archive, which lead to one another by relationships (ECMA-376 part 2).
///
/// Names of parts are compared as the format compares them, whatever their case; some writers part folders by backslashes.
struct OfficePackage {
    enum Failure: Error, Hashable {
        /// A part that isn't there.
        case missing(String)
        case faulty(part: String, XMLFault)
        /// Well-formed, but at odds with itself or with another part.
        case damaged(part: String, BilingualText)
        /// A file of another kind that people take for one of this.
        case otherKind(OtherOfficeFile)
    }

    /// What a part says that can't be; ``read(_:_:)`` adds the part's name.
    struct Damage: Error, Hashable {
        let found: BilingualText

        init(_ japanese: String, _ english: String) { found = BilingualText(japanese: japanese, english: english) }
    }

    /// The part that everything else belongs to, such as `xl/workbook.xml`.
    let mainPart: String
    private let archive: ZipArchive
    /// The archive's names by those that are compared.
    private let names: [String: String]

    /// - Throws: ``Failure``, ``ZipArchive/Failure``.
    init(_ bytes: [UInt8]) throws {
        archive = try ZipArchive(bytes)
        var names: [String: String] = [:]
        for name in archive.entries.keys.sorted() where names.updateValue(name, forKey: Self.compared(name)) != nil {
            throw ZipArchive.Failure.duplicateName(name)
        }
        self.names = names
        if let other = OtherOfficeFile(names: names.keys) { throw Failure.otherKind(other) }
        let links = try Self.relationships("_rels/.rels", archive, names)
        guard let target = links.target(ofKind: "officeDocument") else { throw Failure.missing("officeDocument") }
        mainPart = Self.resolve(target, from: "")
    }

    /// The names of all parts, as they are compared.
    var parts: some Collection<String> { names.keys }

    /// The local name of the main part's root, which tells what kind of file this is.
    func rootOfMainPart() throws -> String {
        guard let name = names[Self.compared(mainPart)], let bytes = try archive.contents(of: name) else {
            throw Failure.missing(mainPart)
        }
        do {
            var reader = try XMLReader(bytes)
            return try reader.openRoot()
        } catch {
            throw Failure.faulty(part: mainPart, error)
        }
    }

    /// What `body` makes of a part, all of which must be well-formed.
    func read<Value>(_ part: String, _ body: (inout XMLReader) throws -> Value) throws -> Value {
        try Self.read(part, archive, names, body)
    }

    /// Where the relationships of `part` lead.
    func relationships(of part: String) throws -> OfficeRelationships {
        let folders = part.split(separator: "/")
        let name = (folders.dropLast() + ["_rels", "\(folders.last ?? "").rels"]).joined(separator: "/")
        return try Self.relationships(name, archive, names)
    }

    /// The part that `target` names, seen from `part`.
    static func resolve(_ target: String, from part: String) -> String {
        let target = target.replacing("\\", with: "/")
        var names = target.hasPrefix("/") ? [] : Array(part.split(separator: "/").dropLast())
        for name in target.split(separator: "/") {
            if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
        }
        return names.joined(separator: "/")
    }

    private static func compared(_ name: String) -> String {
        name.replacing("\\", with: "/").split(separator: "/").joined(separator: "/").lowercased()
    }

    private static func relationships(
        _ part: String, _ archive: ZipArchive, _ names: [String: String]
    ) throws -> OfficeRelationships {
        try read(part, archive, names) { reader in try OfficeRelationships(&reader) }
    }

    private static func read<Value>(
        _ part: String, _ archive: ZipArchive, _ names: [String: String], _ body: (inout XMLReader) throws -> Value
    ) throws -> Value {
        guard let name = names[compared(part)], let bytes = try archive.contents(of: name) else {
            throw Failure.missing(part)
        }
        do {
            var reader = try XMLReader(bytes)
            let value = try body(&reader)
            try reader.finish()
            return value
        } catch let fault as XMLFault {
            throw Failure.faulty(part: part, fault)
        } catch let damage as Damage {
            throw Failure.damaged(part: part, damage.found)
        }
    }
}

/// Where a part leads: other parts of the file, each by a number of its own.
struct OfficeRelationships {
    struct Relationship {
        let type: String
        let target: String

        /// Whether the type, a name of the transitional or the strict form of the standard, is of that kind.
        func isOfKind(_ kind: String) -> Bool { type.hasSuffix("/" + kind) }
    }

    private let byID: [String: Relationship]
    private let inOrder: [Relationship]

    init(_ reader: inout XMLReader) throws {
        guard try reader.openRoot() == "Relationships" else {
            throw OfficePackage.Damage("関係の一覧ではない", "it is no list of relationships")
        }
        var byID: [String: Relationship] = [:]
        var inOrder: [Relationship] = []
        try reader.forEachChild { reader, name in
            // What lies outside of the file isn't opened.
            guard name == "Relationship", reader.attribute("TargetMode") != "External" else { return }
            guard let id = reader.attribute("Id"), let type = reader.attribute("Type"),
                let target = reader.attribute("Target")
            else { throw OfficePackage.Damage("行き先のない関係", "a relationship that leads nowhere") }
            let relationship = Relationship(type: type, target: target)
            guard byID.updateValue(relationship, forKey: id) == nil else {
                throw OfficePackage.Damage("同じ番号の関係が2つ（\(id)）", "two relationships called \(id)")
            }
            inOrder.append(relationship)
        }
        (self.byID, self.inOrder) = (byID, inOrder)
    }

    subscript(id: String) -> Relationship? { byID[id] }

    /// The target of the first relationship of that kind.
    func target(ofKind kind: String) -> String? { inOrder.first { $0.isOfKind(kind) }?.target }
}
