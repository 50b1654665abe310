package import MitoshiBasics
package import MitoshiPlanning
package import MitoshiStatistics

/// The period of one value of a series, as analysts write it.
package struct SeriesPeriod: Hashable, Sendable {
    /// In which form it is written.
    package enum Form: Hashable, Sendable {
        /// 2020, or a whole number of any meaning.
        case number
        /// 2020.0, which data frames make of a column with gaps.
        case decimal
        /// FY2020 or CY2020.
        case named(YearAxis)
        /// 2020-03-31; `rest` is a time of day that follows.
        case day(CalendarDate, rest: String)
        /// 2020-03.
        case month(Int)
        /// 2020Q1 or, with `mark` `-Q`, 2020-Q1.
        case quarter(Int, mark: String)
    }

    package let year: Int
    package let form: Form

    /// `nil` for what is no period.
    package init?(_ text: String) {
        let text = text.trimmed
        if let found = Self.plain(text) ?? Self.calendar(text) {
            self = found
        } else if case .fiscalYear(let year)? = try? PeriodParser.parse(text) {
            self.init(year: year.year, form: .named(YearAxis(firstMonth: year.firstMonth)))
        } else if let folded = Optional(text.foldingWidth), folded != text, let found = SeriesPeriod(folded) {
            self = found
        } else {
            return nil
        }
    }

    init(year: Int, form: Form) {
        self.year = year
        self.form = form
    }

    /// A whole number, with or without decimals of 0.
    private static func plain(_ text: String) -> SeriesPeriod? {
        var utf8 = Array(text.utf8)
        if let year = utf8.withUnsafeBufferPointer(NumberBytes.integer) {
            return SeriesPeriod(year: year, form: .number)
        }
        guard let point = utf8.firstIndex(of: UInt8(ascii: ".")),
            utf8[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        utf8.removeSubrange(point...)
        return utf8.withUnsafeBufferPointer(NumberBytes.integer).map { SeriesPeriod(year: $0, form: .decimal) }
    }

    /// A day, a month or a quarter, with a year of four digits.
    private static func calendar(_ text: String) -> SeriesPeriod? {
        let utf8 = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= utf8.count, utf8[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
            return utf8[range].reduce(0) { 10 * $0 + Int($1 - 48) }
        }
        guard utf8.count > 5, let year = number(0..<4) else { return nil }
        let rest = String(decoding: utf8[4...], as: UTF8.self)
        for mark in ["Q", "q", "-Q", "-q"] where rest.hasPrefix(mark) {
            guard rest.utf8.count == mark.utf8.count + 1, let quarter = Int(rest.suffix(1)), (1...4).contains(quarter)
            else { return nil }
            return SeriesPeriod(year: year, form: .quarter(quarter, mark: mark))
        }
        guard rest.hasPrefix("-"), let month = number(5..<7), (1...12).contains(month) else { return nil }
        if utf8.count == 7 { return SeriesPeriod(year: year, form: .month(month)) }
        guard utf8.count >= 10, utf8[7] == UInt8(ascii: "-"), let day = number(8..<10),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        let time = String(decoding: utf8[10...], as: UTF8.self)
        guard time.isEmpty || time.dropFirst().allSatisfy({ "0:.Z".contains($0) }) && "T ".contains(time.prefix(1))
        else {
            return nil
        }
        return SeriesPeriod(year: year, form: .day(date, rest: time))
    }
}

/// How the periods of one series lie in years, and how a later one is written.
package struct SeriesCalendar: Hashable, Sendable {
    /// Why periods make no series.
    package enum Trouble: Error, Hashable, Sendable {
        /// Plain numbers beside fiscal years, days beside months.
        case severalForms
        /// Days that lie neither whole years apart nor at the ends, or beginnings, of months.
        case unevenDays
        /// Months or quarters of which nobody says whether they are totals or levels.
        case kindNeeded
        /// Two values of one month or quarter.
        case repeated
    }

    /// How a year's period is written.
    private let form: SeriesPeriod.Form
    /// How many months lie from one period to the next: 12 for years, 3 for quarters, 1 for months.
    package let step: Int

    /// - Parameter periods: In any order; not empty.
    package init(of periods: [SeriesPeriod]) throws(Trouble) {
        guard let first = periods.first, periods.allSatisfy({ $0.form.sort == first.form.sort }) else {
            throw .severalForms
        }
        form = first.form
        let months = periods.compactMap(\.monthNumber)
        guard months.count == periods.count else {
            step = 12
            return
        }
        step = months.reduce(12) { Self.divisor($0, abs($1 - months[0])) }
        let days = periods.compactMap(\.day)
        let areEven = Set(days.map(\.day)).count < 2 || days.allSatisfy(\.endsMonth)
        let areOfMonths = days.allSatisfy(\.endsMonth) || days.allSatisfy { $0.day == 1 }
        guard areEven, step == 12 || areOfMonths else { throw .unevenDays }
    }

    private static func divisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : divisor(second, first % second)
    }

    /// How much of the year has passed at the end of `period`.
    package func elapsedFraction(of period: SeriesPeriod) -> Double {
        guard step < 12, let number = period.monthNumber else { return 1 }
        let month = number - 12 * period.year + 1
        let beginsPeriod = period.day?.day == 1
        return Double(min(12, beginsPeriod ? month - 1 + step : month)) / 12
    }

    /// The year's period, in the form that the series has; of months and quarters the year alone.
    package func text(of year: Int) -> String {
        guard step == 12 else { return String(year) }
        switch form {
        case .number: return String(year)
        case .decimal: return "\(year).0"
        case .named(let axis): return axis.year(year)?.canonicalText ?? String(year)
        case .day(let date, let rest):
            let day = CalendarDate(nearestTo: year, month: date.month, day: date.endsMonth ? 31 : date.day)
            return day.description + rest
        case .month(let month): return "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .quarter(let quarter, let mark): return "\(year)\(mark)\(quarter)"
        }
    }
}

