/// Units as documents write them.
enum UnitText {
    static func plain(_ text: String) -> String {
        let plain = HTMLText.joined(text).foldingWidth.withoutWhitespace
        let bare = plain.wholeMatch(of: kept(/[\[(](?:単位:?)?(.*)[\])]/)).map { String($0.1) } ?? plain
        return ["パーセント": "%", "％": "%", "-": "", "―": "", "－": ""][bare] ?? bare
    }

    /// The unit that a name holds in brackets at its end: `電気使用量(kWh)`.
    static func bracketed(in name: String) -> String? {
        let plain = name.foldingWidth.withoutWhitespace
        guard let found = plain.firstMatch(of: kept(/[\((](?:単位:?)?([^()]{1,14})[\))]$/)) else { return nil }
        if let unit = known(in: String(found.1)) { return unit }
        let unit = String(found.1)
        return unit.contains(
            kept(
                /^(?:[a-zA-Z%‰㎡℃\/0-9]{1,6}|[千百十]?[万億]?円|[千万]?人|件|回|箇所|か所|台|校|社|戸|世帯|団体|日|時間|分|年|歳|点|冊|本|トン)(?:\/.*)?$/)
        )
            && unit.contains(where: { !$0.isNumber }) ? unit : nil
    }

    /// The unit among the words of a bracket: `(累計・人)`, `(数量ベース、％)`, `(単位：人)`.
    static func known(in bracket: String) -> String? {
        let words = bracket.foldingWidth.lowercased().split(whereSeparator: { "・,、 :".contains($0) }).map(String.init)
        return words.last { units.contains($0) }
    }

    /// The unit that a line above a table, its title or its corner states: `（単位：人）`.
    static func stated(in text: String) -> String? {
        let plain = text.foldingWidth.withoutWhitespace
        guard let found = plain.firstMatch(of: kept(/単位:?([^\)\]、,。:()]{1,8})[\)\]]?$/)) else { return nil }
        return plain.contains(kept(/[\(\[]単位/)) || plain.hasPrefix("単位") ? known(in: String(found.1)) : nil
    }

    private static let units: Set<String> = [
        "人", "名", "件", "回", "箇所", "か所", "ヶ所", "カ所", "台", "校", "社", "者", "戸", "世帯", "団体", "組", "組織", "%", "円", "千円",
        "万円", "百万円", "億円", "兆円", "千人", "万人", "人日", "人回", "人泊", "万人泊", "延べ人", "日", "時間", "分", "秒", "年", "歳", "か月", "月",
        "位", "点", "冊", "本", "枚", "ha", "ヘクタール", "km", "m", "㎡", "m2", "km2", "㎢", "m3", "㎥", "千㎥", "kg", "t", "トン",
        "千t", "万t", "g",
        "kwh", "mwh", "kw", "l", "t-co2", "千t-co2", "棟", "店", "店舗", "倍", "食", "施設", "園", "床", "事業", "事業所", "市町村", "自治体",
        "品目", "種",
        "講座", "教室", "企業", "経営体", "室", "路線", "便", "泊", "頭", "羽", "株", "セット", "サイト", "ページ", "pt", "ポイント", "地区", "地域",
        "大学",
        "クラブ", "サークル", "作品", "公園", "基", "隻", "杯", "袋", "語", "曲", "人/日", "g/人・日", "people", "persons", "households",
        "homes",
        "hours", "minutes", "seconds", "days", "weeks", "months", "years", "km", "miles", "tonnes", "visits", "number",
        "units",
    ]

    /// `件` and `件/年` are one unit.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        return !short.isEmpty && long.hasPrefix(short)
            && ["/", "／", "・"].contains(where: long.dropFirst(short.count).hasPrefix)
    }

    /// Whether two units that are known count different things: 千円 and 人, not 件 and 回.
    static func areUnlike(_ one: String, _ other: String) -> Bool {
        func isMoney(_ unit: String) -> Bool { unit.hasSuffix("円") }
        return units.contains(one) && units.contains(other) && one != other && isMoney(one) != isMoney(other)
    }

    /// Marks of provisional and revised figures, which stand where units do.
    static let marks: Set<String> = ["p", "r", "e", "P", "R", "E"]

    /// By how much values in `unit` are multiplied to be in `other`: 1,000 from 千円 to 円.
    static func factor(from unit: String, to other: String) -> Int? {
        let (one, base) = exponent(unit)
        let (two, otherBase) = exponent(other)
        guard base == otherBase, !base.isEmpty, one != two else { return nil }
        return one - two
    }

    /// The power of ten before a unit, and the rest of it.
    private static func exponent(_ unit: String) -> (Int, String) {
        for (word, power) in [("十億", 9), ("百万", 6), ("千万", 7), ("億", 8), ("十万", 5), ("万", 4), ("千", 3), ("百", 2)]
        where unit.hasPrefix(word) {
            return (power, String(unit.dropFirst(word.count)))
        }
        return (0, unit)
    }
}
