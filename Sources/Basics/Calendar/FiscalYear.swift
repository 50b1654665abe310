/// A year by which a plan counts: a fiscal year (年度), from 1 April unless the plan says another month, or a calendar year (年).
///
/// Its number is the western year in which it begins. Where the plan's fiscal years begin in July, 2021年度 goes from July 2021
/// to June 2022.
public struct FiscalYear: Hashable, Sendable {
    /// The western year in which it begins.
    public let year: Int
    /// The month in which it begins, 1 … 12; 1 makes it a calendar year.
    public let firstMonth: Int

    /// The years that a plan may name.
    public static let plausible = 1868...2200

    /// The month in which Japan's fiscal years begin: April.
    public static let usualFirstMonth = 4

    /// Returns `nil` outside ``plausible``, or for a month outside 1 … 12.
    public init?(_ year: Int, firstMonth: Int = Self.usualFirstMonth) {
        guard Self.plausible.contains(year), (1...12).contains(firstMonth) else { return nil }
        self.year = year
        self.firstMonth = firstMonth
    }

    /// The calendar year (暦年) with that number, or `nil` outside ``plausible``.
    public init?(calendarYear year: Int) { self.init(year, firstMonth: 1) }

    /// The year that `date` falls in, or `nil` outside ``plausible``.
    public init?(containing date: CalendarDate, firstMonth: Int = Self.usualFirstMonth) {
        guard Self.plausible.contains(date.year) || date.year == Self.plausible.upperBound + 1 else { return nil }
        self.init(date.month >= firstMonth ? date.year : date.year - 1, firstMonth: firstMonth)
    }

    /// The fiscal year named by an era, such as 令和4年度, or `nil` when `yearOfEra` is below 1 or the year implausible.
    ///
    /// Years past the end of an era are accepted: plans made in 2018 name 平成33年度.
    public init?(era: Era, yearOfEra: Int) {
        guard (1...Self.plausible.upperBound).contains(yearOfEra) else { return nil }
        self.init(era.firstYear + yearOfEra - 1)
    }

    /// Whether it goes from January to December.
    public var isCalendarYear: Bool { firstMonth == 1 }

    /// The year of the same sort with that number, or `nil` outside ``plausible``.
    public func numbered(_ year: Int) -> FiscalYear? { FiscalYear(year, firstMonth: firstMonth) }

    /// The year with that number where `firstMonth` begins the fiscal years; a calendar year stays one.
    public func withFiscalYears(beginning firstMonth: Int) -> FiscalYear {
        isCalendarYear ? self : FiscalYear(year, firstMonth: firstMonth) ?? self
    }

    /// How many years lie from `earlier`, one of the same sort, to this one.
    public func years(since earlier: FiscalYear) -> Int { year - earlier.year }

    /// The first day, of a fiscal year 1 April.
    public var firstDay: CalendarDate { CalendarDate(nearestTo: year, month: firstMonth, day: 1) }

    /// The last day, of a fiscal year 31 March of the following year.
    public var lastDay: CalendarDate { lastDay(ofMonth: 12) }

    /// The last day of the month that is so many months into the year, 1 for the first … 12 for the last; others count as
    /// the nearest of these.
    func lastDay(ofMonth count: Int) -> CalendarDate {
        let month = min(max(count, 1), 12) + firstMonth - 1
        return CalendarDate(nearestTo: month > 12 ? year + 1 : year, month: month > 12 ? month - 12 : month, day: 31)
    }

    /// The era that names the year: of a fiscal year the one in force on its first day, except that the fiscal year 2019,
    /// begun in Heisei 31, is 令和元年度 as a whole, as the government decided for its budget and cities write it; of a calendar
    /// year the one in force at its end, as 2019 is 令和元年 and 1989 平成元年.
    public var era: Era {
        if year == Era.reiwa.firstYear { return .reiwa }
        return Era(containing: isCalendarYear ? lastDay : firstDay) ?? .meiji
    }

    /// The year's number within ``era``, from 1.
    public var yearOfEra: Int { year - era.firstYear + 1 }

    /// What such a year is called: 年度 or 年.
    public var word: BilingualText { Self.word(firstMonth: firstMonth) }

    /// What years that begin in `firstMonth` are called.
    static func word(firstMonth: Int) -> BilingualText {
        firstMonth == 1
            ? BilingualText(japanese: "年", english: "calendar year")
            : BilingualText(japanese: "年度", english: "fiscal year")
    }

    /// `令和4年度（2022年度）` and `FY2022 (Reiwa 4)`; of a calendar year `令和4年（2022年）` and `2022 (CY2022)`.
    public var label: BilingualText {
        BilingualText(
            japanese: "\(shortLabel.japanese)（\(westernLabel.japanese)）",
            english: isCalendarYear
                ? "\(year) (\(canonicalText))" : "\(canonicalText) (\(era.name.english) \(yearOfEra))")
    }

    /// `令和4年度` and `FY2022`, `令和4年` and `CY2022`, for narrow columns and the second mention in a text.
    public var shortLabel: BilingualText {
        BilingualText(japanese: mark.japanese + word.japanese, english: mark.english)
    }

    /// What stands in brackets beside ``shortLabel``: `2022年度` and `Reiwa 4`; of a calendar year `2022年` and `2022`.
    public var westernLabel: BilingualText {
        BilingualText(
            japanese: "\(year)\(word.japanese)",
            english: isCalendarYear ? "\(year)" : "\(era.name.english) \(yearOfEra)")
    }

    /// `令和4` and `FY2022`, for the marks of a chart.
    public var mark: BilingualText {
        BilingualText(japanese: era.name.japanese + Era.written(yearOfEra), english: canonicalText)
    }
}

extension FiscalYear: Comparable {
    /// By the first day.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.firstMonth) < (right.year, right.firstMonth)
    }
}

extension FiscalYear: Codable {
    /// Reads the western year as a number, or the month in which the year begins, as in `2025-01`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let found: FiscalYear?
        if let year = try? container.decode(Int.self) {
            found = FiscalYear(year)
        } else {
            let parts = try container.decode(String.self).split(separator: "-").compactMap { Int($0) }
            found = parts.count == 2 ? FiscalYear(parts[0], firstMonth: parts[1]) : nil
        }
        guard let found else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a year lies in \(Self.plausible), or begins in a month such as 2025-01")
        }
        self = found
    }

    /// Writes the western year as a number; of a year that doesn't begin in April, the month in which it begins.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if firstMonth == Self.usualFirstMonth {
            try container.encode(year)
        } else {
            try container.encode("\(year)-\(firstMonth < 10 ? "0" : "")\(firstMonth)")
        }
    }
}
