public import Statistics

/// A Japanese fiscal year: from 1 April of its number to 31 March of the next.
public struct FiscalYear: Hashable, Comparable, Sendable {
    /// The western year in which the fiscal year begins.
    public let year: Int

    /// The years that a plan may name.
    public static let plausible = 1868...2200

    /// Returns `nil` outside ``plausible``.
    public init?(_ year: Int) {
        guard Self.plausible.contains(year) else { return nil }
        self.year = year
    }

    /// The fiscal year that `date` falls in, or `nil` outside ``plausible``.
    public init?(containing date: CalendarDate) {
        guard Self.plausible.contains(date.year) || date.year == Self.plausible.upperBound + 1 else { return nil }
        self.init(date.month >= 4 ? date.year : date.year - 1)
    }

    /// The fiscal year named by an era, such as 令和4年度, or `nil` when `yearOfEra` is below 1 or the year implausible.
    ///
    /// Years past the end of an era are accepted: plans made in 2018 name 平成33年度.
    public init?(era: Era, yearOfEra: Int) {
        guard (1...Self.plausible.upperBound).contains(yearOfEra) else { return nil }
        self.init(era.firstYear + yearOfEra - 1)
    }

    public static func < (left: Self, right: Self) -> Bool { left.year < right.year }

    /// How many fiscal years lie from `earlier` to this one.
    public func years(since earlier: FiscalYear) -> Int { year - earlier.year }

    /// 1 April.
    public var firstDay: CalendarDate { CalendarDate(nearestTo: year, month: 4, day: 1) }

    /// 31 March of the following year.
    public var lastDay: CalendarDate { CalendarDate(nearestTo: year + 1, month: 3, day: 31) }

    /// The last day of the month that is so many months into the year, 1 for April … 12 for March; others count as the
    /// nearest of these.
    func lastDay(ofMonth count: Int) -> CalendarDate {
        let month = min(max(count, 1), 12) + 3
        return CalendarDate(nearestTo: month > 12 ? year + 1 : year, month: month > 12 ? month - 12 : month, day: 31)
    }

    /// The era that names the fiscal year: the one in force on its first day, except that the fiscal year 2019, begun
    /// in Heisei 31, is 令和元年度 as a whole, as the government decided for its budget and cities write it.
    public var era: Era {
        year == Era.reiwa.firstYear ? .reiwa : Era(containing: firstDay) ?? .meiji
    }

    /// The year's number within ``era``, from 1.
    public var yearOfEra: Int { year - era.firstYear + 1 }

    /// `令和4年度（2022年度）` and `FY2022 (Reiwa 4)`.
    public var label: BilingualText {
        BilingualText(
            japanese: "\(shortLabel.japanese)（\(year)年度）",
            english: "\(shortLabel.english) (\(era.name.english) \(yearOfEra))")
    }

    /// `令和4年度` and `FY2022`, for narrow columns and the second mention in a text.
    public var shortLabel: BilingualText {
        BilingualText(japanese: "\(mark.japanese)年度", english: mark.english)
    }

    /// `令和4` and `FY2022`, for the marks of a chart.
    public var mark: BilingualText {
        BilingualText(japanese: era.name.japanese + Era.written(yearOfEra), english: "FY\(year)")
    }
}

extension FiscalYear: Codable {
    /// Reads the western year as a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let year = try container.decode(Int.self)
        guard let fiscalYear = FiscalYear(year) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a fiscal year lies in \(Self.plausible), found \(year)")
        }
        self = fiscalYear
    }

    /// Writes the western year as a number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(year)
    }
}
