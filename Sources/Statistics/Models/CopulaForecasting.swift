import MitoshiNumericalMethods

/// A fitted model that knows each coming year's distribution by itself and how the years go together.
///
/// Joint draws come from a Student t copula: they follow the years' own distributions exactly, whatever their support,
/// and rise and fall together as ``covariance(_:_:)`` says. Source: Demarta & McNeil (2005), International Statistical
/// Review 73, section 2. A year's draws are its quantiles at equally distant probabilities, in the order of the copula's
/// scores (Latin hypercube sampling; Stein 1987, Technometrics 29, 143–151). A quantity that never falls is driven by one
/// probability for all years instead (``RunningMaximum``), so that no path falls.
protocol CopulaForecasting: FittedModel {
    var history: ExactHistory { get }
    /// The shape that the years share: how often all of them are extreme at once.
    var shape: StudentT { get }
    /// The distribution of the `step`-th year after the origin, within the support; `step` is 1 or more.
    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution
    /// The covariance of two coming years, in any one unit.
    func covariance(_ step: Int, _ other: Int) -> Double
}

extension Forecast {
    /// The greatest number of years ahead that a forecast may reach.
    public static let longestHorizon = 200
}

extension CopulaForecasting {
    /// This model, when every number it learned is finite.
    ///
    /// - Throws: ``NumericalError/notFinite(routine:result:)`` naming the first that isn't, as happens with values whose
    ///   squares exceed the largest number.
    func checked() throws(StatisticsError) -> Self {
        for parameter in parameters where !(parameter.value + (parameter.standardError ?? 0)).isFinite {
            throw .numerical(.notFinite(routine: family.rawValue, result: parameter.name.rawValue))
        }
        for value in fittedValues where !(value ?? 0).isFinite {
            throw .numerical(.notFinite(routine: family.rawValue, result: "a fitted value"))
        }
        return self
    }

    var series: AnnualSeries { history.series }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        Forecast(model: family, origin: history.origin, distributions: try marginals(horizon: horizon))
    }

    func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let marginals = try marginals(horizon: horizon)
        let factor = correlationFactor(horizon: horizon)
        let count = max(0, count)
        let scores = try numerically { () throws(NumericalError) in
            try self.scores(count: count, factor: factor, from: &stream)
        }
        // The same for all years, so that years of one score have one probability.
        let offset = max(stream.uniform(), .ulpOfOne)
        let levels = (0..<count).map { (Double($0) + offset) / Double(count) }
        var years: [[Double]] = []
        for (marginal, scores) in zip(marginals, scores) {
            let quantiles = try marginal.quantiles(levels)
            let order = scores.indices.sorted { scores[$0] < scores[$1] }
            var values = scores
            for (rank, path) in order.enumerated() { values[path] = quantiles[rank] }
            years.append(values)
        }
        return JointPaths(years: years)
    }

    /// Draws from the copula before its years are given their distributions: an array a year, an element a path.
    private func scores(
        count: Int, factor: [[Double]], from stream: inout RandomStream
    ) throws(NumericalError) -> [[Double]] {
        let freedom = shape.degreesOfFreedom
        let squares = try ChiSquared(degreesOfFreedom: freedom)
        var normals = try QuasiRandomNormals(dimensions: factor.count, from: &stream)
        var noise = [Double](repeating: 0, count: factor.count)
        var scores = [[Double]](repeating: [], count: factor.count)
        for _ in 0..<count {
            normals.next(&noise, from: &stream)
            let spread = (freedom / squares.draw(from: &stream)).squareRoot()
            for (year, row) in factor.enumerated() {
                scores[year].append(spread * zip(row, noise).reduce(0) { $0 + $1.0 * $1.1 })
            }
        }
        return scores
    }

    private func marginals(horizon: Int) throws(StatisticsError) -> [any PredictiveDistribution] {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var marginals: [any PredictiveDistribution] = []
        for step in 1...horizon { marginals.append(try marginal(step)) }
        guard series.support.neverFalls else { return marginals }
        return marginals.indices.map { RunningMaximum(years: Array(marginals[...$0])) }
    }

    /// The lower triangle L with L Lᵀ the correlation of the coming years (Cholesky); a year that the ones before it
    /// determine gets a 0 on the diagonal.
    private func correlationFactor(horizon: Int) -> [[Double]] {
        var factor: [[Double]] = []
        for step in 0..<horizon {
            var row = [Double](repeating: 0, count: horizon)
            guard !series.support.neverFalls else {
                row[0] = 1
                factor.append(row)
                continue
            }
            for other in 0...step {
                let above = (0..<other).reduce(0) { $0 + row[$1] * (other == step ? row[$1] : factor[other][$1]) }
                let rest = correlation(step + 1, other + 1) - above
                if other == step {
                    row[other] = max(0, rest).squareRoot()
                } else if factor[other][other] > 1e-8 {
                    row[other] = rest / factor[other][other]
                }
            }
            factor.append(row)
        }
        return factor
    }

    private func correlation(_ step: Int, _ other: Int) -> Double {
        let spread = (covariance(step, step) * covariance(other, other)).squareRoot()
        return spread > 0 ? covariance(step, other) / spread : step == other ? 1 : 0
    }
}

/// A fitted model whose coming years are jointly Student t on a working scale.
protocol StudentTForecasting: CopulaForecasting {
    var workingScale: WorkingScale { get }
    /// The centre of the `step`-th year after the origin, on the working scale.
    func location(_ step: Int) -> Double
}

extension StudentTForecasting {
    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let location = location(step)
        let scale = covariance(step, step).squareRoot()
        guard location.isFinite, scale.isFinite, scale > 0 else {
            throw .numerical(.notFinite(routine: family.rawValue, result: "the forecast \(step) years ahead"))
        }
        let (lower, upper) = history.bounds
        // A whole number stands for what rounds to it.
        let margin = series.support.isInteger ? 0.5 : 0
        let continuous = ScaledStudentT(
            location: location, scale: scale, shape: shape, workingScale: workingScale,
            lower: lower - margin, upper: upper + margin)
        return series.support.isInteger ? RoundedDistribution(base: continuous) : continuous
    }
}
