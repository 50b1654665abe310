extension IndexFigures {
    /// Index 2, in per cent: 100·(y − b)/(T − b), in either direction.
    func changeRatio() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        let base = try requiredBase()
        return try 100 * (latest.value - base.value) / requiredChange(from: base)
    }

    /// Index 3, in per cent: the change ratio divided by the share of the time from base to target that has passed.
    func elapsedTimeRatio() throws(Refusal) -> Double {
        let (base, latest) = try requiredProgress()
        return try changeRatio() / ((latest.time - base.time) / requiredSpan(from: base))
    }

    /// True when the planned change is smaller than twice the standard deviation of the yearly changes seen so far, so
    /// that one year's noise decides ratios to it. Needs three values; with fewer nothing is known of the noise.
    var isUnstable: Bool {
        guard let base, let deviation = standardDeviationOfYearlyChanges else { return false }
        return abs(target - base.value) < 2 * deviation
    }

    private var standardDeviationOfYearlyChanges: Double? {
        let changes = zip(history, history.dropFirst()).map { ($1.value - $0.value) / ($1.time - $0.time) }
        guard changes.count > 1 else { return nil }
        let mean = changes.reduce(0, +) / Double(changes.count)
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(changes.count - 1)).squareRoot()
    }
}
