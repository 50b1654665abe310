import MitoshiPlanning
import MitoshiStatistics

/// Rows of `measurements.csv`.
enum MeasurementsTable {
    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> IndicatorMeasurement? {
        let before = problems.count
        let id = row.indicatorID(&problems)
        let period = row.required("period", row.period("period", &problems), &problems)
        let reading = value(row, id.map(facts) ?? IndicatorFacts(), &problems)
        let derived = row.flag("derived", &problems)
        let known = row.date("known_on", &problems)
        guard let id, let period, let reading, problems.count == before else { return nil }
        let decimals = PrintedDecimals.read(row, asWritten: reading.decimals, &problems)
        guard problems.count == before else { return nil }
        return IndicatorMeasurement(
            indicatorID: id, period: period, value: reading.value, isDerived: derived, knownOn: known,
            decimals: decimals, source: row.source, note: row.text("note"))
    }

    // MARK: The value

    private typealias Reading = (value: IndicatorMeasurement.Value, decimals: Int?)

    /// The columns that may hold the value.
    static let valueColumns =
        ["value"] + ValueRange.Bound.allCases.map(\.rawValue) + ["numerator", "denominator", "stage"]

    private static func value(_ row: PackageRow, _ facts: IndicatorFacts, _ problems: inout ProblemList) -> Reading? {
        let unit = facts.unit
        let before = problems.count
        var readings: [Reading] = []
        if let stage = row.stageAmongValues(facts) {
            readings.append((.stage(stage), nil))
        } else if let quantity = row.quantity("value", unit: unit, &problems) {
            readings.append((.numeric(quantity.range), quantity.reliableDecimals))
        }
        for bound in ValueRange.Bound.allCases {
            guard let quantity = row.quantity(bound.rawValue, unit: unit, &problems) else { continue }
            if quantity.isBound {
                problems.add(row.problem(bound.rawValue, expected: numberAlone))
            } else {
                readings.append((.numeric(bound.range(of: quantity.value)), quantity.decimals))
            }
        }
        if let share = share(row, &problems) { readings.append((.numeric(share), nil)) }
        if let stage = row.optionalText("stage") { readings.append((.stage(stage), nil)) }
        guard problems.count == before else { return nil }
        if readings.count == 1 { return readings[0] }
        if let share = agreeing(readings) { return share }
        problems.add(row.problem("value", expected: oneValue))
        return nil
    }

    private static func share(_ row: PackageRow, _ problems: inout ProblemList) -> ValueRange? {
        let before = problems.count
        let numerator = row.integer("numerator", &problems)
        let denominator = row.integer("denominator", &problems)
        guard problems.count == before else { return nil }
        switch (numerator, denominator) {
        case (nil, nil): break
        case (let numerator?, let denominator?) where numerator <= denominator:
            return .share(numerator: numerator, denominator: denominator)
        case (_?, _?): problems.add(row.problem("numerator", expected: notAbove))
        case (nil, _), (_, nil):
            problems.add(row.problem(numerator == nil ? "numerator" : "denominator", expected: both))
        }
        return nil
    }

    /// A share beside its own percentage, as printed, is one value.
    private static func agreeing(_ readings: [Reading]) -> Reading? {
        guard readings.count == 2, let percentage = readings[0].value.givenNumber,
            case .numeric(let share) = readings[1].value, share.counts != nil
        else { return nil }
        let unit = PlainNumber.lastPlace(decimals: readings[0].decimals ?? 0)
        return abs(share.number - percentage) <= unit ? (readings[1].value, readings[0].decimals) : nil
    }

    private static let numberAlone = BilingualText(japanese: "数値だけ", english: "a number alone")
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
        case .numeric(let value):
            if let counts = value.counts {
                cells["numerator"] = String(counts.numerator)
                cells["denominator"] = String(counts.denominator)
            } else if let value = value.exactValue {
                cells["value"] = number(value)
            } else {
                for (bound, end) in value.bounds { cells[bound.rawValue] = number(end) }
            }
        }
        cells["decimals"] = PrintedDecimals.cell(measurement.decimals, written: written)
        return cells
    }
}

/// The column `decimals`: how many decimals the source printed, where the number as it stands doesn't tell.
enum PrintedDecimals {
    private static let unknown = "unknown"
    private static let range = -15...15

    /// - Parameter asWritten: The decimals of the number in the row, which an empty cell stands for.
    /// - Returns: `nil` where nobody knows, and for a cell that was reported.
    static func read(_ row: PackageRow, asWritten: Int?, _ problems: inout ProblemList) -> Int? {
        let text = row.text("decimals").trimmed.lowercased()
        if text.isEmpty { return asWritten }
        if text == unknown { return nil }
        if let decimals = Int(text), range.contains(decimals) { return decimals }
        problems.add(row.problem("decimals", expected: expected))
        return nil
    }

    /// The cell for `decimals` beside a number written as `written`; empty where the number says it.
    static func cell(_ decimals: Int?, written: String?) -> String {
        if decimals == written.flatMap(Quantity.init)?.decimals { return "" }
        return decimals.map(String.init) ?? unknown
    }

    private static let expected = BilingualText(
        japanese: "−15から15までの整数、unknown または空欄",
        english: "a whole number from -15 to 15, unknown, or an empty cell")
}
