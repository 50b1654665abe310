/// What a cell's number format says of the number under it.
struct CellNumberFormat: Hashable {
    /// The number counts days.
    let isDate: Bool
    /// The number is shown times 100 with a per cent sign.
    let isPercentage: Bool

    static let plain = CellNumberFormat(isDate: false, isPercentage: false)

    private init(isDate: Bool, isPercentage: Bool) {
        self.isDate = isDate
        self.isPercentage = isPercentage
    }

    /// One of the formats that every spreadsheet knows by number; the Japanese calendar formats have 27–36 and 50–58.
    init(builtIn number: Int) {
        let isDate =
            (14...17).contains(number) || number == 22 || (27...36).contains(number) || (50...58).contains(number)
        self.init(isDate: isDate, isPercentage: number == 9 || number == 10)
    }

    /// A format's code, such as `[$-411]ggge"年"m"月"d"日";@` or `0.0%`.
    init(code: String) {
        var letters = ""
        var rest = Substring(code.lowercased().prefix { $0 != ";" })
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            default: letters.append(character)
            }
        }
        // A scientific format has an e too, always with a sign behind it.
        let isScientific = letters.contains("e+") || letters.contains("e-")
        let hasDate =
            letters.contains { "ydg".contains($0) } || (letters.contains("e") && !isScientific)
            || (letters.contains("m") && !letters.contains { "hs0#?".contains($0) })
        self.init(isDate: hasDate && letters != "general", isPercentage: letters.contains("%"))
    }
}
