import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning

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
