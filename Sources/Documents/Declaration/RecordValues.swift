import MitoshiPlanning
import MitoshiStatistics

/// The values of one indicator's rows, before it is known whether they are numbers or stages.
struct RecordValues {
    struct Entry {
        let role: ColumnRole
        /// `nil` where the document doesn't say.
        let period: Period?
        /// The period that the header names, where the cell names another, which counts.
        let overruled: Period?
        var reading: CellReading
        let cell: DocumentCell
        let column: TableColumn

        var isTarget: Bool { role == .target || role == .increment }
        var isMeasured: Bool { role == .base || role == .measured }
        var quantity: Quantity? { if case .quantity(let quantity) = reading.content { quantity } else { nil } }
        var isKept: Bool { isTarget && reading.content == .kept }
    }

    var entries: [Entry]
    /// The unit that all numbers share; empty when none was printed, `nil` for stages.
    var unit: String?

    /// Reads the cells of a record that hold values.
    init(_ record: IndicatorRecord, _ context: ReadingContext, _ questions: inout [ReadingQuestion], name: String) {
        let layout = record.layout
        var entries: [Entry] = []
        for row in record.rows {
            let rowRole = layout.rowRole.map { RowRole(text: HTMLText.joined(row[$0].text)) } ?? nil
            if let rowRole, rowRole == .derived { continue }
            for (place, column) in layout.columns.enumerated() where column.role.holdsValues {
                var cell = row[place]
                if let text = context.mapping.text(of: cell) { cell.text = text }
                guard !cell.text.isEmpty else { continue }
                let reading = CellReading(cell.text)
                let yearCell = column.yearColumn.map { row[$0] } ?? layout.rowYear.map { row[$0] }
                let beside = yearCell.flatMap {
                    PeriodFinder.first(in: HTMLText.joined($0.text).foldingWidth.withoutIdleSpaces)?.written
                }
                let role =
                    column.role == .value || column.role == .target && rowRole != nil
                    ? rowRole?.column ?? column.role : column.role
                let convert = role == .target ? context.conventions.targetPeriod : context.conventions.period
                let named = (beside ?? column.period).flatMap(convert)
                let own = reading.period.flatMap(convert)
                let isUnclear = reading.period != nil && own == nil
                let fallback = role == .target && beside == nil && column.period == nil ? context.titleYear : nil
                let period = isUnclear ? nil : own ?? named ?? fallback
                entries.append(
                    Entry(
                        role: role, period: period,
                        overruled: own.flatMap { own in named.flatMap { own.westernYear == $0.westernYear ? nil : $0 }
                        },
                        reading: reading, cell: cell, column: column))
            }
        }
        self.entries = entries.filter { $0.reading.content != .none }
        unit = nil
        settleUnit(record, &questions, name: name)
    }

    // MARK: Unit

    private mutating func settleUnit(_ record: IndicatorRecord, _ questions: inout [ReadingQuestion], name: String) {
        var numbers = 0
        var words = 0
        for entry in entries {
            switch entry.reading.content {
            case .quantity, .range, .change, .unread: numbers += 1
            case .words(let text): words += Self.isNotYet(text) ? 0 : 1
            case .kept, .none: break
            }
        }
        guard numbers > 0, numbers >= words else { return }
        entries.removeAll { entry in
            if case .words(let text) = entry.reading.content { Self.isNotYet(text) } else { false }
        }
        let stated = UnitText.plain(record.text(.unit))
        let bracketed = UnitText.bracketed(in: name)
        var unit = stated
        // A target in times the base, or in percent of it, doesn't say in what the values are counted.
        for entry in entries where unit.isEmpty && !entry.isRelative {
            let printed = UnitText.plain(entry.printedUnit)
            if printed != "倍" || !entry.isTarget { unit = printed }
        }
        if unit.isEmpty { unit = bracketed ?? entries.compactMap(\.column.unit).first ?? record.statedUnit ?? "" }
        if unit.isEmpty, entries.allSatisfy({ UnitText.plain($0.printedUnit) == "倍" }) { unit = "倍" }
        var kept: [Entry] = []
        for var entry in entries {
            let printed = UnitText.plain(entry.printedUnit)
            // 決算額(千円) beside the number of people: another quantity.
            if printed.isEmpty, let own = entry.column.unit, UnitText.areUnlike(own, unit) {
                questions.append(.about(entry, name, Self.unitDiffers(own, unit)))
                continue
            }
            if printed.isEmpty || printed == unit || UnitText.isSame(printed, unit) || !entry.holdsNumber {
                if printed.count > unit.count, UnitText.isSame(printed, unit) { unit = printed }
                kept.append(entry)
            } else if let factor = UnitText.factor(from: printed, to: unit) {
                entry.reading = entry.reading.scaled(by: factor, unit: unit)
                kept.append(entry)
            } else if entry.isRelative {
                kept.append(entry)
            } else if printed == "倍", entry.isTarget, let times = entry.quantity?.value {
                entry.reading = entry.reading.with(content: .percentage(100 * (times - 1)))
                kept.append(entry)
            } else {
                questions.append(.about(entry, name, Self.unitDiffers(printed, unit)))
            }
        }
        entries = kept
        self.unit = unit
    }

