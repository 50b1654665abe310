import Planning
import Statistics

/// The latest value of an indicator that is known exactly, or the stage reached last.
struct CurrentValue {
    let value: Target.Goal
    let fiscalYear: FiscalYear
    /// How much of the year had passed; 1 at its end.
    let elapsedFraction: Double

    /// `令和3年度`, and of a day before the year's end `令和3年度途中`.
    var year: BilingualText {
        let label = fiscalYear.shortLabel
        return elapsedFraction < 1
            ? BilingualText(japanese: "\(label.japanese)途中", english: "within \(label.english)") : label
    }

    /// Of a stage only the year is known.
    func lies(in period: Period) -> Bool {
        if case .stage = value { return period.fiscalYear == fiscalYear }
        return period.fiscalYear == fiscalYear && period.elapsedFraction == elapsedFraction
    }
}

extension IndicatorAssessment {
    /// The declared base value until a later one is known.
    var current: CurrentValue? {
        if let latest = series?.exactObservations.last, let value = latest.exactValue,
            let year = FiscalYear(latest.year)
        {
            return CurrentValue(value: .value(value), fiscalYear: year, elapsedFraction: latest.elapsedFraction)
        }
        let declared = base.map {
            CurrentValue(
                value: $0.value, fiscalYear: $0.fiscalYear, elapsedFraction: $0.period.elapsedFraction)
        }
        guard case .stages(let stages) = outlook, stages.stages.indices.contains(stages.current) else {
            return declared
        }
        let stage = Target.Goal.stage(stages.stages[stages.current])
        if let declared, declared.value == stage, stages.asOf <= declared.fiscalYear { return declared }
        return CurrentValue(value: stage, fiscalYear: stages.asOf, elapsedFraction: 1)
    }
}
