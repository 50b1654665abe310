package import MitoshiPlanning
package import MitoshiStatistics

/// A finished backtest of chances of real targets.
package struct TargetBacktestResult: Sendable {
    /// What was tested, as a name for the title.
    package let title: String
    package let folds: TargetFolds
    package let scores: [TargetBacktestScores]
    /// How many targets the program gives no chance.
    package let unanswered: Int

    /// - Throws: What scoring throws.
    package init(title: String, of backtest: TargetBacktest, unanswered: Int) throws(StatisticsError) {
        self.title = title
        folds = backtest.folds
        scores = try backtest.scores()
        self.unanswered = unanswered
    }
}

/// The scores of chances of real targets for people.
package struct TargetBacktestReport: Sendable {
    let result: TargetBacktestResult
    let language: Language

    package init(_ result: TargetBacktestResult, in language: Language) {
        self.result = result
        self.language = language
    }

    package var report: Report {
        let measures: [(BilingualText, Table)] = [
            (BilingualText(japanese: "Brier得点", english: "Brier scores"), table(of: result.scores) { $0.brier }),
            (BilingualText(japanese: "対数得点", english: "Log scores"), table(of: classes) { $0.logarithmic }),
            (BilingualText(japanese: "順位づけ（AUC）", english: "Discrimination"), table(of: classes) { $0.discrimination }),
        ]
        return Report(
            title: language.text("期限の来た目標での検証：\(result.title)", "Backtest on targets that came due: \(result.title)"),
            language: language,
            blocks: opening + measures.flatMap { [.heading($0.0[language]), .table($0.1)] } + differences + calibration
                + reading)
    }

    private var opening: [Report.Block] {
        let all = result.scores.filter { $0.group.aim == nil }
        let counts = all.map { "\($0.group.setting.label[language]) \(NumberText.exact(Double($0.targets)))" }
        let parts = [counts.joined(separator: language.text("、", ", ")), result.folds.text[language]]
        let unanswered =
            result.unanswered > 0
            ? [language.text("答えのない目標\(result.unanswered)件", "\(result.unanswered) targets without an answer")] : []
        return [.paragraph((parts + unanswered).joined(separator: language.text("。", "; ")) + language.text("。", "."))]
    }

    /// Of whole classes, whoever moves the figures and however many values there are.
    private var classes: [TargetBacktestScores] {
        result.scores.filter { $0.group.mover == nil && $0.group.values == nil }
    }

    private func table(of scores: [TargetBacktestScores], _ score: (WeightedScores) -> Double?) -> Table {
        Table(
            name: "scores",
            columns: [
                Column(key: "group", heading: language.text("区分", "Targets")),
                Column(key: "targets", heading: language.text("目標", "Count"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
            ]
                + TargetBacktest.Method.allCases.map {
                    Column(key: $0.rawValue, heading: $0.heading[language], alignment: .trailing)
                },
            rows: scores.map { scores in
                [.text(label(of: scores.group)), .count(scores.targets), BacktestTables.share(scores.met)]
                    + TargetBacktest.Method.allCases.map { Self.score(scores.scores[$0].flatMap(score)) }
            })
    }

    private var differences: [Report.Block] {
        let methods: [TargetBacktest.Method] = [.withoutRecord, .withRecord]
        let table = Table(
            name: "differences",
            columns: [Column(key: "group", heading: language.text("区分", "Targets"))]
                + methods.map { Column(key: $0.rawValue, heading: $0.heading[language], alignment: .trailing) },
            rows: classes.map { scores in
                [.text(label(of: scores.group))] + methods.map { Self.difference(scores.differences[$0]) }
            })
        return [
            .heading(language.text("セルとのBrier得点の差", "Brier scores less that of the cells")), .table(table),
            .paragraph(
                language.text(
                    "［　］は、部署を選び直したときに10回に9回入る範囲。",
                    "In brackets where 9 in 10 of the differences lie when offices are drawn anew."
                )),
        ]
    }

    private var calibration: [Report.Block] {
        let methods: [TargetBacktest.Method] = [.historyAlone, .withoutRecord, .withRecord]
        let rows = classes.filter { $0.group.aim == .change }
            .flatMap { scores in
                methods.flatMap { method -> [[Cell]] in
                    let bins = scores.scores[method]?.reliability.bins ?? []
                    return bins.filter { $0.count > 0 }.map { bin in
                        [
                            .text(label(of: scores.group)), .text(method.label[language]),
                            .text(BacktestTables.range(bin.lower, bin.upper, in: language)), .count(bin.count),
                            BacktestTables.share(bin.meanProbability), BacktestTables.share(bin.observedShare),
                        ]
                    }
                }
            }
        guard !rows.isEmpty else { return [] }
        let table = Table(
            name: "reliability",
            columns: [
                Column(key: "group", heading: language.text("区分", "Targets")),
                Column(key: "method", heading: language.text("答え方", "Answer")),
                Column(key: "bin", heading: language.text("答えた確率", "Probability said"), alignment: .trailing),
                Column(key: "count", heading: language.text("目標", "Count"), alignment: .trailing),
                Column(key: "mean", heading: language.text("その平均", "Mean said"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
            ], rows: rows)
        return [.heading(language.text("確率の的中度（較正）", "Calibration")), .table(table)]
    }

    private var reading: [Report.Block] {
        let items =
            TargetBacktest.Method.allCases.map { method in
                "\(method.label[language])\(language.text("：", ": "))\(method.explanation[language])"
            }
            + [
                language.text(
                    "どの得点でも指標を1回ずつ数える。Brier得点と対数得点は小さいほど、AUCは大きいほど良い。",
                    "An indicator counts once in every score. Brier and log scores are better when lower, discrimination when higher."
                )
            ]
        return [.heading(language.text("読み方", "How to read this")), .list(items.map { Report.Item($0) })]
    }

    private func label(of group: TargetBacktestScores.Group) -> String {
        let parts: [BilingualText?] = [
            group.setting.label, group.aim?.label ?? BilingualText(japanese: "すべて", english: "all"), group.mover?.label,
            group.values.map { values in
                let text = values.upperBound == Int.max ? "\(values.lowerBound)+" : "\(values.lowerBound)"
                return BilingualText(japanese: "値\(text)個", english: "n = \(text)")
            },
        ]
        return parts.compactMap { $0?[language] }.joined(separator: language.text("・", ", "))
    }

    /// Four decimals: methods differ by thousandths.
    private static func score(_ value: Double?) -> Cell {
        value.map { .text(NumberText.rounded($0, decimals: 4)) } ?? .missing(reason: "-")
    }

    private static func difference(_ difference: TargetBacktestScores.Difference?) -> Cell {
        guard let difference else { return .missing(reason: "-") }
        func text(_ value: Double) -> String { NumberText.rounded(value, decimals: 4) }
        let limits = difference.limits
        return .text("\(text(difference.value)) [\(text(limits.lowerBound)), \(text(limits.upperBound))]")
    }
}
