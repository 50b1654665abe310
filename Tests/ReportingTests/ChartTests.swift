import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

@Suite("A chart")
struct ChartTests {
    private static func charts(_ language: Language) throws -> [(name: String, chart: Chart)] {
        let assessment = try SampleAssessment.make()
        let year = try SampleAssessment.year(2020)
        let events = [
            ShockEvent(indicatorID: "17-101", from: year, to: year, effect: .oneOff, reason: ""),
            ShockEvent(indicatorID: "37-101", from: year, to: year, effect: .oneOff, reason: ""),
        ]
        let indicators = assessment.indicators.compactMap { indicator in
            (StageChart(indicator, VerdictLimits(), in: language)?.chart
                ?? CourseChart(indicator, events: events, in: language).card)
                .map { (name: indicator.indicator.id, chart: $0) }
        }
        return indicators
            + assessment.targetsMet().map {
                (name: "targets-met-\($0.fiscalYear.year)", chart: TargetsMetChart($0, in: language).chart)
            }
    }

    @Test("is drawn as recorded", arguments: Language.allCases)
    func golden(language: Language) throws {
        let charts = try Self.charts(language)
        #expect(charts.map(\.name) == ["17-101", "37-101", "35-106", "38-103", "targets-met-2021", "targets-met-2022"])
        for (name, chart) in charts {
            let size = name.hasPrefix("targets-met") ? SVGWriter.Size.full : .card
            let drawing = SVGWriter(size: size, identifier: "chart").text(of: chart)
            try expectGolden(drawing.replacing("><", with: ">\n<") + "\n", "chart-\(name)-\(language.rawValue).svg")
        }
    }

    @Test("is drawn small as recorded")
    func small() throws {
        let indicator = try #require(try SampleAssessment.make().indicators.first)
        let chart = try #require(CourseChart(indicator, events: [], in: .english).row)
        let drawing = SVGWriter(size: .row, identifier: "row").text(of: chart)
        try expectGolden(drawing.replacing("><", with: ">\n<") + "\n", "chart-17-101-row.svg")
    }

    @Test("says in words what it shows", arguments: Language.allCases, [SVGWriter.Size.full, .card, .row])
    func alternative(language: Language, size: SVGWriter.Size) throws {
        for (name, chart) in try Self.charts(language) {
            #expect(!chart.title.isEmpty && chart.alternative.count > 20, "\(name)")
            let drawing = SVGWriter(size: size, identifier: "c").text(of: chart)
            #expect(drawing.contains(Markup.escaped(chart.alternative)) && drawing.contains("role=\"img\""))
        }
        let nothing = Chart.Axis(title: "", range: 0...1, ticks: [])
        let empty = Chart(title: "T", alternative: "", horizontal: nothing, vertical: nothing, layers: [])
        #expect(empty.alternative == "T")
    }

    @Test("shows the years that an event touched, for the indicators that it touched")
    func shocks() throws {
        for (name, chart) in try Self.charts(.english) {
            let shades = chart.layers.count { if case .shade = $0 { true } else { false } }
            #expect(shades == (["17-101", "37-101"].contains(name) ? 1 : 0), "\(name)")
        }
    }

    @Test("leaves gaps open, and draws what is only known as a bound as an arrow")
    func gaps() throws {
        let chart = try #require(try Self.charts(.english).first).chart
        let lines = chart.layers.compactMap { if case .line(let line) = $0 { line } else { nil } }
        let dotted = lines.filter { $0.stroke == .dotted }
        #expect(dotted.map { $0.points.map(\.x) } == [[2016, 2020]])
        let solid = lines.filter { $0.subject == .measured && $0.stroke == .solid }
        #expect(solid.map { $0.points.map(\.x) } == [[2015, 2016]])
        let bounds = chart.layers.compactMap { if case .bounds(let bounds) = $0 { bounds.bounds } else { nil } }
        #expect(bounds.flatMap { $0 }.map(\.side) == [.above])
    }

