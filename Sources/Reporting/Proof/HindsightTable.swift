import MitoshiPlanning
import MitoshiStatistics

/// How good the answers about a plan's own targets were: one row a contender and distance.
struct HindsightTable {
    let scores: TargetHindsightScores
    let language: Language

    init(_ scores: TargetHindsightScores, in language: Language) {
        self.scores = scores
        self.language = language
    }

    var table: Table {
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
            rows: scores.rows.map { row in
                [
                    .text(row.contender.label[language]), .count(row.yearsAhead), .count(row.scores.count),
                    .count(row.scores.happened), BacktestTables.score(row.scores.brier.value),
                    BacktestTables.score(row.scores.logarithmic.value), .count(row.refused),
                ]
            })
    }
}
