package import MitoshiPlanning
import MitoshiStatistics

/// A backtest for people: how large the errors were, how often the intervals held, how good the probabilities were.
package struct BacktestReport: Sendable {
    let result: BacktestResult
    let language: Language

    package init(_ result: BacktestResult, in language: Language) {
        self.result = result
        self.language = language
    }

    /// The whole report.
    package var report: Report {
        Report(
            title: language.text("過去データでの検証：\(result.title)", "Backtest: \(result.title)"), language: language,
            blocks: opening + overall + groups + reliability + hindsight + refusals + reading)
    }

    private var opening: [Report.Block] {
        let settings = result.settings
        let shown = settings.shown.map { language.text("最後の\($0)個の値だけを使う", "shown the last \($0) values") }
        let parts = [
            language.text("系列\(result.totals.series)本", "\(result.totals.series) series"),
            language.text("\(settings.horizon)年先まで", "up to \(settings.horizon) years ahead"), shown,
        ].compactMap { $0 }
        return [.paragraph(parts.joined(separator: language.text("、", ", ")) + language.text("。", "."))]
    }

    private var overall: [Report.Block] {
        let tables = BacktestTables(result, in: language)
        return [
            .heading(language.text("誤差", "Errors")), .table(tables.errors),
            .heading(language.text("予測区間", "Prediction intervals")),
            .table(tables.intervals), .heading(language.text("目標達成確率", "Probabilities of attainment")),
            .paragraph(
                language.text(
                    "問い：2年後の値は、最後の値の1.00倍・1.05倍・1.20倍以上か。",
                    "Asked: is the value two years on at least 1.00, 1.05, 1.20 times the last one?")),
            .table(tables.attainment),
        ]
    }

    private var groups: [Report.Block] {
        let table = BacktestTables(result, in: language).groups
        guard !table.rows.isEmpty else { return [] }
        return [.heading(language.text("種類別・値の数別", "By kind and by number of values")), .table(table)]
    }

    private var reliability: [Report.Block] {
        let table = BacktestTables(result, in: language).reliability
        guard !table.rows.isEmpty else { return [] }
        return [.heading(language.text("確率の的中度（較正）", "Calibration")), .table(table)]
    }

    private var hindsight: [Report.Block] {
        guard let hindsight = result.hindsight else { return [] }
        let table = TargetHindsightScores(hindsight).table(in: language)
        let none = language.text(
            "結果の分かった目標がまだないか、最初から達成が決まっていたため、採点できる答えがない。",
            "No target has a result yet that wasn't known from the start, so there is no answer to score.")
        return [
            .heading(language.text("計画自身の目標", "The plan's own targets")),
            table.rows.isEmpty ? .paragraph(none) : .table(table),
        ]
    }

    private var refusals: [Report.Block] {
        let table = BacktestTables(result, in: language).refusals
        guard !table.rows.isEmpty else { return [] }
        return [.heading(language.text("採点できなかったもの", "What has no score")), .table(table)]
    }

    private var reading: [Report.Block] {
        [
            .heading(language.text("読み方", "How to read this")),
            .list(
                [
                    language.text(
                        "MASE・MSIS・幅・CRPSの単位は、その系列の1年あたりの平均的な変化量。小さいほど良い。",
                        "MASE, MSIS, widths and CRPS are in units of the series' own mean yearly change; lower is better."
                    ),
                    language.text(
                        "OWA：「変化なし」に対する誤差の比。1より小さければ、最後の値のままとするより当たる。",
                        "OWA: the error relative to “no change”; below 1 it is better than repeating the last value."),
                    language.text(
                        "50%・80%・95%予測区間の列は、実績値が区間に入った割合。区間の名前に近いほど良い。",
                        "The columns 50 %, 80 %, 95 % say how often the value lay inside that interval: the nearer to its name, the better."
                    ),
                    language.text(
                        "Brier得点と対数得点：確率の外れの大きさ。小さいほど良い。基準率は、後から分かった達成割合をすべてに答えた場合。",
                        "Brier and log score: how far the probabilities were off; lower is better. The base rate answers every "
                            + "question with the share that was reached, known only afterwards."),
                ].map { Report.Item($0) }),
        ]
    }
}

extension TargetHindsightScores {
    /// How good the answers about a plan's own targets were: one row a contender and distance.
    fileprivate func table(in language: Language) -> Table {
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return Table(
            name: "targets",
            columns: [
                Column(key: "model", heading: language.text("モデル", "Model")), column("years", "何年前", "Years ahead"),
                column("questions", "目標", "Targets"), column("met", "うち達成", "Met"), column("brier", "Brier得点", "Brier"),
                column("log_score", "対数得点", "Log score"), column("refused", "確率なし", "No answer"),
            ],
            rows: rows.map { row in
                [
                    .text(row.contender.label[language]), .count(row.yearsAhead), .count(row.scores.count),
                    .count(row.scores.happened), BacktestTables.score(row.scores.brier.value),
                    BacktestTables.score(row.scores.logarithmic.value), .count(row.refused),
                ]
            })
    }
}
