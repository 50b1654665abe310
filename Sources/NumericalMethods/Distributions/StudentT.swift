import CGSL
import Foundation

/// Student's *t* distribution, moved to `location` and stretched by `scale`.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17, for the tails, which GSL has to six digits only above
/// 30 degrees of freedom; GSL manual, “The t-distribution”, for draws.
package struct StudentT: ContinuousDistribution {
    /// Above 0; need not be whole.
    package let degreesOfFreedom: Double
    /// The median. It is the mean too where ``degreesOfFreedom`` is above 1; otherwise there is none.
    package let location: Double
    /// Above 0. Not the standard deviation, which is larger, and infinite up to 2 degrees of freedom.
    package let scale: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `degreesOfFreedom` and `scale`
    ///   are positive and all are finite.
    package init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) throws(NumericalError) {
        try requirePositive(degreesOfFreedom, "degreesOfFreedom", in: "StudentT")
        try requireFinite(location, "location", in: "StudentT")
        try requirePositive(scale, "scale", in: "StudentT")
        self.degreesOfFreedom = degreesOfFreedom
        self.location = location
        self.scale = scale
    }

    package func density(_ x: Double) -> Double {
        guard x.isFinite else { return 0 }
        return finiteDensity(standardDensity(abs(standardized(x))) / scale)
    }

    package func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) { upperTail(ofStandard: -standardized(x)) }
    }

    package func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) { upperTail(ofStandard: standardized(x)) }
    }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "StudentT.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        let outside = min(probability, 1 - probability)
        guard outside < 0.5 else { return location }
        // Of |t|.
        let distance = positiveQuantile(
            lower: 1 - 2 * outside, upper: 2 * outside, guess: -Normal.standardQuantile(outside),
            tails: tailsOfDistance, slope: { 2 * $0 * standardDensity($0) })
        return try requireFiniteResult(
            location + scale * (probability < 0.5 ? -distance : distance), of: routine)
    }

    package func draw(from stream: inout RandomStream) -> Double {
        finiteDraw(location + scale * gsl_ran_tdist(stream.state, degreesOfFreedom))
    }

    private func standardized(_ x: Double) -> Double { (x - location) / scale }

    private func upperTail(ofStandard t: Double) -> Double {
        guard t != 0 else { return 0.5 }
        let tails = tailsOfDistance(abs(t))
        return t > 0 ? tails.upper / 2 : 0.5 + tails.lower / 2
    }

    /// P(|T| ≤ `distance`) and P(|T| > `distance`), for `distance` above 0.
    private func tailsOfDistance(_ distance: Double) -> Tails {
        let ratio = distance / degreesOfFreedom.squareRoot()
        // So far out the tail is a power of the distance to the last digit, and the square might overflow.
        guard ratio < 1e9 else {
            return Tails(
                upper: exp(-degreesOfFreedom * logRatio(distance) - logBetaOfHalves - log(degreesOfFreedom / 2)))
        }
        let square = ratio * ratio
        guard square > 0 else { return Tails(lower: 0) }
        return betaTails(
            first: 0.5, second: degreesOfFreedom / 2, at: square / (1 + square), complement: 1 / (1 + square))
    }

    private func standardDensity(_ distance: Double) -> Double {
        let ratio = distance / degreesOfFreedom.squareRoot()
        let logKernel = ratio < 1e9 ? log1p(ratio * ratio) : 2 * logRatio(distance)
        return exp(-(degreesOfFreedom + 1) / 2 * logKernel - logBetaOfHalves) / degreesOfFreedom.squareRoot()
    }

    /// log(`distance` / √ν), where the ratio itself may overflow.
    private func logRatio(_ distance: Double) -> Double { log(distance) - log(degreesOfFreedom) / 2 }

    /// log B(½, ν/2).
    private var logBetaOfHalves: Double { GSLErrors.withoutComplaint { gsl_sf_lnbeta(0.5, degreesOfFreedom / 2) } }
}
