import MitoshiBasics
import MitoshiNumericalMethods

/// The components' means and variances in the coming years.
///
/// With the start level integrated out, a year's mean is center + slope · b₀ and its variance spread · σ² + slope² · var(b₀).
struct PooledMoments: Sendable {
    fileprivate let parts: [Part]
    /// What bounds make of each component of the posterior; `nil` without bounds.
    private let effects: [BoundEffect]?
    private let groups: [GroupMoments]
    /// Those of each part, made when a curve is first needed.
    private let clusters: OnDemand<[[Cluster]]>
    private let tables: PatternTables
    /// Years 1 … ``horizon`` of every group of the bank.
    private let years: [YearTerms]
    private let widening: SpreadWidening
    private let horizon: Int
    private let elapsed: Double

    /// The components of one scale, in fours.
    fileprivate struct Part: Sendable {
        let run: PooledPosterior.ScaleRun
        /// Where its components begin in the posterior.
        let first: Int
        /// Of the groups on the scale.
        let groups: Range<Int>
        let weights: [Double]
        /// b₀ of each component, posterior mean and variance, and σ².
        let trendMeans: [Double]
        let trendVariances: [Double]
        let variances: [Double]
    }

    fileprivate struct GroupMoments: Sendable {
        /// Its place in the bank.
        let place: Int
        /// Places in the part's arrays.
        let members: Range<Int>
        let dynamics: Int
    }

    /// - Parameter elapsed: How much of the first year ahead had passed at the last value. Means and variances are then
    ///   interpolated between whole years, exact for a random walk.
    init(_ posterior: PooledPosterior, horizon: Int, elapsed: Double, effects: [BoundEffect]? = nil) {
        self.effects = effects
        tables = posterior.tables
        years = YearTerms.terms(tables, posterior.bank, horizon: horizon, elapsed: elapsed)
        widening = SpreadWidening(count: tables.pattern.count)
        self.horizon = horizon
        self.elapsed = elapsed
        var groups: [GroupMoments] = []
        var parts: [Part] = []
        for scale in posterior.scales {
            let firstGroup = groups.count
            var members: [(dynamics: Int, places: Range<Int>)] = []
            posterior.forEachGroup { place, group, places in
                guard group.scale == scale.name else { return }
                let start = members.first?.places.lowerBound ?? places.lowerBound
                members.append((group.dynamics, places))
                groups.append(
                    GroupMoments(
                        place: place, members: places.lowerBound - start..<places.upperBound - start,
                        dynamics: group.dynamics))
            }
            guard !members.isEmpty else { continue }
            parts.append(
                Part(posterior, scale, members, groups: firstGroup..<groups.count, share: 1 - Surprise.chance))
        }
        self.groups = groups
        self.parts = parts
        clusters = OnDemand { [groups, parts] in Self.worthKeeping(parts.map { $0.clusters(groups) }) }
    }

    /// What no component expects, on the scale on which moves are shares of the level where there is one.
    private var surprise: NormalSum? {
        let run = parts.first { $0.run.name == .logarithm } ?? parts.first
        return run.map { Surprise.normals(about: $0.run.anchor, on: $0.run.scale) }
    }

    /// What may be in the `step`-th year, scale by scale.
    func components(step: Int) -> YearComponents {
        guard let effects else {
            return YearComponents {
                normals(step: step) + (surprise.map { [$0] } ?? [])
            } curveParts: {
                cells(step: step)
            }
        }
        let conditioned = OnDemand {
            zip(parts, normals(step: step)).map { part, normals in
                ConditionedSum(normals, effects[part.first...], year: step - 1)
            }
        }
        return YearComponents {
            conditioned.value + (surprise.map { [$0] } ?? [])
        } curveParts: {
            conditioned.value + (surprise.map { [NormalCells($0.cumulants)] } ?? [])
        }
    }

    /// The normals of the `step`-th year before bounds condition them, scale by scale.
    func normals(step: Int) -> [NormalSum] {
        let factor = widening.factor(ahead: Double(step) - elapsed)
        return parts.map { part in
            var means = part.trendMeans
            var variances = part.variances
            means.withUnsafeMutableBufferPointer { means in
                variances.withUnsafeMutableBufferPointer { variances in
                    part.trendVariances.withUnsafeBufferPointer { trendVariances in
                        for group in groups[part.groups] {
                            let year = years[group.place * horizon + step - 1]
                            let center =
                                part.run.anchor + year.center(of: group.dynamics, after: part.run.run, tables)
                            let slope = year.slope
                            let spread = year.spread * factor * factor
                            let slopeSquare = year.slopeSquare * factor * factor
                            let noise = part.run.comingNoise
                            for index in group.members {
                                means[index] = center + slope * means[index]
                                variances[index] =
                                    variances[index] * spread + slopeSquare * trendVariances[index] + noise
                            }
                        }
                    }
                }
            }
            return NormalSum(scale: part.run.scale, weights: part.weights, means: means, variances: variances)
        }
    }
}

extension PooledMoments {
    /// Components of one scale, dynamics and deviation as one: a normal innovation beside a start trend that has these
    /// cumulants.
    fileprivate struct Cluster: Sendable {
        let group: Int
        let weight: Double
        /// σ².
        let variance: Double
        let trend: (mean: Double, variance: Double, third: Double, fourth: Double)

        func weighed(by factor: Double) -> Cluster {
            Cluster(group: group, weight: factor * weight, variance: variance, trend: trend)
        }
    }

