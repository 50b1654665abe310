import MitoshiBasics

extension OfficePackage {
    static let workbook = BilingualText(japanese: "壊れていないExcelブック（.xlsx）", english: "a sound Excel workbook (.xlsx)")
    static let document = BilingualText(
        japanese: "壊れていないExcelブック（.xlsx）かWord文書（.docx）",
        english: "a sound Excel workbook (.xlsx) or Word document (.docx)")

    /// What `body` reads of the file at `path`, with what goes wrong in words.
    static func open<Value>(
        _ path: String, as expected: BilingualText, _ body: () throws -> Value
    ) throws(DocumentError) -> Value {
        do {
            return try body()
        } catch let error as DocumentError {
            throw error
        } catch {
            let refusal = Refusal(error)
            throw DocumentError([
                DocumentProblem(file: path, found: refusal.found, expected: refusal.expected ?? expected)
            ])
        }
    }

    /// A file that is no archive, but which people take for an office file of today.
    static func otherKind(_ bytes: [UInt8], _ path: String) -> DocumentProblem? {
        let refusal: Refusal
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            refusal =
                bytes.contains(sequence: Array("EncryptedPackage".utf8).flatMap { [$0, 0] })
                ? Refusal(
                    "パスワードで保護されたブック", "a workbook with a password", "パスワードを外したブック", "a workbook without one")
                : Refusal("古い形式のExcelブック（.xls）", "an old Excel workbook (.xls)", Refusal.asXLSX)
        } else if bytes.starts(with: Array("PK".utf8)) {
            return nil
        } else {
            refusal = Refusal("Excelブックではないファイル", "no Excel workbook", Refusal.asXLSX)
        }
        return DocumentProblem(file: path, found: refusal.found, expected: refusal.expected ?? workbook)
    }
}

/// Why an office file isn't read, and what would be, where that isn't just a sound one.
private struct Refusal {
    let found: BilingualText
    var expected: BilingualText?

    static let asXLSX = BilingualText(
        japanese: "Excelブック（.xlsx）。Excelの「名前を付けて保存」で変換できます",
        english: "an Excel workbook (.xlsx); Excel can save it as one")

    init(_ japanese: String, _ english: String, _ expected: BilingualText? = nil) {
        found = BilingualText(japanese: japanese, english: english)
        self.expected = expected
    }

    init(_ japanese: String, _ english: String, _ expected: String, _ expectedEnglish: String) {
        self.init(japanese, english, BilingualText(japanese: expected, english: expectedEnglish))
    }

    init(_ error: any Error) {
        switch error {
        case let failure as ZipArchive.Failure: self.init(failure)
        case let failure as OfficePackage.Failure: self.init(failure)
        default: self.init("読めないファイル", "a file that can't be read")
        }
    }

    private init(_ failure: ZipArchive.Failure) {
        switch failure {
        case .encrypted: self.init("暗号化されたファイル", "an encrypted file", "パスワードのないブック", "a workbook without a password")
        case .tooManyFiles(let count): self.init("\(count)個のファイルを含む圧縮ファイル", "an archive of \(count) files")
        case .duplicateName(let name): self.init("同じ名前のファイルが2つ（\(name)）", "two files called \(name)")
        case .tooLarge(let name, let bytes):
            self.init("展開すると大きすぎる部分（\(name)、\(bytes)バイト）", "a part that unpacks to too much (\(name), \(bytes) bytes)")
        case .suspiciousRatio(let name, let packed, let unpacked):
            self.init(
                "\(packed)バイトから\(unpacked)バイトに膨らむ部分（\(name)）",
                "a part that swells from \(packed) to \(unpacked) bytes (\(name))")
        case .damaged(let reason): self.init("壊れた圧縮ファイル（\(reason)）", "a damaged archive (\(reason))")
        }
    }

    private init(_ failure: OfficePackage.Failure) {
        switch failure {
        case .missing(let name): self.init("「\(name)」のないファイル", "a file without “\(name)”")
        case .faulty(let part, .documentType):
            self.init("文書型宣言のある部分（\(part)）", "a document type declaration (\(part))")
        case .faulty(let part, let fault): self.init(damaged: part, fault.text)
        case .damaged(let part, let found): self.init(damaged: part, found)
        case .otherKind(.openDocument):
            self.init(
                "OpenDocument形式のファイル（.ods、.odtなど）", "an OpenDocument file (.ods, .odt)",
                "Excelブック（.xlsx）かWord文書（.docx）。LibreOfficeの「名前を付けて保存」で変換できます",
                "an Excel workbook (.xlsx) or Word document (.docx); LibreOffice can save it as one")
        case .otherKind(.numbers):
            self.init(
                "Numbersなどのファイル", "a file of Numbers or Pages",
                "Excelブック（.xlsx）かWord文書（.docx）。「書き出す」で変換できます",
                "an Excel workbook (.xlsx) or Word document (.docx); “Export to” makes one of it")
        case .otherKind(.binaryWorkbook):
            self.init("バイナリ形式のExcelブック（.xlsb）", "a binary Excel workbook (.xlsb)", Self.asXLSX)
        }
    }

    private init(damaged part: String, _ found: BilingualText) {
        self.init("読めない部分（\(part)）：\(found.japanese)", "a part that can't be read (\(part)): \(found.english)")
    }
}

extension Collection where Element == UInt8 {
    /// Whether the bytes of `sequence` occur one after the other.
    func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first else { return true }
        var start = startIndex
        while let index = self[start...].firstIndex(of: first) {
            if self[index...].starts(with: sequence) { return true }
            start = self.index(after: index)
        }
        return false
    }
}
