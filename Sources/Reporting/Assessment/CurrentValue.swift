import MitoshiPlanning
import MitoshiStatistics

/// The latest value of an indicator that is known exactly, or the stage reached last.
struct CurrentValue {
    let value: Target.Goal
    let position: YearAxis.Position

    var year: BilingualText { position.label }

    /// Of a stage only the year is known.
    func lies(in period: Period, on axis: YearAxis) -> Bool {
        guard let other = axis.position(of: period) else { return false }
        if case .stage = value { return other.fiscalYear == position.fiscalYear }
        return other == position
    }
}

extension YearAxis.Position {
    /// `令和3年度`, and of a day before the year's end `令和3年度途中`.
    var label: BilingualText {
        let label = fiscalYear.shortLabel
        return isYearEnd
            ? label : BilingualText(japanese: "\(label.japanese)途中", english: "within \(label.english)")
    }
}

extension PlanAssessment {
    /// Whether the indicator's latest value is only supposed.
    func isSupposed(_ indicator: IndicatorAssessment) -> Bool {
        settings.suppositions.contains { supposition in
            supposition.indicatorID == indicator.indicator.id
                && indicator.current?.lies(in: supposition.period, on: indicator.yearAxis) ?? false
        }
    }
}

extension IndicatorAssessment {
    /// The declared base value until a later one is known.
    var current: CurrentValue? {
        if let latest = series?.exactObservations.last, let value = latest.exactValue,
            let year = yearAxis.year(latest.year)
        {
            let position = YearAxis.Position(fiscalYear: year, elapsedFraction: latest.elapsedFraction)
            return CurrentValue(value: .value(value), position: position)
        }
        let declared = base.map { CurrentValue(value: $0.value, position: $0.position) }
        guard case .stages(let stages) = outlook, stages.stages.indices.contains(stages.current) else {
            return declared
        }
        let stage = Target.Goal.stage(stages.stages[stages.current])
        if let declared, declared.value == stage, stages.asOf <= declared.position.fiscalYear { return declared }
        return CurrentValue(value: stage, position: YearAxis.Position(fiscalYear: stages.asOf, elapsedFraction: 1))
    }
}

extension IndicatorAssessment {
    /// The last six values and the targets, a column a year; `nil` where there is neither.
    func historyStrip(in language: Language) -> Table? {
        let values = values(in: language).suffix(6)
        let targets = targets.map {
            (year: $0.target.fiscalYear.shortLabel[language], text: $0.target.text(unit: nil)[language])
        }
        var years: [String] = []
        for year in values.map(\.year) + targets.map(\.year) where !years.contains(year) { years.append(year) }
        guard !years.isEmpty else { return nil }
        func row(_ name: String, _ amounts: [(year: String, text: String)]) -> [Cell] {
            [.text(name)] + years.map { year in .text(amounts.last { $0.year == year }?.text ?? "") }
        }
        let unit = indicator.unit.map { language.text("（\($0)）", " (\($0))") } ?? ""
        return Table(
            name: "strip",
            columns: [Column(key: "year", heading: language.text("年度", "Year"))]
                + years.map { Column(key: "value", heading: $0, alignment: .trailing) },
            rows: [
                row(language.text("実績\(unit)", "Value\(unit)"), Array(values)),
                row(language.text("目標\(unit)", "Target\(unit)"), targets),
            ])
    }

    private func values(in language: Language) -> [(year: String, text: String)] {
        guard let series else {
            return current.map { [($0.year[language], $0.value.cell(unit: nil).text(in: language))] } ?? []
        }
        return series.observations.compactMap { observation in
            guard let year = yearAxis.year(observation.year) else { return nil }
            let position = YearAxis.Position(fiscalYear: year, elapsedFraction: observation.elapsedFraction)
            return (
                position.label[language],
                IndicatorMeasurement.Value.numeric(observation.value).text(unit: nil)[language]
            )
        }
    }
}
