import MitoshiPlanning
import MitoshiStatistics

/// What the cell of a value says: a number, a bound or two, a change, words, or nothing; its period and remarks apart.
struct CellReading: Hashable {
    enum Content: Hashable {
        case none
        case quantity(Quantity)
        /// Both ends of what is wanted.
        case range(Quantity, Quantity)
        /// So much more than the base, in the unit or in percent of the base.
        case change(Quantity, isRelative: Bool)
        /// As it is now.
        case kept
        case words(String)
        /// Digits that can't be understood.
        case unread(String)
        /// An error, or a formula without a result: there is a value, and nobody knows which.
        case failed(FailedResult)

        /// So many percent more than the base.
        static func percentage(_ percent: Double) -> Content {
            .change(Quantity(range: .exact(percent), decimals: 0, unit: "%", isChange: true), isRelative: true)
        }
    }

    /// The text without its period, as a person would quote it.
    let text: String
    let content: Content
    let period: WrittenPeriod?
    /// Whether the value was only expected.
    let isExpected: Bool
    /// Whether a word says that it adds up over the years.
    let isTotal: Bool
    /// Remarks beside the value: 速報値, organisations, shares in brackets.
    let remarks: [String]

    init(_ source: String) {
        if let failed = FailedResult(source) {
            self.init(
                text: failed.text, content: .failed(failed), period: nil, isExpected: false, isTotal: false, remarks: []
            )
            return
        }
        var text = HTMLText.paragraphs(source).joined(separator: "\n").foldingWidth
        guard text.utf8.count <= Self.longest else {
            self.init(ofLong: text)
            return
        }
        var remarks: [String] = []
        var period: WrittenPeriod?
        var isExpected = false
        for group in Self.bracketed(in: text).reversed() {
            let inner = String(text[group].dropFirst().dropLast()).withoutWhitespace
            let kind = Self.bracket(inner)
            switch kind {
            case .period(let found, let expected):
                guard period == nil else { continue }
                period = found
                isExpected = expected
            case .mark: break
            case .expectation:
                isExpected = true
                remarks.append(inner)
            case .remark: remarks.append(inner)
            case .part: continue
            }
            text.replaceSubrange(group, with: " ")
        }
        text = Self.withoutMarks(text).trimmed
        if let found = text.prefixMatch(of: kept(/(毎年度?|各年度|年度ごとに)\s*(?=[0-9])/)) {
            // So much less each year isn't so much less.
            let rest = String(text[found.range.upperBound...])
            if case .quantity(let quantity) = Self.content(of: rest), !quantity.isChange {
                remarks.append(String(found.1))
                text = rest
            }
        }
        var content = Self.content(of: text)
        // A number beside nothing is hardly a footnote's: (1) may be minus one, ※70 a value with a mark.
        if content == .none, period == nil, !isExpected, let marked = Self.markedNumber(source) {
            content = .unread(marked)
        }
        if case .unread = content, period == nil, let (found, rest) = Self.periodBeside(text) {
            let other = Self.content(of: rest)
            if case .quantity = other { (content, period, text) = (other, found, rest) }
        }
        if content == .words("毎年度") || content == .words("毎年") { content = .none }
        let plain = text.replacing("\n", with: " ").trimmed
        self.init(
            text: HTMLText.joined(plain), content: content, period: period, isExpected: isExpected,
            isTotal: plain.contains("累計") || plain.contains("累積"), remarks: remarks.reversed())
    }

    /// So many bytes the text around a value has at most; a longer one is no value.
    private static let longest = 2_000

    private init(ofLong text: String) {
        let hasDigits = text.contains { $0.isASCII && $0.isNumber }
        self.init(
            text: HTMLText.joined(text),
            content: hasDigits ? .unread(text) : .words(text.replacing("\n", with: "")), period: nil,
            isExpected: false, isTotal: false, remarks: [])
    }

    /// The same cell with its value understood otherwise.
    func with(content: Content) -> CellReading {
        CellReading(
            text: text, content: content, period: period, isExpected: isExpected, isTotal: isTotal, remarks: remarks)
    }

    private init(
        text: String, content: Content, period: WrittenPeriod?, isExpected: Bool, isTotal: Bool, remarks: [String]
    ) {
        self.text = text
        self.content = content
        self.period = period
        self.isExpected = isExpected
        self.isTotal = isTotal
        self.remarks = remarks
    }

