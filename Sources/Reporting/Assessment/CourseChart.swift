import MitoshiPlanning

/// How an indicator got where it is and where it may go, beside its target: one colour for the past and one for the future, and
/// names beside the lines in place of a legend.
struct CourseChart {
    /// What there is to draw.
    private let fan: FanChart
    /// Whether one value is all there is.
    private let isHollow: Bool
    /// Whether it is drawn where the indicator would be had it moved like others.
    private var showsElsewhere = false
    private let language: Language

    /// How far back it goes, in years.
    private static let years = 9.0

    /// - Parameter events: All that are declared; those that touch other indicators are left out.
    init(_ assessment: IndicatorAssessment, events: [ShockEvent], in language: Language) {
        // Of one value nothing says where it goes.
        let isForecast = if case .comparableTargets = assessment.outlook { false } else { true }
        fan = FanChart(assessment, events: events, intervals: isForecast ? [.share80, .median] : [], in: language)
        isHollow = !isForecast
        self.language = language
    }

    /// With everything named, and others beside it; `nil` where there is no number to draw.
    var card: Chart? {
        var chart = self
        chart.showsElsewhere = true
        return chart.named
    }

    private var named: Chart? {
        let range = language.text("10回中8回は\nこの範囲", "8 times in 10\nin this range")
        return chart(
            // By the whole axis, so that those of years with values keep apart.
            years: FanChart.ticks(from: Int(start.rounded(.down)), to: lastYear, most: 4).filter { $0 >= firstYear },
            target: { language.text("目標 \($0)", "target \($0)") },
            layers: fan.shades + band(named: range) + others + past + plan + median(isNamed: true), notes: words)
    }

    /// For a row of a table, where only the target is named; `nil` where a target would be all that it shows.
    var row: Chart? {
        guard !fan.measured.isEmpty || !fan.onlyBounds.isEmpty else { return nil }
        return chart(
            years: firstYear < lastYear ? [firstYear, lastYear] : [lastYear],
            target: { _ in language.text("目標", "target") }, layers: band(named: nil) + past + median(isNamed: false),
            notes: [])
    }

    private func chart(
        years: [Int], target: (String) -> String, layers: [Chart.Layer], notes: [Chart.Layer]
    ) -> Chart? {
        guard !fan.targets.isEmpty || !fan.measured.isEmpty else { return nil }
        return Chart(
            title: language.text("\(fan.name)の実績・見込み・目標", "\(fan.name): values, outlook and target"),
            alternative: FanChartSentence(of: fan).text, horizontal: horizontal(years), vertical: vertical,
            layers: layers + goal(target) + notes)
    }
}

// MARK: - The axes

extension CourseChart {
    /// Never without the latest value, however old it is.
    private var start: Double {
        let latest = fan.measured.last?.point.x ?? fan.span.upperBound
        return max(min(elsewhere.first?.x ?? .infinity, fan.span.lowerBound), min(latest, earliest))
    }

    private var earliest: Double { fan.span.upperBound - Self.years }

    /// Of others, what lies in the years that there is room for.
    private var elsewhere: [Chart.Point] {
        showsElsewhere ? fan.elsewhere.filter { (earliest...fan.span.upperBound).contains($0.x) } : []
    }

    private var measured: [Chart.Point] { fan.measured.map(\.point).filter { $0.x >= start } }

    private var firstYear: Int { Int(min(elsewhere.first?.x ?? .infinity, measured.first?.x ?? start).rounded()) }

    private var lastYear: Int { Int(fan.span.upperBound.rounded(.up)) }

    private func horizontal(_ years: [Int]) -> Chart.Axis {
        Chart.Axis(
            title: "", range: (start - 0.4)...(fan.span.upperBound + 0.4),
            ticks: years.compactMap { year in
                fan.assessment.yearAxis.year(year).map {
                    Chart.Axis.Tick(position: Double(year), label: $0.mark[language])
                }
            })
    }

    /// Just what is shown: the values, the targets, where it comes to lie eight times in ten, and what others tell.
    private var vertical: Chart.Axis {
        let bounds = fan.onlyBounds.map(\.point).filter { $0.x >= start }
        let values =
            (measured + bounds).map(\.y) + fan.targets.flatMap(\.ends)
            + fan.edges(of: .share80).flatMap { [$0.lower, $0.upper] } + elsewhere.map(\.y)
        return Chart.Axis(title: fan.unit ?? "", covering: values, count: 3) { NumberText.exact($0) }
    }
}

// MARK: - The marks

