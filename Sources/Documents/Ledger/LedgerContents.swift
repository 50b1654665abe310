import MitoshiPlanning

/// A ledger's bytes, read and checked line by line.
struct LedgerContents {
    let records: [ProbabilityRecord]
    /// The digest of the last line, which ties down all before it.
    let head: String
    /// How many bytes, from the first, are whole and sound lines.
    let soundLength: Int
    /// Of the last lines; `nil` when there is no header yet.
    let form: LedgerRow.Form?
    /// What follows them: the end of a write that was cut short; `nil` where nothing does.
    let torn: TornLine?

    /// A last line without its end.
    struct TornLine: Hashable {
        let line: Int
        /// True when only the end of the line is missing: the record itself is sound, and counts.
        let isSound: Bool
    }

    static func opening(_ form: LedgerRow.Form) -> [UInt8] {
        TextEncoding.byteOrderMark + Array(form.header.utf8) + [lineFeed]
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// - Parameter file: The ledger's name, for messages.
    /// - Throws: ``DocumentError`` when it isn't a ledger, or a line was changed after it was written.
    init(of bytes: [UInt8], file: String) throws(DocumentError) {
        guard var form = LedgerRow.Form.allCases.first(where: { bytes.starts(with: Self.opening($0)) }) else {
            // An empty file, and one whose very first write was cut short, become ledgers.
            guard LedgerRow.Form.allCases.contains(where: { Self.opening($0).starts(with: bytes) }) else {
                throw DocumentError([Self.isSavedAgain(bytes) ? Self.savedAgain(file) : Self.noLedger(file)])
            }
            records = []
            head = LedgerRow.start(of: .today)
            soundLength = 0
            self.form = nil
            torn = bytes.isEmpty ? nil : TornLine(line: 1, isSound: false)
            return
        }
        var records: [ProbabilityRecord] = []
        var head = LedgerRow.start(of: form)
        var position = Self.opening(form).count
        var line = 2
        let newHeader = Array(LedgerRow.Form.today.header.utf8)
        while let end = bytes[position...].firstIndex(of: Self.lineFeed) {
            let content = bytes[position..<end]
            if form != .today, content.elementsEqual(newHeader) {
                form = .today
                head = LedgerRow.start(of: form, after: head)
            } else {
                records.append(try Self.record(content, of: form, after: &head, file: file, line: line))
            }
            position = end + 1
            line += 1
        }
        soundLength = position
        if position < bytes.count {
            let last = try? LedgerRow.record(in: bytes[position...], of: form, after: &head)
            records += last.map { [$0] } ?? []
            torn = TornLine(line: line, isSound: last != nil)
        } else {
            torn = nil
        }
        self.records = records
        self.head = head
        self.form = form
    }

    private static func record(
        _ bytes: ArraySlice<UInt8>, of form: LedgerRow.Form, after head: inout String, file: String, line: Int
    ) throws(DocumentError) -> ProbabilityRecord {
        do throws(LedgerRow.Failure) {
            return try LedgerRow.record(in: bytes, of: form, after: &head)
        } catch {
            throw DocumentError([problem(error, of: form, file: file, line: line)])
        }
    }

    private static func problem(
        _ failure: LedgerRow.Failure, of form: LedgerRow.Form, file: String, line: Int
    ) -> DocumentProblem {
        let found =
            switch failure {
            case .unreadable:
                BilingualText(japanese: "読めない記録", english: "a record that can't be read")
            case .brokenChain:
                BilingualText(
                    japanese: "照合値（chain）の合わない記録", english: "a record whose check digits (chain) don't fit")
            }
        return DocumentProblem(
            file: file, line: line, column: failure == .brokenChain ? form.columns.count : nil,
            columnName: failure == .brokenChain ? form.columns.last : nil, found: found,
            expected: BilingualText(
                japanese: "書かれたままの台帳（この行かその前の行が後から変更されている）",
                english: "a ledger as it was written; this line or one before it was changed afterwards"))
    }

    /// Whether the first line is a ledger's header as another program writes it: with other line ends, quotes, separators or
    /// characters.
    private static func isSavedAgain(_ bytes: [UInt8]) -> Bool {
        let line = bytes.prefix(2_000).prefix { $0 != lineFeed && $0 != UInt8(ascii: "\r") }
        let words = line.split { !(0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_")) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        return LedgerRow.Form.allCases.contains { $0.columns == words }
    }

    private static func savedAgain(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, line: 1,
            found: BilingualText(
                japanese: "表計算ソフトなどで保存し直された台帳（行末、引用符、区切りか文字コードが変わっている）",
                english:
                    "a ledger that a spreadsheet or another program saved again, with other line ends, quotes, separators or characters"
            ),
            expected: BilingualText(
                japanese: "mitoshi record が書いたままの台帳。控えから戻してください（開いて見るだけなら、保存せずに閉じる）",
                english:
                    "the ledger as mitoshi record wrote it: take it from a copy (whoever only looks into it closes it without saving)"
            ))
    }

    private static func noLedger(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, line: 1,
            found: BilingualText(japanese: "台帳の見出しではない行", english: "a line that isn't the header of a ledger"),
            expected: BilingualText(
                japanese: "mitoshi record が書いた台帳", english: "a ledger written by mitoshi record"))
    }
}
