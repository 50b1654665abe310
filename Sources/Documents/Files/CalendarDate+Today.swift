import Foundation
package import MitoshiStatistics

extension CalendarDate {
    /// The day of the person at the terminal; by `SOURCE_DATE_EPOCH`, in seconds since 1970, where that is set, so that a run
    /// can be repeated later.
    ///
    /// Source of the variable: reproducible-builds.org, the SOURCE_DATE_EPOCH specification.
    package static var today: CalendarDate {
        let set = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(TimeInterval.init)
        let moment = set.map { Date(timeIntervalSince1970: $0) } ?? .now
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: moment)
        return CalendarDate(nearestTo: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
    }
}
