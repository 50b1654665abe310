import MitoshiPlanning

extension ResolvedDirection {
    /// `増加（明示）`: the direction with the ground it rests on; of an ambiguous one both readings.
    var label: BilingualText {
        guard !readings.isEmpty else { return basis.label }
        let ways = readings.map(\.label)
        return BilingualText(
            japanese: "\(ways.map(\.japanese).joined(separator: "／"))（\(basis.label.japanese)）",
            english: "\(ways.map(\.english).joined(separator: " or ")) (\(basis.label.english))")
    }
}

extension ResolvedDirection.Basis {
    /// The ground the direction rests on.
    var label: BilingualText {
        switch self {
        case .stated: BilingualText(japanese: "明示", english: "stated")
        case .words: BilingualText(japanese: "指標の名称から", english: "told by the indicator's words")
        case .target: BilingualText(japanese: "現状値と目標値から", english: "told by base and target")
        case .endOfRange: BilingualText(japanese: "取りうる値の端", english: "an end of what can be")
        case .accumulation: BilingualText(japanese: "累計は減らない", english: "what accumulates never falls")
        case .ambiguous: BilingualText(japanese: "増減の向き不明", english: "ambiguous")
        case .notApplicable: BilingualText(japanese: "該当なし", english: "not applicable")
        }
    }
}

extension RequiredPace.Shape {
    /// The shape of the plan in words.
    var label: BilingualText {
        switch self {
        case .frontLoaded: BilingualText(japanese: "前倒し型", english: "front-loaded")
        case .backLoaded: BilingualText(japanese: "後送り型", english: "back-loaded")
        case .straight: BilingualText(japanese: "均等型", english: "straight")
        case .none: BilingualText(japanese: "該当なし", english: "none")
        }
    }
}
