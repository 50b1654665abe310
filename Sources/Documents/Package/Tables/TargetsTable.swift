import Planning

/// Rows of `targets.csv`.
enum TargetsTable {
    /// The columns that may hold the goal.
    static let valueColumns = ["value", "stage"]

    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> Target? {
        let id = row.indicatorID(&problems)
        let year = row.required("fiscal_year", row.fiscalYear("fiscal_year", &problems), &problems)
        let facts = id.map(facts) ?? IndicatorFacts()
        let misplaced = row.stageAmongValues(facts)
        guard let value = misplaced == nil ? row.measure("value", unit: facts.unit, &problems) : .some(nil) else {
            return nil
        }
        let stage = misplaced ?? row.optionalText("stage")
        let decimals = PrintedDecimals.read(row, asWritten: value?.reliableDecimals, &problems)
        let goal: Target.Goal
        switch (value, stage) {
        case (let value?, nil): goal = .value(value.value)
        case (nil, let stage?): goal = .stage(stage)
        case (nil, nil), (_?, _?):
            problems.add(row.problem("value", expected: eitherOr))
            return nil
        }
        let isDecided = row.flag("decided", &problems)
        guard let id, let year, let decimals, let isDecided else { return nil }
        return Target(
            indicatorID: id, fiscalYear: year, goal: goal, decimals: decimals, isDecided: isDecided, source: row.source)
    }

    private static let eitherOr = BilingualText(
        japanese: "value と stage のどちらか一方", english: "either a value or a stage")

    static func cells(_ target: Target) -> [String: String] {
        var cells = PackageRow.cells(of: target.source)
        cells["indicator_id"] = target.indicatorID
        cells["fiscal_year"] = target.fiscalYear.canonicalText
        switch target.goal {
        case .value(let value): cells["value"] = PlainNumber.text(value, decimals: target.decimals)
        case .stage(let stage): cells["stage"] = stage
        }
        cells["decimals"] = PrintedDecimals.cell(target.decimals, written: cells["value"])
        if target.isDecided { cells["decided"] = "true" }
        return cells
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
