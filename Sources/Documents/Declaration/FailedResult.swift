import MitoshiPlanning

/// What stands in a workbook's cell in which a value should be and isn't: an error, or a formula that was never
/// calculated.
///
/// It is a text of the document like any other, so that the cell counts as one with something in it.
enum FailedResult: Hashable {
    /// `#REF!` and the like.
    case error(String)
    case notCalculated

    /// - Parameter code: As the workbook stores it; one that nobody knows becomes `#ERROR!`.
    init(code: String) {
        let code = code.trimmed.uppercased()
        self = .error(Self.codes.contains(code) ? code : "#ERROR!")
    }

    /// `nil` for a text that says something else. CSV that a spreadsheet wrote holds the errors as well.
    init?(_ text: String) {
        guard text.utf8.count < 60 else { return nil }
        if text == Self.formula {
            self = .notCalculated
            return
        }
        guard let first = text.first(where: { !$0.isWhitespace }), "#＃EeＥｅ".contains(first) else { return nil }
        let plain = text.foldingWidth.trimmed.uppercased()
        if Self.codes.contains(plain) || plain.wholeMatch(of: kept(/ERR:[0-9]{3}/)) != nil {
            self = .error(plain)
        } else {
            return nil
        }
    }

    /// What is quoted of the cell.
    var text: String {
        switch self {
        case .error(let code): code
        case .notCalculated: Self.formula
        }
    }

    /// A formula's own text would be read for years and numbers that it only refers to.
    private static let formula = "=…"

    /// Those of Excel and LibreOffice, which writes `Err:508` besides.
    private static let codes: Set<String> = [
        "#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
        "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#GETTING_DATA", "#ERROR!",
    ]

    /// What is asked about it.
    ///
    /// - Parameters:
    ///   - sheet: The workbook's sheet; empty for other documents.
    ///   - expected: What should stand in the cell.
    func question(in sheet: String, expected: BilingualText) -> BilingualText {
        let place = BilingualText(
            japanese: sheet.isEmpty ? "" : "シート「\(sheet)」の", english: sheet.isEmpty ? "" : " in the sheet “\(sheet)”")
        return switch self {
        case .error:
            BilingualText(
                japanese: "\(place.japanese)エラー値。ここは\(expected.japanese)のはず。"
                    + "正しくは何か（数式を直して保存するか、書き込む）",
                english: "an error value\(place.english), where \(expected.english) should be: "
                    + "mend the formula and save the file, or type what it should be")
        case .notCalculated:
            BilingualText(
                japanese: "\(place.japanese)計算結果の保存されていない数式。ここは\(expected.japanese)のはず。"
                    + "正しくは何か（表計算ソフトで開いて保存し直すか、書き込む）",
                english: "a formula without a stored result\(place.english), where \(expected.english) should be: "
                    + "open the file in a spreadsheet and save it, or type what it should be")
        }
    }

    static let value = BilingualText(japanese: "値", english: "a value")
}

extension ColumnRole {
    /// What a cell of the column should hold where nothing of its row can be understood without, or much would be
    /// understood otherwise; `nil` for columns of values and for those that only tell more.
    var expectedWord: BilingualText? {
        switch self {
        case .name, .number, .unit, .kind, .direction, .year, .rowRole, .programme, .section, .policy:
            BilingualText(japanese: label.japanese, english: "its \(label.english)")
        default: nil
        }
    }
}

extension ReadingQuestion {
    /// About a cell in which something should be that a formula didn't give.
    static func about(
        _ cell: DocumentCell, _ failed: FailedResult, expected: BilingualText, in sheet: String, name: String
    ) -> ReadingQuestion {
        ReadingQuestion(
            line: cell.line, cell: cell.number, indicator: name, found: failed.text,
            question: failed.question(in: sheet, expected: expected))
    }
}
