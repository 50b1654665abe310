import Planning

/// What a column of a table holds, or a row where a column of the table says so.
enum ColumnRole: String, Hashable, CaseIterable {
    case number
    case programme
    case group
    case name
    case unit
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
        case .base: BilingualText(japanese: "現状値", english: "base value")
        case .measured: BilingualText(japanese: "実績", english: "measured value")
        case .target: BilingualText(japanese: "目標値", english: "target")
        case .expected: BilingualText(japanese: "見込値", english: "expected value")
        case .increment: BilingualText(japanese: "増加分", english: "increment")
        case .value: BilingualText(japanese: "値", english: "value")
        case .year: BilingualText(japanese: "年", english: "year")
        case .direction: BilingualText(japanese: "方向", english: "direction")
        case .derived: BilingualText(japanese: "計算値・評価", english: "derived")
        case .section: BilingualText(japanese: "所管課", english: "section in charge")
        case .policy: BilingualText(japanese: "取組方針", english: "policy")
        case .note: BilingualText(japanese: "備考", english: "note")
        case .prose: BilingualText(japanese: "説明", english: "prose")
        case .rowRole: BilingualText(japanese: "行の内容", english: "what the row holds")
        case .other: BilingualText(japanese: "その他", english: "other")
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

    var period: WrittenPeriod? { periods.first }

    /// - Parameter text: As it stands; spaces, line breaks, width and HTML don't matter.
    init(_ source: String) {
        let text = HTMLText.joined(source).foldingWidth.withoutWhitespace
        let found = PeriodFinder.all(in: text)
        periods = found.map(\.written).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        var words = text
        for period in found.reversed() { words.removeSubrange(period.range) }
        words = words.lowercased()
        role = Self.role(words, hasPeriod: !found.isEmpty)
        mayBeName = role == .target && found.isEmpty && words.contains(/^(?:成果|数値|事業の?|到達|達成|行動|重点)?目標(?:指標|項目)?$|^target$|^goals?$/)
        isTotal = words.contains("累計") || words.contains("累積") || words.contains("延べ")
        unit = Self.unit(words)
        if role == nil, !found.isEmpty {
            // A footnote's mark or a unit says nothing of what the values are.
            var rest = words.replacing(/[※*＊†](?:[0-9]{1,2})?|\(注[0-9]{0,2}\)/, with: "")
            if let unit { rest = rest.replacing(unit, with: "") }
            if rest.filter({ !"()[]{}【】〔〕:・/-~の末".contains($0) }).isEmpty { role = .value }
        }
    }

    // MARK: Words

    private static func role(_ words: String, hasPeriod: Bool) -> ColumnRole? {
        if words.contains(/根拠|理由|考え方|積算|説明|定義|算出|算定|算式|計算式|出典|(確認|把握|調査|測定|評価)(方法|時期)|背景|取組内容|definition|rationale|source|method|explanation|comment/) {
            return .prose
        }
        if words.contains(/備考|摘要|注記|特記|note|remark/) { return .note }
        if words.contains(/頁|ページ|^page$|^p\.?$/) { return .other }
        if words.contains(/達成率|達成度|達成状況|達成見込|進捗|増減|伸び率|前年度?比|対比|評価|判定|ランク|順調|状況$|status|trend|rating|variance|^rag$|%?change|achiev/) {
            return .derived
        }
        if words.contains(/方向|望ましい|polarity|goodis|desired|direction/) { return .direction }
        if words.contains(/所管|担当|所属|課名|部署|department|owner|responsib|^lead/) { return .section }
        if words.contains(/^[\[(]?単位[\])]?$|^units?(ofmeasure(ment)?)?$/) { return .unit }
        if !hasPeriod, words.contains(/年度$|年次$|^時期$|^時点$|^年月日?$|^期限$|^期間$|^年$|^years?$|^fiscalyear$|^period$|^date$/) {
            return .year
        }
        if words.contains(/増加分|増分|純増|increment/) { return hasPeriod ? .increment : .derived }
        if words.contains(/見込|予測|推計|forecast|project|estimate/) { return .expected }
        if words.contains(/目標|めざす値|目指す値|めざそう値|計画値|期待値|到達|予定|target|goal|budget|planned/) {
            return words.contains(/番号|コード/) ? .number : .target
        }
        if words.contains(/現状|基準|現況|策定時|策定前|策定時点|当初値|開始前|開始時|従前|初期値|baseline/) { return .base }
        if words.contains(/実績|実測|最新|結果|決算|直近|確定値|actual|outcome|result/) { return .measured }
        if words.contains(/番号|^no\.?$|№|^#$|コード|^id$|^code$|^ref/) { return .number }
        if words.contains(/指標|kpi|項目|名称|indicator|measure|description|objective|^name$|^件名$/) { return .name }
        if words.contains("方針") { return .policy }
        if words.contains(/事業|programme|program|project/) { return .programme }
        if words.contains(/分野|施策|政策|大綱|^目標|柱|区分|^章|^節|分類|category|area|theme|priority|基本/) { return .group }
        if words.contains(/現在|値$|数値$|value|performance$/), hasPeriod || words.contains(/値|value/) { return .measured }
        return nil
    }

    /// `目標値(人)`, `実績[千円]`: a bracket that holds what values are counted in.
    private static func unit(_ words: String) -> String? {
        guard let match = words.firstMatch(of: /[\(\[【〔](?:単位:?)?([^\)\]】〕]{1,6})[\)\]】〕]$/) else { return nil }
        let unit = String(match.1)
        return Self.units.contains(unit) ? unit : nil
    }

    private static let units: Set<String> = [
        "人", "件", "回", "箇所", "か所", "台", "校", "社", "戸", "世帯", "団体", "組", "組織", "%", "円", "千円", "万円", "百万円", "億円", "千人", "万人",
        "日", "時間", "分", "年", "歳", "位", "点", "冊", "本", "枚", "ha", "km", "㎡", "m2", "kg", "t", "トン", "g", "kwh", "t-co2", "棟", "店",
    ]
}
