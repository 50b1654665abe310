import Foundation

extension AttainmentRate {
    /// The rate as finitely many values with weights that add up to 1: its density at the middles of `count` equal parts.
    func grid(_ count: Int) -> [(rate: Double, weight: Double)] {
        let rates = (0..<count).map { (Double($0) + 0.5) / Double(count) }
        let logarithms = rates.map { (log($0), log1p(-$0)) }
        var weights = [Double](repeating: 0, count: count)
        for component in components {
            let (first, second) = (component.firstShape, component.secondShape)
            let constant = lgamma(first + second) - lgamma(first) - lgamma(second)
            for (index, (lower, upper)) in logarithms.enumerated() {
                weights[index] += component.weight * exp(constant + (first - 1) * lower + (second - 1) * upper)
            }
        }
        let total = weights.reduce(0, +)
        return zip(rates, weights).map { ($0, $1 / total) }
    }
}
