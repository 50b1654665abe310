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
