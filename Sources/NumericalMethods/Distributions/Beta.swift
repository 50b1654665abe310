import CGSL

/// The beta distribution on 0 … 1, with density proportional to x^(firstShape − 1) · (1 − x)^(secondShape − 1).
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17; GSL manual, “The Beta Distribution”, for draws.
package struct Beta: ContinuousDistribution {
    /// α, above 0: as if `firstShape` successes had been seen.
    package let firstShape: Double
    /// β, above 0: as if `secondShape` failures had been seen.
    package let secondShape: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless both shapes are above 0 and at
    ///   most 2³¹.
    package init(firstShape: Double, secondShape: Double) throws(NumericalError) {
        try requireShape(firstShape, "firstShape", in: "Beta")
        try requireShape(secondShape, "secondShape", in: "Beta")
        self.firstShape = firstShape
        self.secondShape = secondShape
    }

    package func density(_ x: Double) -> Double {
        guard x > 0, x < 1 else { return densityAtEnd(x) }
        let factor = betaFactor(first: firstShape, second: secondShape, at: x, complement: 1 - x)
        return finiteDensity(factor / x / (1 - x))
    }

    package func lowerTail(_ x: Double) -> Double { tail(at: x, lower: true) { tails(x).lower } }

    package func upperTail(_ x: Double) -> Double { tail(at: x, lower: false) { tails(x).upper } }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "Beta.quantile")
        // The nearer end is the one from which the quantile can be told exactly.
        guard probability <= tails(0.5).lower else {
            let mirrored = Beta(exchanging: self)
            return 1 - mirrored.quantileNearZero(lower: 1 - probability, upper: probability)
        }
        return quantileNearZero(lower: probability, upper: 1 - probability)
    }

    package func draw(from stream: inout RandomStream) -> Double {
        gsl_ran_beta(stream.state, firstShape, secondShape)
    }

    private init(exchanging other: Beta) {
        firstShape = other.secondShape
        secondShape = other.firstShape
    }

    private func tails(_ x: Double) -> Tails {
        guard x > 0 else { return Tails(lower: 0) }
        guard x < 1 else { return Tails(upper: 0) }
        return betaTails(first: firstShape, second: secondShape, at: x, complement: 1 - x)
    }

    private func quantileNearZero(lower: Double, upper: Double) -> Double {
        let mean = firstShape / (firstShape + secondShape)
        return positiveQuantile(lower: lower, upper: upper, guess: min(mean, 0.5), tails: tails) { x in
            betaFactor(first: firstShape, second: secondShape, at: x, complement: 1 - x) / (1 - x)
        }
    }

    /// The density at 0 and 1, where it may have no bound; 0 elsewhere outside.
    private func densityAtEnd(_ x: Double) -> Double {
        guard x == 0 || x == 1 else { return 0 }
        let (near, far) = x == 0 ? (firstShape, secondShape) : (secondShape, firstShape)
        return near > 1 ? 0 : near < 1 ? .greatestFiniteMagnitude : far
    }
}
