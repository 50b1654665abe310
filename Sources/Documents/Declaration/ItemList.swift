import Planning

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

    mutating func addWords(_ record: IndicatorRecord, _ indicator: Indicator, _ match: SectionNames.Match?) {
        if let cell = record.cell(.id) { add(cell, "事業番号", "number", id) }
        if let cell = record.cell(.programme) { add(cell, "主な事業", "programme", indicator.programme) }
        if let cell = record.cell(.indicator) { add(cell, "事業指標", "indicator", indicator.name) }
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

    mutating func addValues(_ values: IndicatorValues, stages: [String]) {
        for entry in values.entries {
            let value = Self.shown(entry, in: values, unit: values.unit)
            switch entry.role {
            case .base(let period):
                add(
                    entry.cell, "現状値（\(period.canonicalText)）", "base value (\(period.canonicalText))", value,
                    Self.basis(of: entry, in: values))
            case .actual(let period):
                add(
                    entry.cell, "実績（\(period.canonicalText)）", "measured value (\(period.canonicalText))", value,
                    Self.basis(of: entry, in: values))
            case .target(let year):
                add(
                    entry.cell, "目標値（\(year.canonicalText)）", "target (\(year.canonicalText))", value,
                    Self.basis(of: entry, in: values))
            }
        }
        if let first = values.entries.first, !stages.isEmpty {
            let reason = BilingualText(
                japanese: "現状値、目標年度の順に並べた", english: "the order of base value and targets' years")
            add(first.cell, "段階の順", "order of stages", stages.joined(separator: " → "), .inferred(reason: reason))
        }
    }

    mutating func addBase(_ period: Period, at cell: DocumentCell) {
        let reason = BilingualText(
            japanese: "現状値の列がないため、最初の目標年度より前の最後の実績値を現状値とした",
            english: "there is no base column, so the last value before the first target is the base")
        add(cell, "現状値の時点", "period of the base", period.canonicalText, .inferred(reason: reason))
    }

    mutating func addInferred(_ kind: KindInference, _ indicator: Indicator, at cell: DocumentCell) {
        add(cell, "種類", "kind", kind.kind.rawValue, .inferred(reason: kind.reason))
        guard indicator.unit != nil else { return }
        switch indicator.direction {
        case .stated(let direction): add(cell, "増減の向き", "direction", direction.rawValue)
        case .keepsLevel: add(cell, "増減の向き", "direction", WrittenDirection.maintain.rawValue)
        case .unstated:
            let reason = BilingualText(
                japanese: "文書に記載がなく、指標の名称、現状値と目標値から判断する",
                english: "not stated; it will follow from the indicator's words, base value and target")
            add(cell, "増減の向き", "direction", "", .inferred(reason: reason))
        }
    }

    private static func shown(_ entry: IndicatorValues.Entry, in values: IndicatorValues, unit: String?) -> String {
        guard let quantity = entry.quantity else { return entry.text }
        let level = entry.isTarget ? values.level(of: quantity) : quantity.value
        let sign =
            switch quantity.bound {
            case nil: ""
            case .atLeast: "≥ "
            case .moreThan: "> "
            case .atMost: "≤ "
            case .lessThan: "< "
            }
        return sign + PlainNumber.text(level, decimals: quantity.decimals) + (unit ?? "")
    }

    private static func basis(of entry: IndicatorValues.Entry, in values: IndicatorValues) -> ReadItem.Basis {
        if let named = entry.overruled {
            return .inferred(
                reason: BilingualText(
                    japanese: "見出しの\(named.label.japanese)でなく、セルに書かれた年度による",
                    english: "by the year in the cell, not the \(named.label.english) of its header"))
        }
        guard case .target = entry.role, values.unit != nil else { return .read }
        if let quantity = entry.quantity {
            guard quantity.isChange else { return .read }
            return .inferred(
                reason: BilingualText(
                    japanese: "「\(entry.text)」は現状値からの増分", english: "“\(entry.text)” is a change of the base value"))
        }
        return .inferred(
            reason: BilingualText(japanese: "「維持」は現状値のまま", english: "維持 means the base value"))
    }
}
