/// One line of a spreadsheet's own chart, which knows no bands and no rules: a band is two lines, a rule a short one.
struct ChartSeries: Hashable {
    /// How a series stands out in colour and in black and white.
    struct Look: Hashable {
        var color: SheetColor
        /// In points; `nil` draws markers alone.
        var width: Double? = 1.5
        var stroke = Chart.Stroke.solid
        var marker: Chart.Shape?
        /// In points.
        var markerSize: UInt8 = 8
    }

    let points: [Chart.Point]
    /// Stands in the table of the chart's data.
    let name: String
    /// `false` where another series of the same mark stands in the legend for both.
    var isInLegend: Bool
    let look: Look

    fileprivate func inLegend(_ isInLegend: Bool) -> ChartSeries {
        var series = self
        series.isInLegend = isInLegend
        return series
    }
}

extension Chart {
    /// The chart's marks as lines and markers; what lies behind the values (shades) and notes have no counterpart.
    var series: [ChartSeries] {
        var named: Set<String> = []
        return layers.flatMap { $0.series }.filter { !$0.points.isEmpty }.map { series in
            series.inLegend(series.isInLegend && named.insert(series.name).inserted)
        }
    }
}

extension Chart.Layer {
    fileprivate var series: [ChartSeries] {
        switch self {
        case .band(let band): band.series
        case .line(let line):
            [
                ChartSeries(
                    points: line.points, name: line.label ?? "", isInLegend: line.label != nil,
                    look: .init(
                        color: line.subject.color, width: line.isStrong ? 2.5 : 1.5, stroke: line.stroke, marker: nil))
            ]
        case .points(let points):
            [
                ChartSeries(
                    points: points.points, name: points.label ?? "", isInLegend: points.label != nil,
                    look: .init(
                        color: points.subject.color, width: nil, marker: points.shape,
                        markerSize: points.isSmall ? 4 : 8))
            ]
        case .bounds(let bounds):
            [
                ChartSeries(
                    points: bounds.bounds.map(\.point), name: bounds.label ?? "", isInLegend: bounds.label != nil,
                    look: .init(color: .black, width: nil, marker: .square))
            ]
        case .rule(let rule):
            [
                ChartSeries(
                    points: [Chart.Point(x: (rule.from + rule.to) / 2, y: rule.level)], name: rule.name,
                    isInLegend: true, look: .init(color: Chart.Subject.plan.color, width: nil, marker: .diamond))
            ]
        case .shade, .bars, .notes: []
        }
    }
}

extension Chart.Band {
    fileprivate var series: [ChartSeries] {
        let name = label ?? ""
        let look = ChartSeries.Look(color: .band, width: depth == .inner ? 1.5 : 1, stroke: depth.stroke)
        return [
            ChartSeries(
                points: edges.map { Chart.Point(x: $0.x, y: $0.upper) }, name: name, isInLegend: label != nil,
                look: look),
            ChartSeries(
                points: edges.map { Chart.Point(x: $0.x, y: $0.lower) }, name: name, isInLegend: false, look: look),
        ]
    }
}

extension Chart.Band.Depth {
    fileprivate var stroke: Chart.Stroke {
        switch self {
        case .inner: .solid
        case .middle: .dashed
        case .outer: .dotted
        }
    }
}

extension Chart.Subject {
    fileprivate var color: SheetColor {
        switch self {
        case .measured: .black
        case .forecast: .forecast
        case .plan: .plan
        case .comparison: .gray
        }
    }
}
