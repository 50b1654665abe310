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
