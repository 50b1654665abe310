import MitoshiPlanning

/// Finds a plan's indicators by what a sheet calls them.
struct IndicatorFinder {
    private let ids: [String: Indicator]
    /// Without those whose name another indicator has.
    private let names: [String: Indicator]
    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
        ids = Dictionary(plan.indicators.map { ($0.id.nameKey, $0) }) { first, _ in first }
        let groups = Dictionary(grouping: plan.indicators) { $0.name.nameKey }
        names = groups.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    func byID(_ text: String) -> Indicator? { ids[text.nameKey] }
    func byName(_ text: String) -> Indicator? { names[text.nameKey] }

    var expectedIDs: BilingualText {
        let ids = plan.indicators.map(\.id)
        let listed = ids.prefix(30)
        return BilingualText(
            japanese: "計画にある事業番号（\(listed.joined(separator: "、"))\(ids.count > 30 ? "…" : "")）",
            english: "one of the plan's numbers: \(listed.joined(separator: ", "))\(ids.count > 30 ? "…" : "")")
    }

    var expectedNames: BilingualText {
        BilingualText(japanese: "計画にある、ほかと重ならない事業指標の名称", english: "the name of one indicator of the plan")
    }
}
