import Planning
import Statistics

/// One record of a declaration's table → an indicator with its targets, stages and measured values.
struct IndicatorRecordReader {
    let file: String
    let sections: SectionNames

    /// What one record gives.
    struct Result {
        let indicator: Indicator
        let targets: [Target]
        let stages: [String]
        let measurements: [IndicatorMeasurement]
        let items: [ReadItem]
        /// The cells of the indicator's name, of each target and of each measurement.
        let cells: (name: DocumentCell, targets: [DocumentCell], measurements: [DocumentCell])
    }

    func read(_ record: IndicatorRecord, problems: inout ProblemList) -> Result? {
        guard let name = required(.indicator, of: record, &problems), let idCell = record.cell(.id) else { return nil }
        guard let id = IndicatorNumber.normalised(idCell.text) else {
            problems.add(problem(idCell, Self.number))
            return nil
        }
        guard let values = IndicatorValues(record, file: file, problems: &problems) else { return nil }
        let direction = direction(values, &problems)
        let stages = stages(values, &problems)
        guard checkYears(values, &problems), let direction, let stages else { return nil }
        let match = record.cell(.section).map { sections.match($0.text) }
        let kind = KindInference(
            name: name.text, unit: values.unit, values: values.numbers, isDated: values.base?.isDated ?? false,
            isTotal: values.isTotal)
        let indicator = Indicator(
            id: id, programme: text(.programme, of: record), name: name.text, unit: values.unit, kind: kind.kind,
            direction: direction, basePeriod: basePeriod(values), sections: match?.sections ?? [],
            policy: optional(text(.policy, of: record)), source: source(name.cell),
            note: note(record, values))
        var items = ItemList(id: id)
        items.addWords(record, indicator, match)
        items.addValues(values, stages: stages)
        items.addInferred(kind, indicator, at: name.cell)
        if values.base == nil, let period = indicator.basePeriod { items.addBase(period, at: name.cell) }
        return Result(
            indicator: indicator, targets: values.targets.map { target($0.year, $0.entry, id, values) }, stages: stages,
            measurements: values.measured.map { measurement($0.period, $0.entry, id) }, items: items.items,
            cells: (name.cell, values.targets.map(\.entry.cell), values.measured.map(\.entry.cell)))
    }

    // MARK: Words

    private func text(_ column: IndicatorColumn, of record: IndicatorRecord) -> String {
        record.cell(column).map { HTMLText.joined($0.text) } ?? ""
    }

    private func optional(_ text: String) -> String? { text.isEmpty ? nil : text }

    private func required(
        _ column: IndicatorColumn, of record: IndicatorRecord, _ problems: inout ProblemList
    ) -> (text: String, cell: DocumentCell)? {
        guard let cell = record.cell(column) else { return nil }
        let text = HTMLText.joined(cell.text)
        if text.isEmpty { problems.add(problem(cell, Self.name)) }
        return text.isEmpty ? nil : (text, cell)
    }

