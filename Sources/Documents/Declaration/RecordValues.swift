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
                // Nobody knows of which year the value is, which is asked about where the year stands.
                if let yearCell, FailedResult(yearCell.text) != nil { continue }
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
        var failed = 0
        for entry in entries {
            switch entry.reading.content {
            case .quantity, .range, .change, .unread: numbers += 1
            case .words(let text): words += Self.isNotYet(text) ? 0 : 1
            case .failed: failed += 1
            case .kept, .none: break
            }
        }
        // Formulas give numbers, where nothing beside them says otherwise.
        if numbers + words == 0 { numbers = failed }
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
            if case .failed = entry.reading.content {
                kept.append(entry)
                continue
            }
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
        case .none, .kept, .words, .unread, .failed: ""
        }
    }

    /// Whether it is so many percent more or less than the base.
    fileprivate var isRelative: Bool { if case .change(_, isRelative: true) = reading.content { true } else { false } }

    fileprivate var holdsNumber: Bool {
        switch reading.content {
        case .quantity, .range, .change: true
        case .none, .kept, .words, .unread, .failed: false
        }
    }
}

/// What a document says as a whole, by which its cells are read.
struct ReadingContext {
    let file: String
    /// The workbook's sheet; empty for other documents.
    let sheet: String
    let conventions: PeriodConventions
    /// The only year of the title or heading, for targets whose year stands nowhere else.
    var titleYear: Period?
    let mapping: ReadingMapping
    let sections: SectionNames
    /// The day of the reading: what isn't over by then was not measured.
    let today: CalendarDate
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
            case .none, .kept, .words, .unread, .failed: content
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
