import Foundation
public import Statistics

extension CalendarDate {
    /// The day of the person at the terminal.
    public static var today: CalendarDate {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: .now)
        return CalendarDate(nearestTo: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
    }
}
