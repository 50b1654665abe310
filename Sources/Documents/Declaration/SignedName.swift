/// Names of what may be less than nothing though it is counted in people or things: a difference, a balance, a change.
///
/// Of 転入者数-転出者数 the sign between two counts says so.
enum SignedName {
    /// Whether `name` is one: 社会増減数, 転入超過数, net migration.
    static func holds(_ name: String) -> Bool {
        let plain = name.foldingWidth.lowercased()
        return plain.contains(kept(/増減|収支|純増|純減|増加(数|量|人口)|減少(数|量|人口)|自然増|社会増|(自然|社会)動態|純移動/))
            || plain.contains(kept(/前年度?[比差]|対前年|対比|比較|超過|過不足|伸び|変化|変動|損益|黒字|赤字|偏差|乖離|ギャップ/))
            || plain.contains(kept(/[数量額]\s*[-−–]\s*\p{L}/))
            // Not that of 交差点 and 差別.
            || plain.contains(kept(/差(額|数|分|引|異)|[のと格較誤]差/))
            || plain.contains(kept(/\b(net|changes?|balance|differences?|surplus|deficit|growth|gap|gains?|loss)\b/))
            || plain.contains(kept(/\b(increase|decrease|excess|variance|deviation)\b/))
    }
}