    private static func isNotYet(_ text: String) -> Bool {
        CellReading.notYet.contains(text.foldingWidth.withoutWhitespace.lowercased())
    }

    private static func unitDiffers(_ printed: String, _ unit: String) -> BilingualText {
        BilingualText(
            japanese: "単位「\(printed)」が同じ行のほかの値の単位「\(unit)」と異なる。どちらか",
            english: "its unit “\(printed)” isn't “\(unit)”, that of the row's other values: which is it?")
    }

    // MARK: Answers

    var hasTargets: Bool { entries.contains(where: \.isTarget) }
    var base: Entry? { entries.first { $0.role == .base } }
    var hasNumbers: Bool { unit != nil }

    /// Whether a word beside the values says that they add up over the years: 累計, or 延べ of targets alone.
    var isTotal: Bool {
        let (targets, measured) = (entries.filter(\.isTarget), entries.filter(\.isMeasured))
        return entries.contains { $0.reading.isTotal } || targets.contains { $0.column.isTotal }
            || (targets.contains { $0.reading.text.contains("延べ") }
                && !measured.contains { $0.reading.text.contains("延べ") })
    }
}

extension RecordValues.Entry {
    /// The unit that the cell prints.
    fileprivate var printedUnit: String {
        switch reading.content {
        case .quantity(let quantity), .change(let quantity, _):
            UnitText.marks.contains(quantity.unit) ? "" : quantity.unit
        case .range(_, let upper): upper.unit
        case .none, .kept, .words, .unread: ""
        }
    }

    /// Whether it is so many percent more or less than the base.
    fileprivate var isRelative: Bool { if case .change(_, isRelative: true) = reading.content { true } else { false } }

    fileprivate var holdsNumber: Bool {
        switch reading.content {
        case .quantity, .range, .change: true
        case .none, .kept, .words, .unread: false
        }
    }
}

/// What a document says as a whole, by which its cells are read.
struct ReadingContext {
    let file: String
    let conventions: PeriodConventions
    /// The only year of the title or heading, for targets whose year stands nowhere else.
    var titleYear: Period?
    let mapping: ReadingMapping
    let sections: SectionNames
    /// The day of the reading: what isn't over by then was not measured.
    let today: CalendarDate
}

/// Units as documents write them.
enum UnitText {
    static func plain(_ text: String) -> String {
        let plain = HTMLText.joined(text).foldingWidth.withoutWhitespace
        let bare = plain.wholeMatch(of: kept(/[\[(](?:単位:?)?(.*)[\])]/)).map { String($0.1) } ?? plain
        return ["パーセント": "%", "％": "%", "-": "", "―": "", "－": ""][bare] ?? bare
    }

    /// The unit that a name holds in brackets at its end: `電気使用量(kWh)`.
    static func bracketed(in name: String) -> String? {
        let plain = name.foldingWidth.withoutWhitespace
        guard let found = plain.firstMatch(of: kept(/[\((](?:単位:?)?([^()]{1,14})[\))]$/)) else { return nil }
        if let unit = known(in: String(found.1)) { return unit }
        let unit = String(found.1)
        return unit.contains(
            kept(
                /^(?:[a-zA-Z%‰㎡℃\/0-9]{1,6}|[千百十]?[万億]?円|[千万]?人|件|回|箇所|か所|台|校|社|戸|世帯|団体|日|時間|分|年|歳|点|冊|本|トン)(?:\/.*)?$/)
        )
            && unit.contains(where: { !$0.isNumber }) ? unit : nil
    }

    /// The unit among the words of a bracket: `(累計・人)`, `(数量ベース、％)`, `(単位：人)`.
    static func known(in bracket: String) -> String? {
        let words = bracket.foldingWidth.lowercased().split(whereSeparator: { "・,、 :".contains($0) }).map(String.init)
        return words.last { units.contains($0) }
    }

