import MitoshiStatistics

/// Days as spreadsheets count them.
struct SerialDate {
    /// 1 January 1904 is day 0; otherwise 1 January 1900 is day 1, and there is a 29 February 1900 that never was.
    let countsFrom1904: Bool

    /// The day with the number `serial`, whose fraction is the time of day; `nil` before 1 March 1900 and after 9999.
    func date(_ serial: Double) -> CalendarDate? {
        guard serial.isFinite, serial >= (countsFrom1904 ? 0 : 61), serial < 2_958_466 else { return nil }
        return Self.civil(daysSince1970: Int(serial.rounded(.down)) - (countsFrom1904 ? 24_107 : 25_569))
    }

    /// Day number → date in the Gregorian calendar, by eras of 400 years that begin on 1 March.
    private static func civil(daysSince1970 days: Int) -> CalendarDate? {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return CalendarDate(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
