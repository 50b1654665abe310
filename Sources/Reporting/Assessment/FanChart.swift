import MitoshiPlanning
import MitoshiStatistics

/// The history of an indicator with its gaps and bounds, what the target years may bring, the plan's path and its targets.
struct FanChart {
    let assessment: IndicatorAssessment
    let events: [ShockEvent]
    let language: Language
    private let intervals: [Interval]
    /// The quantiles of each year forecast, from the lowest end of ``intervals`` to the highest; worked out once, since each
    /// costs.
    private let ahead: [(year: Double, quantiles: [Double?])]

    /// A central interval by the probability below it, from the widest on.
    enum Interval: String, CaseIterable {
        case share95 = "0.025"
        case share80 = "0.1"
        case share50 = "0.25"
        case median = "0.5"

        /// The probability below its upper end; `nil` where both ends are one.
        fileprivate var above: String? {
            switch self {
            case .share95: "0.975"
            case .share80: "0.9"
            case .share50: "0.75"
            case .median: nil
            }
        }
    }

    /// - Parameters:
    ///   - events: All that are declared; those that touch other indicators are left out.
    ///   - intervals: Those that ``edges(of:)`` is asked for, from the widest to the median.
    init(
        _ assessment: IndicatorAssessment, events: [ShockEvent], intervals: [Interval] = Interval.allCases,
        in language: Language
    ) {
        self.assessment = assessment
        self.events = events.filter { $0.indicatorID == nil || $0.indicatorID == assessment.indicator.id }
        self.language = language
        self.intervals = intervals
        let levels = (intervals.map(\.rawValue) + intervals.reversed().compactMap(\.above)).compactMap(
            QuantileLevel.init)
        ahead = assessment.yearsAhead.map { (Double($0.year), $0.distribution.finiteQuantiles(levels)) }
    }

    /// The ends of an interval in each year forecast.
    func edges(of interval: Interval) -> [Chart.Band.Edge] {
        guard let place = intervals.firstIndex(of: interval) else { return [] }
        return ahead.compactMap { year, quantiles in
            guard let lower = quantiles[place], let upper = quantiles[quantiles.count - 1 - place] else { return nil }
            return Chart.Band.Edge(x: year, lower: lower, upper: upper)
        }
    }

    /// `nil` for stages, and where there is no number to draw.
    var chart: Chart? {
        let levels = targets.map(\.level)
        guard !levels.isEmpty || !measured.isEmpty else { return nil }
        return Chart(
            title: language.text("\(name)の実績・予測・目標", "\(name): values, forecast and targets"),
            alternative: FanChartSentence(of: self).text, horizontal: years, vertical: amounts,
            layers: shades + bands + gaps + plan + history + bounds + median + rules)
    }

    var name: String { "\(assessment.indicator.id) \(assessment.indicator.name)" }

    var unit: String? { assessment.indicator.unit }

    /// The numeric targets in order of their years.
    var targets: [(year: FiscalYear, level: Double, ends: [Double], text: String)] {
        assessment.targets.compactMap { answer in
            guard let level = answer.target.level else { return nil }
            let ends = answer.target.range.map { $0.bounds.map(\.number).reversed() } ?? [level]
            return (answer.target.fiscalYear, level, ends, answer.target.text(unit: unit)[language])
        }
    }

    /// What was measured: the series, or the declared base where there is none.
    var measured: [(point: Chart.Point, isDerived: Bool)] {
        if let series = assessment.series {
            return series.exactObservations.compactMap { observation in
                observation.exactValue.map { (Chart.Point(x: observation.time, y: $0), observation.isDerived) }
            }
        }
        return basePoint.map { [($0, false)] } ?? []
    }

    var basePoint: Chart.Point? {
        guard let base = assessment.base, case .value(let value) = base.value else { return nil }
        return Chart.Point(x: base.position.time, y: value)
    }

    /// Values that are known as bounds only.
    var onlyBounds: [Chart.Bounds.Bound] {
        assessment.series?.observations.compactMap { observation in
            observation.value.isAtLeast.map { isAtLeast in
                let point = Chart.Point(x: observation.time, y: observation.value.number)
                return .init(point: point, side: isAtLeast ? .above : .below)
            }
        } ?? []
    }

    /// Where the indicator would be had it moved like other places.
    var elsewhere: [Chart.Point] {
        assessment.comparableCourse?.years.map { Chart.Point(x: Double($0.fiscalYear.year), y: $0.value) } ?? []
    }

    /// One place by its own name.
    var nameOfElsewhere: String? {
        assessment.comparableCourse.map { course in
            course.places.count == 1
                ? language.text("\(course.places[0])並みなら", "as in \(course.places[0])")
                : language.text("近隣並みなら", "as elsewhere")
        }
    }

    /// The last measured value, where every forecast begins.
    var start: Chart.Point? { measured.last?.point }
}

// MARK: - The axes

