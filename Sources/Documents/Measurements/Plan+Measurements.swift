package import MitoshiPlanning
import MitoshiStatistics

extension Plan {
    /// The plan with the values of a reading.
    ///
    /// A value that the plan has already stays as it is. Another value for the same indicator and period needs the day it became
    /// known, as a revision does.
    ///
    /// - Throws: ``DocumentError`` for values that contradict the plan, each at its cell.
    package func adding(_ reading: MeasurementReading) throws(DocumentError) -> Plan {
        let sorted = sorted(reading)
        var problems = ProblemList()
        for (item, place) in sorted.other {
            let text = item.measurement.value.text(unit: nil)
            problems.add(item.problem(in: reading, "value", text, Self.sameOr(measurements[place])))
        }
        return try adding(sorted.new, of: reading, problems)
    }

    /// The plan with values that it doesn't have yet.
    ///
    /// - Parameter problems: Those that are known already.
    func adding(
        _ items: [MeasurementReading.Item], of reading: MeasurementReading, _ known: ProblemList = ProblemList()
    ) throws(DocumentError) -> Plan {
        var problems = known
        var plan = self
        plan.measurements += items.map(\.measurement)
        for problem in plan.problems {
            guard case .measurement(let index) = problem.record, index >= measurements.count else { continue }
            let item = items[index - measurements.count]
            problems.add(item.problem(in: reading, problem.field.rawValue, problem.found, problem.expected))
        }
        try problems.throwIfAny()
        return plan
    }

    /// The values of a reading beside the plan's own: new ones, how many are there already, and those of which the plan has
    /// another, with its place among the plan's.
    func sorted(
        _ reading: MeasurementReading
    ) -> (new: [MeasurementReading.Item], present: Int, other: [(item: MeasurementReading.Item, place: Int)]) {
        let axes = yearAxes
        func key(_ measurement: IndicatorMeasurement) -> MomentKey {
            MomentKey(measurement, on: axes[measurement.indicatorID] ?? YearAxis())
        }
        let known = Dictionary(grouping: measurements.indices) { key(measurements[$0]) }
        var new: [MeasurementReading.Item] = []
        var present = 0
        var other: [(MeasurementReading.Item, Int)] = []
        for item in reading.items {
            let same = known[key(item.measurement)] ?? []
            if same.contains(where: { measurements[$0].value == item.measurement.value }) {
                present += 1
            } else if let place = same.first {
                other.append((item, place))
            } else {
                new.append(item)
            }
        }
        return (new, present, other)
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
            file: SpreadsheetSheet.place(of: reading.sheet, in: reading.file), line: place.map { $0.row + 1 },
            column: place.map { $0.column + 1 }, columnName: cell.isEmpty ? field : "\(cell) \(field)", found: found,
            expected: expected)
    }
}
