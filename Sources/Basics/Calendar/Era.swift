/// A Japanese era (元号), by which years are counted.
public enum Era: CaseIterable, Sendable {
    case meiji
    case taisho
    case showa
    case heisei
    case reiwa

    /// The era that was in force on `date`, or `nil` before 25 January 1868.
    public init?(containing date: CalendarDate) {
        guard let era = Self.allCases.last(where: { $0.firstDay <= date }) else { return nil }
        self = era
    }

    /// The western year that is year 1 (元年) of the era.
    public var firstYear: Int { firstDay.year }

    /// The day the era began.
    public var firstDay: CalendarDate {
        switch self {
        case .meiji: CalendarDate(nearestTo: 1868, month: 1, day: 25)
        case .taisho: CalendarDate(nearestTo: 1912, month: 7, day: 30)
        case .showa: CalendarDate(nearestTo: 1926, month: 12, day: 25)
        case .heisei: CalendarDate(nearestTo: 1989, month: 1, day: 8)
        case .reiwa: CalendarDate(nearestTo: 2019, month: 5, day: 1)
        }
    }

    /// 令和, Reiwa.
    public var name: BilingualText {
        switch self {
        case .meiji: BilingualText(japanese: "明治", english: "Meiji")
        case .taisho: BilingualText(japanese: "大正", english: "Taisho")
        case .showa: BilingualText(japanese: "昭和", english: "Showa")
        case .heisei: BilingualText(japanese: "平成", english: "Heisei")
        case .reiwa: BilingualText(japanese: "令和", english: "Reiwa")
        }
    }

    /// The letter that forms use for the era, as in `R4`.
    public var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The year of the era as Japanese writes it: 元 for 1.
    static func written(_ year: Int) -> String { year == 1 ? "元" : String(year) }
}
