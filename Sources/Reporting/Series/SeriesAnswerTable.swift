package import MitoshiBasics
package import MitoshiPlanning
import MitoshiStatistics

/// The answers to many questions about series as one table: a row a series, step and target, and one for each series that has no
/// answer.
package struct SeriesAnswerTable: Sendable {
    private let levels: [QuantileLevel]
    private let language: Language

    package init(levels: [QuantileLevel], in language: Language) {
        self.levels = levels
        self.language = language
    }

    private static let before = ["series_id", "step", "period"]
    private static let after = [
        "status", "code", "reason", "model", "kind", "kind_recognised", "values", "target", "direction", "p_meet",
        "verdict",
    ]

    package var columns: [Column] {
        Self.before.map(Column.init) + ForecastQuantities.columns(levels) + Self.after.map(Column.init)
    }

    /// The years that were asked for, each with its targets, and after them the targets of other years.
    package func rows(for answer: SeriesAnswer, id: String, period: (Int) -> String) -> [[Cell]] {
        let origin = answer.forecast.origin
        let targets = Dictionary(grouping: answer.outcomes) { $0.goal.year }
        let asked = (0..<answer.horizon).map { origin + 1 + $0 }
        let others = targets.keys.filter { !asked.contains($0) }.sorted()
        return (asked + others).flatMap { year -> [[Cell]] in
            let quantities = answer.forecast[year: year].map { ForecastQuantities($0, levels: levels).cells(levels) }
            let outcomes = targets[year].map { $0.map(Optional.some) } ?? [nil]
            return outcomes.map { outcome in
                [.text(id), .count(year - origin), .text(period(year))] + (quantities ?? noQuantities)
                    + [.text("ok"), .empty, .empty] + about(answer) + cells(of: outcome)
            }
        }
    }

    /// The row of a series without an answer.
    package func row(refusing id: String, code: String, reason: BilingualText) -> [Cell] {
        [.text(id), .empty, .empty] + noQuantities + [.text("refused"), .text(code), .text(reason[language])]
            + [Cell](repeating: .empty, count: Self.after.count - 3)
    }

    private var noQuantities: [Cell] { [Cell](repeating: .empty, count: levels.count + 1) }

    private func about(_ answer: SeriesAnswer) -> [Cell] {
        [
            .text(answer.forecast.model.rawValue), .optional(answer.kind?.rawValue), .flag(answer.isKindRecognised),
            .count(answer.valueCount),
        ]
    }

    private func cells(of outcome: SeriesAnswer.Outcome?) -> [Cell] {
        [
            .optional(outcome?.goal.range.number), .optional(outcome?.direction?.rawValue),
            .optional(outcome?.probability), .optional(outcome?.verdict.rawValue),
        ]
    }
}
