import Foundation
import NumericalMethods

/// What is believed of the share of an effect that is left after each year, when somebody has declared a best guess of it.
///
/// Nobody knows how a city recovers before it has: a declared decay is the likeliest one, not the true one. Before the
/// declaration every share is as likely as any other; the declaration weighs as much as `weight` cases seen, which gives
/// Beta(1 + guess · weight, 1 + (1 − guess) · weight), whose mode is the guess. It is narrower near 0 and 1.
struct DecayPrior: Hashable, Sendable {
    /// A part of the prior: all shares within one of equally wide steps, at their mean.
    struct Node: Hashable, Sendable {
        let weight: Double
        /// The share of the effect that is left after each year, 0 … 1.
        let left: Double
    }

    /// The likeliest share, 0 … 1.
    let guess: Double

    /// With it the standard deviation about a guess of ½ is 0.2: 9 times in 10 the true share then lies in .17 … .83. An
    /// assumption; nobody has measured how well cities guess.
    static let weight = 3.25
    private static let steps = 9

    private var shapes: (first: Double, second: Double) {
        (1 + guess * Self.weight, 1 + (1 - guess) * Self.weight)
    }

    /// E[left^years], from the moments of a beta distribution.
    func meanShare(after years: Int) -> Double {
        let (first, second) = shapes
        return (0..<max(0, years)).reduce(1) { share, year in
            share * (first + Double(year)) / (first + second + Double(year))
        }
    }

    /// Their weights sum to 1, and their mean is the prior's.
    func nodes() throws(StatisticsError) -> [Node] {
        let (first, second) = shapes
        let (shares, means) = try numerically { () throws(NumericalError) in
            (
                try Beta(firstShape: first, secondShape: second),
                // x times a beta density is one of a larger first shape.
                try Beta(firstShape: first + 1, secondShape: second)
            )
        }
        let mean = first / (first + second)
        return (0..<Self.steps).map { step in
            let (from, to) = (Double(step) / Double(Self.steps), Double(step + 1) / Double(Self.steps))
            let weight = shares.lowerTail(to) - shares.lowerTail(from)
            return Node(weight: weight, left: mean * (means.lowerTail(to) - means.lowerTail(from)) / weight)
        }
    }
}
