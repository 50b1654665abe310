import Foundation
import MitoshiPlanning
import MitoshiStatistics

/// Which other targets and which extra paces are worth asking about, in round steps.
struct WhatIfRange {
    let whatIf: WhatIf
    /// The target's value as planned.
    let planned: Double
    /// Equal steps that hold ``planned``, in rising order.
    let levels: [Double]
    /// What meets the target at each of ``levels``.
    let rules: [AttainmentRule]
    /// Equal steps around 0, in units a year; 0 alone where no time is left.
    let paces: [Double]
    /// The forecast's distribution function, for readers without the engine.
    let table: DistributionTable

    /// `nil` where no range makes sense: a forecast without quantiles.
    init?(_ whatIf: WhatIf) {
        let planned = whatIf.declared.level
        guard let table = try? whatIf.table(), let ends = try? whatIf.distribution.quantiles([0.05, 0.95]),
            ends.allSatisfy(\.isFinite)
        else { return nil }
        let (low, high) = (ends[0], ends[1])
        self.table = table
        self.whatIf = whatIf
        self.planned = planned
        let shown = [low, high, planned, whatIf.base ?? planned]
        let asked = Self.levels(
            around: planned, from: shown.min() ?? planned, to: shown.max() ?? planned,
            ofCounts: whatIf.distribution.isDiscrete
        ).filter { $0 == planned || whatIf.reachable.contains($0) }
        levels = asked
        rules = asked.map(whatIf.rule)
        let size = max(abs(planned - (low + high) / 2), high - low)
        paces = Self.paces(upTo: size / max(whatIf.yearsOfExtraPace, 1), years: whatIf.yearsOfExtraPace)
        guard levels.count > 1 else { return nil }
    }

    /// The chance at a level, by its place in ``levels``, with an extra pace: as a reader of ``table`` works it out.
    func probability(atLevel place: Int, pace: Double) -> Double {
        table.probability(of: rules[place], movedBy: pace * whatIf.yearsOfExtraPace, within: whatIf.reachable)
    }

    /// +1 where more is better, −1 where less is.
    var wish: Double { whatIf.declared.direction.isAtMost ? -1 : 1 }

    /// About so many levels are offered at most.
    private static let most = 200

    private static func levels(
        around planned: Double, from low: Double, to high: Double, ofCounts isCount: Bool
    ) -> [Double] {
        let margin = max((high - low) * 0.25, abs(planned) * 0.02)
        // Half a person is no target, unless the plan's own is one.
        let isWhole = isCount || (planned == planned.rounded() && high - low >= 20)
        let least = (high - low + 2 * margin) / Double(most)
        let step = isWhole && least < 1 ? 1 : step(for: least, dividing: planned)
        guard step > 0, step.isFinite else { return [planned] }
        let below = Int(((planned - low + margin) / step).rounded(.up))
        let above = Int(((high + margin - planned) / step).rounded(.up))
        return (-min(below, most)...min(above, most)).map { rounded(planned + Double($0) * step, to: step) }
    }

    /// A round number near `least` of which `planned` is a multiple where there is one, else round alone.
    private static func step(for least: Double, dividing planned: Double) -> Double {
        guard least > 0, least.isFinite else { return 0 }
        let power = pow(10, floor(log10(least)))
        let rounds = [1.0, 2, 5, 10, 20, 50, 100].map { $0 * power }.filter { $0 >= least * 0.999 }
        // A step far coarser than asked for leaves too few levels to choose from.
        let fitting = rounds.filter { $0 <= least * 12 }.reversed().first { step in
            let multiples = planned / step
            return abs(multiples - multiples.rounded()) < 1e-9
        }
        return fitting ?? rounds.first ?? least
    }

    /// Twenty round steps to either side, so far that they cover `size`.
    private static func paces(upTo size: Double, years: Double) -> [Double] {
        guard years > 0, size > 0, size.isFinite else { return [0] }
        let rough = size / 20
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
        return (-20...20).map { rounded(Double($0) * step, to: step) }
    }

    /// `value` without the digits that adding steps up leaves behind.
    private static func rounded(_ value: Double, to step: Double) -> Double {
        let decimals = max(0, 2 - Int(floor(log10(step))))
        let scale = pow(10, Double(min(decimals, 12)))
        let scaled = (value * scale).rounded()
        return abs(scaled) < 0x1p52 ? scaled / scale : value
    }
}
