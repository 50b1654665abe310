import Planning

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
            return Driver(id: id, name: first.name, unit: first.unit, values: rows.compactMap(\.value))
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
            comparables: comparables.map(\.value))
    }
}
