import CXLSXWriter
import Foundation
import MitoshiBasics

/// A chart of the spreadsheet's own over a table of its sheet with the columns series, x and y.
struct SheetChart {
    let chart: Chart
    /// The first row and column of the table's numbers: x there, y in the next column.
    let origin: CellPlace
    let sheet: String
    /// Of the numbers along the horizontal axis; years take no comma.
    var horizontalFormat = "0"
    /// The title where it names the vertical axis's unit too: beside the axis spreadsheets lay 人 on its side.
    var titleWithUnit: String?

    /// In pixels.
    static let width = 900.0
    static let height = 420.0

    func draw(on native: UnsafeMutablePointer<lxw_chart>) throws(WorkbookError) {
        chart_title_set_name(native, withoutControls(shortened(titleWithUnit ?? chart.title, to: 90)))
        var titleFont = lxw_chart_font()
        titleFont.size = 12
        chart_title_set_name_font(native, &titleFont)
        chart_legend_set_position(native, UInt8(LXW_CHART_LEGEND_RIGHT.rawValue))
        let (across, up) = (chart.horizontal, chart.vertical)
        // Years begin and end with a whole one; an axis of amounts ends at round numbers already.
        set(
            native.pointee.x_axis, from: across.range.lowerBound.rounded(.down),
            to: across.range.upperBound.rounded(.up), named: across.title, format: horizontalFormat)
        set(
            native.pointee.y_axis, from: up.range.lowerBound, to: up.range.upperBound,
            named: titleWithUnit == nil ? up.title : "", format: numberFormat)
        if let step = Self.step(of: chart.horizontal) { chart_axis_set_major_unit(native.pointee.x_axis, step) }
        var hidden: [Int16] = []
        var row = origin.row
        for (index, series) in chart.series.enumerated() {
            try add(series, to: native, from: row)
            row += series.points.count
            if !series.isInLegend { hidden.append(Int16(index)) }
        }
        guard !hidden.isEmpty else { return }
        hidden.append(-1)
        try WorkbookFile.check(chart_legend_delete_series(native, &hidden), sheet)
    }

    private func add(
        _ series: ChartSeries, to native: UnsafeMutablePointer<lxw_chart>, from row: Int
    ) throws(WorkbookError) {
        let last = row + series.points.count - 1
        func range(_ column: Int) -> String {
            "=" + CellRange(CellPlace(row, column), CellPlace(last, column)).absolute(on: sheet)
        }
        guard let added = chart_add_series(native, range(origin.column), range(origin.column + 1)) else {
            throw .refused(place: sheet, reason: "chart")
        }
        chart_series_set_name(added, withoutControls(series.name))
        var stroke = lxw_chart_line()
        stroke.color = series.look.color.rawValue
        if let width = series.look.width {
            stroke.width = Float(width)
            stroke.dash_type = series.look.stroke.type
        } else {
            stroke.none = 1
        }
        chart_series_set_line(added, &stroke)
        mark(added, series.look)
    }

    private func mark(_ series: UnsafeMutablePointer<lxw_chart_series>, _ look: ChartSeries.Look) {
        guard let marker = look.marker else {
            return chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
        }
        chart_series_set_marker_type(series, marker.type)
        chart_series_set_marker_size(series, look.markerSize)
        var edge = lxw_chart_line()
        edge.color = look.color.rawValue
        chart_series_set_marker_line(series, &edge)
        var fill = lxw_chart_fill()
        fill.color = look.color.rawValue
        chart_series_set_marker_fill(series, &fill)
    }

    private func set(
        _ axis: UnsafeMutablePointer<lxw_chart_axis>?, from least: Double, to most: Double, named title: String,
        format: String
    ) {
        chart_axis_set_min(axis, least)
        chart_axis_set_max(axis, most)
        chart_axis_set_num_format(axis, format)
        if !title.isEmpty { chart_axis_set_name(axis, withoutControls(title)) }
    }

    /// The distance between two labels of the axis.
    private static func step(of axis: Chart.Axis) -> Double? {
        guard axis.ticks.count > 1 else { return nil }
        let step = axis.ticks[1].position - axis.ticks[0].position
        return step > 0 ? step : nil
    }

    private var numberFormat: String {
        let steps = Self.step(of: chart.vertical) ?? 1
        guard steps < 1 else { return "#,##0" }
        let decimals = Int(min(9, -log10(steps)).rounded(.up))
        return "#,##0.0" + String(repeating: "#", count: max(2, decimals))
    }
}

extension Chart.Stroke {
    fileprivate var type: UInt8 {
        let type =
            switch self {
            case .solid: LXW_CHART_LINE_DASH_SOLID
            case .dashed: LXW_CHART_LINE_DASH_DASH
            case .dotted: LXW_CHART_LINE_DASH_ROUND_DOT
            }
        return UInt8(type.rawValue)
    }
}

extension Chart.Shape {
    fileprivate var type: UInt8 {
        let type =
            switch self {
            case .disc: LXW_CHART_MARKER_CIRCLE
            // Not a hollow circle: LibreOffice doesn't draw its edge where the series has no line.
            case .ring: LXW_CHART_MARKER_TRIANGLE
            case .diamond: LXW_CHART_MARKER_DIAMOND
            case .square: LXW_CHART_MARKER_SQUARE
            case .triangle: LXW_CHART_MARKER_X
            }
        return UInt8(type.rawValue)
    }
}

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
