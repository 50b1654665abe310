import Planning

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
            let bytes = try CharacterConversion.cp932(fromUTF8: utf8)
            if try CharacterConversion.utf8(fromCP932: bytes) == utf8 { return bytes }
        } catch CharacterConversion.Failure.unavailable {
            throw DocumentError([TextDecoding.unavailable(file)])
        } catch {}  // which characters failed is found below
        throw changes(in: text, file: file)
    }

    private static func changes(in text: String, file: String) -> DocumentError {
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
                let change = known[scalar] ?? Change(scalar)
                known[scalar] = .some(change)
                if let change { problems.add(change.problem(file: file, line: line, column: column)) }
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
    init?(_ scalar: Unicode.Scalar) {
        self.scalar = scalar
        let utf8 = Array(String(scalar).utf8)
        guard let bytes = try? CharacterConversion.cp932(fromUTF8: utf8),
            let back = try? CharacterConversion.utf8(fromCP932: bytes)
        else {
            becomes = nil
            return
        }
        if back == utf8 { return nil }
        becomes = String(decoding: back, as: UTF8.self)
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
