import MitoshiPlanning
import MitoshiStatistics

/// Rows of `comparables.csv`.
enum ComparablesTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> ComparableValue? {
        let before = problems.count
        let series = row.identifier("series_id", &problems)
        let place = row.requiredText("municipality", &problems)
        let id = row.indicatorID(&problems)
        let year = row.required("period", row.fiscalYear("period", &problems), &problems)
        let value = row.required("value", row.number("value", &problems), &problems)
        let known = row.date("known_on", &problems)
        guard let series, let place, let id, let year, let value, problems.count == before else { return nil }
        return ComparableValue(
            seriesID: series, place: place, indicatorID: id, unit: row.text("unit"), fiscalYear: year, value: value,
            knownOn: known, source: row.source, note: row.text("note"))
    }

    static func cells(_ value: ComparableValue) -> [String: String] {
        var cells = PackageRow.cells(of: value.source)
        cells["series_id"] = value.seriesID
        cells["municipality"] = value.place
        cells["indicator_id"] = value.indicatorID
        cells["unit"] = value.unit
        cells["period"] = value.fiscalYear.canonicalText
        cells["value"] = PlainNumber.text(value.value)
        cells["known_on"] = value.knownOn?.description
        cells["note"] = value.note
        return cells
    }
}

/// Rows of `past-targets.csv`.
enum PastTargetsTable {
    static func read(
        _ row: PackageRow, facts: (String) -> IndicatorFacts, _ problems: inout ProblemList
    ) -> EarlierTarget? {
        let before = problems.count
        let id = row.indicatorID(&problems)
        let year = row.required("fiscal_year", row.fiscalYear("fiscal_year", &problems), &problems)
        let unit = id.map(facts)?.unit
        let level = row.required("target", row.measure("target", unit: unit, &problems), &problems)
        let actual = row.measure("actual", unit: unit, &problems)
        let known = row.date("known_on", &problems)
        guard let id, let year, let level, problems.count == before else { return nil }
        return EarlierTarget(
            indicatorID: id, fiscalYear: year, level: level.value, actual: actual?.value, knownOn: known,
            source: row.source, note: row.text("note"))
    }

    static func cells(_ target: EarlierTarget) -> [String: String] {
        var cells = PackageRow.cells(of: target.source)
        cells["indicator_id"] = target.indicatorID
        cells["fiscal_year"] = target.fiscalYear.canonicalText
        cells["target"] = PlainNumber.text(target.level)
        cells["actual"] = target.actual.map(PlainNumber.text)
        cells["known_on"] = target.knownOn?.description
        cells["note"] = target.note
        return cells
    }
}
