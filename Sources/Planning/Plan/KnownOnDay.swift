package import MitoshiBasics
import MitoshiStatistics

/// What is known from a day on: the one that is recorded, else the last day of what it is about.
package protocol KnownOnDay {
    /// The day on which it became known, where that is recorded.
    var knownOn: CalendarDate? { get }
    /// The last day of the period or year that it is about; `nil` for a period that no calendar has.
    var lastDay: CalendarDate? { get }
}

extension KnownOnDay {
    /// From when on it is known.
    package var knownFrom: CalendarDate? { knownOn ?? lastDay }

    /// Whether it was known on `date`.
    package func isVisible(on date: CalendarDate) -> Bool { knownFrom.map { $0 <= date } ?? false }
}

extension IndicatorMeasurement: KnownOnDay {
    package var lastDay: CalendarDate? { period.end }
}

extension DriverValue: KnownOnDay {
    package var lastDay: CalendarDate? { period.end }
}

extension EarlierTarget: KnownOnDay {
    package var lastDay: CalendarDate? { fiscalYear.lastDay }
}

extension ComparableValue: KnownOnDay {
    package var lastDay: CalendarDate? { fiscalYear.lastDay }
}
