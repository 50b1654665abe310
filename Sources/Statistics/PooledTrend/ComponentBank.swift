import Foundation
import Synchronization

/// The components of a prior as flat arrays, those of one scale, dynamics and drift factor side by side.
final class ComponentBank: Sendable {
    /// Components that differ in their innovations' deviation and in their trend's prior only.
    struct Group: Sendable {
        let scale: PooledScale
        /// Index into ``ComponentBank/dynamics``.
        let dynamics: Int
        /// κ, how much of the drift carries on beyond the last value.
        let driftFactor: Double
        /// Indices into the flat arrays.
        let members: Range<Int>
    }

    /// Every dynamics once for each of its variance discounts, whatever the scale; in a bank for noisy values once for each
    /// scale and size of the innovations too.
    let dynamics: [PooledDynamics]
    let varianceDiscounts: [Double]
    /// In a bank for noisy values the scale and σ that each dynamics belongs to; else empty.
    let noiseScales: [(scale: PooledScale, deviation: Double)]
    /// Whether components with a drift stand here twice, once for each thing that may become of it.
    let halvesDrift: Bool
    /// Whether less than the whole evidence of a history counts.
    let isTempered: Bool
    let groups: [Group]
    /// Where each element of the flat arrays stands in the prior.
    let sources: [Int]
    let deviations: [Double]
    let trendMeans: [Double]
    let trendDeviations: [Double]
    /// −∞ for a weight of 0.
    let logWeights: [Double]
    /// The logarithm of the sum of the prior's weights.
    let logTotalWeight: Double
    private let known = Mutex<[YearPattern: PatternTables]>([:])
    private let components: [PooledPrior.Component]
    /// The bank whose deviations were widened to these.
    private let original: ComponentBank?
    private let noisy = Mutex<ComponentBank?>(nil)

    /// How many patterns of years are remembered; with the prior that comes with the package 20 MB.
    private static let capacity = 64

    /// - Parameters:
    ///   - halvesDrift: Whether a drift may lose half of its pace beyond the last value.
    ///   - isTempered: Whether less than the whole evidence of a history counts.
    ///   - isForNoise: Whether the values have noise of a known size, so that what a filter does depends on σ.
    init(
        _ components: [PooledPrior.Component], halvesDrift: Bool = true, isTempered: Bool = false,
        isForNoise: Bool = false
    ) {
        self.components = components
        original = nil
        var noiseScales: [(scale: PooledScale, deviation: Double)] = []
        var dynamics: [PooledDynamics] = []
        var discounts: [Double] = []
        var indices: [Motion: Int] = [:]
        var members: [GroupKey: [Int]] = [:]
        var keys: [GroupKey] = []
        for (index, component) in components.enumerated() {
            let motion = Motion(
                dynamics: component.dynamics, varianceDiscount: component.varianceDiscount,
                scale: isForNoise ? component.scale : nil, deviation: isForNoise ? component.deviation : 0)
            let place = indices[motion] ?? dynamics.count
            if place == dynamics.count {
                dynamics.append(component.dynamics)
                discounts.append(component.varianceDiscount)
                if isForNoise { noiseScales.append((component.scale, component.deviation)) }
                indices[motion] = place
            }
            for factor in halvesDrift && component.trendDeviation > 0 ? [1, PatternTables.halvedDrift] : [1] {
                let key = GroupKey(scale: component.scale, dynamics: place, driftFactor: factor)
                if members[key] == nil { keys.append(key) }
                members[key, default: []].append(index)
            }
        }
        var groups: [Group] = []
        var sources: [Int] = []
        for key in keys.sorted(by: GroupKey.precedes) {
            let start = sources.count
            // Those of one deviation side by side: what they forecast is alike.
            sources += (members[key] ?? []).sorted { (components[$0].deviation, $0) < (components[$1].deviation, $1) }
            groups.append(
                Group(
                    scale: key.scale, dynamics: key.dynamics, driftFactor: key.driftFactor,
                    members: start..<sources.count))
        }
        self.dynamics = dynamics
        varianceDiscounts = discounts
        self.noiseScales = noiseScales
        self.halvesDrift = halvesDrift
        self.isTempered = isTempered
        self.groups = groups
        self.sources = sources
        deviations = sources.map { components[$0].deviation }
        trendMeans = sources.map { components[$0].trendMean }
        trendDeviations = sources.map { components[$0].trendDeviation }
        logWeights = sources.map { log(components[$0].weight) }
        logTotalWeight = log(components.reduce(0) { $0 + $1.weight })
    }

    /// - Parameter variances: By scale, what is added to the variance of an innovation.
    private init(widening bank: ComponentBank, by variances: [PooledScale: Double]) {
        components = bank.components
        original = bank
        dynamics = bank.dynamics
        varianceDiscounts = bank.varianceDiscounts
        noiseScales = bank.noiseScales
        halvesDrift = bank.halvesDrift
        isTempered = bank.isTempered
        groups = bank.groups
        sources = bank.sources
        trendMeans = bank.trendMeans
        trendDeviations = bank.trendDeviations
        logWeights = bank.logWeights
        logTotalWeight = bank.logTotalWeight
        var deviations = bank.deviations
        for group in bank.groups {
            let added = variances[group.scale] ?? 0
            for index in group.members {
                deviations[index] = (deviations[index] * deviations[index] + added).squareRoot()
            }
        }
        self.deviations = deviations
    }

    /// The same components for innovations that are larger by these variances, by scale.
    func widened(by variances: [PooledScale: Double]) -> ComponentBank {
        ComponentBank(widening: self, by: variances)
    }

    /// The scales that components name, in the order of ``PooledScale``.
    var scales: [PooledScale] { PooledScale.allCases.filter { scale in groups.contains { $0.scale == scale } } }

    /// What doesn't depend on the values of a history with values in these years.
    func tables(for pattern: YearPattern) -> PatternTables {
        // Those of values of one history aren't worth remembering.
        if let original { return PatternTables(original.tables(for: pattern), for: self) }
        if let tables = known.withLock({ $0[pattern] }) { return tables }
        let tables = PatternTables(pattern, self)
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[pattern] = tables
        }
        return tables
    }

    /// The same components for histories whose values have noise of a known size.
    var forNoise: ComponentBank {
        noisy.withLock { bank in
            let found =
                bank
                ?? ComponentBank(
                    components, halvesDrift: halvesDrift, isTempered: isTempered, isForNoise: true)
            bank = found
            return found
        }
    }

    private struct Motion: Hashable {
        let dynamics: PooledDynamics
        let varianceDiscount: Double
        let scale: PooledScale?
        let deviation: Double
    }

    private struct GroupKey: Hashable {
        let scale: PooledScale
        let dynamics: Int
        let driftFactor: Double

        static func precedes(_ left: Self, _ right: Self) -> Bool {
            (left.scale.rawValue, left.dynamics, left.driftFactor)
                < (right.scale.rawValue, right.dynamics, right.driftFactor)
        }
    }
}