    private func note(_ record: IndicatorRecord, _ values: IndicatorValues) -> String {
        var notes = [text(.note, of: record)]
        notes.append("種類は名称・単位・値から推定 (kind inferred)")
        for entry in values.entries {
            guard let named = entry.overruled else { continue }
            notes.append(
                "見出しは\(named.label.japanese)、セルは「\(HTMLText.joined(entry.cell.text))」（セルの年度による） (the cell's year counts)"
            )
        }
        for entry in values.entries where entry.quantity?.isQualified == true {
            if case .target(let year) = entry.role { notes.append("\(year.canonicalText): \(entry.text)") }
        }
        return notes.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    // MARK: Values

    /// That of the base column; without one, that of the last value before the first target.
    private func basePeriod(_ values: IndicatorValues) -> Period? {
        if case .base(let period) = values.base?.role { return period }
        guard let first = values.targets.first?.year else { return nil }
        return values.measured.sorted { $0.entry.moment < $1.entry.moment }.map(\.period)
            .last { YearAxis(firstMonth: first.firstMonth).position(of: $0).map { $0.fiscalYear < first } ?? false }
    }

    private func target(
        _ year: FiscalYear, _ entry: IndicatorValues.Entry, _ id: String, _ values: IndicatorValues
    ) -> Target {
        // 維持 means the base value.
        let quantity = values.unit == nil ? nil : entry.quantity ?? values.base?.quantity
        return Target(
            indicatorID: id, fiscalYear: year,
            goal: quantity.map { .value(values.level(of: $0)) } ?? .stage(entry.text),
            decimals: quantity?.decimals, source: source(entry.cell))
    }

    private func measurement(_ period: Period, _ entry: IndicatorValues.Entry, _ id: String) -> IndicatorMeasurement {
        let notes = [
            entry.isExpected ? "見込値 (expected)" : "", entry.quantity?.isQualified == true ? entry.text : "",
        ]
        return IndicatorMeasurement(
            indicatorID: id, period: period, value: entry.quantity.map { .numeric($0.observed) } ?? .stage(entry.text),
            decimals: entry.quantity?.decimals, source: source(entry.cell),
            note: notes.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    /// Stages from the base through the targets' years; a stage met again after another one is reported.
    private func stages(_ values: IndicatorValues, _ problems: inout ProblemList) -> [String]? {
        guard values.unit == nil else { return [] }
        var stages: [String] = []
        for entry in values.inOrderOfTime where stages.last != entry.text {
            if stages.contains(entry.text) {
                problems.add(problem(entry.cell, Self.stageOnce))
                return nil
            }
            stages.append(entry.text)
        }
        return stages
    }

    /// What 以上, 以下 and 維持 beside the targets say; `nil` when they contradict each other.
    private func direction(_ values: IndicatorValues, _ problems: inout ProblemList) -> DirectionSetting? {
        var stated: DirectionSetting?
        for entry in values.entries {
            guard case .target = entry.role, let said = entry.direction else { continue }
            if let stated, stated != said {
                problems.add(problem(entry.cell, Self.oneDirection))
                return nil
            }
            stated = said
        }
        return stated ?? .unstated
    }

    private func checkYears(_ values: IndicatorValues, _ problems: inout ProblemList) -> Bool {
        guard let period = basePeriod(values) else { return true }
        var isSound = true
        for entry in values.entries {
            guard case .target(let year) = entry.role,
                let base = YearAxis(firstMonth: year.firstMonth).position(of: period)?.fiscalYear, year <= base
            else { continue }
            isSound = false
            problems.add(
                DocumentProblem(
                    file: file, line: entry.cell.line, column: entry.cell.number,
                    found: BilingualText(
                        japanese: "\(year.canonicalText)の目標値", english: "a target for \(year.canonicalText)"),
                    expected: BilingualText(
                        japanese: "現状値の\(base.word.japanese)（\(base.canonicalText)）より後の目標年",
                        english: "a target year after the base year \(base.canonicalText)")))
        }
        return isSound
    }

    // MARK: Places

    private func source(_ cell: DocumentCell) -> Source { Source(title: cell.place(in: file)) }

    private func problem(_ cell: DocumentCell, _ expected: BilingualText) -> DocumentProblem {
        DocumentProblem(
            file: file, line: cell.line, column: cell.number, found: .quoted(cell.text), expected: expected)
    }

    private static let number = BilingualText(
        japanese: "事業番号（例：17-101）", english: "an indicator number such as 17-101")
    private static let name = BilingualText(japanese: "事業指標の名称", english: "the indicator's name")
    private static let stageOnce = BilingualText(
        japanese: "前に戻らない段階の並び", english: "stages that don't come back to an earlier one")
    private static let oneDirection = BilingualText(
        japanese: "以上・以下・維持のうち1つだけ", english: "one of 以上, 以下 and 維持 for all targets")
}

extension DocumentCell {
    /// The place of the cell as sources name it: `FILE line 24, cell 4`.
    func place(in file: String) -> String { "\(file) line \(line), cell \(number)" }
}

extension Quantity {
    var observed: Observation.Value {
        switch bound {
        case nil: .exact(value)
        case .atLeast: .atLeast(value)
        case .moreThan: .moreThan(value)
        case .atMost: .atMost(value)
        case .lessThan: .lessThan(value)
        }
    }
}

extension IndicatorValues {
    /// Base and actual values first, then targets, each by its period.
    fileprivate var inOrderOfTime: [Entry] { entries.sorted { $0.moment < $1.moment } }

    fileprivate var targets: [(year: FiscalYear, entry: Entry)] {
        inOrderOfTime.compactMap { entry in if case .target(let year) = entry.role { (year, entry) } else { nil } }
    }

    fileprivate var measured: [(period: Period, entry: Entry)] {
        entries.compactMap { entry in
            switch entry.role {
            case .base(let period), .actual(let period): (period, entry)
            case .target: nil
            }
        }
    }
}

extension IndicatorValues.Entry {
    /// Year, month and day of the end, for ordering; targets come after measured values.
    fileprivate var moment: (Int, Int, Int, Int) {
        switch role {
        case .target(let year): (1, year.year, 0, 0)
        case .base(let period), .actual(let period):
            period.end.map { (0, $0.year, $0.month, $0.day) } ?? (0, period.westernYear, 12, 31)
        }
    }

    fileprivate var isDated: Bool {
        if case .base(let period) = role, case .fiscalYear = period { false } else { true }
    }

    /// The direction that the words beside a target state.
    fileprivate var direction: DirectionSetting? {
        guard let quantity else { return isKept ? .keepsLevel : nil }
        switch (quantity.isToBeKept, quantity.bound) {
        case (true, .atLeast), (true, .moreThan): return .stated(.maintainAtLeast)
        case (true, .atMost), (true, .lessThan): return .stated(.maintainAtMost)
        case (true, nil): return .keepsLevel
        case (false, .atLeast), (false, .moreThan): return .stated(.increase)
        case (false, .atMost), (false, .lessThan): return .stated(.decrease)
        case (false, nil): return nil
        }
    }
}
