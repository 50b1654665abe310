import MitoshiPlanning
import MitoshiStatistics

/// One row of `drivers.csv`.
struct DriverRow {
    let id: String
    let name: String
    let englishName: String?
    let unit: String
    /// `nil` for a driver without any value yet.
    let value: DriverValue?
}

/// Rows of `drivers.csv`.
enum DriversTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> DriverRow? {
        let before = problems.count
        let id = row.identifier("driver_id", &problems)
        let unit = row.text("unit")
        let period = row.period("period", &problems)
        let value = row.number("value", unit: unit, &problems)
        let known = row.date("known_on", &problems)
        guard let id, problems.count == before else { return nil }
        switch (period, value) {
        case (nil, nil):
            return DriverRow(
                id: id, name: row.text("name"), englishName: row.optionalText("name_en"), unit: unit, value: nil)
        case (let period?, let value?):
            let value = DriverValue(period: period, value: value, knownOn: known, source: row.source)
            return DriverRow(
                id: id, name: row.text("name"), englishName: row.optionalText("name_en"), unit: unit, value: value)
        case (nil, _), (_, nil):
            problems.add(row.problem(period == nil ? "period" : "value", expected: both))
            return nil
        }
    }

    private static let both = BilingualText(japanese: "period と value の両方", english: "both period and value")

    static func rows(of driver: Driver) -> [[String: String]] {
        let name = [
            "driver_id": driver.id, "name": driver.name, "name_en": driver.englishName ?? "", "unit": driver.unit,
        ]
        if driver.values.isEmpty { return [name] }
        return driver.values.map { value in
            var cells = PackageRow.cells(of: value.source).merging(name) { $1 }
            cells["period"] = value.period.canonicalText
            cells["value"] = PlainNumber.text(value.value)
            cells["known_on"] = value.knownOn?.description
            return cells
        }
    }
}

/// Rows of `events.csv`.
enum EventsTable {
    /// What stands for every indicator.
    static let everyIndicator = "*"

    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> ShockEvent? {
        let before = problems.count
        let id = row.indicatorID(&problems)
        let from = row.required("from", row.fiscalYear("from", &problems), &problems)
        let to = row.required("to", row.fiscalYear("to", &problems), &problems)
        let effect = row.required("effect", row.choice("effect", ShockEvent.Effect.self, &problems), &problems)
        let decay = row.number("decay", &problems)
        let reason = row.requiredText("reason", &problems)
        let levelBefore = row.number("level_before", &problems)
        guard let id, let from, let to, let effect, let reason, problems.count == before else { return nil }
        if to < from {
            problems.add(row.problem("to", expected: notBefore))
            return nil
        }
        if decay != nil, effect != .temporary {
            problems.add(row.problem("decay", expected: onlyTemporary))
            return nil
        }
        return ShockEvent(
            indicatorID: id == everyIndicator ? nil : id, from: from, to: to, effect: effect, decay: decay,
            reason: reason, levelBefore: levelBefore)
    }

    private static let notBefore = BilingualText(japanese: "from 以後の年度", english: "a fiscal year not before from")
    private static let onlyTemporary = BilingualText(
        japanese: "空欄（decay は effect が temporary のときだけ）", english: "an empty cell, as decay is only for temporary")

    static func cells(_ event: ShockEvent) -> [String: String] {
        [
            "indicator_id": event.indicatorID ?? everyIndicator, "from": event.from.canonicalText,
            "to": event.to.canonicalText, "effect": event.effect.rawValue,
            "decay": event.decay.map(PlainNumber.text) ?? "", "reason": event.reason,
            "level_before": event.levelBefore.map(PlainNumber.text) ?? "",
        ]
    }
}
