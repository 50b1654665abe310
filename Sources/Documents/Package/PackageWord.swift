import MitoshiPlanning

/// A code that a cell of the package holds, with the words for it that planners write.
protocol PackageWord: RawRepresentable<String>, CaseIterable {
    /// The words that mean the same as the code, in either language; the first is the one that messages name beside it.
    var words: [String] { get }
}

extension PackageWord {
    /// The code that `text` is, or is a word for, in any case and width.
    init?(written text: String) {
        let key = text.nameKey
        guard let found = Self.allCases.first(where: { ([$0.rawValue] + $0.words).contains { $0.nameKey == key } })
        else { return nil }
        self = found
    }

    /// Every code, in Japanese with its word.
    static var list: BilingualText {
        let codes = Self.allCases.map { word in (word.rawValue, word.words.first) }
        return BilingualText(
            japanese: "次のいずれか：" + codes.map { $0.0 + ($0.1.map { "（\($0)）" } ?? "") }.joined(separator: "、"),
            english: "one of " + codes.map(\.0).joined(separator: ", "))
    }
}

extension IndicatorKind: PackageWord {
    var words: [String] {
        let more: [String] =
            switch self {
            case .flow: ["年間", "年間の実績"]
            case .smallCount: ["少数の件数", "30未満の件数"]
            case .stock: ["年度末", "年度末時点", "現在"]
            case .cumulativeStock: ["累積"]
            case .share: ["率", "比率"]
            case .milestone: ["段階"]
            case .decisionDriven: ["市の判断", "判断"]
            }
        return [label.japanese, label.english] + more
    }
}

extension WrittenDirection: PackageWord {
    var words: [String] {
        let label = direction?.label
        let more: [String] =
            switch self {
            case .increase: ["増", "多いほど良い", "高いほど良い"]
            case .decrease: ["減", "少ないほど良い", "低いほど良い"]
            case .maintainAtLeast: ["以上維持"]
            case .maintainAtMost: ["以下維持"]
            case .maintainWithin: ["ちょうど", "上下とも維持"]
            case .maintain: ["維持", "keep"]
            }
        return [label?.japanese, label?.english].compactMap { $0 } + more
    }
}

/// On what a direction rests, as the package writes it.
enum WrittenBasis: String, CaseIterable { case stated, inferred, ambiguous }

extension WrittenBasis: PackageWord {
    var words: [String] {
        switch self {
        case .stated: ["明示", "明記"]
        case .inferred: ["推定"]
        case .ambiguous: ["不明"]
        }
    }
}

extension Mover: PackageWord {
    var words: [String] {
        switch self {
        case .own: ["自ら行うもの", "自ら"]
        case .others: ["人々の動き"]
        case .share: ["割合"]
        }
    }
}

extension ShockEvent.Effect: PackageWord {
    var words: [String] { [label.japanese, label.english] }
}

extension Intervention.Effect.Unit: PackageWord {
    var words: [String] {
        switch self {
        case .perYear: ["毎年", "毎年加わる", "年あたり"]
        case .once: ["一度だけ", "1回だけ"]
        }
    }
}

extension ScenarioWord: PackageWord {
    var words: [String] {
        switch self {
        case .extraPace: ["年あたりの上乗せ", "上乗せ"]
        case .fixedPath: ["値までの直線"]
        case .percentChange: ["現状比の増減", "現状比"]
        case .haltFall: ["悪化を止める"]
        case .peerPace: ["他自治体の上位2割の速さ"]
        case .rapid: ["早い回復"]
        case .delayed: ["遅れた回復"]
        case .never: ["回復しない"]
        }
    }
}

extension DeclarationItem: PackageWord {
    var words: [String] { [] }
}

/// The headers that mean a column of the package beside its name.
enum PackageHeading {
    private static let words: [String: [String]] = [
        "indicator_id": ["事業番号", "指標番号", "番号", "no", "no."], "programme": ["主な事業", "事業", "事業名"],
        "indicator": ["事業指標", "指標", "指標名"], "unit": ["単位"], "kind": ["種類", "種別"],
        "direction": ["望ましい向き", "良い向き", "向き", "増減の向き"], "direction_basis": ["向きの根拠"],
        "base_period": ["現状値の期間", "現状値の年度", "基準年度"], "support_lower": ["最小値", "ありうる最小値"],
        "support_upper": ["最大値", "ありうる最大値"], "tolerance": ["許容幅"], "weight": ["重み"],
        "section": ["所管課", "担当課"], "policy": ["取組方針"], "driver": ["説明系列"], "moved_by": ["数を動かすもの"],
        "source": ["出典"], "source_url": ["出典のURL", "URL"], "note": ["備考"], "fiscal_year": ["年度", "目標年度"],
        "value": ["値", "実績値", "実績", "目標値", "目標"], "stage": ["段階"], "decimals": ["小数の桁数"],
        "decided": ["決定・予算化済み", "決定済み"], "order": ["順番", "順序"], "period": ["期間", "年度", "時点"],
        "at_least": ["以上"], "more_than": ["超"], "at_most": ["以下"], "less_than": ["未満"], "numerator": ["分子"],
        "denominator": ["分母"], "derived": ["計算値"], "known_on": ["判明日"], "driver_id": ["説明系列"],
        "name": ["名称", "施策の名称", "施策名"], "from": ["始まり", "始まりの年度", "開始日"], "to": ["終わり", "終わりの年度"],
        "effect": ["影響"], "decay": ["減衰"], "reason": ["理由"], "level_before": ["前の水準"], "target": ["目標値", "目標"],
        "actual": ["実績値", "実績"], "series_id": ["系列"], "municipality": ["自治体", "自治体・場所"],
        "scenario_id": ["想定ケース"], "amount": ["量"], "intervention_id": ["施策", "施策の記号"],
        "cost_yen": ["費用", "費用（円）"], "cost_low_yen": ["費用の下限"], "cost_high_yen": ["費用の上限"],
        "effect_low": ["効果の下限"], "effect_mode": ["効果", "最もありそうな効果"], "effect_high": ["効果の上限"],
        "effect_unit": ["効果の単位"], "start": ["開始日"], "lead_months": ["効果が出るまでの月数"], "group": ["組"],
        "requires": ["前提"], "minimum_yen": ["最低額", "最低額（円）"], "item": ["項目"], "text": ["文章"],
    ]

    /// Whether `heading` is the name of `column` or a word for it, in any case and width.
    static func isHeading(_ heading: String, of column: String) -> Bool {
        let key = heading.nameKey
        return column == key || words[column]?.contains { $0.nameKey == key } ?? false
    }
}

/// The numbers of a package's indicators, found in any width and with any hyphen.
struct IndicatorNumbers {
    private let exact: Set<String>
    private let ids: [String: String]

    init(_ ids: [String] = []) {
        exact = Set(ids)
        self.ids = Dictionary(ids.map { ($0.nameKey, $0) }) { first, _ in first }
    }

    func contains(_ id: String) -> Bool { exact.contains(id) }

    /// The number that `text` writes, as the table of indicators has it; `text` itself where there is none.
    func id(_ text: String) -> String { exact.contains(text) ? text : ids[text.nameKey] ?? text }
}

/// What the rows of other tables need to know of an indicator to be read.
struct IndicatorFacts {
    var unit: String?
    var isMilestone = false
}