    /// The unit that a line above a table, its title or its corner states: `（単位：人）`.
    static func stated(in text: String) -> String? {
        let plain = text.foldingWidth.withoutWhitespace
        guard let found = plain.firstMatch(of: kept(/単位:?([^\)\]、,。:()]{1,8})[\)\]]?$/)) else { return nil }
        return plain.contains(kept(/[\(\[]単位/)) || plain.hasPrefix("単位") ? known(in: String(found.1)) : nil
    }

    private static let units: Set<String> = [
        "人", "名", "件", "回", "箇所", "か所", "ヶ所", "カ所", "台", "校", "社", "者", "戸", "世帯", "団体", "組", "組織", "%", "円", "千円",
        "万円", "百万円", "億円", "兆円", "千人", "万人", "人日", "人回", "人泊", "万人泊", "延べ人", "日", "時間", "分", "秒", "年", "歳", "か月", "月",
        "位", "点", "冊", "本", "枚", "ha", "ヘクタール", "km", "m", "㎡", "m2", "km2", "㎢", "m3", "㎥", "千㎥", "kg", "t", "トン",
        "千t", "万t", "g",
        "kwh", "mwh", "kw", "l", "t-co2", "千t-co2", "棟", "店", "店舗", "倍", "食", "施設", "園", "床", "事業", "事業所", "市町村", "自治体",
        "品目", "種",
        "講座", "教室", "企業", "経営体", "室", "路線", "便", "泊", "頭", "羽", "株", "セット", "サイト", "ページ", "pt", "ポイント", "地区", "地域",
        "大学",
        "クラブ", "サークル", "作品", "公園", "基", "隻", "杯", "袋", "語", "曲", "人/日", "g/人・日", "people", "persons", "households",
        "homes",
        "hours", "minutes", "seconds", "days", "weeks", "months", "years", "km", "miles", "tonnes", "visits", "number",
        "units",
    ]

    /// `件` and `件/年` are one unit.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        return !short.isEmpty && long.hasPrefix(short)
            && ["/", "／", "・"].contains(where: long.dropFirst(short.count).hasPrefix)
    }

    /// Whether two units that are known count different things: 千円 and 人, not 件 and 回.
    static func areUnlike(_ one: String, _ other: String) -> Bool {
        func isMoney(_ unit: String) -> Bool { unit.hasSuffix("円") }
        return units.contains(one) && units.contains(other) && one != other && isMoney(one) != isMoney(other)
    }

    /// Marks of provisional and revised figures, which stand where units do.
    static let marks: Set<String> = ["p", "r", "e", "P", "R", "E"]

    /// By how much values in `unit` are multiplied to be in `other`: 1,000 from 千円 to 円.
    static func factor(from unit: String, to other: String) -> Int? {
        let (one, base) = exponent(unit)
        let (two, otherBase) = exponent(other)
        guard base == otherBase, !base.isEmpty, one != two else { return nil }
        return one - two
    }

    /// The power of ten before a unit, and the rest of it.
    private static func exponent(_ unit: String) -> (Int, String) {
        for (word, power) in [("十億", 9), ("百万", 6), ("千万", 7), ("億", 8), ("十万", 5), ("万", 4), ("千", 3), ("百", 2)]
        where unit.hasPrefix(word) {
            return (power, String(unit.dropFirst(word.count)))
        }
        return (0, unit)
    }
}

extension CellReading {
    /// The value in another unit, so many powers of ten from its own.
    fileprivate func scaled(by exponent: Int, unit: String) -> CellReading {
        let content: Content =
            switch content {
            case .quantity(let quantity): .quantity(quantity.shifted(by: exponent, unit: unit))
            case .range(let lower, let upper):
                .range(lower.shifted(by: exponent, unit: unit), upper.shifted(by: exponent, unit: unit))
            case .change(let change, let isRelative):
                .change(change.shifted(by: exponent, unit: unit), isRelative: isRelative)
            case .none, .kept, .words, .unread: content
            }
        return with(content: content)
    }
}

extension Quantity {
    /// Times a power of ten.
    fileprivate func shifted(by exponent: Int, unit: String) -> Quantity {
        var shifted = self
        shifted.range = range.mapped { Double("\($0)e\(exponent)") ?? $0 }
        shifted.decimals -= exponent
        shifted.unit = unit
        return shifted
    }
}

extension ReadingQuestion {
    /// About the value of one cell.
    static func about(
        _ entry: RecordValues.Entry, _ name: String, _ question: BilingualText, guess: String = ""
    ) -> ReadingQuestion {
        let place = SpreadsheetSheet.name(row: entry.cell.line - 1, column: entry.cell.number - 1)
        return ReadingQuestion(
            line: entry.cell.line, cell: entry.cell.number, indicator: name, found: HTMLText.joined(entry.cell.text),
            question: question, guess: guess, mapping: ReadingMapping.line("cell", place, "", guess))
    }
}
