import MitoshiStatistics

/// What a reader must know besides the verdicts.
extension IndicatorAssessor {
    /// - Parameter forecast: What is forecast of the years with months to date.
    func notes(
        on targets: [TargetAssessment], outlook: Outlook, forecast: Forecast?, driver: DriverOutlook?
    ) -> [Note] {
        historyNotes + nowcastNotes(targets, forecast) + targetNotes(targets) + stageNotes(outlook)
            + fragilityNotes(targets) + events.map { .event($0) } + shockNotes(on: targets, outlook)
            + questionNotes(outlook.forecast) + (driver.map { [.driver($0)] } ?? [])
    }

    /// How the values are taken.
    private var historyNotes: [Note] {
        let observations = history.series?.observations ?? []
        let notes: [Note?] = [
            suppositions.isEmpty ? nil : .supposedValues,
            history.axis.firstMonth == FiscalYear.usualFirstMonth
                ? nil : targets.last.map { .unusualYears($0.fiscalYear) },
            history.baseIsRevised ? .revisedBase : nil,
            observations.contains { $0.exactValue == nil } ? .boundsNotCounted : nil,
            observations.contains { $0.elapsedFraction < 1 } ? .datedInsideYear : nil,
            history.otherYears.isEmpty ? nil : .otherYears(history.otherYears),
            history.borrowed.unused.isEmpty ? nil : .otherYearsLeftOut(history.borrowed.unused),
            history.partialPeriods.isEmpty ? nil : .partsOfYearLeftOut(history.partialPeriods),
        ]
        return notes.compactMap { $0 }
    }

    /// How far each year with months to date has come.
    ///
    /// A year need have no target of its own: later ones follow it.
    private func nowcastNotes(_ targets: [TargetAssessment], _ forecast: Forecast?) -> [Note] {
        history.toDate.compactMap { toDate in
            let answer = targets.first { $0.target.fiscalYear == toDate.fiscalYear }
            guard answer?.observed == nil,
                let nowcast = forecast?[year: toDate.fiscalYear.year] as? NowcastDistribution,
                let median = try? nowcast.median()
            else { return nil }
            return .nowcast(toDate, median: median)
        }
    }

    /// How the targets are read.
    private func targetNotes(_ targets: [TargetAssessment]) -> [Note] {
        let ambiguous = targets.filter(\.isAmbiguous)
            .map { Note.ambiguousDirection($0.target.fiscalYear, $0.readings) }
        let tolerated = targets.compactMap { answer in
            answer.allowance.map { Note.tolerance(answer.target.fiscalYear, $0) }
        }
        // A target that every value meets says nothing.
        let trivial = targets.filter { $0.rule?.isMetByEvery(indicator.support) ?? false }
            .map { Note.metByEverything($0.target.fiscalYear) }
        // A decision moves no chance.
        let decided = targets.filter { $0.target.isDecided && $0.observed == nil }.map(\.target.fiscalYear)
        return ambiguous + tolerated + trivial + (decided.isEmpty ? [] : [.decided(decided)])
    }

    private func stageNotes(_ outlook: Outlook) -> [Note] {
        guard case .stages(let stages) = outlook else { return [] }
        let prior = StageOutlook.prior
        return [
            .stageModel(priorMean: prior.advances / (prior.advances + prior.stays), years: stages.transitions)
        ]
    }

    private func fragilityNotes(_ targets: [TargetAssessment]) -> [Note] {
        let fragile = targets.filter(\.isFragile).map(\.target.fiscalYear)
        return fragile.isEmpty ? [] : [.fragile(fragile)]
    }
}
