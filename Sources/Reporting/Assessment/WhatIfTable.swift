import MitoshiPlanning

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
