import MitoshiPlanning

/// What a column of a table holds, or a row where a column of the table says so.
enum ColumnRole: String, Hashable, CaseIterable {
    case number
    case programme
    case group
    case name
    case unit
    case englishName = "name-en"
    case englishUnit = "unit-en"
    /// The value from which the plan starts.
    case base
    case measured
    case target
    /// What was expected when the paper was written.
    case expected
    /// What a year is to add to the year before.
    case increment
    /// A value whose year is known and whose sort isn't.
    case value
    /// The year of the values in the column before it, or of the whole row.
    case year
    case direction
    /// Rates of attainment, marks, changes: worked out from other columns.
    case derived
    /// Values of other places, of a group of them, or of the country.
    case comparison
    /// What kind of quantity the indicator is.
    case kind
    case section
    case policy
    case note
    /// Definitions and reasons in words.
    case prose
    /// What the values of the row are: targets, results.
    case rowRole = "row-role"
    case other
    /// Left out because a mapping says so.
    case skip

    /// Whether its cells are values of some year.
    var holdsValues: Bool {
        switch self {
        case .base, .measured, .target, .expected, .increment, .value: true
        default: false
        }
    }

    /// What it is called.
    var label: BilingualText {
        switch self {
        case .number: BilingualText(japanese: "番号", english: "number")
        case .programme: BilingualText(japanese: "主な事業", english: "programme")
        case .group: BilingualText(japanese: "分類", english: "group")
        case .name: BilingualText(japanese: "指標名", english: "indicator")
        case .unit: BilingualText(japanese: "単位", english: "unit")
        case .englishName: BilingualText(japanese: "指標名（英語）", english: "indicator in English")
        case .englishUnit: BilingualText(japanese: "単位（英語）", english: "unit in English")
        case .base: BilingualText(japanese: "現状値", english: "base value")
        case .measured: BilingualText(japanese: "実績", english: "measured value")
        case .target: BilingualText(japanese: "目標値", english: "target")
        case .expected: BilingualText(japanese: "見込値", english: "expected value")
        case .increment: BilingualText(japanese: "増加分", english: "increment")
        case .value: BilingualText(japanese: "値", english: "value")
        case .year: BilingualText(japanese: "年", english: "year")
        case .direction: BilingualText(japanese: "方向", english: "direction")
        case .derived: BilingualText(japanese: "計算値・評価", english: "derived")
        case .comparison: BilingualText(japanese: "他団体の値", english: "other places' values")
        case .kind: BilingualText(japanese: "種類", english: "kind")
        case .section: BilingualText(japanese: "所管課", english: "section in charge")
        case .policy: BilingualText(japanese: "取組方針", english: "policy")
        case .note: BilingualText(japanese: "備考", english: "note")
        case .prose: BilingualText(japanese: "説明", english: "prose")
        case .rowRole: BilingualText(japanese: "行の内容", english: "what the row holds")
        case .other: BilingualText(japanese: "役割の分からない列", english: "what it holds isn't known")
        case .skip: BilingualText(japanese: "読まない", english: "left out")
        }
    }
}

/// What the words of a header say.
struct HeaderReading: Hashable {
    /// `nil` where no word tells.
    var role: ColumnRole?
    /// True for 目標 and the like alone, which may head the names as well as the values.
    var mayBeName = false
    var periods: [WrittenPeriod] = []
    /// A unit in brackets.
    var unit: String?
    /// Whether a word says that the values add up over the years.
    var isTotal = false
    /// Whether it has words that nobody here knows.
    var isUnclear = false

    var period: WrittenPeriod? { periods.first }

    /// A header is short; a longer text is read no further.
    private static let longest = 1_000

    /// - Parameter text: As it stands; spaces, line breaks, width and HTML don't matter.
    init(_ source: String) { self = Self.known.reading(of: source) { HeaderReading(reading: $0) } }

    private static let known = KeptReadings<HeaderReading>()

