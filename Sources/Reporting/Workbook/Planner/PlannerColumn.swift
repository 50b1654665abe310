import MitoshiPlanning

/// The columns of the planner sheet, from the left.
enum PlannerColumn: Int, CaseIterable {
    case id, name, latest, declared, target, pace, chance, earlier, median, requiredPace, remark
    /// The row's number on the sheet of calculations, and the year of its target; neither is printed.
    case number, year

    func place(_ row: Int) -> CellPlace { CellPlace(row, rawValue) }

    static let lastPrinted = Self.remark
    static let printed = allCases.filter { $0.rawValue <= lastPrinted.rawValue }

    /// In characters of the default font. Those that are printed fit A4 with type of eight points and more: ``PlannerSheet``
    /// takes from the words what long numbers need.
    var width: Double {
        switch self {
        case .id: 8
        case .name: 25
        case .latest, .declared: 13
        case .target, .pace, .median, .requiredPace: 11.5
        case .chance: 20
        case .earlier: 16
        case .remark: 22
        case .number, .year: 9
        }
    }

    /// Whether it holds numbers as long as the indicator's values.
    var isAmount: Bool {
        switch self {
        case .target, .pace, .median, .requiredPace: true
        default: false
        }
    }

    var isInput: Bool { self == .target || self == .pace }

    var heading: BilingualText {
        switch self {
        case .id: BilingualText(japanese: "番号", english: "No.")
        case .name: BilingualText(japanese: "指標（単位）", english: "Indicator (unit)")
        case .latest: BilingualText(japanese: "現状", english: "Now")
        case .declared: BilingualText(japanese: "計画の目標", english: "Target\nof the plan")
        case .target: BilingualText(japanese: "【入力】\n目標値", english: "INPUT\ntarget")
        case .pace: BilingualText(japanese: "【入力】\n追加ペース\n（年あたり）", english: "INPUT\nextra pace\na year")
        case .chance: BilingualText(japanese: "達成の見込み\n（確率）", english: "Outlook\n(chance)")
        case .earlier: BilingualText(japanese: "途中の目標\n（計画のまま）", english: "Earlier target\n(as planned)")
        case .median: BilingualText(japanese: "五分五分\nの値", english: "Even-odds\nvalue")
        case .requiredPace: BilingualText(japanese: "必要ペース\n（年あたり）", english: "Required\npace a year")
        case .remark: BilingualText(japanese: "最近のペースと備考", english: "Recent pace, remarks")
        case .number: BilingualText(japanese: "計算の行", english: "Calculation")
        case .year: BilingualText(japanese: "目標年度\n（西暦）", english: "Target\nyear")
        }
    }
}

/// The columns of the hidden sheet of calculations, a row for each target that can be changed.
enum CalculationColumn: Int, CaseIterable {
    case id, row, level, pace, shift, least, most, decided, lowerPoint, lowerRow, below, upperPoint, upperRow, atMost,
        lookedUp,
        planned, probability, verdict, tens, chance, median, shortfall, requiredPace

    func place(_ row: Int) -> CellPlace { CellPlace(row, rawValue) }

    var heading: BilingualText {
        switch self {
        case .id: BilingualText(japanese: "番号", english: "No.")
        case .row: BilingualText(japanese: "入力の行", english: "row of the input")
        case .level: BilingualText(japanese: "目標値", english: "level")
        case .pace: BilingualText(japanese: "追加ペース", english: "extra pace")
        case .shift: BilingualText(japanese: "追加ペース×年数", english: "extra pace × years")
        case .least: BilingualText(japanese: "達成となる最小値", english: "least that meets")
        case .most: BilingualText(japanese: "達成となる最大値", english: "most that meets")
        case .decided: BilingualText(japanese: "実績による結果（1達成、0未達成）", english: "observed result")
        case .lowerPoint: BilingualText(japanese: "x1＝最小値−端数−移動", english: "x1 = least − half a digit − shift")
        case .lowerRow: BilingualText(japanese: "x1の行", english: "row of x1")
        case .below: BilingualText(japanese: "P(Y<x1)", english: "P(Y<x1)")
        case .upperPoint: BilingualText(japanese: "x2＝最大値＋端数−移動", english: "x2 = most + half a digit − shift")
        case .upperRow: BilingualText(japanese: "x2の行", english: "row of x2")
        case .atMost: BilingualText(japanese: "P(Y≦x2)", english: "P(Y<=x2)")
        case .lookedUp: BilingualText(japanese: "表による確率", english: "probability by the table")
        case .planned: BilingualText(japanese: "計画のままの確率", english: "probability as planned")
        case .probability: BilingualText(japanese: "目標達成確率", english: "probability of attainment")
        case .verdict: BilingualText(japanese: "判定", english: "verdict")
        case .tens: BilingualText(japanese: "10％きざみの確率", english: "probability in tens")
        case .chance: BilingualText(japanese: "見込み", english: "chance")
        case .median: BilingualText(japanese: "中央値", english: "median")
        case .shortfall: BilingualText(japanese: "中央値の不足", english: "median's gap")
        case .requiredPace: BilingualText(japanese: "必要ペース（年あたり）", english: "required pace a year")
        }
    }
}
