import CertifiedProblems
import Foundation
import MitoshiNumericalMethods

/// Answers lines of a distribution, three parameters and a point with both tails, and a line `time` with nanoseconds a tail at the
/// points since the one before, as `scripts/oracles/tails.c` does for GSL and R.
enum Tails {
    static func answer() throws {
        var points: [(distribution: any ProbabilityDistribution, x: Double)] = []
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            if words[0] == "time" {
                print(nanoseconds(points))
                points = []
                continue
            }
            let numbers = words.dropFirst().compactMap(Double.init)
            let point = (distribution: try distribution(named: words[0], numbers), x: numbers[3])
            print(point.distribution.lowerTail(point.x), point.distribution.upperTail(point.x))
            points.append(point)
        }
    }

    private static func nanoseconds(_ points: [(distribution: any ProbabilityDistribution, x: Double)]) -> Double {
        let start = clock()
        var (calls, sum) = (0, 0.0)
        // POSIX: a million a second.
        while clock() - start < 200_000 {
            for (distribution, x) in points { sum += distribution.lowerTail(x) + distribution.upperTail(x) }
            calls += 2 * points.count
        }
        return 1e3 * Double(clock() - start) / Double(calls) + 0 * sum
    }
}