    private init(reading source: String) {
        let text = HTMLText.joined(String(source.prefix(Self.longest))).foldingWidth.withoutIdleSpaces
        let found = PeriodFinder.all(in: text)
        periods = found.map(\.written).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        var words = text
        for period in found.reversed() { words.removeSubrange(period.range) }
        words = words.lowercased().trimmed
        // What stands in brackets explains the word before it.
        let bare = Self.withoutBrackets(words).trimmed
        let core = bare.isEmpty ? words.filter { !"()[]【】〔〕".contains($0) } : bare
        role =
            Self.inEnglish(words) ?? Self.role(core, hasPeriod: !found.isEmpty)
            ?? (core == words ? nil : Self.role(words, hasPeriod: !found.isEmpty))
        mayBeName =
            role == .target && found.isEmpty
            && core.contains(kept(/^(?:成果|数値|事業の?|到達|達成|行動)?目標(?:項目)?$|^targets?$|^goals?$|^objectives?$/))
        isTotal = words.contains("累計") || words.contains("累積") || words.contains("延べ")
        unit = Self.unit(words)
        // A footnote's mark or a unit says nothing of what the values are.
        var rest = words.replacing(
            kept(/[※*＊†](?:[0-9]{1,2})?|\(注[0-9]{0,2}\)|^years? ?[0-9-]+|第?[0-9]年[目次]/), with: "")
        if let unit { rest = rest.replacing(unit, with: "") }
        rest = rest.filter { !"()[]{}【】〔〕:・/-~～〜の末度 ".contains($0) }
        if role == nil, !found.isEmpty, rest.isEmpty || rest == "累計" { role = .value }
        isUnclear = role == nil && !rest.isEmpty
    }

