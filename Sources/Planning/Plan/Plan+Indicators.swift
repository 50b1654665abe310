extension Plan {
    /// For each indicator, in order, the plan as far as it is about the indicator. Who asks something of every indicator asks these,
    /// so that each record is looked at once, and not once for every indicator.
    var byIndicator: [(indicator: Indicator, plan: Plan)] {
        let targets = Dictionary(grouping: targets, by: \.indicatorID)
        let measurements = Dictionary(grouping: measurements, by: \.indicatorID)
        let earlierTargets = Dictionary(grouping: earlierTargets, by: \.indicatorID)
        let comparables = Dictionary(grouping: comparables, by: \.indicatorID)
        let events = Dictionary(grouping: events, by: \.indicatorID)
        let ofAll = events[nil] ?? []
        var common = self
        (common.indicators, common.targets, common.measurements) = ([], [], [])
        (common.earlierTargets, common.comparables) = ([], [])
        return indicators.map { indicator in
            let id = indicator.id
            var plan = common
            plan.indicators = [indicator]
            plan.targets = targets[id] ?? []
            plan.measurements = measurements[id] ?? []
            plan.earlierTargets = earlierTargets[id] ?? []
            plan.comparables = comparables[id] ?? []
            let own = events[id] ?? []
            // In the plan's order where there are both.
            plan.events =
                own.isEmpty
                ? ofAll : ofAll.isEmpty ? own : self.events.filter { $0.indicatorID == nil || $0.indicatorID == id }
            return (indicator, plan)
        }
    }
}
