package import MitoshiPlanning
import MitoshiStatistics

/// Recorded probabilities and what became of them, for other programs.
package enum LedgerData {
    /// One row for each record that counts, in the ledger's order.
    package static func records(of scores: LedgerScores) -> Table {
        Table(
            name: "records",
            columns: [
                "made_at", "version", "as_of", "indicator_id", "fiscal_year", "target", "verdict", "probability",
                "model", "beforehand", "result", "after_revision", "brier", "log_score", "period",
            ].map(Column.init),
            rows: scores.entries.map { entry in
                let record = entry.record
                return [
                    .text(record.madeAt), .text(record.version), .text(record.asOf.description),
                    .text(record.indicatorID), .fiscalYear(record.fiscalYear), record.goal.cell(unit: nil),
                    .text(record.verdict.rawValue), AssessmentData.optional(record.probability), .text(record.model),
                    .flag(record.isMadeBeforehand),
                ] + result(of: entry) + [.text(record.fiscalYear.canonicalText)]
            })
    }

    /// Everything in one document.
    package static func document(of scores: LedgerScores, head: String) -> JSONValue {
        let table = records(of: scores)
        let all = scores.scores()
        return [
            "format": "mitoshi-ledger", "version": .integer(1), "head": .string(head),
            "scored": .integer(all.count), "met": .integer(all.happened), "brier": JSONValue(all.brier),
            "log_score": JSONValue(all.logarithmic), "discrimination": JSONValue(all.discrimination),
            "base_rate": JSONValue(all.baseRate),
            "calibration_error": JSONValue(all.reliability.expectedCalibrationError),
            "reliability": .array(
                all.reliability.bins.map { bin in
                    JSONValue(
                        columns: ["lower", "upper", "count", "mean_probability", "observed"].map(Column.init),
                        row: BacktestData.row(of: bin))
                }),
            "records": .array(table.rows.map { JSONValue(columns: table.columns, row: $0) }),
        ]
    }

    private static func result(of entry: LedgerScores.Entry) -> [Cell] {
        switch entry.result {
        case .open: return [.text("open"), .empty, .empty, .empty]
        case .unknownIndicator: return [.text("unknown-indicator"), .empty, .empty, .empty]
        case .decided(let isMet, let after):
            let probability = entry.record.probability
            return [
                .text(word(isMet)), AssessmentData.optional(after.map(word)),
                AssessmentData.optional(probability.map { ProbabilityScore.brier(probability: $0, happened: isMet) }),
                AssessmentData.optional(
                    probability.map { ProbabilityScore.logarithmic(probability: $0, happened: isMet) }),
            ]
        }
    }

    private static func word(_ isMet: Bool) -> String { isMet ? "met" : "missed" }
}
