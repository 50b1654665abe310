import MitoshiPlanning
import MitoshiStatistics

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
