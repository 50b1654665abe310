import ArgumentParser
import Documents
import Planning
import Statistics

/// A day, in any form that planners write.
struct DateArgument: ExpressibleByArgument {
    let date: CalendarDate

    init?(argument: String) {
        guard case .date(let date)? = try? PeriodParser.parse(argument) else { return nil }
        self.date = date
    }
}

/// `40-104:FY2021=8`: a value that is assumed for an indicator and a period.
struct SuppositionArgument: ExpressibleByArgument {
    let supposition: Supposition

    init?(argument: String) {
        guard let colon = argument.firstIndex(of: ":") else { return nil }
        let rest = argument[argument.index(after: colon)...]
        guard let equals = rest.firstIndex(of: "="), let period = try? PeriodParser.parse(String(rest[..<equals]))
        else {
            return nil
        }
        let text = String(rest[rest.index(after: equals)...])
        guard !text.isEmpty, colon > argument.startIndex else { return nil }
        let value: IndicatorMeasurement.Value
        if let number = Double(text) {
            guard number.isFinite else { return nil }
            value = .numeric(.exact(number))
        } else {
            value = .stage(text)
        }
        supposition = Supposition(indicatorID: String(argument[..<colon]), period: period, value: value)
    }
}

/// A chance that is wanted, above 0 and below 1.
struct ChanceArgument: ExpressibleByArgument {
    let chance: Double

    init?(argument: String) {
        guard let chance = Double(argument), chance > 0, chance < 1 else { return nil }
        self.chance = chance
    }
}

/// A fiscal year, in any form that planners write.
struct FiscalYearArgument: ExpressibleByArgument {
    let year: FiscalYear

    init?(argument: String) {
        guard let year = try? PeriodParser.parseFiscalYear(argument) else { return nil }
        self.year = year
    }
}

/// An amount of yen, 0 or more.
struct BudgetArgument: ExpressibleByArgument {
    let yen: Double

    init?(argument: String) {
        guard let yen = Double(argument), yen >= 0, yen.isFinite else { return nil }
        self.yen = yen
    }
}
