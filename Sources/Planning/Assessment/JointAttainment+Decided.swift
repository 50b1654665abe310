extension JointAttainment {
    /// The chances where observation has decided all targets but one: that one's own probability, whatever the model.
    ///
    /// - Parameter assessed: By year, each with a probability.
    /// - Returns: `nil` for fewer than two targets, and where more than one is open: then it takes joint paths.
    init?(decided assessed: [TargetAssessment]) {
        let probabilities = assessed.compactMap(\.probability)
        guard assessed.count > 1, assessed.count(where: { $0.observed == nil }) <= 1, let first = probabilities.first,
            let last = probabilities.last
        else { return nil }
        self.init(allMet: probabilities.reduce(1, *), missThenMeet: (1 - first) * last)
    }
}
