package import MitoshiPlanning
import MitoshiStatistics

/// The answers as tables for other programs.
package enum ScenarioData {
    /// One row for each scenario and target year.
    package static func table(of answers: [ScenarioAnswer]) -> Table {
        ScenarioFields.table.table(of: ScenarioYear.all(of: answers))
    }

    /// One row for each open last target and each month in which an extra pace would begin.
    package static func table(of seeks: [ScenarioReport.Sought]) -> Table {
        SeekFields.table.table(of: SoughtStart.all(of: seeks))
    }

    /// All of it in one document.
    package static func document(of answers: [ScenarioAnswer], seeks: [ScenarioReport.Sought]) -> JSONValue {
        .object(
            [JSONValue.Member("format", "mitoshi-scenario"), JSONValue.Member("version", .integer(3))]
                + [table(of: answers), table(of: seeks)].map { JSONValue.Member($0.name, JSONValue(rowsOf: $0)) }
                + [
                    JSONValue.Member("sentences", .array(sentences(of: answers).map(AssessmentJSON.both))),
                    JSONValue.Member("refusals", .array(answers.compactMap(refusal(of:)))),
                ])
    }

    private static func sentences(of answers: [ScenarioAnswer]) -> [BilingualText] {
        answers.flatMap { answer in
            let sentence = ScenarioSentence(answer)
            return [sentence.text, sentence.latestStart].compactMap { $0 }
        }
    }

    private static func refusal(of answer: ScenarioAnswer) -> JSONValue? {
        guard case .refused(let refusal) = answer.outcome else { return nil }
        return .object([
            JSONValue.Member("scenario_id", .string(answer.scenario.id)),
            JSONValue.Member("indicator_id", .string(answer.indicator.id)),
            JSONValue.Member("reason", AssessmentJSON.both(refusal.text)),
        ])
    }
}

/// A target year under a scenario: what a row of `scenarios` is about.
struct ScenarioYear: Sendable {
    let scenario: Scenario
    let indicator: Indicator
    let found: ScenarioAnswer.Answer
    let year: ScenarioAnswer.Year

    /// Of the scenarios that were answered.
    static func all(of answers: [ScenarioAnswer]) -> [ScenarioYear] {
        answers.flatMap { answer -> [ScenarioYear] in
            guard let found = answer.answered else { return [] }
            return found.years.map {
                ScenarioYear(scenario: answer.scenario, indicator: answer.indicator, found: found, year: $0)
            }
        }
    }

    /// The latest month in which the pace can begin; `nil` where it needs no pace, or none is enough.
    fileprivate var latestStart: (day: CalendarDate, chance: Double)? {
        guard case .by(let day, let chance) = year.latestStart?.outcome else { return nil }
        return (day, chance)
    }
}

/// The columns of `scenarios`, in order.
enum ScenarioFields {
    static let table = FieldTable<ScenarioYear>(
        name: "scenarios",
        meaning: BilingualText(
            japanese: "想定ケース：ケースと目標年度ごとに1行", english: "scenarios, one row for each and target year"),
        fields: [subject, chances, [peers], late].flatMap(\.self))

    private typealias Year = Field<ScenarioYear>

    private static let subject: [Year] = [
        [
            Year("scenario_id", .string, "想定ケース", "想定ケースの名前", "name of the scenario") { .text($0.scenario.id) },
            IndicatorFields.id.of { $0.indicator },
        ], YearFields.target.of { $0.year.target.fiscalYear }, [GoalFields.target.of { $0.year.target.goal }],
    ].flatMap(\.self)

    private static let chances: [Year] = [
        Year(
            "shift", .number, "中央値の動き", "想定ケースで予測の中央がどれだけ動くか", "how far the scenario moves the middle of the forecast"
        ) { .optional($0.year.shift) },
        Year("p_meet_before", .number, "現状のままの目標達成確率", "0～1", "chance of attainment without the scenario") {
            .probability($0.year.before)
        },
        Year("p_meet_after", .number, "想定ケースでの目標達成確率", "0～1", "chance of attainment with it") {
            .probability($0.year.after)
        },
        Year("all_before", .number, "現状のまますべての目標年度で達成する確率", "0～1", "chance of meeting every target without it") {
            .optional($0.found.joint?.before)
        },
        Year("all_after", .number, "想定ケースですべての目標年度で達成する確率", "0～1", "chance of meeting every target with it") {
            .optional($0.found.joint?.after)
        },
    ]

    private static let peers = Year(
        "comparable_indicators", .integer, "速さを比べた類似指標の件数", "`peer-pace` の想定ケースのみ",
        "how many comparable indicators a pace of peers comes from"
    ) { .optional($0.found.peers?.pace.indicators) }

    private static let late: [Year] = [
        goal.of { $0.year.latestStart?.goal },
        Year(
            "latest_start", .string, "遅くとも始める月の初日", "上乗せが要らないとき、この上乗せでは足りないときはない",
            "first day of the latest month in which the pace can begin; none where no pace is needed or this one is never enough"
        ) { .optional($0.latestStart?.day.description) },
        Year(
            "p_meet_at_latest_start", .number, "その月に始めた場合の目標達成確率", "0～1",
            "chance of attainment when it begins then"
        ) { .optional($0.latestStart?.chance) },
    ]

    fileprivate static let goal = Field<Double>("goal", .number, "求める目標達成確率", "0～1", "the chance that is sought") {
        .probability($0)
    }
}

/// A month in which an extra pace would begin: what a row of `goal_seek` is about.
struct SoughtStart: Sendable {
    let sought: ScenarioReport.Sought
    /// Of the target as it stands.
    let chance: Double?
    let start: GoalSeek.Start

    /// Of each open last target.
    static func all(of seeks: [ScenarioReport.Sought]) -> [SoughtStart] {
        seeks.flatMap { sought in
            let chance = sought.whatIf.target.level.flatMap { sought.whatIf.probability(at: $0) }
            return sought.seek.starts.map { SoughtStart(sought: sought, chance: chance, start: $0) }
        }
    }
}

/// The columns of `goal_seek`, in order.
enum SeekFields {
    static let table = FieldTable<SoughtStart>(
        name: "goal_seek",
        meaning: BilingualText(
            japanese: "求める確率に必要な上乗せ：指標と開始月ごとに1行",
            english: "the pace that a wanted chance takes, one row for each indicator and month"),
        fields: [subject, sought].flatMap(\.self))

    private static let subject: [Field<SoughtStart>] = [
        [IndicatorFields.id.of { $0.sought.indicator }],
        YearFields.target.of { $0.sought.whatIf.target.fiscalYear },
        [GoalFields.target.of { $0.sought.whatIf.target.goal }, ScenarioFields.goal.of { $0.sought.seek.goal }],
    ].flatMap(\.self)

    private static let sought: [Field<SoughtStart>] = [
        Field("p_meet", .number, "目標達成確率", "上乗せなし、0～1", "chance of attainment without an extra pace") {
            .optional($0.chance)
        },
        Field("start", .string, "開始日", "上乗せを始める日", "the day on which the extra pace begins") {
            .text($0.start.day.description)
        },
        Field("pace", .number, "必要な上乗せ（年あたり）", "最も小さいもの", "smallest extra pace a year that gives the chance") {
            .optional($0.start.pace)
        },
    ]
}
