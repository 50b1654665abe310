/// A Japanese era (元号), by which years are counted.
public enum Era: CaseIterable, Sendable {
    case meiji
    case taisho
    case showa
    case heisei
    case reiwa

    /// The western year that is year 1 (元年) of the era.
    public var firstYear: Int {
        switch self {
        case .meiji: 1868
        case .taisho: 1912
        case .showa: 1926
        case .heisei: 1989
        case .reiwa: 2019
        }
    }

    /// The era's name in both languages, for instance 令和 and Reiwa.
    public var name: BilingualText {
        switch self {
        case .meiji: BilingualText(japanese: "明治", english: "Meiji")
        case .taisho: BilingualText(japanese: "大正", english: "Taisho")
        case .showa: BilingualText(japanese: "昭和", english: "Showa")
        case .heisei: BilingualText(japanese: "平成", english: "Heisei")
        case .reiwa: BilingualText(japanese: "令和", english: "Reiwa")
        }
    }

    /// The letter that stands for the era, as in `R2`.
    public var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }
}
