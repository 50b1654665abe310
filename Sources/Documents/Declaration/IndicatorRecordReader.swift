import MitoshiPlanning
import MitoshiStatistics

/// One record of a declaration's table → an indicator with its targets, stages and measured values.
struct IndicatorRecordReader {
    let context: ReadingContext

    /// What one record gives.
    struct Result {
        var indicator: Indicator
        var targets: [Target] = []
        var stages: [String] = []
        var measurements: [IndicatorMeasurement] = []
        var items: [ReadItem] = []
        var questions: [ReadingQuestion] = []
        /// The cell of the indicator's name.
        let name: DocumentCell
    }

    /// `nil` for rows without a name or values.
    func read(_ record: IndicatorRecord) -> Result? {
        guard let nameCell = record.cell(.name) ?? record.heading else { return nil }
        var (name, remark) = IndicatorNameText.split(nameCell.text)
        var questions: [ReadingQuestion] = []
        var goal: CellReading?
        if record.layout.columns.contains(where: { $0.role == .name && $0.mayBeName }),
            !record.layout.columns.contains(where: { $0.role == .target }),
            let (shorter, reading) = IndicatorNameText.splitGoal(name)
        {
            (name, goal) = (shorter, reading)
        }
        var values = RecordValues(record, context, &questions, name: name)
        if let goal, let column = record.layout.name.map({ record.layout.columns[$0] }) {
            values.entries.append(
                RecordValues.Entry(
                    role: .target, period: goal.period.flatMap(context.conventions.period) ?? context.titleYear,
                    overruled: nil,
                    reading: goal, cell: nameCell, column: column))
            if case .quantity(let quantity) = goal.content { values.unit = values.unit ?? quantity.unit }
        }
        guard !name.isEmpty else { return nil }
        name = context.mapping.name(of: name)
        if !record.breakdown.isEmpty { name += " " + record.breakdown }
        var draft = RecordDraft(values: values, id: record.id, name: name, context: context, questions: questions)
        draft.settle(stated: StatedDirection(record.text(.direction)))
        if let cell = record.cell(.direction), StatedDirection(cell.text) == nil, !CellReading.isNone(cell.text) {
            questions.append(Self.unknownWord(cell, name, WrittenDirection.list))
        }
        if let cell = record.cell(.number), let number = IndicatorNumber.ofDate(cell.text) {
            questions.append(Self.dateForNumber(cell, name, number))
        }
        let programme = record.text(.programme)
        let match = record.cell(.section).map { context.sections.match($0.text) }
        let inference = KindInference(
            name: name, unit: draft.unit, values: draft.numbers, isDated: draft.isDated, isTotal: values.isTotal)
        let statedKind = statedKind(of: record, fitting: inference.kind, name, &questions)
        let kind = statedKind ?? inference.kind
        // What is negative today isn't bounded by 0; a count is, and its negative value is asked about.
        let isNegative =
            [.flow, .stock].contains(kind) && draft.hasNegativeValue
            && (!draft.countsThings || draft.isMostlyNegative || SignedName.holds(name))
        let inferred = statedKind == nil ? "種類は名称・単位・値から推定 (kind inferred)" : ""
        let notes = ([remark] + record.texts(.note) + draft.notes + [inferred]).filter { !$0.isEmpty }
        let indicator = Indicator(
            id: record.id,
            programme: programme.isEmpty
                ? record.texts(.group).last { $0.contains { !$0.isNumber && !"-().".contains($0) } } ?? "" : programme,
            name: name, unit: draft.unit,
            kind: kind, direction: draft.direction, basePeriod: draft.basePeriod,
            supportLower: isNegative ? -.infinity : nil, sections: match?.sections ?? [],
            policy: record.text(.policy).isEmpty ? nil : record.text(.policy), source: source(nameCell),
            note: notes.joined(separator: "; "),
            english: EnglishNames(name: record.stated(.englishName), unit: record.stated(.englishUnit)))
        var items = ItemList(id: record.id)
        items.addWords(record, indicator, match, nameCell)
        items.addValues(draft)
        items.addKind(of: indicator, inferred: statedKind == nil ? inference.reason : nil, at: nameCell)
        if draft.isBaseInferred, let period = draft.basePeriod { items.addBase(period, at: nameCell) }
        return Result(
            indicator: indicator, targets: draft.targets, stages: draft.stages, measurements: draft.measurements,
            items: items.items, questions: draft.questions + questions, name: nameCell)
    }

