package import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics

/// A backtest on targets that came due as tables for other programs.
package enum TargetBacktestData {
    /// The tables: `scores`, `reliability`.
    package static func tables(of result: TargetBacktestResult) -> [Table] {
        [scores(of: result), reliability(of: result)]
    }

    /// One row for each group and method.
    private static func scores(of result: TargetBacktestResult) -> Table {
        Table(
            name: "scores",
            columns: (groupKeys + [
                "method", "targets", "indicators", "met", "brier", "log_score", "discrimination", "calibration_error",
                "difference", "difference_lower", "difference_upper",
            ]).map(Column.init),
            rows: result.scores.flatMap { scores in
                TargetBacktest.Method.allCases.compactMap { method -> [Cell]? in
                    guard let found = scores.scores[method] else { return nil }
                    let difference = scores.differences[method]
                    return cells(of: scores.group) + [
                        .text(method.rawValue), .count(scores.targets), .count(scores.indicators),
                        .quantity(scores.met, unit: nil),
                    ]
                        + [
                            found.brier, found.logarithmic, found.discrimination,
                            found.reliability.expectedCalibrationError, difference?.value,
                            difference?.limits.lowerBound, difference?.limits.upperBound,
                        ].map { AssessmentData.optional($0) }
                }
            })
    }

    /// One row for each group, method and tenth of probability.
    private static func reliability(of result: TargetBacktestResult) -> Table {
        Table(
            name: "reliability",
            columns: (groupKeys + ["method", "lower", "upper", "count", "mean_probability", "met"]).map(Column.init),
            rows: result.scores.flatMap { scores in
                TargetBacktest.Method.allCases.flatMap { method -> [[Cell]] in
                    (scores.scores[method]?.reliability.bins ?? []).map { bin in
                        cells(of: scores.group) + [.text(method.rawValue)] + BacktestData.row(of: bin)
                    }
                }
            })
    }

    /// Everything in one document.
    package static func document(of result: TargetBacktestResult) -> JSONValue {
        let head: [JSONValue.Member] = [
            .init("format", "mitoshi-target-backtest"), .init("version", .integer(1)),
            .init("title", .string(result.title)), .init("folds", .string(result.folds.rawValue)),
            .init("unanswered", .integer(result.unanswered)),
        ]
        let tables = tables(of: result).map { table in
            JSONValue.Member(table.name, .array(table.rows.map { JSONValue(columns: table.columns, row: $0) }))
        }
        return .object(head + tables)
    }

    private static let groupKeys = ["case", "class", "mover", "values"]

    private static func cells(of group: TargetBacktestScores.Group) -> [Cell] {
        let values = group.values.map { values in
            values.upperBound == Int.max ? "\(values.lowerBound)-" : "\(values.lowerBound)"
        }
        return [
            .text(group.setting.rawValue), .text(group.aim?.rawValue ?? "all"),
            AssessmentData.optional(group.mover?.rawValue), AssessmentData.optional(values),
        ]
    }
}
