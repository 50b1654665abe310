/// What is believed of annual series before any value of this one is seen: components with weights.
///
/// The weights need not sum to 1; only their ratios count. Learned from thousands of series, a prior is data: see
/// ``PooledPrior/init(text:)`` for its form as text.
public struct PooledPrior: Sendable {
    /// One way a series may behave, on one scale.
    public struct Component: Hashable, Sendable {
        /// The scale on which the dynamics are linear.
        public let scale: PooledScale
        /// How a series moves from year to year on that scale.
        public let dynamics: PooledDynamics
        /// δ, above 0 and up to 1: each year further back the innovations' variance was 1/δ times as large.
        public let varianceDiscount: Double
        /// σ of an innovation, on the scale, in the last year and the coming ones; above 0.
        public let deviation: Double
        /// The start trend is normal with this mean and, per year on the scale, this standard deviation; 0 and 0 for none.
        public internal(set) var trendMean: Double
        /// With 0 the start trend is exactly ``trendMean``.
        public let trendDeviation: Double
        /// The prior weight; 0 or more.
        public internal(set) var weight: Double

        /// Checks nothing, unlike ``PooledPrior/init(text:)``: the ranges are those of the properties.
        public init(
            scale: PooledScale, dynamics: PooledDynamics, varianceDiscount: Double = 1, deviation: Double,
            trendMean: Double = 0, trendDeviation: Double = 0, weight: Double
        ) {
            self.scale = scale
            self.dynamics = dynamics
            self.varianceDiscount = varianceDiscount
            self.deviation = deviation
            self.trendMean = trendMean
            self.trendDeviation = trendDeviation
            self.weight = weight
        }

        /// The same component with a trend that points the other way.
        var reversed: Component {
            var reversed = self
            reversed.trendMean = -trendMean
            return reversed
        }

        /// The same component with another weight.
        func weighing(_ weight: Double) -> Component {
            var weighed = self
            weighed.weight = weight
            return weighed
        }
    }

    /// Where the weights come from.
    public struct Origin: Hashable, Sendable {
        /// The command that made them.
        public let command: String
        /// What they were learned from.
        public let data: String
        /// A digest of that data.
        public let digest: String
        /// The day they were made, as in `2026-04-01`.
        public let date: String

        /// Four texts without line breaks, or what ``PooledPrior/text`` writes can't be read again.
        public init(command: String, data: String, digest: String, date: String) {
            self.command = command
            self.data = data
            self.digest = digest
            self.date = date
        }
    }

    /// At least one, in the order in which they were given.
    public let components: [Component]
    /// Which command made the weights of which data, and when.
    public let origin: Origin
    /// The components sorted for the work, with what was already worked out for some patterns of years.
    let bank: ComponentBank
    private let turned: OnDemand<PooledPrior>
    private let bothWays: OnDemand<PooledPrior>

    /// Checks nothing: at least one of the components must have a weight above 0.
    public init(components: [Component], origin: Origin) {
        self.init(components: components, origin: origin, halvesDrift: true)
    }

    /// - Parameter isTempered: Whether less than the whole evidence of a history counts.
    init(components: [Component], origin: Origin, halvesDrift: Bool, isTempered: Bool = false) {
        self.components = components
        self.origin = origin
        bank = ComponentBank(components, halvesDrift: halvesDrift, isTempered: isTempered)
        @Sendable func same(_ components: [Component]) -> PooledPrior {
            PooledPrior(components: components, origin: origin, halvesDrift: halvesDrift, isTempered: isTempered)
        }
        turned = OnDemand { same(components.map(\.reversed)) }
        bothWays = OnDemand {
            same(
                components.flatMap { component in
                    component.trendMean == 0
                        ? [component]
                        : [component, component.reversed].map { $0.weighing($0.weight / 2) }
                })
        }
    }

    /// The same components with weights that were learned again; less than the whole evidence of a history counts for them.
    ///
    /// - Parameters:
    ///   - weights: One for each component, in their order.
    ///   - count: From how many series.
    func reweighed(_ weights: [Double], from count: Int) -> PooledPrior {
        let origin = Origin(
            command: "mitoshi adapt-prior", data: "\(count) series; before: \(origin.data)", digest: origin.digest,
            date: origin.date)
        return PooledPrior(
            components: zip(components, weights).map { $0.weighing($1) }, origin: origin, halvesDrift: true,
            isTempered: true)
    }

    /// The same prior with trends that point the other way.
    var reversed: PooledPrior { turned.value }

    /// The same prior with its trends turned; as it is, they rise.
    func pointing(_ orientation: TrendOrientation) -> PooledPrior {
        switch orientation {
        case .rising: self
        case .falling: reversed
        case .either: bothWays.value
        }
    }
}
