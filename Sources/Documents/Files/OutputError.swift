package import MitoshiPlanning

/// Why nothing was written.
package enum OutputError: Error, Hashable, Sendable {
    /// The system refused, for instance for want of space or permission.
    case cannotWrite(path: String, reason: BilingualText)
    /// The text has characters that the encoding asked for would lose or change.
    case unencodable(DocumentError)
    /// The file is one that was read; `proposal` is a path to name instead.
    case wouldReplaceInput(path: String, input: String, proposal: String)
    /// The file is one of a data package's; `proposal` is a path to name instead.
    case wouldChangePackage(path: String, proposal: String)

    /// One line for each thing that went wrong.
    package func lines(in language: Language) -> [String] {
        switch self {
        case .cannotWrite(let path, let reason):
            let text = BilingualText(
                japanese: "\(path)：書き込めません（\(reason.japanese)）", english: "\(path): cannot write: \(reason.english)")
            return [text[language]]
        case .unencodable(let error): return error.lines(in: language)
        case .wouldReplaceInput(let path, let input, let proposal):
            let text = BilingualText(
                japanese: "\(path)：書き込みません。入力の \(input) を置き換えてしまいます。別の場所を指定してください（例：\(proposal)）",
                english: "\(path): Refused: the output would replace an input, \(input); name another place, such as "
                    + proposal)
            return [text[language]]
        case .wouldChangePackage(let path, let proposal):
            let text = BilingualText(
                japanese: "\(path)：書き込みません。データパッケージのファイルです。別の場所を指定してください（例：\(proposal)）",
                english: "\(path): Refused: it belongs to a data package; name another place, such as \(proposal)")
            return [text[language]]
        }
    }
}

extension OutputError: CustomStringConvertible {
    package var description: String { lines(in: .english).joined(separator: "\n") }
}