    /// The cell's text where a mark or brackets around a number are all that it holds.
    private static func markedNumber(_ source: String) -> String? {
        let compact = source.foldingWidth.withoutWhitespace
        return compact.contains(kept(/^[※＊†‡*]?[(\[]?[△▲\-]?[0-9][0-9,.]*[)\]]?$/))
            ? HTMLText.joined(source.trimmed) : nil
    }

    // MARK: Brackets

    private enum Bracket {
        case period(WrittenPeriod, isExpected: Bool)
        /// A footnote's mark.
        case mark
        /// 見込: the value wasn't measured yet.
        case expectation
        case remark
        /// Belongs to the text.
        case part
    }

    private static func bracket(_ inner: String) -> Bracket {
        if inner.wholeMatch(of: kept(/(注|※|\*)[0-9]{0,2}[)）:]?|\*+/)) != nil { return .mark }
        let words = inner.replacing(kept(/見込み?|実績|現状|基準|平均|現在|時点|末日|末|値|確定|予定|まで|目標|期限/), with: "")
        let found = PeriodFinder.all(in: words)
        if let first = found.first, found.allSatisfy({ $0.written.names(sameYearAs: first.written) }) {
            var rest = words
            for one in found.reversed() { rest.removeSubrange(one.range) }
            if rest.filter({ !"()[]・/,、".contains($0) }).isEmpty {
                return .period(first.written, isExpected: inner.contains("見込"))
            }
        }
        if inner.contains(kept(/見込|予測|expected|forecast|projected/)) { return .expectation }
        return .remark
    }

    /// The outermost pairs of brackets, with the brackets.
    private static func bracketed(in text: String) -> [Range<String.Index>] {
        var groups: [Range<String.Index>] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            if "([【〔〈［（".contains(text[index]) {
                if depth == 0 { start = index }
                depth += 1
            } else if depth > 0, ")]】〕〉］）".contains(text[index]) {
                depth -= 1
                if depth == 0 { groups.append(start..<text.index(after: index)) }
            }
        }
        return groups
    }

    private static func withoutMarks(_ text: String) -> String {
        guard text.contains(where: { "※*＊†‡)".contains($0) }) else { return text }
        return text.replacing(kept(/\s[0-9]\)$|[※＊†‡][0-9]{0,2}$|\*[0-9]{0,2}$|[※＊†‡][0-9]{0,2}(?=\s)/), with: "")
    }

    /// `令和2年度 4,914人` and `4,914人 令和2年度末`.
    private static func periodBeside(_ text: String) -> (WrittenPeriod, String)? {
        let plain = text.replacing("\n", with: " ")
        let pieces = plain.split(separator: " ", maxSplits: 8)
        guard pieces.count > 1 else { return nil }
        for (piece, rest) in [(pieces[0], pieces.dropFirst()), (pieces[pieces.count - 1], pieces.dropLast())] {
            let compact = String(piece).withoutWhitespace
            guard let found = PeriodFinder.first(in: compact) else { continue }
            var other = compact
            other.removeSubrange(found.range)
            if ["", "末", "時点", "現在", "末現在", "末時点", ":", "実績"].contains(other) {
                return (found.written, rest.joined(separator: " "))
            }
        }
        return nil
    }

    // MARK: Content

    private static func content(of text: String) -> Content {
        let compact = text.withoutWhitespace
        if isNone(compact) { return .none }
        if compact == "ゼロ" || compact == "零", let zero = Quantity("0") { return .quantity(zero) }
        if keeping.contains(compact) { return .kept }
        // Before a single number, which would take the rest of `4 to 6` for its unit.
        if let range = rangeInWords(text) { return range }
        if let change = change(compact) ?? multiple(compact) { return change }
        if text.contains(kept(/^[0-9]+ in [0-9]+$/)) { return .unread(text) }
        if let quantity = Quantity(text.replacing("\n", with: " ")) { return .quantity(quantity) }
        if let range = range(compact) { return range }
        if let quantity = perPerson(compact) ?? duration(compact) ?? outOf(compact) ?? labelled(text) {
            return .quantity(quantity)
        }
        let hasDigits =
            compact.contains { $0.isASCII && $0.isNumber }
            || compact.contains(kept(/[〇一二三四五六七八九十百千](?:件|人|回|か所|箇所|割)/))
        return hasDigits ? .unread(text) : .words(text.replacing("\n", with: ""))
    }

    private static let keeping: Set<String> = [
        "維持", "現状維持", "現状を維持", "現状値を維持", "現状の維持", "同水準", "現状水準", "現状水準を維持", "同程度", "maintain", "Maintain",
    ]

    /// Spellings of "there is no value".
    static func isNone(_ text: String) -> Bool {
        let plain = text.withoutWhitespace.lowercased()
        return plain.allSatisfy { "-－―—–ー‐−‑…._/／\\〃*＊※".contains($0) } || nothing.contains(plain)
    }

    /// Words for a value that isn't there yet, which are a stage where the others are.
    static let notYet: Set<String> = [
        "未実施", "未策定", "未整備", "未設置", "未導入", "未作成", "検討中", "準備中", "実施前", "開始前", "notcollected", "notset",
        "notyetavailable", "monitoronly", "dataonly",
        "notapplicable", "nottarget", "notarget", "yetobeset", "tobeconfirmed", "tobeset", "awaitingdata",
    ]

    private static let nothing: Set<String> = [
        "なし", "無し", "無", "ナシ", "該当なし", "該当無し", "データなし", "実績なし", "設定なし", "目標なし", "未把握", "未調査", "調査中", "未集計", "集計中",
        "未測定",
        "未算定", "算定中", "今後算定", "今後調査", "今後設定", "今後把握", "今後検討", "把握していない", "把握なし", "未公表", "公表前", "非公表", "不明", "不詳", "未確定",
        "未設定",
        "新規", "新規事業", "対象外", "n/a", "na", "n.a.", "none", "new", "nil", "null", "tbc", "tbd", "unknown", "notavailable",
        "nodata", "-(新規)",
    ]

    /// `20時間減`, `10%減`, `5ポイント増`, `+50件`.
    private static func change(_ text: String) -> Content? {
        for (ending, sign) in [
            ("の削減", -1.0), ("削減", -1), ("の減少", -1), ("減少", -1), ("減", -1), ("の増加", 1), ("増加", 1), ("増", 1),
        ] where text.hasSuffix(ending) {
            guard let size = Quantity(String(text.dropLast(ending.count))), !size.isBound, size.value >= 0 else {
                return nil
            }
            let isRelative = size.unit == "%"
            return .change(size.change(by: sign, unit: isPoints(size.unit) ? "" : size.unit), isRelative: isRelative)
        }
        if text == "±0" || text == "+0" { return .kept }
        guard let size = Quantity(text) else { return nil }
        if isPoints(size.unit) { return .change(size.change(by: 1, unit: ""), isRelative: false) }
        return size.isChange ? .change(size, isRelative: false) : nil
    }

    /// `半減`, `2倍`, `倍増`, `50% reduction`.
    private static func multiple(_ text: String) -> Content? {
        switch text {
        case "半減", "半数", "2分の1", "1/2", "半分": return .percentage(-50)
        case "倍増", "倍": return .percentage(100)
        default: break
        }
        if let found = text.wholeMatch(of: kept(/(?i:([0-9.]{1,6})%(reduction|decrease|cut|increase|rise|growth))/)),
            let percent = Double(found.1)
        {
            let isMore = ["increase", "rise", "growth"].contains(found.2.lowercased())
            return .percentage(isMore ? percent : -percent)
        }
        return nil
    }

    /// `12/31業務`, `19市町中11位`: so many of a number that isn't the value's.
    private static func outOf(_ text: String) -> Quantity? {
        if let found = text.wholeMatch(of: kept(/([0-9]{1,6})\/[0-9]{1,6}([^0-9\/.%]{1,8})/)) {
            return Quantity("\(found.1)\(found.2)")
        }
        if let found = text.wholeMatch(of: kept(/[0-9]{1,4}[^0-9]{1,6}中([0-9]{1,4}位(?:以内)?)/)) {
            return Quantity(String(found.1))
        }
        if let found = text.wholeMatch(of: kept(/(?i:([0-9]{1,6})(?:out)?of[0-9]{1,6})/)) {
            return Quantity(String(found.1))
        }
        return nil
    }

    private static func isPoints(_ unit: String) -> Bool {
        ["ポイント", "pt", "pts", "㌽", "%ポイント", "points"].contains(unit.lowercased())
    }

    /// Behind so many characters that could part two ends, commas among them, no range is searched: each of them costs
    /// two readings of the whole text.
    private static let mostSeparators = 32

    /// `40%以上,60%以下`, `40%以上60%以下`, `10～20人`.
    private static func range(_ text: String) -> Content? {
        let separators = zip(text.indices, text).lazy.filter { ",、~〜～-–—―上".contains($0.1) }
        for (place, character) in separators.prefix(mostSeparators) {
            let isWord = character == "上"
            let first = String(isWord ? text[...place] : text[..<place])
            let second = String(text[text.index(after: place)...])
            if let range = range(first, second, isSpan: !isWord && !",、".contains(character)) { return range }
        }
        return nil
    }

    /// `40 to 60`, `20 to 30%`, `between 40 and 60`, `at least 40% and at most 60%`.
    private static func rangeInWords(_ text: String) -> Content? {
        guard text.contains(where: \.isWhitespace), text.contains(where: \.isNumber), text.utf8.count < 120,
            let found = text.replacing("\n", with: " ").wholeMatch(
                of: kept(/(?i:(between\s+)?(.+?),?\s+(to|and|but|through)\s+(.+))/))
        else { return nil }
        let word = found.3.lowercased()
        // `at least 40 and at most 60` says its ends itself; `12 and 30` are two numbers.
        let isSpan = found.1 != nil ? word == "and" : word == "to" || word == "through"
        return range(String(found.2), String(found.4), isSpan: isSpan)
    }

    /// - Parameter isSpan: Whether what parts two numbers says that everything between them is meant.
    private static func range(_ first: String, _ second: String, isSpan: Bool) -> Content? {
        guard let first = Quantity(first), let second = Quantity(second), first.value <= second.value,
            !first.isChange, !second.isChange, first.unit.isEmpty || first.unit == second.unit
        else { return nil }
        if first.range.isAtLeast == true, second.range.isAtLeast == false {
            return .range(first.with(first.range, unit: second.unit), second)
        }
        guard isSpan, !first.isBound, !second.isBound else { return nil }
        return .range(
            first.with(.atLeast(first.value), unit: second.unit), second.with(.atMost(second.value), unit: second.unit))
    }

    /// `1日当たり67分`, `1人あたり2.5点`.
    private static func perPerson(_ text: String) -> Quantity? {
        guard let found = text.prefixMatch(of: kept(/(?:市民|県民|国民)?[1一](日|人|世帯|か月|月|週|年|校|組織|団体)[当あ]たり/)) else {
            return nil
        }
        let rest = String(text[found.range.upperBound...])
        return Quantity(rest) ?? duration(rest)
    }

    /// `2時間30分` in minutes.
    private static func duration(_ text: String) -> Quantity? {
        guard let found = text.wholeMatch(of: kept(/([0-9]{1,4})時間([0-9]{1,2})分(以上|以内|以下|未満)?/)),
            let hours = Double(found.1),
            let minutes = Double(found.2)
        else { return nil }
        return Quantity("\(Int(60 * hours + minutes))分\(found.3 ?? "")")
    }

    private static let whole: Set<String> = [
        "男女計", "計", "合計", "総数", "全体", "全体計", "全国", "市全体", "total", "all", "overall",
    ]

    /// Of several values with labels that of the whole: `男女計:8.5% 男性:12.9%`.
    private static func labelled(_ text: String) -> Quantity? {
        let pieces = text.split { $0.isWhitespace || "、,".contains($0) }
        let values = pieces.map { piece -> (label: String, quantity: Quantity?)? in
            let parts = piece.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (parts[0].lowercased(), Quantity(String(parts[1]))) : nil
        }
        guard values.count > 1, values.allSatisfy({ $0?.quantity != nil }) else { return nil }
        return values.compactMap(\.self).first { whole.contains($0.label) }?.quantity
    }
}

extension WrittenPeriod {
    /// Whether both name one year, maybe in two reckonings.
    fileprivate func names(sameYearAs other: WrittenPeriod) -> Bool {
        func year(_ written: WrittenPeriod) -> Int? {
            switch written {
            case .period(let period): period.westernYear
            case .bareYear(let year): year
            case .yearWithoutEra, .quarter, .everyYear, .span, .relative: nil
            }
        }
        return self == other || (year(self) != nil && year(self) == year(other))
    }
}

extension Quantity {
    fileprivate func with(_ range: ValueRange, unit: String) -> Quantity {
        var quantity = self
        (quantity.range, quantity.unit) = (range, unit)
        return quantity
    }

    fileprivate func change(by sign: Double, unit: String) -> Quantity {
        var change = with(range.mapped { sign * $0 }, unit: unit)
        change.isChange = true
        return change
    }
}
