import MitoshiPlanning

/// The files of a package that ask what would happen: they may be missing, and no plan is made of them.
extension PackageTable {
    static let questions = [scenarios, interventions, floors]

    static let scenarios = PackageTable(
        "scenarios", "想定ケース", "named what-ifs", foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("scenario_id", .identifier, required: true, "想定ケースの名前", "name of the scenario"),
            PackageField("scenario_en", .text, "想定ケースの英語名", "name of the scenario in English"),
            PackageField("indicator_id", .identifier, required: true, "事業番号", "number of the indicator"),
            PackageField(
                "kind", .choice(ScenarioWord.allCases.map(\.rawValue)), required: true,
                "種類：extra-pace 年あたりの上乗せ、fixed-path 値までの直線、percent-change 現状比の増減(%)、halt-fall 悪化を止める、"
                    + "peer-pace 他自治体の上位2割の速さ、return-rapid・return-delayed・return-never 特殊要因からの回復",
                "how the middle of the forecast moves"),
            PackageField("amount", .number, "量（種類による）", "amount, as the kind asks"),
            PackageField(
                "from", .date, "上乗せを始める日（空欄は評価時点）", "day from which an extra pace acts; empty: the as-of date"),
            PackageField(
                "to", .fiscalYear, "値に達する年度（空欄は最後の目標年度）", "year in which a path ends; empty: the last target's"),
            PackageField("note", .text, "備考", "remark"),
        ])

    static let interventions = PackageTable(
        "interventions", "施策（1つの施策が複数の指標に効くときは行を分ける）",
        "interventions; one that moves several indicators takes several rows",
        foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("intervention_id", .identifier, required: true, "施策の記号", "short name of the intervention"),
            PackageField("name", .text, required: true, "施策の名称", "name"),
            PackageField("name_en", .text, "施策の英語名", "name in English"),
            PackageField("section", .text, "所管課", "section in charge"),
            PackageField("cost_yen", .number, required: true, range: 0...1e15, "費用（円）", "cost in yen"),
            PackageField(
                "cost_low_yen", .number, range: 0...1e15, "費用の下限（空欄は cost_yen）", "least cost; empty: cost_yen"),
            PackageField(
                "cost_high_yen", .number, range: 0...1e15, "費用の上限（空欄は cost_yen）", "greatest cost; empty: cost_yen"),
            PackageField("indicator_id", .identifier, required: true, "効果のある事業番号", "number of the indicator it moves"),
            PackageField("effect_low", .number, required: true, "効果の下限", "least effect"),
            PackageField("effect_mode", .number, required: true, "効果の最もありそうな量", "most likely effect"),
            PackageField("effect_high", .number, required: true, "効果の上限", "greatest effect"),
            PackageField(
                "effect_unit", .choice(Intervention.Effect.Unit.allCases.map(\.rawValue)), required: true,
                "効果の単位：per-year 毎年加わる、once 一度だけ加わる", "per-year: added every year; once: added once and kept"),
            PackageField("start", .date, "開始日（空欄は評価時点）", "first day; empty: the as-of date"),
            PackageField("lead_months", .integer, range: 0...600, "効果が出るまでの月数", "months until it takes effect"),
            PackageField("group", .text, "同時に選べない施策の組", "at most one of a group is funded"),
            PackageField("requires", .text, "前提となる施策の記号（複数は ; で区切る）", "interventions it requires, separated by ;"),
            PackageField("note", .text, "備考", "remark"),
        ])

    static let floors = PackageTable(
        "floors", "所管課ごとの最低額", "least amounts by section", primaryKey: ["section"],
        fields: [
            PackageField("section", .identifier, required: true, "所管課", "section in charge"),
            PackageField("minimum_yen", .number, required: true, range: 0...1e15, "最低額（円）", "least amount in yen"),
        ])
}

/// The kinds of scenario as a cell spells them.
enum ScenarioWord: String, CaseIterable {
    case extraPace = "extra-pace"
    case fixedPath = "fixed-path"
    case percentChange = "percent-change"
    case haltFall = "halt-fall"
    case peerPace = "peer-pace"
    case rapid = "return-rapid"
    case delayed = "return-delayed"
    case never = "return-never"

    /// Whether the kind says nothing without an amount.
    var needsAmount: Bool {
        switch self {
        case .extraPace, .fixedPath, .percentChange: true
        case .haltFall, .peerPace, .rapid, .delayed, .never: false
        }
    }

    func kind(_ amount: Double) -> Scenario.Kind {
        switch self {
        case .extraPace: .extraPace(amount)
        case .fixedPath: .fixedPath(amount)
        case .percentChange: .percentChange(amount)
        case .haltFall: .haltFall
        case .peerPace: .peerPace
        case .rapid: .returnToPath(.rapid)
        case .delayed: .returnToPath(.delayed)
        case .never: .returnToPath(.never)
        }
    }
}
