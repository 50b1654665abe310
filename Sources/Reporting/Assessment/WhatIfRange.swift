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
    ///
    /// - Parameter unit: That of the indicator; a pace in percentage points may be a fraction of a target's digits.
    init?(_ whatIf: WhatIf, unit: String?) {
        let planned = whatIf.declared.level
        guard let table = try? whatIf.table(), let ends = try? whatIf.distribution.quantiles([0.1, 0.9]),
            ends.allSatisfy(\.isFinite)
        else { return nil }
        self.table = table
        self.whatIf = whatIf
        self.planned = planned
        // Where there is hardly any way to go, the spread of the forecast is the scale.
        let way = max(abs(planned - (whatIf.latest ?? whatIf.base ?? planned)), (ends[1] - ends[0]) / 8)
        let digit = whatIf.distribution.isDiscrete ? max(1, whatIf.declared.digit) : whatIf.declared.digit
        levels = Self.steps(around: planned, reach: way, atLeast: digit).filter {
            $0 == planned || whatIf.reachable.contains($0)
        }
        rules = levels.map(whatIf.rule)
        let years = whatIf.yearsOfExtraPace
        let isShare = NumberText.isPercentage(unit)
        paces = years > 0 ? Self.steps(around: 0, reach: 2 * way / max(years, 1), atLeast: isShare ? 0 : digit) : [0]
        guard levels.count > 1 else { return nil }
    }

    /// The chance at a level, by its place in ``levels``, with an extra pace: as a reader of ``table`` works it out.
    func probability(atLevel place: Int, pace: Double) -> Double {
        table.probability(of: rules[place], movedBy: pace * whatIf.yearsOfExtraPace, within: whatIf.reachable)
    }

    /// +1 where more is better, −1 where less is.
    var wish: Double { whatIf.declared.direction.isAtMost ? -1 : 1 }

    /// How many steps lead from the middle to either end, about.
    private static let count = 20.0

    /// Round steps from `middle` to either side, so far that they cover `reach`; whole multiples of the digit that values are
    /// written with, so that half a person is never asked about.
    private static func steps(around middle: Double, reach: Double, atLeast digit: Double) -> [Double] {
        guard reach > 0, reach.isFinite, middle.isFinite else { return [middle] }
        let rough = max(reach / count, digit)
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
        guard step > 0, step.isFinite else { return [middle] }
        let sides = max(2, Int((reach / step - 1e-9).rounded(.up)))
        return (-sides...sides).map { rounded(middle + Double($0) * step, to: step) }
    }

    /// `value` without the digits that adding steps up leaves behind.
    private static func rounded(_ value: Double, to step: Double) -> Double {
        let decimals = max(0, 2 - Int(floor(log10(step))))
        let scale = pow(10, Double(min(decimals, 12)))
        let scaled = (value * scale).rounded()
        return abs(scaled) < 0x1p52 ? scaled / scale : value
    }
}

/// The chance at a few other targets and extra paces.
struct WhatIfTable {
    let range: WhatIfRange
    let unit: String?
    let limits: VerdictLimits
    let language: Language

    init(_ range: WhatIfRange, unit: String?, _ limits: VerdictLimits, in language: Language) {
        self.range = range
        self.unit = unit
        self.limits = limits
        self.language = language
    }

    var table: Table {
        let paces = paces
        return Table(
            name: "grid",
            columns: [Column(key: "level", heading: language.text("目標値", "Target"))]
                + paces.map { pace in
                    Column(key: "pace", heading: heading(of: pace), alignment: .trailing)
                },
            rows: places.map { place in
                let level = range.levels[place]
                let amount = NumberText.quantity(NumberText.exact(level), unit: unit)
                let name = level == range.planned ? language.text("\(amount)（計画）", "\(amount) (plan)") : amount
                return [.text(name)]
                    + paces.map { .text(limits.tens(of: range.probability(atLevel: place, pace: $0))[language]) }
            })
    }

    /// Five levels or so, by their places: the plan's, and some on both sides.
    private var places: [Int] {
        let planned = range.levels.firstIndex(of: range.planned) ?? 0
        let last = range.levels.count - 1
        let places = [0, planned / 2, planned, planned + (last - planned) / 2, last]
        return Set(places).sorted()
    }

    /// None, a quarter, half and all of what the range holds on the wanted side.
    private var paces: [Double] {
        let wanted = range.paces.filter { $0 * range.wish >= 0 }.sorted { abs($0) < abs($1) }
        let last = wanted.count - 1
        return Set([0, last / 4, last / 2, last]).sorted().filter { wanted.indices.contains($0) }.map { wanted[$0] }
    }

    private func heading(of pace: Double) -> String {
        guard pace != 0 else { return language.text("上乗せなし", "no extra pace") }
        let change = NumberText.signed(pace, unit: unit)[language]
        return language.text("年あたり\n\(change)", "\(change)\na year")
    }
}
