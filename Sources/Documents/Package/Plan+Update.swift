public import MitoshiPlanning

extension Plan {
    /// The plan of a package after its declaration was read again.
    ///
    /// What the declaration says is taken from `declared`; what people added stays: other measurements, drivers,
    /// events, and for each indicator its kind, direction, bounds, tolerance, weight, driver and remark.
    package func updated(with declared: Plan) -> Plan {
        var plan = self
        plan.declaration = declared.declaration
        plan.declaration.city = declared.declaration.city ?? declaration.city
        plan.declaration.englishTitle = declaration.englishTitle
        plan.declaration.englishDepartment = declaration.englishDepartment
        plan.declaration.englishCity = declaration.englishCity
        plan.indicators = Self.merged(indicators, declared.indicators, key: \.id) { $0.settings(appliedTo: $1) }
        plan.targets = Self.merged(
            targets, declared.targets, key: { [$0.indicatorID, $0.fiscalYear.canonicalText] }
        ) { $1 }
        plan.stages = stages.merging(declared.stages) { $0.holdsInOrder($1) ? $0 : $1 }
        plan.measurements = Self.merged(measurements, declared.measurements, key: MeasurementKey.init) { $1 }
        return plan
    }

    private struct MeasurementKey: Hashable {
        let id: String
        let period: Period

        init(_ measurement: IndicatorMeasurement) {
            id = measurement.indicatorID
            period = measurement.period
        }
    }

    /// The old elements, each replaced by `combine` where a new one has its key, and then the new ones without an old one.
    private static func merged<Element, Key: Hashable>(
        _ old: [Element], _ new: [Element], key: (Element) -> Key, combine: (Element, Element) -> Element
    ) -> [Element] {
        var rest = Dictionary(new.map { (key($0), $0) }) { first, _ in first }
        let kept = old.map { element in rest.removeValue(forKey: key(element)).map { combine(element, $0) } ?? element }
        return kept + new.filter { rest[key($0)] != nil }
    }
}

extension Indicator {
    /// `declared` with the settings that people gave this indicator.
    func settings(appliedTo declared: Indicator) -> Indicator {
        var settled = self
        // A new name isn't what the old one's English says.
        if declared.programme != programme { settled.english.programme = declared.english.programme }
        if declared.name != name { settled.english.name = declared.english.name }
        if declared.unit != unit { settled.english.unit = declared.english.unit }
        if declared.sections != sections { settled.english.sections = declared.english.sections }
        settled.programme = declared.programme
        settled.name = declared.name
        settled.unit = declared.unit
        settled.basePeriod = declared.basePeriod
        settled.sections = declared.sections
        settled.policy = declared.policy ?? policy
        settled.source = declared.source
        return settled
    }
}

extension [String] {
    /// True when all of `other` occur, in the same order.
    fileprivate func holdsInOrder(_ other: [String]) -> Bool {
        var rest = self[...]
        for element in other {
            guard let index = rest.firstIndex(of: element) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }
}

extension Plan {
    /// Reads the plan at `path`: a data package's folder, a document or workbook with a table of indicators, or a folder of one
    /// office's documents of several years. What a document leaves open isn't in the plan.
    ///
    /// - Throws: `DocumentError` with every problem.
    public static func read(at path: String) throws(DocumentError) -> Plan {
        try DataPackage.read(at: path).package.plan
    }
}
