import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics

/// A day, in any form that planners write.
struct DateArgument: ExpressibleByArgument {
    let date: CalendarDate

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
struct SuppositionArgument: ExpressibleByArgument {
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
struct ChanceArgument: ExpressibleByArgument {
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
struct FiscalYearArgument: ExpressibleByArgument {
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
struct BudgetArgument: ExpressibleByArgument {
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
struct EventArgument: ExpressibleByArgument {
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
