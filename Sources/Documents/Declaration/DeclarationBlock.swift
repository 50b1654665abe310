import MitoshiPlanning
import MitoshiStatistics

/// What a line of a declaration outside its tables begins.
enum DeclarationBlock: Hashable {
    /// A header of the director's post and message; the next row holds them.
    case message
    /// A header of divisions and roles; the next row holds them.
    case divisions
    /// A policy statement, or the heading above the statements.
    case policies
    /// The plan that the targets come from.
    case targetPlan
    /// A footnote.
    case remark
    /// The day of the declaration.
    case date(CalendarDate)

    /// Returns `nil` for a row that begins none of them.
    init?(_ row: DocumentRow) {
        let texts = row.cells.map { $0.text.foldingWidth.withoutWhitespace }
        let isShort = texts.allSatisfy { $0.count <= 24 }
        if isShort, texts.contains(where: { $0.hasSuffix("メッセージ") }) {
            self = .message
        } else if isShort, texts.contains(where: { Self.isDivisions($0) || Self.isRoles($0) }) {
            self = .divisions
        } else if let first = texts.first, first.hasSuffix("取組方針"), first.count <= 24 {
            self = .policies
        } else if let only = row.onlyCell {
            let text = Self.withoutMark(only.text).foldingWidth
            if let date = Self.date(text) {
                self = .date(date)
            } else if text.starts(with: kept(/[※＊*]|\(?注[0-9:)]|注\)/)) {
                self = .remark
            } else if text.contains(kept(/計画期間|目標値|事業プラン|実施計画/)) {
                self = .targetPlan
            } else {
                return nil
            }
        } else {
            return nil
        }
    }

    static func isDivisions(_ header: String) -> Bool { header.contains("構成する") || header == "課等" || header == "構成課" }
    static func isRoles(_ header: String) -> Bool { header.hasSuffix("役割") }

    /// A heading's text without Markdown's `#`.
    static func withoutMark(_ text: String) -> String { text.replacing(kept(/^#{1,6}\s+/), with: "").trimmed }

    /// The date of a line such as `令和3年4月1日` or `作成日：令和3年4月1日`.
    private static func date(_ text: String) -> CalendarDate? {
        let value = text.split(separator: ":").last.map(String.init) ?? text
        guard text.count <= 30, case .date(let date) = try? PeriodParser.parse(value) else { return nil }
        return date
    }
}
