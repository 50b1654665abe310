import MitoshiBasics

/// A name as it stands in the bytes, with the length of its prefix where it has one.
struct QualifiedName {
    let range: Range<Int>
    let prefixLength: Int?
}

/// The signs of XML, one after the other, over bytes that ``XMLBytes`` has checked.
struct XMLScanner {
    enum Markup {
        case start, end, text, comment, instruction, unparsedText, documentType
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What begins here; `nil` at the end.
    func markup() -> Markup? {
        guard place < bytes.count else { return nil }
        guard bytes[place] == UInt8(ascii: "<") else { return .text }
        if stands("</") { return .end }
        if stands("<?") { return .instruction }
        if stands("<!--") { return .comment }
        if stands("<![CDATA[") { return .unparsedText }
        return stands("<!DOCTYPE") ? .documentType : .start
    }

    func fault(_ reason: XMLFault.Reason) -> XMLFault {
        .malformed(line: bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1, reason)
    }

    /// Passes over the comment that begins here.
    mutating func comment() throws(XMLFault) {
        _ = try skip("<!--", to: "--", .comment)
        guard take(">") else { throw fault(.comment) }
    }

    /// Passes over the instruction that begins here, which may be the declaration that a part begins with.
    mutating func instruction() throws(XMLFault) {
        let range = try skip("<?", to: "?>", .instruction)
        let name = bytes[range].prefix { Self.isOfName($0) }
        let isReserved = String(decoding: name, as: UTF8.self).lowercased() == "xml" && range.lowerBound > 2
        guard let first = name.first, Self.beginsName(first), !isReserved,
            name.endIndex == range.upperBound || Self.isSpace(bytes[name.endIndex])
        else { throw fault(.instruction) }
    }

    /// Passes over `start`, which stands here, and everything up to the next `end`, and that; returns what stands between.
    private mutating func skip(
        _ start: StaticString, to end: StaticString, _ reason: XMLFault.Reason
    ) throws(XMLFault) -> Range<Int> {
        let begin = place
        place += start.utf8CodeUnitCount
        let first = place
        while place < bytes.count {
            if stands(end) {
                defer { place += end.utf8CodeUnitCount }
                return first..<place
            }
            place += 1
        }
        place = begin
        throw fault(reason)
    }

    private func stands(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard count <= bytes.count - place else { return false }
        for offset in 0..<count where bytes[place + offset] != text.utf8Start[offset] { return false }
        return true
    }
}

// MARK: - Tags

extension XMLScanner {
    /// The name behind the `<` that stands here.
    mutating func name() throws(XMLFault) -> QualifiedName {
        place += 1
        return try qualifiedName()
    }

    /// The name of the end tag that stands here, which is passed.
    mutating func endName() throws(XMLFault) -> QualifiedName {
        place += 2
        let name = try qualifiedName()
        skipSpace()
        guard take(">") else { throw fault(.tag) }
        return name
    }

    /// The next attribute's name with its equals sign; `nil` at the end of the tag.
    mutating func attributeName() throws(XMLFault) -> QualifiedName? {
        let start = place
        skipSpace()
        guard place < bytes.count else { throw fault(.cutShort) }
        if bytes[place] == UInt8(ascii: ">") || bytes[place] == UInt8(ascii: "/") { return nil }
        guard place > start else { throw fault(.tag) }
        let name = try qualifiedName()
        skipSpace()
        guard take("=") else { throw fault(.tag) }
        skipSpace()
        return name
    }

    mutating func attributeValue() throws(XMLFault) -> String {
        guard place < bytes.count else { throw fault(.cutShort) }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw fault(.tag) }
        place += 1
        let start = place
        var isPlain = true
        while place < bytes.count, bytes[place] != quote {
            if bytes[place] == UInt8(ascii: "<") { throw fault(.tag) }
            isPlain = isPlain && bytes[place] != UInt8(ascii: "&") && bytes[place] >= 0x20
            place += 1
        }
        guard place < bytes.count else { throw fault(.cutShort) }
        defer { place += 1 }
        return isPlain ? string(start..<place) : try resolved(start..<place, spacesOnly: true)
    }

