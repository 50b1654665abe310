package import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics

/// A backtest on targets that came due as tables for other programs.
package enum TargetBacktestData {
    /// The tables: `scores`, `reliability`.
    package static func tables(of result: TargetBacktestResult) -> [Table] {
        let answers = Answer.all(of: result)
        return [
            scores.table(of: answers),
            reliability.table(
                of: answers.flatMap { answer in
                    answer.found.reliability.bins.map { AnswerBin(answer: answer, bin: $0) }
                }),
        ]
    }

    /// Everything in one document.
    package static func document(of result: TargetBacktestResult) -> JSONValue {
        let head: [JSONValue.Member] = [
            .init("format", "mitoshi-target-backtest"), .init("version", .integer(1)),
            .init("title", .string(result.title)), .init("folds", .string(result.folds.rawValue)),
            .init("unanswered", .integer(result.unanswered)),
        ]
        return .object(head + tables(of: result).map { JSONValue.Member($0.name, JSONValue(rowsOf: $0)) })
    }

    /// A group of targets as one method answers it.
    private struct Answer: Sendable {
        let scores: TargetBacktestScores
        let method: TargetBacktest.Method
        let found: WeightedScores

        static func all(of result: TargetBacktestResult) -> [Answer] {
            result.scores.flatMap { scores in
                TargetBacktest.Method.allCases.compactMap { method in
                    scores.scores[method].map { Answer(scores: scores, method: method, found: $0) }
                }
            }
        }

        var difference: TargetBacktestScores.Difference? { scores.differences[method] }
    }

    private struct AnswerBin: Sendable {
        let answer: Answer
        let bin: Reliability.Bin
    }

    private static let scores = FieldTable<Answer>(
        name: "scores",
        meaning: BilingualText(japanese: "得点：区分と答え方ごとに1行", english: "scores, one row for each group and method"),
        fields: group + figures)

    private static let figures: [Field<Answer>] = [
        Field("targets", .integer, "目標の数", "期限の来たもの", "how many targets came due") { .count($0.scores.targets) },
        Field("indicators", .integer, "指標の数", "その指標", "of how many indicators") { .count($0.scores.indicators) },
        Field("met", .number, "達成の割合", "指標を1回ずつ数える", "share that was met, an indicator counting once") {
            .optional($0.scores.met)
        },
        score("brier", "Brier得点", "mean squared error of the chances") { $0.found.brier },
        score("log_score", "対数得点", "mean of −log of the chance of what came") { $0.found.logarithmic },
        score("discrimination", "順位づけ（AUC）", "how often a met target had the larger chance of a pair") {
            $0.found.discrimination
        },
        score("calibration_error", "確率のずれ", "expected calibration error") {
            $0.found.reliability.expectedCalibrationError
        },
        score("difference", "セルとのBrier得点の差", "Brier score less that of the cells") { $0.difference?.value },
        score("difference_lower", "差の下端", "9 in 10 of the differences lie above, when offices are drawn anew") {
            $0.difference?.limits.lowerBound
        },
        score("difference_upper", "差の上端", "9 in 10 of them lie below") { $0.difference?.limits.upperBound },
    ]

    private static let reliability = FieldTable<AnswerBin>(
        name: "reliability",
        meaning: BilingualText(
            japanese: "確率の的中度：区分・答え方・確率の区間ごとに1行",
            english: "the data of a reliability diagram, one row for each group, method and tenth of probability"),
        fields: [group.of { $0.answer }, BinFields.stated.of { $0.bin }, [shareMet]].flatMap(\.self))

    private static let shareMet = Field<AnswerBin>("met", .number, "達成の割合", "0～1", "share that was met") {
        .optional($0.bin.observedShare)
    }

    private static let group: [Field<Answer>] = [
        Field("case", .string, "目標の種類", "年度目標か最終目標か", "which sort of targets") {
            .text($0.scores.group.setting.rawValue)
        },
        Field("class", .string, "目標の区分", "すべてなら `all`", "what they ask for; `all` of all") {
            .text($0.scores.group.aim?.rawValue ?? "all")
        },
        Field(GroundsFields.mover.data) { .optional($0.scores.group.mover?.rawValue) },
        Field("values", .string, "実績値の数", "「8-」は8個以上", "how many values were known; `8-` is 8 or more") {
            .optional(
                $0.scores.group.values.map {
                    $0.upperBound == Int.max ? "\($0.lowerBound)-" : "\($0.lowerBound)"
                })
        },
        Field("method", .string, "答え方", "確率の出し方", "how the chance was worked out") { .text($0.method.rawValue) },
    ]

    private static func score(
        _ name: String, _ heading: String, _ meaning: String, value: @escaping @Sendable (Answer) -> Double?
    ) -> Field<Answer> {
        Field(name, .number, heading, heading, meaning) { .optional(value($0)) }
    }
}