    /// The kind that a column of kinds states, where it fits the values: stages are written in words, all others in numbers.
    private func statedKind(
        of record: IndicatorRecord, fitting inferred: IndicatorKind, _ name: String,
        _ questions: inout [ReadingQuestion]
    ) -> IndicatorKind? {
        guard let cell = record.cell(.kind) else { return nil }
        guard let kind = IndicatorKind(written: HTMLText.joined(cell.text)) else {
            if !CellReading.isNone(cell.text) { questions.append(Self.unknownWord(cell, name, IndicatorKind.list)) }
            return nil
        }
        if (kind == .milestone) == (inferred == .milestone) { return kind }
        questions.append(
            ReadingQuestion(
                line: cell.line, cell: cell.number, indicator: name, found: HTMLText.joined(cell.text),
                question: BilingualText(
                    japanese: "種類は「\(kind.label.japanese)」、値は\(inferred == .milestone ? "言葉" : "数値")。どちらが正しいか",
                    english:
                        "the kind is “\(kind.label.english)”, the values are \(inferred == .milestone ? "words" : "numbers"): "
                        + "which is right?"),
                guess: inferred.label.japanese, mapping: ""))
        return nil
    }

    /// About a word of a column of kinds or directions that is none of them.
    private static func unknownWord(_ cell: DocumentCell, _ name: String, _ list: BilingualText) -> ReadingQuestion {
        ReadingQuestion(
            line: cell.line, cell: cell.number, indicator: name, found: HTMLText.joined(cell.text),
            question: BilingualText(
                japanese: "分からない言葉。\(list.japanese)", english: "a word that isn't known: \(list.english)"))
    }

    /// About a number that is a date.
    private static func dateForNumber(_ cell: DocumentCell, _ name: String, _ number: String) -> ReadingQuestion {
        let place = SpreadsheetSheet.name(row: cell.line - 1, column: cell.number - 1)
        return ReadingQuestion(
            line: cell.line, cell: cell.number, indicator: name, found: HTMLText.joined(cell.text),
            question: BilingualText(
                japanese: "番号が日付になっている。「\(number)」と読んだ。列の書式を文字列にして書き直すと残る",
                english: "the number has become a date, read as \(number): format the column as text and type it again"),
            guess: number, mapping: ReadingMapping.line("cell", place, "", number))
    }

    private func source(_ cell: DocumentCell) -> Source { Source(title: cell.place(in: context.file)) }
}

/// The name of an indicator within a cell that may hold more.
enum IndicatorNameText {
    /// The name, and what stands behind it in lines or words of its own: its definition.
    static func split(_ source: String) -> (name: String, remark: String) {
        let lines = HTMLText.paragraphs(source)
        let joined = HTMLText.joined(source)
        let pieces = lines.count > 1 ? lines : joined.split(separator: " ", maxSplits: 1).map(String.init)
        guard pieces.count > 1, let first = pieces.first, endsLikeIndicator(first) else { return (joined, "") }
        let rest = pieces.dropFirst().joined(separator: lines.count > 1 ? "" : " ")
        let isPartOfName =
            rest.starts(with: kept(/[及びとやのをがへで、・(（\[～~]/)) || rest.count < 10 || rest.allSatisfy(\.isASCII)
        return isPartOfName ? (joined, "") : (first, rest)
    }

    private static func endsLikeIndicator(_ text: String) -> Bool {
        text.contains(kept(/(?:数|率|割合|額|量|指数|状況|度|人口|面積|件数|時間|日数|高|比|カバー率)$/))
    }

    /// `職員の削減 149人超` under a header of goals: the name, and the target behind it.
    static func splitGoal(_ name: String) -> (name: String, goal: CellReading)? {
        let pieces = name.split(separator: " ")
        guard pieces.count > 1, let last = pieces.last else { return nil }
        let reading = CellReading(String(last))
        guard case .quantity = reading.content else { return nil }
        return (pieces.dropLast().joined(separator: " "), reading)
    }
}
