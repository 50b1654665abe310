import MitoshiPlanning
import MitoshiStatistics

/// Rows of `scenarios.csv`.
enum ScenariosTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> Scenario? {
        let before = problems.count
        let id = row.identifier("scenario_id", &problems)
        let indicator = row.indicatorID(&problems)
        let word = row.required("kind", row.choice("kind", ScenarioWord.self, &problems), &problems)
        let amount = row.number("amount", unit: word == .percentChange ? "%" : nil, &problems)
        let start = row.date("from", &problems)
        let year = row.fiscalYear("to", &problems)
        if let word { checkUnused(row, word, &problems) }
        guard let id, let indicator, let word, problems.count == before else { return nil }
        guard amount != nil || !word.needsAmount else {
            problems.add(row.problem("amount", expected: Self.amountNeeded))
            return nil
        }
        return Scenario(
            id: id, indicatorID: indicator, kind: word.kind(amount ?? 0), start: start, lastYear: year,
            note: row.text("note"), englishID: row.optionalText("scenario_en"))
    }

    /// What a kind doesn't use would be thought to count.
    private static func checkUnused(_ row: PackageRow, _ word: ScenarioWord, _ problems: inout ProblemList) {
        let used: [(column: String, isUsed: Bool)] = [
            ("amount", word.needsAmount), ("from", word == .extraPace),
            ("to", word == .fixedPath || word == .percentChange),
        ]
        for (column, isUsed) in used where !isUsed && !row.text(column).trimmed.isEmpty {
            problems.add(row.problem(column, expected: Self.unused(word)))
        }
    }

    private static func unused(_ word: ScenarioWord) -> BilingualText {
        BilingualText(
            japanese: "空欄（\(word.rawValue) では使わない）", english: "an empty cell, as \(word.rawValue) doesn't use it")
    }

    private static let amountNeeded = BilingualText(
        japanese: "数値（この種類には量が必要）", english: "a number, which this kind needs")
}

/// Rows of `floors.csv`.
enum FloorsTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> (section: String, minimum: Double)? {
        let section = row.identifier("section", &problems)
        let minimum = row.required("minimum_yen", row.number("minimum_yen", unit: "円", &problems), &problems)
        guard let section, let minimum else { return nil }
        return (section, minimum)
    }
}

/// One row of `interventions.csv`: an intervention with its effect on one indicator.
struct InterventionRow {
    let id: String
    let name: String
    let englishName: String?
    let section: String
    let cost: Double
    let costRange: ClosedRange<Double>
    let effect: Intervention.Effect
    let start: CalendarDate?
    let leadMonths: Int
    let group: String?
    let requirements: [String]
    let note: String
}

enum InterventionsTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> InterventionRow? {
        let before = problems.count
        let id = row.identifier("intervention_id", &problems)
        let name = row.requiredText("name", &problems)
        let cost = row.required("cost_yen", row.number("cost_yen", unit: "円", &problems), &problems)
        let least = row.number("cost_low_yen", unit: "円", &problems)
        let most = row.number("cost_high_yen", unit: "円", &problems)
        let effect = effect(row, &problems)
        let start = row.date("start", &problems)
        let lead = row.integer("lead_months", &problems)
        guard let id, let name, let cost, let effect, problems.count == before else { return nil }
        let (low, high) = (least ?? cost, most ?? cost)
        guard low <= cost else { return report(row, "cost_low_yen", Self.noMoreThanCost, &problems) }
        guard high >= cost else { return report(row, "cost_high_yen", Self.noLessThanCost, &problems) }
        return InterventionRow(
            id: id, name: name, englishName: row.optionalText("name_en"), section: row.text("section"), cost: cost,
            costRange: low...high, effect: effect,
            start: start, leadMonths: lead ?? 0, group: row.optionalText("group"),
            requirements: row.text("requires").split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty },
            note: row.text("note"))
    }

    private static func effect(_ row: PackageRow, _ problems: inout ProblemList) -> Intervention.Effect? {
        let indicator = row.indicatorID(&problems)
        let low = row.required("effect_low", row.number("effect_low", &problems), &problems)
        let mode = row.required("effect_mode", row.number("effect_mode", &problems), &problems)
        let high = row.required("effect_high", row.number("effect_high", &problems), &problems)
        let unit = row.required(
            "effect_unit", row.choice("effect_unit", Intervention.Effect.Unit.self, &problems), &problems)
        guard let indicator, let low, let mode, let high, let unit else { return nil }
        // Of a reduction the weakest effect is the greatest number.
        guard low <= mode && mode <= high || low >= mode && mode >= high else {
            return report(row, "effect_mode", Self.between, &problems)
        }
        return Intervention.Effect(
            indicatorID: indicator, low: min(low, high), mode: mode, high: max(low, high), unit: unit)
    }

    private static func report<Value>(
        _ row: PackageRow, _ column: String, _ expected: BilingualText, _ problems: inout ProblemList
    ) -> Value? {
        problems.add(row.problem(column, expected: expected))
        return nil
    }

    private static let noMoreThanCost = BilingualText(japanese: "cost_yen 以下の額", english: "no more than cost_yen")
    private static let noLessThanCost = BilingualText(japanese: "cost_yen 以上の額", english: "no less than cost_yen")
    private static let between = BilingualText(
        japanese: "effect_low と effect_high の間の数値（削減なら -2, -5, -9 のように書く）",
        english: "a number between effect_low and effect_high (for a reduction write -2, -5, -9)")
}
