import Foundation

/// Something known of a target when it is set that might tell how hard it is.
public enum TargetCovariate: String, CaseIterable, Sendable {
    /// The planned change in the wanted direction, beside the larger of base and target.
    case requiredChange = "required-change"
    /// Years from base to target, as a logarithm.
    case years
    /// Less is better.
    case decrease
    /// A percentage rather than an amount.
    case share
    /// The base, as a logarithm.
    case baseLevel = "base-level"
    /// The base meets the target already.
    case metAtBase = "met-at-base"

    /// The covariate's value; `nil` where the source doesn't give what it takes.
    func value(of target: PastTarget) -> Double? {
        switch self {
        case .requiredChange:
            target.base.map { base in
                let scale = max(abs(base), abs(target.target))
                let change = target.lessIsBetter ? base - target.target : target.target - base
                return scale > 0 ? change / scale : 0
            }
        case .years: target.years.flatMap { $0 > 0 ? log(Double($0)) : nil }
        case .decrease: target.lessIsBetter ? 1 : 0
        case .share: target.isShare ? 1 : 0
        case .baseLevel: target.base.map { log1p(abs($0)) }
        case .metAtBase: target.base.map { target.isMet(by: $0) ? 1 : 0 }
        }
    }
}
