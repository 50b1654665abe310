package import MitoshiBasics
import MitoshiStatistics

/// A backtest as tables for other programs: keys and codes that never follow the language.
package enum BacktestData {
    /// Every table: `scores`, `reliability`, `targets`, `refusals`.
    package static func tables(of result: BacktestResult) -> [Table] {
        [
            BacktestFields.scores.table(of: result.scoredGroups),
            BacktestFields.reliability.table(of: result.bins),
            BacktestFields.targets.table(of: result.hindsight ?? []),
            BacktestFields.refusals.table(of: result.refusals),
        ]
    }

    /// The whole backtest as one document.
    package static func document(of result: BacktestResult) -> JSONValue {
        let settings = result.settings
        let head: [JSONValue.Member] = [
            .init("format", "mitoshi-backtest"), .init("version", .integer(1)), .init("title", .string(result.title)),
            .init("series", .integer(result.totals.series)), .init("horizon", .integer(settings.horizon)),
            .init("least_known", .integer(settings.leastKnown)),
            .init("last", settings.shown.map { JSONValue.integer($0) } ?? .null),
            .init("step", .integer(settings.stride)),
            .init("origins", settings.mostOrigins.map { JSONValue.integer($0) } ?? .null),
        ]
        return .object(head + tables(of: result).map { JSONValue.Member($0.name, JSONValue(rowsOf: $0)) })
    }
}

extension BacktestTotals.Group {
    var code: String {
        switch self {
        case .all: "all"
        case .kind: "kind"
        case .shown: "values"
        }
    }

    var value: String {
        switch self {
        case .all: ""
        case .kind(let kind): kind
        case .shown(let values):
            values.most.map { $0 == values.least ? "\($0)" : "\(values.least)-\($0)" } ?? "\(values.least)-"
        }
    }
}