    /// Passes the end of a start tag; whether the element ends with it.
    mutating func endOfTag() throws(XMLFault) -> Bool {
        let isEmpty = take("/")
        guard take(">") else { throw fault(.tag) }
        return isEmpty
    }

    func parts(_ name: QualifiedName) -> (prefix: String, local: String) {
        guard let length = name.prefixLength else { return ("", string(name.range)) }
        let colon = name.range.lowerBound + length
        return (string(name.range.lowerBound..<colon), string(colon + 1..<name.range.upperBound))
    }

    func areEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.count == second.count && zip(first, second).allSatisfy { bytes[$0] == bytes[$1] }
    }

    func isEqual(_ range: Range<Int>, _ text: String) -> Bool { bytes[range].elementsEqual(text.utf8) }

    private mutating func qualifiedName() throws(XMLFault) -> QualifiedName {
        let start = place
        var colon: Int?
        while place < bytes.count, Self.isOfName(bytes[place]) {
            if bytes[place] == UInt8(ascii: ":") {
                guard colon == nil, place > start else { throw fault(.name) }
                colon = place
            }
            place += 1
        }
        guard place > start, Self.beginsName(bytes[start]), colon.map({ $0 + 1 < place }) ?? true else {
            throw fault(.name)
        }
        return QualifiedName(range: start..<place, prefixLength: colon.map { $0 - start })
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: beginsName(byte)
        }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

// MARK: - Texts

extension XMLScanner {
    /// The text up to the next tag; `nil` outside the root, where only spaces stand.
    mutating func text(isInside: Bool) throws(XMLFault) -> String? {
        let start = place
        var isPlain = true
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
            if !isInside, !Self.isSpace(bytes[place]) { throw fault(.textOutside) }
            if bytes[place] == UInt8(ascii: ">"), bytes[start..<place].suffix(2).elementsEqual("]]".utf8) {
                throw fault(.section)
            }
            isPlain = isPlain && bytes[place] != UInt8(ascii: "&") && bytes[place] != 0x0D
            place += 1
        }
        guard isInside else { return nil }
        return isPlain ? string(start..<place) : try resolved(start..<place, spacesOnly: false)
    }

    /// The text of the section that begins here.
    mutating func unparsedText() throws(XMLFault) -> String {
        let range = try skip("<![CDATA[", to: "]]>", .section)
        return string(range).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// What a text or value with references and line ends stands for.
    ///
    /// - Parameter spacesOnly: Line ends and tabs become spaces, as in attributes.
    private func resolved(_ range: Range<Int>, spacesOnly: Bool) throws(XMLFault) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "&"):
                guard let end = bytes[index..<min(index + 12, range.upperBound)].firstIndex(of: UInt8(ascii: ";")),
                    let scalar = Self.scalar(bytes[index..<end])
                else { throw fault(.reference) }
                result.append(contentsOf: String(scalar).utf8)
                index = end + 1
            case 0x0D:
                if index < range.upperBound, bytes[index] == 0x0A { index += 1 }
                result.append(spacesOnly ? 0x20 : 0x0A)
            case 0x09, 0x0A: result.append(spacesOnly ? 0x20 : byte)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The character that a reference names; `nil` for an unknown name and for characters that XML forbids.
    private static func scalar(_ reference: ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch String(decoding: reference, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard reference.first == UInt8(ascii: "#") else { return nil }
        let digits = reference.dropFirst()
        let isHexadecimal = digits.first == UInt8(ascii: "x")
        let number = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard number.utf8.first != UInt8(ascii: "+"),
            let value = UInt32(number, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value),
            scalar.isAllowedInXML
        else { return nil }
        return scalar
    }
}
