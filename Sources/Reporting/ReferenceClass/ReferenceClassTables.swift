import Planning

/// The tables of a ``ReferenceClassReport``.
extension ReferenceClassReport {
    /// One row a municipality: targets and how many were met, as counted.
    func counts(in language: Language) -> Table {
        return Table(
            name: "comparable-targets",
            columns: [
                Column(key: "municipality", heading: language.text("市町村等", "Municipality")),
                Column(key: "source", heading: language.text("数え方", "Counted as")),
                Column(key: "indicators", heading: language.text("指標", "Indicators"), alignment: .trailing),
                Column(key: "targets", heading: language.text("目標", "Targets"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
            ],
            rows: evidence.municipalities.flatMap { municipality -> [[Cell]] in
                let own = evidence.pastTargets.filter { $0.municipality == municipality }
                let single: [Cell] = [
                    .text(municipality), .text(language.text("1件ずつ", "single targets")),
                    .count(Set(own.map(\.indicator)).count),
                    .count(own.count), .count(own.count(where: \.isMet)),
                ]
                let plans = evidence.wholePlans.filter { $0.municipality == municipality }.map { plan -> [Cell] in
                    [
                        .text(municipality), .text(language.text("計画全体", "a whole plan")), .count(plan.targets),
                        .count(plan.targets), .count(plan.met),
                    ]
                }
                return (own.isEmpty ? [] : [single]) + plans
            })
    }

    /// One row a method; scores with four decimals for people.
    func scores(in language: Language) -> Table {
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return Table(
            name: "reference-class",
            columns: [
                Column(key: "method", heading: language.text("方法", "Method")),
                column("brier_by_municipality", "Brier\n市町村を\n同じ重み", "Brier,\neach city\nonce"),
                column("log_score_by_municipality", "対数\n市町村を\n同じ重み", "log,\neach city\nonce"),
                column("brier_by_target", "Brier\n目標を\n同じ重み", "Brier,\neach target\nonce"),
                column("log_score_by_target", "対数\n目標を\n同じ重み", "log,\neach target\nonce"),
                column("brier_overall", "Brier\n計画全体\nも含む", "Brier,\nwhole plans\ntoo"),
                column("log_score_overall", "対数\n計画全体\nも含む", "log,\nwhole plans\ntoo"),
            ],
            rows: validation.rows.map { row in
                [.text(row.method.label[language])]
                    + [row.byMunicipality, row.byTarget, row.overall].flatMap { score in
                        [Self.score(score.brier), Self.score(score.logarithmic)]
                    }
            })
    }

    private static func score(_ value: Double) -> Cell { .text(NumberText.rounded(value, decimals: 4)) }
}

extension ReferenceClassValidation.Method {
    /// The method for machines.
    var code: String {
        switch self {
        case .baseRateOfSingleTargets: "base-rate-of-single-targets"
        case .baseRate: "base-rate"
        case .singleTargets: "beta-binomial-of-single-targets"
        case .singleTargetsAndPlans: "beta-binomial"
        case .refined(let covariates): "beta-binomial+" + covariates.map(\.rawValue).joined(separator: "+")
        }
    }

    var label: BilingualText {
        switch self {
        case .baseRateOfSingleTargets:
            BilingualText(japanese: "単純な達成割合（1件ずつの目標のみ）", english: "base rate, single targets only")
        case .baseRate: BilingualText(japanese: "単純な達成割合", english: "base rate")
        case .singleTargets:
            BilingualText(japanese: "ベータ二項分布（1件ずつの目標のみ）", english: "beta-binomial, single targets only")
        case .singleTargetsAndPlans: BilingualText(japanese: "ベータ二項分布（採用）", english: "beta-binomial (the answer)")
        case .refined(let covariates):
            covariates == TargetCovariate.allCases
                ? BilingualText(japanese: "＋すべての補正", english: "+ all refinements")
                : BilingualText(
                    japanese: "＋" + covariates.map(\.label.japanese).joined(separator: "、"),
                    english: "+ " + covariates.map(\.label.english).joined(separator: ", "))
        }
    }
}

extension TargetCovariate {
    var label: BilingualText {
        switch self {
        case .requiredChange: BilingualText(japanese: "必要な変化の割合", english: "required relative change")
        case .years: BilingualText(japanese: "目標までの年数", english: "years to the target")
        case .decrease: BilingualText(japanese: "減らす目標か", english: "a decrease")
        case .share: BilingualText(japanese: "割合の指標か", english: "a percentage")
        case .baseLevel: BilingualText(japanese: "現状値の大きさ", english: "size of the base")
        case .metAtBase: BilingualText(japanese: "現状で達成済みか", english: "met at the base")
        }
    }
}
