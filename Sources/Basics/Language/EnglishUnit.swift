/// What common Japanese units are called in English, where a plan doesn't say so itself.
package enum EnglishUnit {
    /// By the unit, the word for one and for several. Counters of things that names say anyway (件, 冊) have the plainest word.
    private static let words: [String: (one: String, several: String)] = [
        "人": ("person", "people"), "名": ("person", "people"), "件": ("case", "cases"), "回": ("time", "times"),
        "箇所": ("place", "places"), "か所": ("place", "places"), "カ所": ("place", "places"),
        "ヶ所": ("place", "places"), "ヵ所": ("place", "places"), "世帯": ("household", "households"),
        "戸": ("dwelling", "dwellings"), "団体": ("group", "groups"), "組織": ("organisation", "organisations"),
        "社": ("company", "companies"), "店": ("shop", "shops"), "店舗": ("shop", "shops"),
        "事業所": ("business", "businesses"), "事業者": ("operator", "operators"), "企業": ("company", "companies"),
        "施設": ("facility", "facilities"), "校": ("school", "schools"), "園": ("nursery", "nurseries"),
        "地区": ("district", "districts"), "自治会": ("neighbourhood association", "neighbourhood associations"),
        "町内会": ("neighbourhood association", "neighbourhood associations"), "台": ("unit", "units"),
        "基": ("unit", "units"), "本": ("item", "items"), "冊": ("book", "books"), "点": ("point", "points"),
        "枚": ("sheet", "sheets"), "棟": ("building", "buildings"), "床": ("bed", "beds"), "匹": ("animal", "animals"),
        "頭": ("animal", "animals"), "路線": ("route", "routes"), "講座": ("course", "courses"),
        "事業": ("project", "projects"), "位": ("place", "place"), "歳": ("year of age", "years of age"),
        "年": ("year", "years"), "月": ("month", "months"), "日": ("day", "days"), "時間": ("hour", "hours"),
        "分": ("minute", "minutes"), "円": ("yen", "yen"), "トン": ("tonne", "tonnes"),
        "人日": ("person-day", "person-days"), "人回": ("person-visit", "person-visits"),
        "人泊": ("person-night", "person-nights"), "割": ("tenth", "tenths"), "倍": ("times", "times"),
        "ポイント": ("point", "points"), "パーセント": ("%", "%"),
    ]
    private static let multiples = [
        ("千", "thousand"), ("万", "ten thousand"), ("百万", "million"), ("十億", "billion"), ("億", "hundred million"),
    ]

    /// The unit in English, in the plural; `unit` itself where the list doesn't have it.
    package static func gloss(_ unit: String) -> String {
        if let word = words[unit] { return word.several }
        for (japanese, english) in multiples where unit.hasPrefix(japanese) {
            if let word = words[String(unit.dropFirst(japanese.count))] { return "\(english) \(word.several)" }
        }
        return unit
    }

    /// The unit of one: `person` of `people`.
    static func ofOne(_ several: String) -> String { ones[several] ?? several }

    private static let ones = Dictionary(words.values.map { ($0.several, $0.one) }) { first, _ in first }
}
