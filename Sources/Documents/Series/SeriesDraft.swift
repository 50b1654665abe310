import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics

/// A series while the rows of a table are read.
struct SeriesDraft {
    /// What is said once of a series.
    enum Attribute: String {
        case kind
        case unit
        case lower
        case upper
        case direction
        case horizon
    }

    let id: String
    /// Those of missing values too.
    var periods: [SeriesPeriod] = []
    var values: [SeriesValue] = []
    var attributes: [Attribute: String] = [:]
    var goals: [SeriesQuestion.Goal] = []
    private var invalid: TableSeries.Invalid?

    init(id: String) { self.id = id }

    /// Keeps the first problem.
    mutating func add(_ invalid: TableSeries.Invalid) {
        if self.invalid == nil { self.invalid = invalid }
    }

    /// The series as it is asked about, or the first thing that is wrong with it.
    func series(file: String) -> TableSeries {
        if let invalid { return TableSeries(id: id, question: .failure(invalid)) }
        let kind = attributes[.kind].flatMap { IndicatorKind(written: $0) }
        do throws(SeriesCalendar.Trouble) {
            let calendar = try SeriesCalendar(of: periods.isEmpty ? [SeriesPeriod(year: 0, form: .number)] : periods)
            let question = SeriesQuestion(
                observations: try calendar.observations(of: values, kind: kind), kind: kind, unit: attributes[.unit],
                lower: attributes[.lower].flatMap(SeriesNumber.read),
                upper: attributes[.upper].flatMap(SeriesNumber.read),
                direction: attributes[.direction].flatMap { WrittenDirection(written: $0)?.direction }, goals: goals,
                horizon: attributes[.horizon].flatMap { Self.steps($0) },
                toDate: calendar.toDate(of: values, kind: kind))
            return TableSeries(id: id, question: .success(TableSeries.Question(question: question, calendar: calendar)))
        } catch {
            let problem = DocumentProblem(
                file: file, found: error.text,
                expected: BilingualText(japanese: "1年おきの期間", english: "periods that lie years apart"))
            return TableSeries(id: id, question: .failure(TableSeries.Invalid(code: "periods", problem: problem)))
        }
    }

    /// How many years ahead.
    fileprivate static func steps(_ text: String) -> Int? {
        guard let number = SeriesNumber.read(text), let steps = Int(exactly: number),
            (1...Forecast.longestHorizon).contains(steps)
        else { return nil }
        return steps
    }
}

extension SeriesDraft.Attribute {
    /// Whether a cell of the column may hold `text`.
    func canBe(_ text: String) -> Bool {
        switch self {
        case .kind: IndicatorKind(written: text) != nil
        case .unit: true
        case .lower, .upper: SeriesNumber.read(text) != nil
        case .direction: WrittenDirection(written: text)?.direction != nil
        case .horizon: SeriesDraft.steps(text) != nil
        }
    }

    /// What a cell of the column holds.
    var expected: BilingualText {
        switch self {
        case .kind: IndicatorKind.list
        case .unit: BilingualText(japanese: "単位", english: "a unit")
        case .lower, .upper: BilingualText(japanese: "有限の数値", english: "a finite number")
        case .direction: WrittenDirection.list
        case .horizon:
            BilingualText(
                japanese: "1から\(Forecast.longestHorizon)までの整数",
                english: "a whole number from 1 to \(Forecast.longestHorizon)")
        }
    }
}
