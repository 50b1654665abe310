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

    /// The stages of each milestone, by their order.
    var orderedStages: [String: [String]] {
        Dictionary(grouping: stages, by: \.value.indicatorID).mapValues { rows in
            rows.sorted { $0.value.order < $1.value.order }.map(\.value.stage)
        }
    }

    /// The drivers in the order of their first rows.
    var drivers: [Driver] {
        var order: [String] = []
        let groups = Dictionary(grouping: driverValues.map(\.value), by: \.id)
        for row in driverValues where !order.contains(row.value.id) { order.append(row.value.id) }
        return order.compactMap { id in
            guard let rows = groups[id], let first = rows.first else { return nil }
            return Driver(id: id, name: first.name, unit: first.unit, values: rows.compactMap(\.value))
        }
    }

    var plan: Plan {
        Plan(
            declaration: declaration, indicators: indicators.map(\.value), targets: targets.map(\.value),
            stages: orderedStages, measurements: measurements.map(\.value), drivers: drivers,
            events: events.map(\.value))
    }

    /// The unit of an indicator, for numbers that carry it.
    func unit(of id: String) -> String? { indicators.first { $0.value.id == id }?.value.unit }
}
