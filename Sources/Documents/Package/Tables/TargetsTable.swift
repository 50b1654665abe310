import MitoshiPlanning

/// Rows of `targets.csv`.
enum TargetsTable {
    /// The columns that may hold the goal.
    static let valueColumns = ["value"] + bounds.map(\.name) + ["stage"]

    /// The columns for a number with a word that says which side of it meets the target.
    static let bounds: [(name: String, bound: Target.Bound)] = [
        ("at_least", .atLeast), ("more_than", .moreThan), ("at_most", .atMost), ("less_than", .lessThan),
    ]

    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> Target? {
        let id = row.indicatorID(&problems)
        let year = row.required("fiscal_year", row.fiscalYear("fiscal_year", &problems), &problems)
        let facts = id.map(facts) ?? IndicatorFacts()
        let misplaced = row.stageAmongValues(facts)
        guard let number = misplaced == nil ? number(row, facts.unit, &problems) : .some(nil) else { return nil }
        let stage = misplaced ?? row.optionalText("stage")
        let decimals = PrintedDecimals.read(row, asWritten: number?.decimals, &problems)
        let goal: Target.Goal
        switch (number, stage) {
        case (let number?, nil): goal = .value(number.value)
        case (nil, let stage?): goal = .stage(stage)
        case (nil, nil), (_?, _?):
            problems.add(row.problem("value", expected: eitherOr))
            return nil
        }
        let isDecided = row.flag("decided", &problems)
        guard let id, let year, let decimals, let isDecided else { return nil }
        return Target(
            indicatorID: id, fiscalYear: year, goal: goal, bound: number?.bound, decimals: decimals,
            isDecided: isDecided, source: row.source)
    }

    private typealias Number = (value: Double, bound: Target.Bound?, decimals: Int?)

    /// The number of a row with what is said of it, in whichever column it stands.
    private static func number(_ row: PackageRow, _ unit: String?, _ problems: inout ProblemList) -> Number?? {
        guard let plain = row.quantity("value", unit: unit, &problems) else { return nil }
        var found: [Number] = []
        if let plain { found.append((plain.value, plain.bound.map(Target.Bound.init), plain.reliableDecimals)) }
        for (name, bound) in bounds {
            guard let quantity = row.measure(name, unit: unit, &problems) else { return nil }
            if let quantity { found.append((quantity.value, bound, quantity.decimals)) }
        }
        if found.count == 2, found[0].bound == .atLeast, found[1].bound == .atMost, found[0].value <= found[1].value {
            let half = (found[1].value - found[0].value) / 2
            let decimals = found.compactMap(\.decimals).max()
            return .some((found[0].value + half, .within(half), decimals))
        }
        guard found.count < 2 else {
            problems.add(row.problem("value", expected: oneNumber))
            return nil
        }
        return .some(found.first)
    }

    private static let eitherOr = BilingualText(
        japanese: "value と stage のどちらか一方", english: "either a value or a stage")
    private static let oneNumber = BilingualText(
        japanese: "value・at_least・more_than・at_most・less_than のうち1つ、または範囲なら at_least と、それより小さくない at_most",
        english:
            "one of value, at_least, more_than, at_most, less_than; or for a range at_least and an at_most not below it"
    )

    static func cells(_ target: Target) -> [String: String] {
        var cells = PackageRow.cells(of: target.source)
        cells["indicator_id"] = target.indicatorID
        cells["fiscal_year"] = target.fiscalYear.canonicalText
        var written: [String: String] = [:]
        switch target.goal {
        case .value(let value): written = number(value, of: target)
        case .stage(let stage): cells["stage"] = stage
        }
        cells.merge(written) { $1 }
        cells["decimals"] = PrintedDecimals.cell(target.decimals, written: written.map(\.value).sorted().first)
        if target.isDecided { cells["decided"] = "true" }
        return cells
    }

    private static func number(_ value: Double, of target: Target) -> [String: String] {
        func text(_ number: Double) -> String { PlainNumber.text(number, decimals: target.decimals) }
        if let range = target.range { return ["at_least": text(range.lowerBound), "at_most": text(range.upperBound)] }
        return [bounds.first { $0.bound == target.bound }?.name ?? "value": text(value)]
    }
}

extension Target.Bound {
    /// What is said of a number as it was read.
    init(_ bound: Quantity.Bound) {
        switch bound {
        case .atLeast: self = .atLeast
        case .moreThan: self = .moreThan
        case .atMost: self = .atMost
        case .lessThan: self = .lessThan
        }
    }
}

extension PackageRow {
    /// The stage of a milestone that stands in the column of values, with none in its own.
    func stageAmongValues(_ facts: IndicatorFacts) -> String? {
        guard facts.isMilestone, optionalText("stage") == nil, let text = optionalText("value")?.trimmed, !text.isEmpty,
            Quantity(text) == nil
        else { return nil }
        return text
    }
}

/// One row of `stages.csv`.
struct StageRow {
    let indicatorID: String
    let order: Int
    let stage: String
}

/// Rows of `stages.csv`.
enum StagesTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> StageRow? {
        let id = row.indicatorID(&problems)
        let order = row.required("order", row.integer("order", &problems), &problems)
        let stage = row.requiredText("stage", &problems)
        guard let id, let order, let stage else { return nil }
        return StageRow(indicatorID: id, order: order, stage: stage)
    }

    /// All rows, milestones in the order of the plan's indicators, then any others by name.
    static func rows(of plan: Plan) -> [[String: String]] {
        let known = plan.indicators.map(\.id).filter { plan.stages[$0] != nil }
        let others = plan.stages.keys.filter { !known.contains($0) }.sorted()
        return (known + others).flatMap { id in
            (plan.stages[id] ?? []).enumerated().map {
                ["indicator_id": id, "order": String($0.offset + 1), "stage": $0.element]
            }
        }
    }
}
