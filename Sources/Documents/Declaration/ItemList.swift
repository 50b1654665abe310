import MitoshiPlanning

/// The list of what was read from one indicator's row, for people to check.
struct ItemList {
    let id: String
    private(set) var items: [ReadItem] = []

    init(id: String) { self.id = id }

    private mutating func add(
        _ cell: DocumentCell, _ japanese: String, _ english: String, _ value: String, _ basis: ReadItem.Basis = .read
    ) {
        items.append(
            ReadItem(
                line: cell.line, cell: cell.number, indicatorID: id,
                name: BilingualText(japanese: japanese, english: english), value: value, basis: basis))
    }

    mutating func addWords(
        _ record: IndicatorRecord, _ indicator: Indicator, _ match: SectionNames.Match?, _ name: DocumentCell
    ) {
        if let cell = record.cell(.number) {
            let reason = BilingualText(
                japanese: "文書の番号のままでは使えない（重複など）ため、枝番などを付けた",
                english: "the document's number doesn't tell the row from others, or isn't one")
            add(cell, "番号", "number", id, record.writtenNumber == id ? .read : .inferred(reason: reason))
        }
        if let cell = record.cell(.programme) { add(cell, "主な事業", "programme", indicator.programme) }
        add(name, "事業指標", "indicator", indicator.name)
        if let cell = record.cell(.unit) { add(cell, "単位", "unit", indicator.unit ?? "") }
        if let cell = record.cell(.policy) { add(cell, "取組方針", "policy", indicator.policy ?? "") }
        if let cell = record.cell(.note) { add(cell, "備考", "note", HTMLText.joined(cell.text)) }
        if let cell = record.cell(.section), let match {
            let reason = BilingualText(
                japanese: "部の課等の一覧にない名称を含むため、語尾（課・担当など）で区切った",
                english: "a name isn't in the list of divisions, so it was divided by its endings (課, 担当 and the like)")
            add(
                cell, "所管課", "section in charge", match.sections.joined(separator: "; "),
                match.isListed ? .read : .inferred(reason: reason))
        }
    }

    mutating func addValues(_ draft: RecordDraft) {
        for (entry, period, value) in draft.read {
            let text = period.canonicalText
            let basis = Self.basis(of: entry, in: draft)
            switch entry.role {
            case .base: add(entry.cell, "現状値（\(text)）", "base value (\(text))", value, basis)
            case .measured: add(entry.cell, "実績（\(text)）", "measured value (\(text))", value, basis)
            default: add(entry.cell, "目標値（\(text)）", "target (\(text))", value, basis)
            }
        }
        if let first = draft.read.first, !draft.stages.isEmpty {
            let reason = BilingualText(
                japanese: "現状値、目標年度の順に並べた", english: "the order of base value and targets' years")
            add(
                first.entry.cell, "段階の順", "order of stages", draft.stages.joined(separator: " → "),
                .inferred(reason: reason))
        }
    }

    mutating func addBase(_ period: Period, at cell: DocumentCell) {
        let reason = BilingualText(
            japanese: "現状値の列がないため、最初の目標年度より前の最後の実績値を現状値とした",
            english: "there is no base column, so the last value before the first target is the base")
        add(cell, "現状値の時点", "period of the base", period.canonicalText, .inferred(reason: reason))
    }

    /// - Parameter reason: What the kind was inferred from; `nil` where the document states it.
    mutating func addKind(of indicator: Indicator, inferred reason: BilingualText?, at cell: DocumentCell) {
        add(cell, "種類", "kind", indicator.kind.rawValue, reason.map { .inferred(reason: $0) } ?? .read)
        guard indicator.unit != nil else { return }
        switch indicator.direction {
        case .stated(let direction): add(cell, "増減の向き", "direction", direction.rawValue)
        case .keepsLevel: add(cell, "増減の向き", "direction", WrittenDirection.maintain.rawValue)
        case .unstated: break
        }
    }

    private static func basis(of entry: RecordValues.Entry, in draft: RecordDraft) -> ReadItem.Basis {
        if let named = entry.overruled {
            return .inferred(
                reason: BilingualText(
                    japanese: "見出しの\(named.label.japanese)でなく、セルに書かれた年度による",
                    english: "by the year in the cell, not the \(named.label.english) of its header"))
        }
        let text = entry.reading.text
        switch entry.reading.content {
        case .change:
            return .inferred(
                reason: BilingualText(
                    japanese: "「\(text)」は現状値からの増減", english: "“\(text)” is a change of the base value"))
        case .kept where draft.unit != nil:
            return .inferred(
                reason: BilingualText(japanese: "「維持」は現状値のまま", english: "維持 means the base value"))
        default: break
        }
        if entry.role == .increment {
            return .inferred(
                reason: BilingualText(japanese: "前の年までの値に増加分を加えた", english: "its increment added to the year before"))
        }
        guard entry.column.isGuessed, entry.column.role == .measured else { return .read }
        return .inferred(
            reason: BilingualText(
                japanese: "見出しは年だけ。目標より前の年なので実績とした",
                english: "the header is a year alone, before the targets: a measured value"))
    }
}