    /// A share of the whole so small that cells do without it.
    private static let negligible = 1e-4

    /// The clusters without the lightest, which together have no more than ``negligible``, the others the heavier for it.
    private static func worthKeeping(_ clusters: [[Cluster]]) -> [[Cluster]] {
        let weights = clusters.joined().map(\.weight)
        let least = PooledPosterior.leastWorthKeeping(weights, share: negligible)
        let factor = weights.reduce(0, +) / weights.reduce(0) { $1 < least ? $0 : $0 + $1 }
        return clusters.map { $0.filter { $0.weight >= least }.map { $0.weighed(by: factor) } }
    }

    /// Clusters in the `step`-th year in cells, scale by scale.
    private func cells(step: Int) -> [NormalCells] {
        let factor = widening.factor(ahead: Double(step) - elapsed)
        let surprise = surprise
        return zip(parts, clusters.value).compactMap { part, clusters in
            var group = -1
            var (center, slope, spread, square) = (0.0, 0.0, 0.0, 0.0)
            var sum = CumulantSum(
                scale: part.run.scale,
                elements: clusters.map { cluster in
                    if cluster.group != group {
                        group = cluster.group
                        let year = years[groups[group].place * horizon + step - 1]
                        center = part.run.anchor + year.center(of: groups[group].dynamics, after: part.run.run, tables)
                        slope = year.slope
                        spread = year.spread * factor * factor
                        square = year.slopeSquare * factor * factor
                    }
                    return CumulantSum.Element(
                        weight: cluster.weight, mean: center + slope * cluster.trend.mean,
                        variance: cluster.variance * spread + square * cluster.trend.variance + part.run.comingNoise,
                        third: slope * square * factor * cluster.trend.third,
                        fourth: square * square * cluster.trend.fourth)
                })
            if let surprise, surprise.scale == sum.scale { sum.elements += surprise.cumulants.elements }
            return sum.elements.isEmpty ? nil : NormalCells(sum)
        }
    }
}

extension PooledMoments.Part {
    /// The components, those of one group and deviation as one.
    ///
    /// - Parameter all: The groups of all parts.
    fileprivate func clusters(_ all: [PooledMoments.GroupMoments]) -> [PooledMoments.Cluster] {
        var clusters: [PooledMoments.Cluster] = []
        for place in groups {
            let members = all[place].members
            var start = members.lowerBound
            while start < members.upperBound {
                var end = start + 1
                while end < members.upperBound, variances[end] == variances[start] { end += 1 }
                clusters.append(cluster(start..<end, of: place))
                start = end
            }
        }
        return clusters
    }

    private func cluster(_ members: Range<Int>, of group: Int) -> PooledMoments.Cluster {
        var (weight, mean) = (0.0, 0.0)
        var sums = SIMD3<Double>()
        weights.withUnsafeBufferPointer { weights in
            trendMeans.withUnsafeBufferPointer { means in
                trendVariances.withUnsafeBufferPointer { variances in
                    for index in members {
                        weight += weights[index]
                        mean += weights[index] * means[index]
                    }
                    mean /= weight
                    for index in members {
                        let (distance, variance) = (means[index] - mean, variances[index])
                        let square = distance * distance
                        let third = distance * (square + 3 * variance)
                        let fourth = square * (square + 6 * variance) + 3 * variance * variance
                        sums += weights[index] * SIMD3<Double>(square + variance, third, fourth)
                    }
                }
            }
        }
        sums /= weight
        return PooledMoments.Cluster(
            group: group, weight: weight, variance: variances[members.lowerBound],
            trend: (mean, sums[0], sums[1], sums[2] - 3 * sums[0] * sums[0]))
    }

    /// - Parameters:
    ///   - members: The dynamics of each group and its places in the posterior, which follow one another.
    ///   - share: How much of the whole the components have.
    fileprivate init(
        _ posterior: PooledPosterior, _ scale: PooledPosterior.ScaleRun,
        _ members: [(dynamics: Int, places: Range<Int>)],
        groups: Range<Int>, share: Double
    ) {
        let (bank, tables) = (posterior.bank, posterior.tables)
        let first = members[0].places.lowerBound
        let count = members[members.count - 1].places.upperBound - first
        let size = (count + 3) / 4 * 4
        var weights = posterior.weights[first..<first + count].map { $0 * share }
        weights.append(contentsOf: repeatElement(0, count: size - count))
        var trendMeans = [Double](repeating: 0, count: size)
        var trendVariances = trendMeans
        var variances = [Double](repeating: 1, count: size)
        posterior.components.withUnsafeBufferPointer { components in
            for (dynamics, places) in members {
                let (square, learned) = (tables.trendSquares[dynamics], scale.trends[dynamics])
                for place in places {
                    let (index, component) = (place - first, Int(components[place]))
                    let deviation = bank.deviations[component]
                    let gain = tables.trendGains[component]
                    let mean = bank.trendMeans[component]
                    trendMeans[index] = mean + gain * (learned - mean * square)
                    variances[index] = deviation * deviation
                    trendVariances[index] = gain * deviation * deviation
                }
            }
        }
        self.init(
            run: scale, first: first, groups: groups, weights: weights, trendMeans: trendMeans,
            trendVariances: trendVariances, variances: variances)
    }
}
