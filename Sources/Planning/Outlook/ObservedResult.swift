import MitoshiStatistics

/// A target that an observed value has decided.
struct ObservedResult: Hashable, Sendable {
    let isMet: Bool
    let value: IndicatorMeasurement.Value

    init(isMet: Bool, value: IndicatorMeasurement.Value) {
        self.isMet = isMet
        self.value = value
    }

    /// - Returns: `nil` while no value decides. The value of the target's own year does: a total of that year, a level at
    ///   its end. A level that never falls also decides from outside that year: reached before, it stays met; not
    ///   reached after, it was missed.
    init?(of meeting: ValueRange, in year: FiscalYear, kind: IndicatorKind, series: AnnualSeries?) {
        self.init(of: meeting, inYear: year.year, neverFalls: kind == .cumulativeStock, series: series)
    }

    /// The same for a year of any number.
    init?(of meeting: ValueRange, inYear year: Int, neverFalls: Bool, series: AnnualSeries?) {
        let observations = series?.observations ?? []
        let due = observations.last { $0.year == year && $0.elapsedFraction == 1 }
        if let due, let isMet = due.value.isWithin(meeting) {
            self.init(isMet: isMet, value: .numeric(due.value))
            return
        }
        guard neverFalls, meeting.most == nil else { return nil }
        let end = Double(year)
        // The last one that decides: what fell since, by a removal or a correction, doesn't stand.
        let early = observations.last { $0.time <= end && $0.value.isWithin(meeting) != nil }
        if let early, early.value.isWithin(meeting) == true {
            self.init(isMet: true, value: .numeric(early.value))
        } else if let late = observations.last(where: { $0.time > end && $0.value.isWithin(meeting) == false }) {
            self.init(isMet: false, value: .numeric(late.value))
        } else {
            return nil
        }
    }

    var verdict: Verdict { isMet ? .met : .missed }
    var probability: Double { isMet ? 1 : 0 }
}

/// A stage target that an observed stage has decided.
struct StageResult: Hashable, Sendable {
    let isMet: Bool
    /// The stage that decided it.
    let stage: String

    /// A stage at or past the target's by the end of its year stays reached; an earlier stage at that end or after was a
    /// miss.
    ///
    /// - Parameter place: The target's, in `stages`.
    /// - Returns: `nil` while no stage decides.
    init?(of place: Int, in year: FiscalYear, among stages: [String], observations: [StageObservation]) {
        let end = Double(year.year)
        let seen = observations.compactMap { observation in
            stages.firstIndex(of: observation.stage).map { (observation, place: $0) }
        }
        if let early = seen.first(where: { $0.0.time <= end && $0.place >= place }) {
            self.init(isMet: true, stage: early.0.stage)
        } else if let late = seen.first(where: { $0.0.time >= end && $0.place < place }) {
            self.init(isMet: false, stage: late.0.stage)
        } else {
            return nil
        }
    }

    private init(isMet: Bool, stage: String) {
        self.isMet = isMet
        self.stage = stage
    }

    var verdict: Verdict { isMet ? .met : .missed }
    var probability: Double { isMet ? 1 : 0 }
}
