package import MitoshiBasics
package import MitoshiPlanning
import MitoshiStatistics

/// One line of JSON for each question about a series, as `docs/series-answer.schema.json` describes it.
package struct SeriesAnswerJSON {
    private let levels: [QuantileLevel]
    private let language: Language
    /// What stands at the end of each line.
    private let stamp: [JSONValue.Member]

    /// - Parameter stamp: The program's version and the digest of what answers rest on; `nil` for lines without.
    package init(levels: [QuantileLevel], language: Language, stamp: (version: String, constants: String)?) {
        self.levels = levels
        self.language = language
        self.stamp =
            stamp.map {
                [.init("version", .string($0.version)), .init("constants", .string("sha256:" + $0.constants))]
            } ?? []
    }

    /// The answer to a question.
    ///
    /// - Parameters:
    ///   - unread: The names of members of the question that mean nothing.
    ///   - period: A year as the question writes its periods.
    package func line(
        for answer: SeriesAnswer, id: JSONValue, unread: [String], period: (Int) -> JSONValue
    ) -> String {
        var members: [JSONValue.Member] = [
            .init("id", id), .init("status", .string("ok")), .init("kind", .init(answer.kind?.rawValue)),
            .init("kind_recognised", .boolean(answer.isKindRecognised)),
            .init("model", .string(answer.forecast.model.rawValue)), .init("n", .integer(answer.valueCount)),
            .init("forecast", .array(steps(of: answer, period))),
            .init("targets", .array(answer.outcomes.map { target($0, period) })),
        ]
        if !unread.isEmpty { members.append(.init("unread", .array(unread.map { .string($0) }))) }
        return JSONValue.object(members + stamp).line + "\n"
    }

    /// The word that a question is refused, or that a line can't be read.
    package func line(status: String, id: JSONValue, code: String, message: BilingualText) -> String {
        JSONValue.object(
            [
                .init("id", id), .init("status", .string(status)), .init("code", .string(code)),
                .init("message", .string(message[language])),
            ] + stamp
        ).line + "\n"
    }

    private func steps(of answer: SeriesAnswer, _ period: (Int) -> JSONValue) -> [JSONValue] {
        answer.forecast.distributions.prefix(answer.horizon).enumerated().map { index, distribution in
            let year = answer.forecast.origin + index + 1
            let quantiles = zip(levels, distribution.finiteQuantiles(levels)).map {
                JSONValue.Member($0.text, JSONValue($1))
            }
            var members = [JSONValue.Member("step", .integer(index + 1)), .init("period", period(year))]
            if let months = answer.monthsToDate(of: year) { members.append(.init("months_to_date", .integer(months))) }
            members += [.init("mean", JSONValue(distribution.mean.value)), .init("q", .object(quantiles))]
            return .object(members)
        }
    }

    private func target(_ outcome: SeriesAnswer.Outcome, _ period: (Int) -> JSONValue) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("period", period(outcome.goal.year)),
            .init("target", JSONValue(outcome.goal.range.number)),
            .init("direction", .init(outcome.direction?.rawValue)),
            .init("p_meet", JSONValue(outcome.probability)), .init("verdict", .string(outcome.verdict.rawValue)),
        ]
        if let reason = outcome.reason {
            members += [.init("code", .string(reason.code)), .init("message", .string(reason.text[language]))]
        }
        return .object(members)
    }
}

extension SeriesAnswer {
    /// How many months of `year` its forecast knows; `nil` for none.
    fileprivate func monthsToDate(of year: Int) -> Int? {
        toDate.flatMap { $0.year == year ? $0.months : nil }
    }
}

extension SeriesRefusal {
    /// A word for programs.
    package var code: String {
        switch self {
        case .kind(let kind): kind == .milestone ? "stages" : "decision-driven"
        case .bounds: "bounds"
        case .noValue: "no-value"
        case .series(let error): error.code
        }
    }

    /// The reason in words.
    package var text: BilingualText {
        switch self {
        case .kind(.milestone):
            BilingualText(japanese: "段階目標は数値として予測できない", english: "stages aren't forecast as numbers")
        case .kind:
            BilingualText(
                japanese: "市が自ら決める数は、過去の値からは予測できない",
                english: "what the organisation sets itself isn't forecast from the past")
        case .bounds(let lower, let upper):
            BilingualText(
                japanese: "下限\(NumberText.exact(lower))が上限\(NumberText.exact(upper))より大きい",
                english:
                    "the lower bound, \(NumberText.exact(lower)), lies above the upper one, \(NumberText.exact(upper))")
        case .noValue: BilingualText(japanese: "値がない", english: "no value is known")
        case .series(let error): error.text
        }
    }
}

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
        "status", "code", "reason", "model", "kind", "kind_recognised", "values", "months_to_date", "target",
        "direction", "p_meet", "verdict",
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
                    + [.text("ok"), .optional(outcome?.reason?.code), .optional(outcome?.reason?.text[language])]
                    + about(answer) + [.optional(answer.monthsToDate(of: year))]
                    + cells(of: outcome)
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
