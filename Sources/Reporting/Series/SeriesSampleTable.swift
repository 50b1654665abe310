package import MitoshiBasics
package import MitoshiPlanning
import MitoshiStatistics

/// A table of answers about series, whatever is told of each.
package protocol SeriesRows: Sendable {
    var columns: [Column] { get }
    /// - Parameter period: A year as the table of the series writes its periods.
    func rows(for answer: SeriesAnswer, id: String, period: (Int) -> String) -> [[Cell]]
    /// The row of a series without an answer.
    func row(refusing id: String, code: String, reason: BilingualText) -> [Cell]
}

extension SeriesAnswerTable: SeriesRows {}

/// Joint draws of many series as one table: a row a series, draw and year, and one for each series that has no answer. The rows of a
/// draw are one path: what the years do together.
package struct SeriesSampleTable: SeriesRows {
    private let language: Language

    package init(in language: Language) { self.language = language }

    package var columns: [Column] {
        ["series_id", "sample", "period", "value", "status", "code", "reason"].map(Column.init)
    }

    package func rows(for answer: SeriesAnswer, id: String, period: (Int) -> String) -> [[Cell]] {
        let periods = answer.paths.years.indices.map { period(answer.forecast.origin + 1 + $0) }
        return answer.paths.indices.flatMap { sample in
            zip(periods, answer.paths.years).map { period, values in
                [.text(id), .count(sample + 1), .text(period), .optional(values[sample]), .text("ok"), .empty, .empty]
            }
        }
    }

    package func row(refusing id: String, code: String, reason: BilingualText) -> [Cell] {
        [.text(id), .empty, .empty, .empty, .text("refused"), .text(code), .text(reason[language])]
    }
}