    /// `words` to the last bracket that closes, without what stands in brackets, and the rest: a bracket behind it is
    /// never closed, and of a thousand of these each would be followed to the end.
    private static func withoutBrackets(_ words: String) -> String {
        guard let last = words.lastIndex(where: { ")]】〕）".contains($0) }) else { return words }
        return String(words[...last]).replacing(kept(/[\(\[【〔（][^\)\]】〕）]*[\)\]】〕）]/), with: "")
            + words[words.index(after: last)...]
    }

    // MARK: Words

    /// - Parameter words: In small letters, periods and explanations in brackets left out.
    private static func role(_ words: String, hasPeriod: Bool) -> ColumnRole? {
        if words.isEmpty { return nil }
        // Below a role they say nothing of their own.
        if ["値", "数値", "value", "values"].contains(words) { return .value }
        if let role = ends(words) ?? english(words, hasPeriod: hasPeriod) { return role }
        if words.contains(kept(/類似団体|全国平均|県平均|国平均|県内|府内|都内|近隣|他市|他都市|他団体|偏差値|^(国|県|全国|都|府)$|^(国|県|全国)の?(値|数値|平均)/)) {
            return .comparison
        }
        if words.contains(kept(/根拠|理由|考え方|積算|説明|定義|算出|算定|算式|計算式|出典|(確認|把握|調査|測定|評価)(方法|時期)|背景|取組内容|事業概要|主な取組/)) {
            return .prose
        }
        if words.contains(kept(/備考|摘要|注記|特記|コメント/)) { return .note }
        if words.contains(kept(/頁|ページ|上半期|下半期|四半期/)) { return .other }
        if words.contains(kept(/方向|望ましい|優位性|増減の?別/)) { return .direction }
        if words.contains(kept(/達成率|達成度|達成状況|達成見込|進捗|増減|伸び率|前年度?比|対前年|対計画|対目標|判定|ランク|順調|順位$|比$|状況$|評価$|評価結果/)),
            !words.contains(kept(/(中間|最終|直近|事後)評価/))
        {
            return .derived
        }
        if words.contains(kept(/所管|担当|所属|課名|部署|主管/)) { return .section }
        if words.contains(kept(/^[\[(]?単位[\])]?$/)) { return .unit }
        if words.contains(kept(/種類$|指標の種類/)) { return .kind }
        if !hasPeriod, words.contains(kept(/年度$|年次$|^時期$|^時点$|^年月日?$|^期限$|^期間$|^年$|^達成年$/)) { return .year }
        if words.contains(kept(/増加分|増分|純増/)) { return hasPeriod ? .increment : .derived }
        if words.contains(kept(/(実績|決算|執行)見込/)) { return .expected }
        if words.contains(kept(/^[0-9]+年後$|^計画終了時?$|^計画期間終了時?$/)) { return .target }
        if words.contains(kept(/^当初$|計画当初|現状|基準|現況|策定時|策定前|策定時点|策定当初|当初値|開始前|開始時|従前|初期値|計画時/)) { return .base }
        if words.contains(kept(/実績|実測|最新|結果|決算|直近|確定値|(中間|最終|事後)(評価|値|調査)/)), !words.contains("目標") { return .measured }
        if words.contains(kept(/量の見込|見込|予測|推計/)) { return .expected }
        if words.contains(kept(/目標|めざす値|目指す値|めざそう値|計画値|期待値|到達|予定|確保方策|計画$|計画量/)) { return .target }
        if words.contains("方針") { return .policy }
        if words.contains(kept(/事業|サービス名/)) { return .programme }
        if words.contains(kept(/施策|政策|大綱|柱|^章|^節|基本|類型|体系/)) { return .group }
        if words.contains(kept(/現在$|値$|数値$/)), hasPeriod || words.hasSuffix("値") { return .measured }
        return nil
    }

    /// What names and units are called in English, which the bracket or the ending of the header says.
    private static func inEnglish(_ words: String) -> ColumnRole? {
        if words.contains(kept(/^(indicator_en|indicator \(english\)|(指標名?|事業指標|名称)\(英語\))$/)) { return .englishName }
        if words.contains(kept(/^(unit_en|unit \(english\)|単位\(英語\))$/)) { return .englishUnit }
        return nil
    }

    /// The last word of a Japanese header says what it is, whatever stands before it.
    private static func ends(_ words: String) -> ColumnRole? {
        if words.contains(kept(/(番号|コード|№|^no\.?|^id|^#)$/)) { return .number }
        if words.contains(kept(/(区分|種別|分類|分野|カテゴリー?|領域)$/)) { return .group }
        if words.contains(kept(/(基本|重点|政策|施策|上位|戦略|個別|長期|将来|まちづくり|大|中|小)目標$/)) { return .group }
        if words.contains(kept(/(指標|指標名|指標名称|kpi|項目|項目名|名称|件名)$/)) { return .name }
        return nil
    }

    /// Whole words of an English header.
    private static func english(_ words: String, hasPeriod: Bool) -> ColumnRole? {
        guard words.allSatisfy(\.isASCII), words.contains(where: \.isLetter) else { return nil }
        let names = kept(/\b(indicators?|measures?|kpis?|metrics?|description|objectives?|outcomes?|name)\b/)
        if words.contains(kept(/\b(benchmark|peers?|national|england|average|comparators?|median)\b/)) {
            return .comparison
        }
        if words.contains(kept(/\b(no\.?|number|ref(erence)?|code|id)$|^#$/)), words.contains(names) || words.count < 14
        {
            return .number
        }
        if words.contains(
            kept(
                /^(how|why|source|basis|data source|method)|\b(definition|rationale|method(ology)?|explanation|formula)\b/
            ))
        {
            return .prose
        }
        if words.contains(kept(/\b(comments?|notes?|remarks?|commentary)\b/)) { return .note }
        if words.contains(kept(/^(page|p\.?)$/)) { return .other }
        if words.contains(kept(/\b(direction|polarity|desired|good is)\b/)) { return .direction }
        if words.contains(
            kept(/\b(status|trend|rating|variance|rag|change|achieve(d|ment)?|progress|performance against)\b|%$/)),
            !words.contains(kept(/\bactual/))
        {
            return .derived
        }
        if words.contains(kept(/\b(department|owner|responsib|lead|directorate|division)/)) { return .section }
        if words.contains(kept(/^units?( of measure(ment)?)?$/)) { return .unit }
        if words.contains(kept(/^(kind|type)$/)) { return .kind }
        if !hasPeriod, words.contains(kept(/\byears?$|^fiscal year$|^period$|^date$/)) { return .year }
        if words.contains(kept(/\bincrement/)) { return hasPeriod ? .increment : .derived }
        if words.contains(kept(/\bbaseline\b|^base\b|^current( (value|level|position|performance))?$/)) { return .base }
        if words.contains(kept(/\b(forecast|projected|projection|estimated?)\b/)) { return .expected }
        if words.contains(kept(/\b(targets?|goals?|budget(ed)?|planned|plan)\b/)) { return .target }
        if words.contains(kept(/\b(actuals?|results?|outturn|audited|achieved|as at|as of|latest)\b/)) {
            return .measured
        }
        if hasPeriod, words.contains(kept(/\b(outcome|value|performance|provisional|preliminary)\b/)) {
            return .measured
        }
        if words.contains(names) { return .name }
        if words.contains(kept(/\b(programme|program|service|project)\b/)) { return .programme }
        if words.contains(kept(/\b(category|area|theme|priority|group|goal area|strategic)\b/)) { return .group }
        if words.contains(kept(/\bvalue$/)) { return .measured }
        return nil
    }

    /// `目標値(人)`, `実績[千円]`: a bracket that holds what values are counted in.
    private static func unit(_ words: String) -> String? {
        guard let match = words.firstMatch(of: kept(/[\(\[【〔](?:単位:?)?([^\)\]】〕]{1,12})[\)\]】〕]$/)) else { return nil }
        return UnitText.known(in: String(match.1))
    }
}
