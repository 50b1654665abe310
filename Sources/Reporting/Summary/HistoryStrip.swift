import MitoshiPlanning
import MitoshiStatistics

/// The last values and the targets of an indicator, a column a year.
struct HistoryStrip {
    let indicator: IndicatorAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, in language: Language) {
        self.indicator = indicator
        self.language = language
    }

    /// How many values are shown at most, the newest.
    private static let most = 6

    /// `nil` where there is neither a value nor a target.
    var table: Table? {
        let values = values.suffix(Self.most)
        var years: [String] = []
        for year in values.map(\.year) + targets.map(\.year) where !years.contains(year) { years.append(year) }
        guard !years.isEmpty else { return nil }
        func row(_ name: String, _ amounts: [(year: String, text: String)]) -> [Cell] {
            [.text(name)] + years.map { year in .text(amounts.last { $0.year == year }?.text ?? "") }
        }
        let unit = indicator.indicator.unit.map { language.text("（\($0)）", " (\($0))") } ?? ""
        return Table(
            name: "strip",
            columns: [Column(key: "year", heading: language.text("年度", "Year"))]
                + years.map { Column(key: "value", heading: $0, alignment: .trailing) },
            rows: [
                row(language.text("実績\(unit)", "Value\(unit)"), Array(values)),
                row(language.text("目標\(unit)", "Target\(unit)"), targets),
            ])
    }

    private var values: [(year: String, text: String)] {
        guard let series = indicator.series else {
            return indicator.current.map { [($0.year[language], $0.value.cell(unit: nil).text(in: language))] } ?? []
        }
        return series.observations.compactMap { observation in
            guard let year = indicator.yearAxis.year(observation.year) else { return nil }
            let position = YearAxis.Position(fiscalYear: year, elapsedFraction: observation.elapsedFraction)
            return (
                position.label[language],
                IndicatorMeasurement.Value.numeric(observation.value).text(unit: nil)[language]
            )
        }
    }

    private var targets: [(year: String, text: String)] {
        indicator.targets.map {
            ($0.target.fiscalYear.shortLabel[language], $0.target.text(unit: nil)[language])
        }
    }
}