    @Test("holds the quantiles of the forecast as its bands, the widest at the back where there are several")
    func bands() throws {
        let indicator = try #require(try SampleAssessment.make().indicators.first)
        let chart = try #require(FanChart(indicator, events: [], in: .english).chart)
        let bands = chart.layers.compactMap { if case .band(let band) = $0 { band } else { nil } }
        #expect(bands.map(\.depth) == [.outer, .middle, .inner])
        let last = bands.compactMap(\.edges.last)
        // Uniform between 15,500 and 18,500.
        let expected = [(15_575.0, 18_425.0), (15_800, 18_200), (16_250, 17_750)]
        for (edge, (lower, upper)) in zip(last, expected) {
            expectClose(edge.lower, to: lower, within: 1e-9)
            expectClose(edge.upper, to: upper, within: 1e-9)
        }
    }

    @Test("names its lines where they end instead of listing them below")
    func lineNames() throws {
        let chart = try #require(try Self.charts(.english).first).chart
        // Uniform between 15,500 and 18,500: half way 17,000, eight times in ten from 15,800 to 18,200.
        #expect(
            chart.names.map(\.text) == ["8 times in 10\nin this range", "outlook 17,000人", "target 17,000人"])
        #expect(chart.names.map(\.level) == [17_000, 17_000, 17_000])
        #expect(ChartLegend(of: chart, width: 390).rows.flatMap { $0 }.map(\.text) == ["shock years"])
    }

    @Test("shows no more of the vertical axis than values, targets and the likely range need")
    func clipped() throws {
        let chart = try #require(try Self.charts(.english).first).chart
        // From 10,000 (a bound of 2014) to 18,200, in round steps.
        #expect(chart.vertical.range == 10_000...20_000)
    }

    @Test("says of one value neither where it goes nor how surely")
    func oneValue() throws {
        let chart = try #require(try Self.charts(.english).first { $0.name == "37-101" }).chart
        for layer in chart.layers {
            switch layer {
            case .band: Issue.record("a band")
            case .line(let line): #expect(line.subject == .plan)
            case .points(let points): #expect(points.subject == .plan || points.shape == .ring)
            default: break
            }
        }
    }

    /// The one value of 2020 is 4,339: with the nation's 60,000 and 40,000 beside 20,000 it would have been
    /// 4,339.5 · 60,000.5/20,000.5 − ½ = 13,017.8, and 8,678.4.
    @Test("draws beside one value where it would be had it moved like others, and in a small one not")
    func elsewhere() throws {
        var indicator = try #require(try SampleAssessment.make().indicators.first { $0.indicator.id == "37-101" })
        let years = try [2018, 2019, 2020].map(SampleAssessment.year)
        let values = zip(years, [60_000.0, 40_000, 20_000]).map {
            ComparableValue(
                seriesID: "a", place: "全国", indicatorID: "37-101", unit: "人", fiscalYear: $0, value: $1)
        }
        indicator.comparableCourse = ComparableCourse(values, through: (years[2], 4_339), isShare: false)
        func line(_ chart: Chart?) throws -> Chart.Line? {
            try #require(chart).layers.compactMap { layer -> Chart.Line? in
                if case .line(let line) = layer, line.subject == .comparison { line } else { nil }
            }.first
        }
        let chart = CourseChart(indicator, events: [], in: .japanese)
        let drawn = try #require(try line(chart.card))
        #expect(drawn.points.map(\.x) == [2018, 2019, 2020])
        let notes = try #require(chart.card).layers.compactMap { layer -> Chart.Notes? in
            if case .notes(let notes) = layer { notes } else { nil }
        }
        #expect(notes.flatMap(\.notes).map(\.text) == ["実績", "全国並みなら"])
        for (point, expected) in zip(drawn.points, [13_017.8, 8_678.4, 4_339]) {
            #expect(abs(point.y - expected) < 0.05)
        }
        #expect(chart.card?.horizontal.range.lowerBound == 2017.6)
        #expect(chart.card?.alternative.contains("全国並みなら：平成30年度（2018年度） 13,018人") == true)
        #expect(try line(chart.row) == nil)
    }
}

@Suite("A drawing")
struct DrawingTests {
    static let awkward: [[Double]] = [
        [0], [5, 5], [1e300, -1e300], [.greatestFiniteMagnitude, -.greatestFiniteMagnitude], [.nan], [.infinity, 1],
        [1e-300, 2e-300], [1e15, 1e15 + 1], [-3, -2.5], [], [0.1, 0.30000000000000004], [-.infinity, .nan, 7],
    ]

