extension Plan {
    /// Where a measured value of the plan comes from; `nil` for other records.
    public func source(of record: PlanProblem.Record) -> Source? {
        if case .measurement(let index) = record { measurements[index].source } else { nil }
    }
}
