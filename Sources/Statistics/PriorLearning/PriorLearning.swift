import MitoshiNumericalMethods

/// Learns the weights of a pooled prior: those under which real histories are most likely.
///
/// The nonparametric maximum-likelihood estimate of a mixing distribution on a grid, by expectation and maximization: each
/// pass makes every weight the mean posterior share of its component. Source: Laird (1978), Journal of the American
/// Statistical Association 73, 805–811; Dempster, Laird & Rubin (1977), JRSS B 39, section 4.3.
public struct PriorLearning: Sendable {
    /// How long is learned, from how much, and what of the result is kept.
    public struct Settings: Hashable, Sendable {
        /// How many passes of expectation and maximization.
        public let passes: Int
        /// About how many pieces of histories are learned from.
        public let windowCount: Int
        /// For the choice of the pieces.
        public let seed: UInt
        /// Components with a smaller share are left out of the result.
        public let leastWeight: Double

        /// Checks nothing; the defaults are those that the prior of the package was learned with.
        public init(passes: Int = 40, windowCount: Int = 12_000, seed: UInt = 1, leastWeight: Double = 1e-4) {
            self.passes = passes
            self.windowCount = windowCount
            self.seed = seed
            self.leastWeight = leastWeight
        }
    }

    /// How far the work is.
    public struct State: Hashable, Sendable {
        /// How many passes are done.
        public let passes: Int
        /// One weight for each component of the grid; they sum to about 1.
        public let weights: [Float]

        /// Checks nothing: `weights` come in the order of an earlier state of the same grid.
        public init(passes: Int, weights: [Float]) {
            self.passes = passes
            self.weights = weights
        }
    }

    /// What the learning was begun with.
    public let settings: Settings
    /// How many components the weights are learned of.
    public var componentCount: Int { bank.sources.count }
    /// How many pieces of histories there are.
    public var windowCount: Int { windows.count }
    private let grid = PriorGrid.components
    private let bank: ComponentBank
    private let windows: [LearningWindow]

    /// Chooses the pieces of the histories; nothing is learned yet.
    ///
    /// - Throws: ``StatisticsError/numerical(_:)`` where there is no memory for the random numbers.
    public init(from sets: [LearningSet], settings: Settings) throws(StatisticsError) {
        self.settings = settings
        // What becomes of a drift beyond the last value leaves no trace in a history.
        bank = ComponentBank(grid, halvesDrift: false)
        windows = try numerically { () throws(NumericalError) in
            var stream = try RandomStream(seed: settings.seed)
            return LearningWindow.windows(from: sets, count: settings.windowCount, stream: &stream)
        }
    }

    /// The components worth keeping, heaviest first; what they lack of 1 was left out.
    ///
    /// - Parameters:
    ///   - state: Where an earlier run stopped; `nil` starts from equal weights.
    ///   - report: Called after each pass with the state and the mean log likelihood before it, up to a constant.
    public func learn(
        from state: State?, report: (State, Double) throws -> Void
    ) async rethrows -> [PooledPrior.Component] {
        let matrix = await EvidenceMatrix(windows, bank)
        let equal = [Float](repeating: 1 / Float(componentCount), count: componentCount)
        var state = state ?? State(passes: 0, weights: equal)
        while state.passes < settings.passes {
            let (weights, logLikelihood) = await matrix.responsibilities(of: state.weights, windows: windows)
            state = State(passes: state.passes + 1, weights: weights)
            try report(state, logLikelihood)
        }
        return kept(state.weights)
    }

    private func kept(_ weights: [Float]) -> [PooledPrior.Component] {
        let total = weights.reduce(0.0) { $0 + Double($1) }
        let shares = weights.enumerated().map { (source: bank.sources[$0], share: Double($1) / total) }
        return shares.filter { $0.share >= settings.leastWeight }
            .sorted { ($1.share, $0.source) < ($0.share, $1.source) }
            .map { grid[$0.source].weighing($0.share) }
    }
}