extension CourseChart {
    private func band(named name: String?) -> [Chart.Layer] {
        let edges = fan.edges(of: .share80)
        guard !edges.isEmpty else { return [] }
        return [.band(Chart.Band(edges: fan.apex + edges, depth: .middle, name: name))]
    }

    private func median(isNamed: Bool) -> [Chart.Layer] {
        let edges = fan.edges(of: .median)
        guard let last = edges.last else { return [] }
        let amount = NumberText.quantity(NumberText.estimate(last.lower), unit: fan.unit)
        return [
            .line(
                Chart.Line(
                    points: (fan.apex + edges).map { Chart.Point(x: $0.x, y: $0.lower) }, subject: .forecast,
                    isStrong: true, name: isNamed ? language.text("見込み \(amount)", "outlook \(amount)") : nil))
        ]
    }

    private var past: [Chart.Layer] {
        let lines = fan.gaps.compactMap { layer -> Chart.Layer? in
            guard case .line(let line) = layer else { return nil }
            let points = line.points.filter { $0.x >= start }
            return points.count < 2
                ? nil : .line(Chart.Line(points: points, subject: .measured, stroke: line.stroke, isStrong: true))
        }
        let bounds = fan.onlyBounds.filter { $0.point.x >= start }
        return lines
            + (measured.isEmpty
                ? []
                : [
                    .points(
                        Chart.Points(
                            points: measured, subject: .measured, shape: isHollow ? .ring : .disc))
                ])
            + (bounds.isEmpty ? [] : [.bounds(Chart.Bounds(bounds: bounds))])
    }

    /// Where the indicator would be had it moved like others.
    private var others: [Chart.Layer] {
        guard elsewhere.count > 1 else { return [] }
        return [
            .line(
                Chart.Line(
                    points: elsewhere, subject: .comparison, stroke: .dashed,
                    name: isAlone ? nil : fan.nameOfElsewhere))
        ]
    }

    /// Whether one value stands at their end, so that there is room for words where their line begins.
    private var isAlone: Bool { measured.count == 1 && elsewhere[0].x < measured[0].x }

    /// The plan's path from where it began, with a mark for each target.
    private var plan: [Chart.Layer] {
        let goals = fan.targets.map { Chart.Point(x: Double($0.year.year), y: $0.level) }
        let path = (fan.basePoint.map { [$0] } ?? []).filter { $0.x >= start } + goals
        let marks = Chart.Layer.points(Chart.Points(points: goals, subject: .plan, shape: .diamond, isSmall: true))
        return (path.count > 1 ? [.line(Chart.Line(points: path, subject: .plan, stroke: .dashed))] : []) + [marks]
    }

    /// The level to reach, across the whole chart.
    private func goal(_ name: (String) -> String) -> [Chart.Layer] {
        guard let last = fan.targets.last else { return [] }
        return last.ends.enumerated().map { place, level in
            .rule(
                Chart.Rule(
                    from: start - 0.4, to: fan.span.upperBound + 0.4, level: level,
                    name: place == 0 ? name(last.text) : ""))
        }
    }

    private var words: [Chart.Layer] {
        let notes = [ownWord, wordOfOthers].compactMap { $0 }
        return notes.isEmpty ? [] : [.notes(Chart.Notes(notes: notes))]
    }

    /// What the grey line is: above where it begins.
    private var wordOfOthers: Chart.Notes.Note? {
        guard elsewhere.count > 1, isAlone, let first = elsewhere.first, let text = fan.nameOfElsewhere else {
            return nil
        }
        let height = vertical.range.upperBound - vertical.range.lowerBound
        let place = Chart.Point(x: first.x - 0.2, y: first.y + 0.06 * height)
        return Chart.Notes.Note(point: place, text: text, begins: true)
    }

    /// What the dark line is: above where it begins, or beside that where it climbs away steeply.
    private var ownWord: Chart.Notes.Note? {
        guard let first = measured.first else { return nil }
        let height = vertical.range.upperBound - vertical.range.lowerBound
        let next = (measured + fan.targets.map { Chart.Point(x: Double($0.year.year), y: $0.level) })
            .first { $0.x > first.x }
        let slope = next.map { ($0.y - first.y) / ($0.x - first.x) / height } ?? 0
        let isSteep = slope > 0.25
        let place = Chart.Point(x: first.x + (isSteep ? 0.25 : -0.2), y: first.y + (isSteep ? 0 : 0.09) * height)
        let text = language.text("実績", "measured")
        return Chart.Notes.Note(point: place, text: text, begins: true)
    }
}
