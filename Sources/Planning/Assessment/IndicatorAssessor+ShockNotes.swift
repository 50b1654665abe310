import MitoshiStatistics

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
