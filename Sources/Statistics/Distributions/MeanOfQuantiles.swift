extension PredictiveDistribution {
    /// The mean as the integral of the quantile function, for distributions that have one but no formula for it.
    ///
    /// The midpoint rule after p = s³(10 − 15s + 6s²), which flattens both ends.
    ///
    /// - Parameter nodes: How many quantiles; more for distributions with steps.
    package func meanOfQuantiles(nodes: Int = 256) -> MeanValue {
        let places = (0..<nodes).map { (Double($0) + 0.5) / Double(nodes) }
        do throws(StatisticsError) {
            let quantiles = try quantiles(places.map { s in s * s * s * (10 - 15 * s + 6 * s * s) })
            return .value(
                zip(places, quantiles).reduce(0) { sum, node in
                    let (s, quantile) = node
                    return sum + 30 * s * s * (1 - s) * (1 - s) * (quantile / Double(nodes))
                })
        } catch {
            return .undefined(.notComputed(error))
        }
    }
}
