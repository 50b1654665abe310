import MitoshiPlanning

/// A value with the row it was read from, so that later checks can name the place.
struct Located<Value> {
    let value: Value
    let row: PackageRow
}

/// The contents of a package's tables before they have been checked against each other.
struct PackageDraft {
    var declaration = Declaration(title: "", fiscalYear: nil)
    var indicators: [Located<Indicator>] = []
    var targets: [Located<Target>] = []
    var stages: [Located<StageRow>] = []
    var measurements: [Located<IndicatorMeasurement>] = []
    var driverValues: [Located<DriverRow>] = []
    var events: [Located<ShockEvent>] = []
    var pastTargets: [Located<EarlierTarget>] = []
    var comparables: [Located<ComparableValue>] = []

    /// The stages of each milestone, by their order.
    private var orderedStages: [String: [String]] {
        Dictionary(grouping: stages, by: \.value.indicatorID).mapValues { rows in
            rows.sorted { $0.value.order < $1.value.order }.map(\.value.stage)
        }.merging(inferredStages) { ordered, _ in ordered }
    }

    /// What the stages of each milestone are called in English.
    private var englishStages: [String: [String: String]] {
        Dictionary(grouping: stages.map(\.value).filter { $0.english != nil }, by: \.indicatorID).mapValues { rows in
            Dictionary(rows.map { ($0.stage, $0.english ?? $0.stage) }) { first, _ in first }
        }
    }

    /// Of milestones without a list of stages: those that were reached, by time, and then those that are aimed at.
    var inferredStages: [String: [String]] {
        let listed = Set(stages.map(\.value.indicatorID))
        let open = indicators.map(\.value).filter { $0.kind == .milestone && !listed.contains($0.id) }
        return Dictionary(
            open.compactMap { indicator in
                let own = measurements.map(\.value).filter { $0.indicatorID == indicator.id && $0.period.end != nil }
                let reached = own.sorted { Self.isBefore($0.period, $1.period) }.compactMap { measurement -> String? in
                    if case .stage(let stage) = measurement.value { stage } else { nil }
                }
                let aimed = targets.map(\.value).filter { $0.indicatorID == indicator.id }
                let aims = aimed.sorted { $0.fiscalYear < $1.fiscalYear }.compactMap { target -> String? in
                    if case .stage(let stage) = target.goal { stage } else { nil }
                }
                var seen: Set<String> = []
                let stages = (reached + aims).filter { seen.insert($0).inserted }
                return stages.isEmpty ? nil : (indicator.id, stages)
            }
        ) { first, _ in first }
    }

    private static func isBefore(_ one: Period, _ other: Period) -> Bool {
        guard let end = one.end, let later = other.end else { return false }
        return end < later
    }

    /// The row that a record of the plan was read from.
    func row(of record: PlanProblem.Record) -> PackageRow? {
        switch record {
        case .indicator(let index): indicators.indices.contains(index) ? indicators[index].row : nil
        case .target(let index): targets.indices.contains(index) ? targets[index].row : nil
        case .stages(let id): stages.first { $0.value.indicatorID == id }?.row
        case .measurement(let index): measurements.indices.contains(index) ? measurements[index].row : nil
        case .driver(let index): rows(ofDriver: index).first
        case .driverValue(let driver, let value): rows(ofDriver: driver).dropFirst(value).first
        case .event(let index): events[index].row
        case .earlierTarget(let index): pastTargets[index].row
        case .comparable(let index): comparables[index].row
        }
    }

    /// The names of the drivers in the order of their first rows.
    private var driverIDs: [String] {
        var seen: Set<String> = []
        return driverValues.map(\.value.id).filter { seen.insert($0).inserted }
    }

    private var drivers: [Driver] {
        let groups = Dictionary(grouping: driverValues.map(\.value), by: \.id)
        return driverIDs.compactMap { id in
            guard let rows = groups[id], let first = rows.first else { return nil }
            return Driver(
                id: id, name: first.name, unit: first.unit, values: rows.compactMap(\.value),
                englishName: rows.lazy.compactMap(\.englishName).first)
        }
    }

    /// The rows that give the values of the plan's driver at `index`, or its only row when it has none.
    func rows(ofDriver index: Int) -> [PackageRow] {
        let id = driverIDs[index]
        let rows = driverValues.filter { $0.value.id == id }
        let valued = rows.filter { $0.value.value != nil }
        return (valued.isEmpty ? rows : valued).map(\.row)
    }

    var plan: Plan {
        Plan(
            declaration: declaration, indicators: indicators.map(\.value), targets: targets.map(\.value),
            stages: orderedStages, measurements: measurements.map(\.value), drivers: drivers,
            events: events.map(\.value), earlierTargets: pastTargets.map(\.value),
            comparables: comparables.map(\.value), englishStages: englishStages)
    }
}
