package import MitoshiPlanning
import MitoshiStatistics

/// Recorded probabilities and what became of them, for other programs.
package enum LedgerData {
    /// One row for each record that counts, in the ledger's order.
    package static func records(of scores: LedgerScores) -> Table { LedgerFields.table.table(of: scores.entries) }

    /// Everything in one document.
    package static func document(of scores: LedgerScores, head: String) -> JSONValue {
        let all = scores.scores()
        let bins = FieldTable(
            name: "reliability", meaning: BilingualText(verbatim: ""), fields: BinFields.all)
        return [
            "format": "mitoshi-ledger", "version": .integer(2), "head": .string(head),
            "scored": .integer(all.count), "met": .integer(all.happened), "brier": JSONValue(all.brier),
            "log_score": JSONValue(all.logarithmic), "discrimination": JSONValue(all.discrimination),
            "base_rate": JSONValue(all.baseRate),
            "calibration_error": JSONValue(all.reliability.expectedCalibrationError),
            "reliability": JSONValue(rowsOf: bins.table(of: all.reliability.bins)),
            "records": JSONValue(rowsOf: records(of: scores)),
        ]
    }
}

/// The columns of `records`, in order.
enum LedgerFields {
    static let table = FieldTable<LedgerScores.Entry>(
        name: "records",
        meaning: BilingualText(japanese: "記録した確率：記録ごとに1行", english: "recorded probabilities, one row for each record"),
        fields: [
            record, YearFields.target.of { $0.record.fiscalYear },
            [GoalFields.target, GoalFields.targetStage].of { $0.record.goal }, answer,
            result,
        ].flatMap(\.self))

    private static let record: [Field<LedgerScores.Entry>] = [
        Field("made_at", .string, "記録した時刻", "協定世界時", "when it was recorded (UTC)") { .text($0.record.madeAt) },
        Field("version", .string, "プログラムの版", "記録した版", "which version recorded it") { .text($0.record.version) },
        Field("as_of", .string, "評価時点", "この日までに分かっていたことを使う", "the day whose knowledge is used") {
            .text($0.record.asOf.description)
        },
        Field(IndicatorFields.id.data) { .text($0.record.indicatorID) },
    ]

    private static let answer: [Field<LedgerScores.Entry>] = [
        Field(TargetFields.verdict.data) { .text($0.record.verdict.rawValue) },
        Field("p_meet", .number, "目標達成確率", "0～1", "chance of attainment that was recorded") {
            .optional($0.record.probability)
        },
        Field("model", .string, "予測モデル", "`verdicts` と同じコード", "model of the forecast, as in `verdicts`") {
            .text($0.record.model)
        },
    ]

    private static let result: [Field<LedgerScores.Entry>] = [
        Field(
            "beforehand", .boolean, "年度が終わる前の記録か", "終わった後の記録は見通しの証拠にならない",
            "whether it was recorded before the year was over"
        ) {
            .flag($0.record.isMadeBeforehand)
        },
        Field(
            "result", .string, "結果", "`met`、`missed`、`open`、`unknown-indicator`",
            "`met` or `missed` by the value that was published first; `open`, `unknown-indicator`"
        ) {
            .text($0.resultCode)
        },
        Field(
            "after_revision", .string, "改定後の結果", "最初の公表値による結果と違うときのみ",
            "what the latest revision decides, where that is something else"
        ) {
            .optional($0.revised.map(word))
        },
        Field("brier", .number, "Brier得点", "小さいほど良い", "squared error of the chance") {
            .optional($0.scored.map { ProbabilityScore.brier(probability: $0.probability, happened: $0.isMet) })
        },
        Field("log_score", .number, "対数得点", "小さいほど良い", "−log of the chance of what came") {
            .optional(
                $0.scored.map { ProbabilityScore.logarithmic(probability: $0.probability, happened: $0.isMet) })
        },
    ]

    fileprivate static func word(_ isMet: Bool) -> String { isMet ? "met" : "missed" }
}

extension LedgerScores.Entry {
    fileprivate var resultCode: String {
        switch result {
        case .open: "open"
        case .unknownIndicator: "unknown-indicator"
        case .decided(let isMet, _): LedgerFields.word(isMet)
        }
    }

    fileprivate var revised: Bool? {
        guard case .decided(_, let revised) = result else { return nil }
        return revised
    }

    /// The chance beside what came of it.
    fileprivate var scored: (probability: Double, isMet: Bool)? {
        guard case .decided(let isMet, _) = result, let probability = record.probability else { return nil }
        return (probability, isMet)
    }
}