extension FanChart {
    /// The first and the last moment that there is something to draw of.
    var span: ClosedRange<Double> {
        let times =
            measured.map(\.point.x) + onlyBounds.map(\.point.x) + targets.map { Double($0.year.year) }
            + ahead.map(\.year)
        let first = times.min() ?? 0
        return first...(times.max() ?? first)
    }

    private var years: Chart.Axis {
        let (first, last) = (span.lowerBound, span.upperBound)
        return Chart.Axis(
            title: language.text("", assessment.yearAxis.word.english), range: (first - 0.4)...(last + 0.4),
            ticks: Self.ticks(from: Int(first.rounded(.down)), to: Int(last.rounded(.up))).compactMap { year in
                assessment.yearAxis.year(year).map {
                    Chart.Axis.Tick(position: Double(year), label: Self.label(of: $0, in: language))
                }
            })
    }

    /// `2022` above `令和4`, or `2022` alone.
    static func label(of year: FiscalYear, in language: Language) -> String {
        language.text("\(year.year)\n\(year.mark.japanese)", "\(year.year)")
    }

    /// So many years at most in equal steps, the last one among them.
    static func ticks(from first: Int, to last: Int, most: Int = 7) -> [Int] {
        let step =
            [1, 2, 3, 4, 5, 10, 20, 50].first { (last - first) / $0 < most } ?? max(1, (last - first) / (most - 1))
        return Array(stride(from: last, through: first, by: -step).reversed())
    }

    private var amounts: Chart.Axis {
        let values =
            measured.map(\.point.y) + onlyBounds.map(\.point.y) + targets.map(\.level)
            + edges(of: .share95).flatMap { [$0.lower, $0.upper] }
        return Chart.Axis(title: unit ?? "", covering: values) { NumberText.exact($0) }
    }
}

/// What a fan chart shows, for those who can't see it.
struct FanChartSentence {
    let chart: FanChart

    init(of chart: FanChart) { self.chart = chart }

    var text: String {
        [values, bounds, elsewhere, forecast, targets, shocks].compactMap { $0 }
            .joined(separator: language.text("", " "))
    }

    private var language: Language { chart.language }

    private func amount(_ value: String) -> String { NumberText.quantity(value, unit: chart.unit) }

    private func list(_ items: [String]) -> String { items.joined(separator: language.text("、", ", ")) }

    private func sentence(_ japanese: String, _ english: String, _ items: [String]) -> String? {
        items.isEmpty ? nil : language.text("\(japanese)：\(list(items))。", "\(english): \(list(items)).")
    }

    /// All of the values where they are few, else the first and the last.
    private var values: String? {
        let all = chart.measured.map(\.point)
        let shown = all.count <= 6 ? all : [all[0], all[all.count - 1]]
        let number = language.text("実績値（\(all.count)個）", NumberText.counted(all.count, "values"))
        return sentence(
            number, number, shown.map { "\(year(of: $0.x)) \(amount(NumberText.exact($0.y)))" })
    }

    private var bounds: String? {
        sentence(
            "範囲のみ分かる値", "Known as bounds",
            chart.onlyBounds.map { bound in
                let value = amount(NumberText.exact(bound.point.y))
                let words =
                    bound.side == .above
                    ? language.text("\(value)以上", "at least \(value)") : language.text("\(value)以下", "at most \(value)")
                return "\(year(of: bound.point.x)) \(words)"
            })
    }

    private var elsewhere: String? {
        chart.nameOfElsewhere.flatMap { name in
            sentence(
                name, name.prefix(1).uppercased() + name.dropFirst(),
                chart.elsewhere.map { "\(year(of: $0.x)) \(amount(NumberText.estimate($0.y)))" })
        }
    }

    private var forecast: String? {
        sentence(
            "見込み（五分五分の値）", "Outlook, as likely more as less",
            zip(chart.edges(of: .median), chart.edges(of: .share80)).map { median, interval in
                "\(year(of: median.x)) \(amount(NumberText.estimate(median.lower)))" + range(interval)
            })
    }

    private var targets: String? {
        sentence(
            "目標値", "Targets", chart.targets.map { "\($0.year.label[language]) \($0.text)" })
    }

    private var shocks: String? {
        sentence(
            "特殊要因年度", "Shock years",
            chart.events.map { event in
                let years = event.from == event.to ? [event.from] : [event.from, event.to]
                return years.map { $0.shortLabel[language] }.joined(separator: language.text("～", " to "))
            })
    }

    /// `（10回中8回は14,573～16,999人）`.
    private func range(_ edge: Chart.Band.Edge) -> String {
        let (lower, upper) = (NumberText.estimate(edge.lower), amount(NumberText.estimate(edge.upper)))
        return language.text("（10回中8回は\(lower)～\(upper)）", " (8 times in 10 from \(lower) to \(upper))")
    }

    /// The year that a time lies in; its end has the year's own number.
    private func year(of time: Double) -> String {
        chart.assessment.yearAxis.year(Int(time.rounded(.up)))?.label[language] ?? NumberText.exact(time)
    }
}
