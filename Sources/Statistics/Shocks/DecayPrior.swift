import Foundation
import MitoshiNumericalMethods

/// What is believed of the share of an effect that is left after each year, when somebody has declared a best guess of it.
///
/// Nobody knows how a city recovers before it has: a declared decay is the likeliest one, not the true one. In three cases of
/// five the declaration weighs as much as `weight` cases seen where before it every share was as likely as any other, which
/// gives Beta(1 + guess · weight, 1 + (1 − guess) · weight), whose mode is the guess; it is narrower near 0 and 1. In one of
/// five hardly anything of the effect goes away, in another nearly all of it at once, whatever was declared.
struct DecayPrior: Hashable, Sendable {
    /// A part of the prior: all shares within one of equally wide steps, at their mean.
    struct Node: Hashable, Sendable {
        let weight: Double
        /// The share of the effect that is left after each year, 0 … 1.
        let left: Double
    }

    /// The likeliest share, 0 … 1.
    let guess: Double

    /// With it the standard deviation about a guess of ½ is 0.2. It is an assumption, as are the two other recoveries; nobody
    /// has measured how well cities guess. Chosen so that of effects that are guessed to be halved each year and keep nine
    /// tenths, 80 % ranges hold more than seven in ten.
    static let weight = 3.25
    /// The probability of each of the recoveries that nobody guessed, and how near the end they lie: on average 1/21 from it.
    private static let (unguessed, nearness) = (0.2, 20.0)
    private static let steps = 9

    /// Beta distributions with their probabilities, which sum to 1.
    private var parts: [(share: Double, first: Double, second: Double)] {
        [
            (1 - 2 * Self.unguessed, 1 + guess * Self.weight, 1 + (1 - guess) * Self.weight),
            (Self.unguessed, Self.nearness, 1), (Self.unguessed, 1, Self.nearness),
        ]
    }

    /// What the declaration alone leaves on the mean: E[left^years], from the moments of a beta distribution.
    func declaredShare(after years: Int) -> Double {
        let declared = parts[0]
        return (0..<max(0, years)).reduce(1) { share, year in
            share * (declared.first + Double(year)) / (declared.first + declared.second + Double(year))
        }
    }

    /// Their weights sum to 1, and their mean is the prior's.
    func nodes() throws(StatisticsError) -> [Node] {
        let parts = try numerically { () throws(NumericalError) in
            try self.parts.map { part throws(NumericalError) in
                (
                    share: part.share, mean: part.first / (part.first + part.second),
                    shares: try Beta(firstShape: part.first, secondShape: part.second),
                    // x times a beta density is one of a larger first shape.
                    means: try Beta(firstShape: part.first + 1, secondShape: part.second)
                )
            }
        }
        return (0..<Self.steps).map { step in
            let (from, to) = (Double(step) / Double(Self.steps), Double(step + 1) / Double(Self.steps))
            let weight = parts.reduce(0) { $0 + $1.share * ($1.shares.lowerTail(to) - $1.shares.lowerTail(from)) }
            let sum = parts.reduce(0) {
                $0 + $1.share * $1.mean * ($1.means.lowerTail(to) - $1.means.lowerTail(from))
            }
            return Node(weight: weight, left: sum / weight)
        }
    }
}
