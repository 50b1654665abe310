import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics

/// A value of an option that says, where it can't be read, what it should have been.
protocol ExplainedArgument: ExpressibleByArgument {
    /// What is to be written, with an example.
    static var expected: BilingualText { get }
}

extension ExplainedArgument {
    /// - Throws: An error that says what is expected, for the parser to put behind the value and the option.
    static func read(_ argument: String) throws -> Self {
        guard let value = Self(argument: argument) else {
            throw ValidationError(localized("必要なものは\(expected.japanese)", "expected \(expected.english)"))
        }
        return value
    }
}

extension [String] {
    /// The arguments with a negative number joined to the option before it, `--budget -5` as `--budget=-5`: the parser would take it
    /// for another option and say that the first has no value.
    var joiningNegativeNumbers: [String] {
        reduce(into: []) { joined, argument in
            let isNumber =
                argument.hasPrefix("-") && argument.dropFirst().first.map { $0.isNumber || $0 == "." } == true
            if isNumber, let last = joined.last, last.hasPrefix("--"), last.count > 2, !last.contains("=") {
                joined[joined.count - 1] += "=" + argument
            } else {
                joined.append(argument)
            }
        }
    }
}

/// A day, in any form that planners write.
struct DateArgument: ExplainedArgument {
    let date: CalendarDate

    static let expected = BilingualText(japanese: "日付（例：2021-09-30、令和3年9月30日）", english: "a day such as 2021-09-30")

    init?(argument: String) {
        guard case .date(let date)? = try? PeriodParser.parse(argument) else { return nil }
        self.date = date
    }
}

/// `40-104:FY2021=8`: an indicator, a period and a value in words.
struct ValueArgument: ExpressibleByArgument {
    let indicatorID: String
    let period: Period
    let text: String

    init?(argument: String) {
        guard let colon = argument.firstIndex(of: ":"), colon > argument.startIndex else { return nil }
        let rest = argument[argument.index(after: colon)...]
        guard let equals = rest.firstIndex(of: "="), let period = try? PeriodParser.parse(String(rest[..<equals]))
        else {
            return nil
        }
        text = String(rest[rest.index(after: equals)...])
        // `nan` and `inf` are neither a number nor a stage.
        guard !text.isEmpty, Double(text)?.isFinite ?? true else { return nil }
        indicatorID = String(argument[..<colon])
        self.period = period
    }
}

/// A value that is assumed for an indicator and a period.
struct SuppositionArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "「番号:期間=値」（例：40-104:FY2021=8）",
        english: "a number, a period and a value, as in 40-104:FY2021=8")

    private let value: ValueArgument

    init?(argument: String) {
        guard let value = ValueArgument(argument: argument) else { return nil }
        self.value = value
    }

    /// The value as the indicator of `plan` has values: a number, also with its unit, or the name of a stage.
    func supposition(in plan: Plan) -> Supposition {
        let indicator = plan.indicators.first { $0.id == value.indicatorID }
        let number = EnteredNumber(value.text)?.value(in: indicator?.kind == .milestone ? nil : indicator?.unit)
        return Supposition(
            indicatorID: value.indicatorID,
            period: value.period.withFiscalYears(beginning: plan.declaration.fiscalYearBegins),
            value: number.map { .numeric(.exact($0)) } ?? .stage(value.text))
    }
}

/// A chance that is wanted, above 0 and below 1: `0.5`, `50%`, `５０％`.
struct ChanceArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "0より大きく1より小さい確率（例：0.8、80%）",
        english: "a chance above 0 and below 1, such as 0.8 or 80%")

    let chance: Double

    init?(argument: String) {
        guard let number = EnteredNumber(argument), let amount = number.value(in: "%") else {
            return nil
        }
        chance = number.unit.isEmpty ? amount : amount / 100
        guard chance > 0, chance < 1 else { return nil }
    }
}

/// A fiscal or calendar year, in any form that planners write.
struct FiscalYearArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "年度または暦年（例：FY2022、令和4年度、CY2022）",
        english: "a fiscal or calendar year such as FY2022, 令和4年度 or CY2022")

    /// As it is written; fiscal years begin in the usual month.
    let year: FiscalYear

    /// The year among those of `plan`.
    func year(in plan: Plan) -> FiscalYear {
        year.withFiscalYears(beginning: plan.declaration.fiscalYearBegins)
    }

    init?(argument: String) {
        guard let year = try? PeriodParser.parseFiscalYear(argument) else { return nil }
        self.year = year
    }
}

/// An amount of yen, 0 or more, in any form that planners write: `20000000`, `2,000万円`, `20,000千円`, `¥20,000,000`.
struct BudgetArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "0以上の円の額（例：20000000、2,000万円、20,000千円）",
        english: "an amount of yen, 0 or more, such as 20000000, 2,000万円 or 20,000千円")

    let yen: Double

    init?(argument: String) {
        let bare = argument.first.map { "¥￥".contains($0) } == true ? String(argument.dropFirst()) : argument
        guard let number = EnteredNumber(bare), let yen = number.value(in: "円"), yen >= 0 else {
            return nil
        }
        self.yen = yen
    }
}

/// `37-101:FY2020-FY2021=one-off`: an event that is declared for an indicator (or `*`), its years, how its effect ends, and
/// for a temporary effect the share that is left after each year.
struct EventArgument: ExplainedArgument {
    private static let effects = ShockEvent.Effect.allCases.map(\.rawValue).joined(separator: ", ")
    static let expected = BilingualText(
        japanese: "「番号:年度=終わり方」（例：37-101:FY2020-FY2021=one-off、*:FY2020=temporary:0.5。終わり方は \(effects)）",
        english:
            "a number, years and an effect, as in 37-101:FY2020-FY2021=one-off or *:FY2020=temporary:0.5; effects are \(effects)"
    )

    let event: ShockEvent

    /// The event in the fiscal years of `plan`.
    func event(in plan: Plan) -> ShockEvent {
        event.withFiscalYears(beginning: plan.declaration.fiscalYearBegins)
    }

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="),
            let colon = argument[..<equals].firstIndex(of: ":"), colon > argument.startIndex
        else { return nil }
        let id = String(argument[..<colon])
        let years = Self.years(argument[argument.index(after: colon)..<equals])
        let words = argument[argument.index(after: equals)...].split(separator: ":", omittingEmptySubsequences: false)
        guard let years, let effect = words.first.flatMap({ ShockEvent.Effect(rawValue: String($0)) }),
            words.count == 1 || words.count == 2 && effect == .temporary
        else { return nil }
        let decay = words.count == 2 ? Double(words[1]) : nil
        guard words.count == 1 || decay.map({ (0...1).contains($0) }) ?? false else { return nil }
        event = ShockEvent(
            indicatorID: id == "*" ? nil : id, from: years.0, to: years.1, effect: effect, decay: decay,
            reason: localized("指定による", "as declared with --event"))
    }

    /// `FY2020` or `FY2020-FY2021`, in any form that planners write.
    private static func years(_ text: Substring) -> (FiscalYear, FiscalYear)? {
        if let year = year(text) { return (year, year) }
        for dash in text.indices where "-〜~".contains(text[dash]) {
            if let from = year(text[..<dash]), let to = year(text[text.index(after: dash)...]), from <= to {
                return (from, to)
            }
        }
        return nil
    }

    private static func year(_ text: Substring) -> FiscalYear? {
        try? PeriodParser.parseFiscalYear(String(text))
    }
}
