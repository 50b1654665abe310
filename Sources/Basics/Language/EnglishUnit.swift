/// What common Japanese units are called in English, where a plan doesn't say so itself.
package enum EnglishUnit {
    /// By the unit, the word for several. Counters of things that names say anyway (件, 冊) have the plainest word.
    private static let words = [
        "人": "people", "名": "people", "件": "cases", "回": "times",
        "箇所": "places", "か所": "places", "カ所": "places",
        "ヶ所": "places", "ヵ所": "places", "世帯": "households",
        "戸": "dwellings", "団体": "groups", "組織": "organisations",
        "社": "companies", "店": "shops", "店舗": "shops",
        "事業所": "businesses", "事業者": "operators", "企業": "companies",
        "施設": "facilities", "校": "schools", "園": "nurseries",
        "地区": "districts", "自治会": "neighbourhood associations",
        "町内会": "neighbourhood associations", "台": "units",
        "基": "units", "本": "items", "冊": "books", "点": "points",
        "枚": "sheets", "棟": "buildings", "床": "beds", "匹": "animals",
        "頭": "animals", "路線": "routes", "講座": "courses",
        "事業": "projects", "位": "place", "歳": "years of age",
        "年": "years", "月": "months", "日": "days", "時間": "hours",
        "分": "minutes", "円": "yen", "トン": "tonnes",
        "人日": "person-days", "人回": "person-visits",
        "人泊": "person-nights", "割": "tenths", "倍": "times",
        "ポイント": "points", "パーセント": "%",
    ]
    private static let multiples = [
        ("千", "thousand"), ("万", "ten thousand"), ("百万", "million"), ("十億", "billion"), ("億", "hundred million"),
    ]

    /// The unit in English, in the plural; `unit` itself where the list doesn't have it.
    package static func gloss(_ unit: String) -> String {
        if let word = words[unit] { return word }
        for (japanese, english) in multiples where unit.hasPrefix(japanese) {
            if let word = words[String(unit.dropFirst(japanese.count))] { return "\(english) \(word)" }
        }
        return unit
    }

    /// The unit of one: `person` of `people`, `activity` of `activities`.
    static func ofOne(_ several: String) -> String {
        if let one = ones[several] { return one }
        // Of symbols (m/s, s) and of short words the last letter says nothing.
        let last = several.split(whereSeparator: { $0 == " " || $0 == "-" }).last ?? ""
        guard last.count > 3, last.allSatisfy(\.isLetter),
            !multiples.contains(where: { several.hasPrefix($0.1 + " ") }),
            let ending = endings.first(where: { several.hasSuffix($0.several) })
        else { return several }
        return several.dropLast(ending.several.count) + ending.one
    }

    /// Those whose ending tells nothing of the singular, or the wrong one.
    private static let ones: [String: String] = [
        "people": "person", "years of age": "year of age", "series": "series", "species": "species", "buses": "bus",
    ]

    /// How plurals end, and what stands there in the singular; the longer ending first.
    private static let endings = [
        ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ies", "y"), ("ss", "ss"), ("us", "us"),
        ("is", "is"),
        ("s", ""),
    ].map { (several: $0.0, one: $0.1) }
}
