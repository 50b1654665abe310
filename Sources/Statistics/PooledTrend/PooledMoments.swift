/// The components' means and variances in the coming years.
///
/// With the start level integrated out, a year's mean is center + slope · b₀ and its variance spread · σ² + slope² · var(b₀).
struct PooledMoments {
    fileprivate let parts: [Part]
    /// What bounds make of each component of the posterior; `nil` without bounds.
    private let effects: [BoundEffect]?
    private let groups: [GroupMoments]
    private let tables: PatternTables
    /// Years 1 … ``horizon`` of every group of the bank.
    private let years: [YearTerms]
    private let widening: SpreadWidening
    private let horizon: Int
    private let elapsed: Double

    /// The components of one scale, in fours.
    fileprivate struct Part {
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

    private struct GroupMoments {
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
    }

    /// What no component expects, on the scale on which moves are shares of the level where there is one.
    private var surprise: NormalSum? {
        let run = parts.first { $0.run.name == .logarithm } ?? parts.first
        return run.map { Surprise.normals(about: $0.run.anchor, on: $0.run.scale) }
    }

    /// The components' distributions in the `step`-th year, scale by scale.
    func parts(step: Int) -> [any MixturePart] {
        let normals = normals(step: step)
        let rest: [any MixturePart] = surprise.map { [$0] } ?? []
        guard let effects else { return normals + rest }
        return zip(parts, normals).map { part, normals in
            ConditionedSum(normals, effects[part.first...], year: step - 1)
        } + rest
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

extension PooledMoments.Part {
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
