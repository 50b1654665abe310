public import Planning
import Statistics

extension Plan {
    /// The plan with the values of a history sheet.
    ///
    /// A value that the plan has already stays as it is. Another value for the same indicator and period needs the day it became
    /// known, as a revision does.
    ///
    /// - Throws: ``DocumentError`` for values that contradict the plan, each at its cell.
    public func adding(_ reading: MeasurementReading) throws(DocumentError) -> Plan {
        var problems = ProblemList()
        var added: [MeasurementReading.Item] = []
        let axes = yearAxes
        func key(_ measurement: IndicatorMeasurement) -> MomentKey {
            MomentKey(measurement, on: axes[measurement.indicatorID] ?? YearAxis())
        }
        let known = Dictionary(grouping: measurements, by: key)
        for item in reading.items {
            let same = known[key(item.measurement)] ?? []
            if same.contains(where: { $0.value == item.measurement.value }) { continue }
            if let other = same.first {
                problems.add(
                    item.problem(in: reading, "value", item.measurement.value.text(unit: nil), Self.sameOr(other)))
            } else {
                added.append(item)
            }
        }
        var plan = self
        plan.measurements += added.map(\.measurement)
        for problem in plan.problems {
            guard case .measurement(let index) = problem.record, index >= measurements.count else { continue }
            let item = added[index - measurements.count]
            problems.add(item.problem(in: reading, problem.field.rawValue, problem.found, problem.expected))
        }
        try problems.throwIfAny()
        return plan
    }

    /// What the plan has for the same moment, or how to say that it was revised.
    private static func sameOr(_ other: IndicatorMeasurement) -> BilingualText {
        let text = other.value.text(unit: nil)
        return BilingualText(
            japanese: "すでにある値と同じ\(text.japanese)（改定なら「判明日」の列に日付）",
            english: "\(text.english), which is there already (a revision needs its day in a column known_on)")
    }

    /// Indicator, moment and the day of a revision.
    private struct MomentKey: Hashable {
        let id: String
        let position: YearAxis.Position?
        let knownOn: String?

        init(_ measurement: IndicatorMeasurement, on axis: YearAxis) {
            id = measurement.indicatorID
            position = axis.position(of: measurement.period)
            knownOn = measurement.knownOn?.description
        }
    }
}

extension MeasurementReading.Item {
    fileprivate func problem(
        in reading: MeasurementReading, _ field: String, _ found: BilingualText, _ expected: BilingualText
    ) -> DocumentProblem {
        let place = SpreadsheetSheet.place(cell)
        return DocumentProblem(
            file: MeasurementSheet.place(reading.file, reading.sheet), line: place.map { $0.row + 1 },
            column: place.map { $0.column + 1 }, columnName: "\(cell) \(field)", found: found, expected: expected)
    }
}