extension SeriesPeriod {
    /// The month in which it ends, counted through the years; `nil` for a year.
    fileprivate var monthNumber: Int? {
        switch form {
        case .number, .decimal, .named: nil
        case .day(let date, _): 12 * date.year + date.month - 1
        case .month(let month): 12 * year + month - 1
        case .quarter(let quarter, _): 12 * year + 3 * quarter - 1
        }
    }

    fileprivate var day: CalendarDate? { if case .day(let date, _) = form { date } else { nil } }
}

extension SeriesPeriod.Form {
    /// The same for periods that can stand in one series.
    fileprivate var sort: String {
        switch self {
        case .number, .decimal: "number"
        case .named(let axis): "year \(axis.firstMonth)"
        case .day: "day"
        case .month: "month"
        case .quarter: "quarter"
        }
    }
}

extension CalendarDate {
    fileprivate var endsMonth: Bool { day == CalendarDate(nearestTo: year, month: month, day: 31).day }
}

/// One value of a series with its period.
package struct SeriesValue: Hashable, Sendable {
    package let period: SeriesPeriod
    package let value: Double

    package init(period: SeriesPeriod, value: Double) {
        self.period = period
        self.value = value
    }
}

extension SeriesCalendar {
    /// The values on the annual grid. Of months and quarters the totals of whole years (what the last one has come to,
    /// ``toDate(of:kind:)`` says), or the levels at their ends and the
    /// latest one, as the kind asks for.
    ///
    /// - Parameter kind: What a value is; only months and quarters ask for it.
    package func observations(of values: [SeriesValue], kind: IndicatorKind?) throws(Trouble) -> [Observation] {
        guard step < 12 else { return values.map { Observation(year: $0.period.year, value: .exact($0.value)) } }
        guard let kind else { throw .kindNeeded }
        guard Set(values.map(\.period)).count == values.count else { throw .repeated }
        let years = Dictionary(grouping: values, by: \.period.year)
        return years.sorted { $0.key < $1.key }.compactMap { year, values in
            if kind == .flow || kind == .smallCount {
                let isWhole = values.count == 12 / step
                return isWhole ? Observation(year: year, value: .exact(values.reduce(0) { $0 + $1.value })) : nil
            }
            guard let last = values.max(by: { elapsedFraction(of: $0.period) < elapsedFraction(of: $1.period) }) else {
                return nil
            }
            let fraction = elapsedFraction(of: last.period)
            guard fraction == 1 || year == years.keys.max() else { return nil }
            return Observation(year: year, elapsedFraction: fraction, value: .exact(last.value))
        }
    }
}

extension SeriesCalendar {
    /// What the first months of the last year have come to, where it isn't whole: its months or quarters up to one of them, without
    /// a gap.
    ///
    /// - Parameter kind: Only yearly totals have months to date.
    package func toDate(of values: [SeriesValue], kind: IndicatorKind?) -> SeriesQuestion.ToDate? {
        guard step < 12, kind == .flow || kind == .smallCount else { return nil }
        let years = Dictionary(grouping: values, by: \.period.year)
        guard let last = years.keys.max(), let current = years[last], current.count < 12 / step else { return nil }
        let months = current.count * step
        // As many as fit between the year's beginning and the last one.
        func sum(of values: [SeriesValue]) -> Double? {
            let first = values.filter { elapsedFraction(of: $0.period) * 12 <= Double(months) + 0.5 }
            return first.count == current.count ? first.reduce(0) { $0 + $1.value } : nil
        }
        guard let counted = sum(of: current) else { return nil }
        let earlier = years.sorted { $0.key < $1.key }.filter { $0.key < last && $0.value.count == 12 / step }
        return SeriesQuestion.ToDate(
            year: last, months: months, counted: counted,
            earlierYears: earlier.compactMap { _, values in
                sum(of: values).map { .init(counted: $0, total: values.reduce(0) { $0 + $1.value }) }
            })
    }
}

extension SeriesCalendar.Trouble {
    /// The trouble in words.
    package var text: BilingualText {
        switch self {
        case .severalForms:
            BilingualText(
                japanese: "期間の種類（整数、年度、暦年、日付、月、四半期）がそろっていない",
                english: "periods of several sorts (plain numbers, fiscal or calendar years, days, months, quarters)")
        case .unevenDays:
            BilingualText(
                japanese: "日付が1年おきでも、月の初めや終わりでもない",
                english: "days that are neither whole years apart nor the beginnings or ends of months")
        case .repeated: BilingualText(japanese: "同じ期間の値が2つある", english: "two values of one period")
        case .kindNeeded:
            BilingualText(
                japanese: "種類（kind）の分からない月や四半期の値（flow なら合計、stock なら時点の値になる）",
                english: "values of months or quarters without a kind (a flow is added up, a stock is a level)")
        }
    }
}
