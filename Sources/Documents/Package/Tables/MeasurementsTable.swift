import MitoshiPlanning
import MitoshiStatistics

/// Rows of `measurements.csv`.
enum MeasurementsTable {
    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> IndicatorMeasurement? {
        let id = row.indicatorID(&problems)
        let period = row.required("period", row.period("period", &problems), &problems)
        let reading = value(row, id.map(facts) ?? IndicatorFacts(), &problems)
        let derived = row.flag("derived", &problems)
        let known = row.date("known_on", &problems)
        guard let id, let period, let reading, let derived, let known,
            let decimals = PrintedDecimals.read(row, asWritten: reading.decimals, &problems)
        else { return nil }
        return IndicatorMeasurement(
            indicatorID: id, period: period, value: reading.value, isDerived: derived, knownOn: known,
            decimals: decimals, source: row.source, note: row.text("note"))
    }

    // MARK: The value

    private typealias Reading = (value: IndicatorMeasurement.Value, decimals: Int?)

    /// The columns that may hold the value.
    static let valueColumns = ["value"] + bounds + ["numerator", "denominator", "stage"]

    private static let bounds = TargetsTable.bounds.map(\.name)

    private static func value(_ row: PackageRow, _ facts: IndicatorFacts, _ problems: inout ProblemList) -> Reading? {
        let unit = facts.unit
        var readings: [Reading] = []
        var isSound = true
        func add(_ reading: Reading??) {
            guard let reading else { return isSound = false }
            if let reading { readings.append(reading) }
        }
        if let stage = row.stageAmongValues(facts) {
            readings.append((.stage(stage), nil))
        } else {
            add(plain(row, unit, &problems))
        }
        for name in bounds { add(bound(name, row, unit, &problems)) }
        add(share(row, &problems))
        if let stage = row.optionalText("stage") { readings.append((.stage(stage), nil)) }
        guard isSound else { return nil }
        if readings.count == 1 { return readings[0] }
        if let share = agreeing(readings) { return share }
        problems.add(row.problem("value", expected: oneValue))
        return nil
    }

    private static func plain(_ row: PackageRow, _ unit: String?, _ problems: inout ProblemList) -> Reading?? {
        guard let quantity = row.quantity("value", unit: unit, &problems) else { return nil }
        return .some(quantity.map { (.numeric($0.observed), $0.reliableDecimals) })
    }

    private static func bound(
        _ name: String, _ row: PackageRow, _ unit: String?, _ problems: inout ProblemList
    ) -> Reading?? {
        guard let quantity = row.quantity(name, unit: unit, &problems) else { return nil }
        guard let quantity else { return .some(nil) }
        guard quantity.bound == nil else {
            problems.add(row.problem(name, expected: BilingualText(japanese: "数値だけ", english: "a number alone")))
            return nil
        }
        let value: Observation.Value =
            switch name {
            case "at_least": .atLeast(quantity.value)
            case "more_than": .moreThan(quantity.value)
            case "at_most": .atMost(quantity.value)
            default: .lessThan(quantity.value)
            }
        return .some((.numeric(value), quantity.decimals))
    }

    private static func share(_ row: PackageRow, _ problems: inout ProblemList) -> Reading?? {
        guard let numerator = row.integer("numerator", &problems),
            let denominator = row.integer("denominator", &problems)
        else { return nil }
        switch (numerator, denominator) {
        case (nil, nil): return .some(nil)
        case (let numerator?, let denominator?) where numerator <= denominator:
            return .some((.numeric(.share(numerator: numerator, denominator: denominator)), nil))
        case (_?, _?):
            problems.add(row.problem("numerator", expected: notAbove))
            return nil
        case (nil, _), (_, nil):
            problems.add(row.problem(numerator == nil ? "numerator" : "denominator", expected: both))
            return nil
        }
    }

    /// A share beside its own percentage, as printed, is one value.
    private static func agreeing(_ readings: [Reading]) -> Reading? {
        guard readings.count == 2, case .numeric(.exact(let percentage)) = readings[0].value,
            case .numeric(.share(let numerator, let denominator)) = readings[1].value
        else { return nil }
        let exact = 100 * Double(numerator) / Double(denominator)
        let unit = PlainNumber.lastPlace(decimals: readings[0].decimals ?? 0)
        return abs(exact - percentage) <= unit ? (readings[1].value, readings[0].decimals) : nil
    }

    private static let oneValue = BilingualText(
        japanese: "value・at_least・more_than・at_most・less_than・numerator と denominator・stage のうち1つ",
        english: "one of value, at_least, more_than, at_most, less_than, numerator with denominator, or stage")
    private static let notAbove = BilingualText(
        japanese: "denominator 以下の数", english: "at most the denominator")
    private static let both = BilingualText(
        japanese: "numerator と denominator の両方", english: "both numerator and denominator")

    // MARK: Writing

    static func cells(_ measurement: IndicatorMeasurement) -> [String: String] {
        var cells = PackageRow.cells(of: measurement.source)
        cells["indicator_id"] = measurement.indicatorID
        cells["period"] = measurement.period.canonicalText
        cells["derived"] = measurement.isDerived ? "true" : ""
        cells["known_on"] = measurement.knownOn?.description
        cells["note"] = measurement.note
        var written: String?
        func number(_ value: Double) -> String {
            let text = PlainNumber.text(value, decimals: measurement.decimals)
            written = text
            return text
        }
        switch measurement.value {
        case .stage(let stage): cells["stage"] = stage
        case .numeric(.exact(let value)): cells["value"] = number(value)
        case .numeric(.atLeast(let value)): cells["at_least"] = number(value)
        case .numeric(.moreThan(let value)): cells["more_than"] = number(value)
        case .numeric(.atMost(let value)): cells["at_most"] = number(value)
        case .numeric(.lessThan(let value)): cells["less_than"] = number(value)
        case .numeric(.share(let numerator, let denominator)):
            cells["numerator"] = String(numerator)
            cells["denominator"] = String(denominator)
        }
        cells["decimals"] = PrintedDecimals.cell(measurement.decimals, written: written)
        return cells
    }
}
