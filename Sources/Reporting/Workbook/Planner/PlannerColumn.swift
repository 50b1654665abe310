import MitoshiPlanning

/// The columns of the planner sheet, from the left.
enum PlannerColumn: Int, CaseIterable {
    case id, name, unit, year, latest, declared, target, pace, direction, bars, verdict, probability, planned, median,
        shortfall, requiredPace, observedPace, evidence, remark

    func place(_ row: Int) -> CellPlace { CellPlace(row, rawValue) }

    /// Whether the column's numbers are in the indicator's unit.
    var isAmount: Bool {
        switch self {
        case .latest, .declared, .target, .median, .shortfall, .requiredPace, .observedPace: true
        default: false
        }
    }

    /// In characters of the default font.
    var width: Double {
        switch self {
        case .id: 8
        case .name: 22
        case .unit: 6
        case .year: 13.5
        case .latest, .declared, .median, .shortfall: 9
        case .target, .pace, .requiredPace, .observedPace: 10.5
        case .direction: 7
        case .bars: 4.5
        case .verdict: 14
        case .probability, .planned: 10.5
        case .evidence: 8.5
        case .remark: 30
        }
    }

    var heading: BilingualText {
        switch self {
        case .id: BilingualText(japanese: "事業番号", english: "No.")
        case .name: BilingualText(japanese: "事業指標", english: "Indicator")
        case .unit: BilingualText(japanese: "単位", english: "Unit")
        case .year: BilingualText(japanese: "目標年度", english: "Target year")
        case .latest: BilingualText(japanese: "最新の\n実績値", english: "Latest\nvalue")
        case .declared: BilingualText(japanese: "宣言の\n目標値", english: "Declared\ntarget")
        case .target: BilingualText(japanese: "【入力】\n目標値", english: "INPUT\ntarget")
        case .pace: BilingualText(japanese: "【入力】\n追加ペース\n（年あたり）", english: "INPUT\nextra pace\na year")
        case .direction: BilingualText(japanese: "向き", english: "Way")
        case .bars: BilingualText(japanese: "印", english: "Mark")
        case .verdict: BilingualText(japanese: "判定", english: "Verdict")
        case .probability: BilingualText(japanese: "目標達成\n確率", english: "Probability\nof attain-\nment")
        case .planned: BilingualText(japanese: "宣言の\nままの\n確率", english: "Probability\nas declared")
        case .median: BilingualText(japanese: "中央値\n（五分五分\nの値）", english: "Median")
        case .shortfall: BilingualText(japanese: "中央値の\n不足", english: "Median's\ngap")
        case .requiredPace: BilingualText(japanese: "必要ペース\n（年あたり）", english: "Required\npace\na year")
        case .observedPace: BilingualText(japanese: "実績ペース\n（年あたり）", english: "Observed\npace\na year")
        case .evidence: BilingualText(japanese: "根拠の\n確かさ\n5～1", english: "Evidence\n5 to 1")
        case .remark: BilingualText(japanese: "備考", english: "Remarks")
        }
    }
}

/// The columns of the hidden sheet of calculations.
enum CalculationColumn: Int, CaseIterable {
    case level, least, most, shift, decided, lowerPoint, lowerRow, below, upperPoint, upperRow, atMost, probability

    func place(_ row: Int) -> CellPlace { CellPlace(row, rawValue) }

    var heading: BilingualText {
        switch self {
        case .level: BilingualText(japanese: "目標値", english: "level")
        case .least: BilingualText(japanese: "達成となる最小値", english: "least that meets")
        case .most: BilingualText(japanese: "達成となる最大値", english: "most that meets")
        case .shift: BilingualText(japanese: "追加ペース×年数", english: "extra pace × years")
        case .decided: BilingualText(japanese: "実績による結果（1達成、0未達成）", english: "observed result")
        case .lowerPoint: BilingualText(japanese: "x1＝最小値−端数−移動", english: "x1 = least − half a digit − shift")
        case .lowerRow: BilingualText(japanese: "x1の行", english: "row of x1")
        case .below: BilingualText(japanese: "P(Y<x1)", english: "P(Y<x1)")
        case .upperPoint: BilingualText(japanese: "x2＝最大値＋端数−移動", english: "x2 = most + half a digit − shift")
        case .upperRow: BilingualText(japanese: "x2の行", english: "row of x2")
        case .atMost: BilingualText(japanese: "P(Y≦x2)", english: "P(Y<=x2)")
        case .probability: BilingualText(japanese: "確率", english: "probability")
        }
    }
}
