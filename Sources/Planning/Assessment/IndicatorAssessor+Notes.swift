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

/// What a reader must know of the declared events.
extension IndicatorAssessor {
    func shockNotes(on targets: [TargetAssessment], _ outlook: Outlook) -> [Note] {
        let compared = targets.compactMap { target in
            target.shock.map { Note.YearShock(fiscalYear: target.target.fiscalYear, comparison: $0) }
        }
        guard let last = compared.last else { return isLevelUnknown ? [.levelBeforeUnknown] : [] }
        let recoveries = compared.compactMap { year -> Note.YearRecovery? in
            guard let slow = year.comparison.slow, let fast = year.comparison.fast else { return nil }
            return Note.YearRecovery(fiscalYear: year.fiscalYear, slow: slow, fast: fast)
        }
        return [chances(compared, outlook)] + (recoveries.isEmpty ? [] : [.speedOfRecovery(recoveries)])
            + (last.comparison.undisturbedValues == 0 ? [.recoveryUnknown] : [])
    }

    /// Whether the only value is of a year that an event touched, and nobody says from where it fell.
    private var isLevelUnknown: Bool {
        guard standing.isOneValue, standing.levelBefore == nil, let year = standing.latestYear else { return false }
        return events.contains { $0.touches(indicator, in: year) }
    }

    private func chances(_ compared: [Note.YearShock], _ outlook: Outlook) -> Note {
        // Comparable targets know nothing of the event.
        let isForecast = if case .forecast = outlook { true } else { false }
        return .eventChances(
            compared, by: history.series.map(shockFamily) ?? .pooledTrend,
            decidesVerdict: isForecast
                && compared.contains { $0.comparison.with.verdict != $0.comparison.without.verdict })
    }
}

/// What to ask of the history, and why a forecast turns against it.
extension IndicatorAssessor {
    /// What should be asked of values and targets.
    private var questions: [PlanQuestion] {
        PlanQuestion.all(of: targets, history, events, reported: reported)
    }

    /// - Parameter forecast: The indicator's own; `nil` where comparable targets or nothing answers.
    func questionNotes(_ forecast: Forecast?) -> [Note] {
        questions.filter(\.belongsToAnswers).map { .question($0) }
            + (forecast.flatMap(turn).map { [.turn($0)] } ?? [])
    }

    /// Where next year's median lies on the other side of the latest value than the last two moves went.
    private func turn(_ forecast: Forecast) -> ForecastTurn? {
        let last = history.points.suffix(3).map(\.value)
        guard last.count == 3, let median = try? forecast.distributions.first?.median() else { return nil }
        let isRising = last[0] < last[1] && last[1] < last[2]
        guard isRising && median < last[2] || last[0] > last[1] && last[1] > last[2] && median > last[2] else {
            return nil
        }
        return ForecastTurn(
            isRising: isRising, latest: last[2], next: median, reason: reasonToTurn(isRising: isRising, from: last[2]))
    }

    private func reasonToTurn(isRising: Bool, from latest: Double) -> ForecastTurn.Reason {
        let values = usualValues
        let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
        let asked = questions.lazy.compactMap { question in
            if case .specialYear(_, let year, let move) = question, !move.isRise { year } else { nil }
        }.first
        if let year = asked { return .fallMayComeAgain(year, mean: mean) }
        return isRising == (mean < latest) ? .returnToMean(mean) : .usualVariation
    }

    /// Those of the years without a declared event, or all where none is left.
    private var usualValues: [Double] {
        let usual = history.points.filter { point in
            let year = Int(point.time.rounded(.up))
            return !events.contains { $0.from.year <= year && year <= $0.to.year }
        }
        return (usual.isEmpty ? history.points : usual).map(\.value)
    }
}
