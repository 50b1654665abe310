import Planning

/// What a column of a declaration's table holds.
enum IndicatorColumn: Hashable {
    case id
    case programme
    case indicator
    case unit
    /// The base value (現状値); its period stands in the header or in each cell.
    case base(Period?)
    /// A value measured in the year that the header names.
    case actual(Period)
    case target(FiscalYear)
    case section
    case policy
    case note

    /// Why a header can't be understood.
    enum Failure: Error {
        case unknown
        case targetWithoutYear
        case unreadablePeriod(PeriodParser.Failure)
    }

    /// - Parameter header: The header's text; spaces, line breaks and HTML don't matter.
    init(header: String) throws(Failure) {
        let text = HTMLText.joined(header).foldingWidth.withoutWhitespace
        if text.contains("目標") {
            self = .target(try Self.targetYear(text))
        } else if text.contains(/現状|基準|現況|実績/) {
            self = try Self.measured(text)
        } else if text.contains(/指標|KPI/) {
            self = .indicator
        } else if text.contains(/番号|(?i:no\.?)$|№/) {
            self = .id
        } else if text == "単位" {
            self = .unit
        } else if text.contains(/所管|担当|所属|課名/) {
            self = .section
        } else if text.contains("方針") {
            self = .policy
        } else if text.contains(/備考|摘要|注記/) {
            self = .note
        } else if text.contains("事業") {
            self = .programme
        } else {
            throw .unknown
        }
    }

    private static func targetYear(_ text: String) throws(Failure) -> FiscalYear {
        guard let period = try period(in: text, besides: /目標値|目標|数値|指標/) else { throw .targetWithoutYear }
        guard case .fiscalYear(let year) = period else { throw .targetWithoutYear }
        return year
    }

    private static func measured(_ text: String) throws(Failure) -> IndicatorColumn {
        let period = try period(in: text, besides: /現状値?|基準年度?値?|基準値|現況値?|実績値?|の/)
        if let period, text.contains("実績"), !text.contains(/現状|基準|現況/) { return .actual(period) }
        return .base(period)
    }

    /// The period that is left of a header when its other words and brackets are taken away.
    private static func period(in text: String, besides words: Regex<Substring>) throws(Failure) -> Period? {
        let rest = text.replacing(words, with: "").filter { !"()[]【】〔〕:・".contains($0) }
        if rest.isEmpty { return nil }
        do {
            return try PeriodParser.parse(rest)
        } catch {
            throw .unreadablePeriod(error)
        }
    }
}

extension IndicatorColumn.Failure {
    var expected: BilingualText {
        switch self {
        case .unknown:
            BilingualText(
                japanese: "事業番号・主な事業・事業指標・単位・現状値・実績・目標値・所管課・取組方針・備考のいずれかの見出し",
                english: """
                    a header such as 事業番号, 主な事業, 事業指標, 単位, 現状値, 実績, 目標値, 所管課, 取組方針 or 備考
                    """)
        case .targetWithoutYear:
            BilingualText(
                japanese: "年度のある目標値の見出し（例：令和3年度目標値）",
                english: "a target's header with its fiscal year, such as 令和3年度目標値")
        case .unreadablePeriod(let failure): failure.expected(PeriodParser.Failure.fiscalYear)
        }
    }
}
