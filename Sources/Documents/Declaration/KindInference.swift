import MitoshiPlanning

/// What kind of quantity an indicator is, told from its name, unit and values.
struct KindInference: Hashable {
    let kind: IndicatorKind
    let reason: BilingualText

    /// - Parameters:
    ///   - unit: `nil` for stages.
    ///   - values: All declared values, base and targets.
    ///   - isDated: True when the base is the value of a day or month, not of a fiscal year.
    ///   - isTotal: True when a word beside the values says that they add up over the years.
    init(name: String, unit: String?, values: [Double], isDated: Bool = false, isTotal: Bool = false) {
        guard let unit else {
            self.init(.milestone, "値が段階の文章", "its values are stages")
            return
        }
        let isShare = unit == "%" || unit == "パーセント" || name.hasSuffix("率") || name.hasSuffix("割合")
        if isShare, values.allSatisfy({ (0...100).contains($0) }), unit.isEmpty || "%パーセント割".contains(unit) {
            self.init(.share, "単位または名称（率・割合）", "its unit, or a name that ends in rate or share")
        } else if isShare {
            self.init(.stock, "0～100の外の値がある率", "a ratio with values outside 0–100")
        } else if name.contains(kept(/ホームページ|ウェブ|サイト|HP|ＨＰ/)), name.contains(kept(/提供|掲載|公開|ページ数/)) {
            self.init(.decisionDriven, "市が自ら決める数（ホームページの掲載数など）", "the organisation sets it itself (pages on its site)")
        } else if isTotal {
            self.init(.cumulativeStock, "値に添えた「累計」", "a word for a running total beside a value")
        } else if (name + unit).contains(kept(/累計|累積|設置(箇所|か所|台)?数|法人化数|設立数|整備(箇所|済み?)?数/)) {
            self.init(.cumulativeStock, "名称（累計・設置数・法人化数）", "its name: what is installed or founded adds up")
        } else if name.contains(kept(/登録(者|件|世帯|団体)?数|会員数|加入(者|世帯|件)?数|団体数|在籍|人口$|人口[(（]|世帯数|隊員数|団員数/)) {
            self.init(.stock, "名称（登録者数・会員数など）", "its name: registered people, members and the like")
        } else if isDated {
            self.init(.stock, "年度ではなく日付のある現状値", "its base value is that of a day, not of a year")
        } else if let largest = values.max(), largest < 30, values.allSatisfy({ $0 == $0.rounded() && $0 >= 0 }),
            unit.isEmpty || CountingUnit.countsEvents(unit)
        {
            // Money, hours and a rank count no events, however small their numbers.
            self.init(.smallCount, "30未満の整数だけ", "only whole numbers under 30")
        } else {
            self.init(.flow, "ほかの種類のしるしがない年間の数", "nothing in name or unit marks another kind")
        }
    }

    private init(_ kind: IndicatorKind, _ japanese: String, _ english: String) {
        self.kind = kind
        reason = BilingualText(japanese: japanese, english: english)
    }
}
