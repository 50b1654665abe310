import Foundation

/// About how many digits of `found` are right: −log₁₀(|found − certified| / |certified|), between 0 and 15, which is as
/// many as are certified. Where 0 is certified, −log₁₀ |found|.
package func logRelativeError(of found: Double, certified: Double) -> Double {
    let error = abs(found - certified) / (certified == 0 ? 1 : abs(certified))
    return error.isNaN ? 0 : min(15, max(0, -log10(error)))
}

/// The fewest right digits among `found`; 0 when the counts differ.
package func leastLogRelativeError(of found: [Double], certified: [Double]) -> Double {
    guard found.count == certified.count else { return 0 }
    return zip(found, certified).map { logRelativeError(of: $0, certified: $1) }.min() ?? 0
}
