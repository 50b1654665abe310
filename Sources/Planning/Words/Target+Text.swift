import MitoshiStatistics

extension Target {
    /// The goal with its unit, as the plan words it: `17,000人`, `20件未満`, `40～60%`, `設計`.
    public func text(unit: String?) -> BilingualText {
        switch goal {
        case .stage(let stage): BilingualText(verbatim: stage)
        case .value(let value): (range ?? .exact(value)).text(unit: unit)
        }
    }
}
