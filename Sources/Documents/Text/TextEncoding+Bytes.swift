import MitoshiPlanning

extension TextEncoding {
    /// Text → bytes.
    ///
    /// - Throws: ``DocumentError`` that names every character CP932 lacks, or would give back as another one
    ///   (〜 U+301C comes back as ～ U+FF5E); nothing is replaced silently.
    func bytes(of text: String, file: String) throws(DocumentError) -> [UInt8] {
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf8WithBOM: return Self.byteOrderMark + Array(text.utf8)
        case .cp932: return try Self.cp932(text, file: file)
        }
    }

    private static func cp932(_ text: String, file: String) throws(DocumentError) -> [UInt8] {
        let utf8 = Array(text.utf8)
        do {
            let there = try CharacterConversion.toCP932()
            let back = try CharacterConversion.fromCP932()
            // Where a character has no place in CP932, which one it is and where is found below.
            if let bytes = try? there.convert(utf8), try back.convert(bytes) == utf8 { return bytes }
            throw changes(in: text, file: file, there, back)
        } catch let error as DocumentError {
            throw error
        } catch {
            throw DocumentError([TextDecoding.unavailable(file)])
        }
    }

    private static func changes(
        in text: String, file: String, _ there: borrowing CharacterConversion, _ back: borrowing CharacterConversion
    ) -> DocumentError {
        var known: [Unicode.Scalar: Change?] = [:]
        var problems = ProblemList()
        var line = 1
        var column = 0
        for character in text {
            column += 1
            if character.isNewline {
                line += 1
                column = 0
            }
            for scalar in character.unicodeScalars where !scalar.isASCII {
                if known[scalar] == nil { known[scalar] = .some(Change(scalar, there, back)) }
                if case .some(.some(let change)) = known[scalar] {
                    problems.add(change.problem(file: file, line: line, column: column))
                }
            }
        }
        return DocumentError(problems.problems, omitted: problems.omitted)
    }
}

/// What CP932 would do to a character.
private struct Change {
    let scalar: Unicode.Scalar
    /// What would be read back; `nil` when the character can't be written.
    let becomes: String?

    /// Returns `nil` when the character stays as it is.
    init?(_ scalar: Unicode.Scalar, _ there: borrowing CharacterConversion, _ back: borrowing CharacterConversion) {
        self.scalar = scalar
        let utf8 = Array(String(scalar).utf8)
        guard let bytes = try? there.convert(utf8), let read = try? back.convert(bytes) else {
            becomes = nil
            return
        }
        if read == utf8 { return nil }
        becomes = String(decoding: read, as: UTF8.self)
    }

    func problem(file: String, line: Int, column: Int) -> DocumentProblem {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        let expected = BilingualText(
            japanese: "CP932で表せる文字、または --encoding utf-8-bom",
            english: "a character that CP932 has, or --encoding utf-8-bom")
        guard let becomes else {
            return DocumentProblem(
                file: file, line: line, column: column,
                found: BilingualText(
                    japanese: "CP932にない文字「\(scalar)」（\(code)）", english: "“\(scalar)” (\(code)), which CP932 lacks"),
                expected: expected)
        }
        return DocumentProblem(
            file: file, line: line, column: column,
            found: BilingualText(
                japanese: "CP932では「\(becomes)」に変わる文字「\(scalar)」（\(code)）",
                english: "“\(scalar)” (\(code)), which CP932 turns into “\(becomes)”"),
            expected: expected)
    }
}
