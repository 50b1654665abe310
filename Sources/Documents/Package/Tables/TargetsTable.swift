import MitoshiPlanning
import MitoshiStatistics

/// Rows of `targets.csv`.
enum TargetsTable {
    /// The columns that may hold the goal.
    static let valueColumns = ["value"] + ValueRange.Bound.allCases.map(\.rawValue) + ["stage"]

    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> Target? {
        let before = problems.count
        let id = row.indicatorID(&problems)
        let year = row.required("fiscal_year", row.fiscalYear("fiscal_year", &problems), &problems)
        let facts = id.map(facts) ?? IndicatorFacts()
        let misplaced = row.stageAmongValues(facts)
        let beforeNumber = problems.count
        let number = misplaced == nil ? number(row, facts.unit, &problems) : nil
        guard problems.count == beforeNumber else { return nil }
        let stage = misplaced ?? row.optionalText("stage")
        let decimals = PrintedDecimals.read(row, asWritten: number?.decimals, &problems)
        let goal: Target.Goal
        switch (number, stage) {
        case (let number?, nil): goal = .value(number.range.number)
        case (nil, let stage?): goal = .stage(stage)
        case (nil, nil), (_?, _?):
            problems.add(row.problem("value", expected: eitherOr))
            return nil
        }
        let isDecided = row.flag("decided", &problems)
        guard let id, let year, problems.count == before else { return nil }
        return Target(
            indicatorID: id, fiscalYear: year, goal: goal, range: number?.isAlone == true ? nil : number?.range,
            decimals: decimals,
            isDecided: isDecided, source: row.source)
    }

    private typealias Number = (range: ValueRange, isAlone: Bool, decimals: Int?)

    /// The number of a row with what is said of it, in whichever column it stands.
    private static func number(_ row: PackageRow, _ unit: String?, _ problems: inout ProblemList) -> Number? {
        let before = problems.count
        var found: [Number] = []
        if let plain = row.quantity("value", unit: unit, &problems) {
            found.append((plain.range, !plain.isBound, plain.reliableDecimals))
        }
        for bound in ValueRange.Bound.allCases {
            guard let quantity = row.measure(bound.rawValue, unit: unit, &problems) else { continue }
            found.append((bound.range(of: quantity.value), false, quantity.decimals))
        }
        guard problems.count == before else { return nil }
        if found.count == 2, let range = ValueRange(from: found[0].range, upTo: found[1].range) {
            return (range, false, found.compactMap(\.decimals).max())
        }
        if found.count > 1 { problems.add(row.problem("value", expected: oneNumber)) }
        return found.first
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
        guard let range = target.range else { return ["value": text(value)] }
        return range.bounds.reduce(into: [:]) { $0[$1.bound.rawValue] = text($1.number) }
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
    let english: String?
}

/// Rows of `stages.csv`.
enum StagesTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> StageRow? {
        let id = row.indicatorID(&problems)
        let order = row.required("order", row.integer("order", &problems), &problems)
        let stage = row.requiredText("stage", &problems)
        guard let id, let order, let stage else { return nil }
        return StageRow(indicatorID: id, order: order, stage: stage, english: row.optionalText("stage_en"))
    }

    /// All rows, milestones in the order of the plan's indicators, then any others by name.
    static func rows(of plan: Plan) -> [[String: String]] {
        let known = plan.indicators.map(\.id).filter { plan.stages[$0] != nil }
        let others = plan.stages.keys.filter { !known.contains($0) }.sorted()
        return (known + others).flatMap { id in
            (plan.stages[id] ?? []).enumerated().map {
                [
                    "indicator_id": id, "order": String($0.offset + 1), "stage": $0.element,
                    "stage_en": plan.englishStages[id]?[$0.element] ?? "",
                ]
            }
        }
    }
}