    @Test("has only finite coordinates inside its frame, whatever the values", arguments: awkward)
    func finite(values: [Double]) throws {
        let points = values.enumerated().map { Chart.Point(x: Double($0.offset), y: $0.element) }
        let axis = Chart.Axis(title: "", covering: values) { "\($0)" }
        let layers: [Chart.Layer] =
            [
                .line(Chart.Line(points: points, subject: .forecast)),
                .points(Chart.Points(points: points, subject: .measured, shape: .diamond)),
                .band(
                    Chart.Band(edges: points.map { .init(x: $0.x, lower: -$0.y, upper: $0.y) }, depth: .inner)),
                .bounds(Chart.Bounds(bounds: points.map { .init(point: $0, side: .below) })),
                .bars(
                    Chart.Bars(
                        bars: points.map { .init(position: $0.x, to: $0.y, isFilled: false) }, width: 1,
                        direction: .lying)),
                .notes(Chart.Notes(notes: points.map { .init(point: $0, text: "n") }, label: "l")),
                .shade(Chart.Shade(from: -.infinity, to: 9)),
            ] + values.map { .rule(Chart.Rule(from: 0, to: 1, level: $0, name: "r")) }
        let chart = Chart(title: "t", alternative: "a", horizontal: axis, vertical: axis, layers: layers)
        for size in [SVGWriter.Size.full, .card, .row] {
            let drawing = SVGWriter(size: size, identifier: "c").text(of: chart)
            for tag in try TagScanner(markup: drawing).tags() {
                for (name, value) in tag.attributes where ["d", "x", "y", "cx", "cy", "width", "height"].contains(name)
                {
                    for number in value.matches(of: /-?[0-9a-z.]*[0-9a-z][0-9a-z.+-]*/) where name != "d" {
                        let coordinate = try #require(Double(number.output), "\(value)")
                        #expect((-20...700).contains(coordinate))
                    }
                    #expect(!value.contains("nan") && !value.contains("inf"))
                }
            }
        }
    }

    @Test("has an axis from one round number to another, in equal steps that cover every value", arguments: awkward)
    func axis(values: [Double]) {
        let axis = Chart.Axis(title: "", covering: values) { "\($0)" }
        #expect(axis.range.lowerBound.isFinite && axis.range.upperBound.isFinite)
        #expect(axis.range.lowerBound < axis.range.upperBound)
        #expect((2...12).contains(axis.ticks.count))
        // A billionth of a step may be missing, so that rounding adds no tick.
        let slack = axis.range.upperBound / 1e9 - axis.range.lowerBound / 1e9
        for value in values where value.isFinite && abs(value) <= 1e300 {
            #expect(value >= axis.range.lowerBound - slack && value <= axis.range.upperBound + slack)
        }
    }

    @Test(
        "writes round numbers as people do",
        arguments: [
            (0.0...0.27, ["0", "0.1", "0.2", "0.3"]), (3...15, ["0", "5", "10", "15"]),
            (-2.5...7, ["-4", "-2", "0", "2", "4", "6", "8"]),
            (0.012...0.021, ["0.012", "0.014", "0.016", "0.018", "0.02", "0.022"]),
            (14_989...18_600, ["14000", "15000", "16000", "17000", "18000", "19000"]),
        ])
    func ticks(range: ClosedRange<Double>, expected: [String]) {
        #expect(Chart.Axis.roundNumbers(covering: range, count: 5).compactMap(machineText) == expected)
    }

    @Test("keeps the names of levels apart")
    func names() throws {
        let axis = Chart.Axis(title: "", range: 0...10, ticks: [])
        let chart = Chart(
            title: "t", alternative: "a", horizontal: axis, vertical: axis,
            layers: (0..<5).map { .rule(Chart.Rule(from: 0, to: 1, level: 0.1 * Double($0), name: "name \($0)")) })
        let drawing = SVGWriter(identifier: "c").text(of: chart)
        let heights = drawing.matches(of: /y="([0-9.]+)" text-anchor="start"/).compactMap { Double($0.output.1) }
            .sorted()
        #expect(heights.count == 5)
        for (upper, lower) in zip(heights, heights.dropFirst()) { #expect(lower - upper >= 14) }
        #expect(try #require(heights.last) < 260)
    }
}
