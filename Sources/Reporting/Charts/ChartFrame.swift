import MitoshiBasics

/// Where a chart's parts lie in a drawing, in its own units (px at full size), from the upper left corner.
struct ChartFrame: Hashable, Sendable {
    let width: Double
    let height: Double
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let horizontal: Chart.Axis
    let vertical: Chart.Axis

    let fontSize: Double

    static let lineHeight = 17.0

    /// The drawing of a chart with everything written on it.
    init(of chart: Chart, width: Double, legendRows: Int) {
        let names = chart.names.flatMap(\.lines)
        func widest(_ texts: [String]) -> Double { texts.map(Self.width).max() ?? 0 }
        let tickLines = chart.horizontal.ticks.map { $0.label.split(separator: "\n").count }.max() ?? 0
        let below = Double(tickLines + (chart.horizontal.title.isEmpty ? 0 : 1)) * Self.lineHeight + 10
        fontSize = 14
        self.width = width
        left = widest(chart.vertical.ticks.map(\.label)) + 12
        right = width - max(14, widest(names) + 12, Self.overhang(of: chart.horizontal))
        top = chart.vertical.title.isEmpty ? 10 : Self.lineHeight + 10
        bottom =
            top
            + (chart.vertical.isList
                ? Double(chart.vertical.ticks.count) * Self.rowHeight + 8 : width < 500 ? 140 : 230)
        height = bottom + below + Double(legendRows) * Self.legendRowHeight + 6
        horizontal = chart.horizontal
        vertical = chart.vertical
    }

    /// How far the label of a tick at the very end reaches beyond the plot.
    private static func overhang(of axis: Chart.Axis) -> Double {
        guard let last = axis.ticks.last, let place = axis.fraction(of: last.position), place > 0.999 else { return 0 }
        return width(of: last.label) / 2 + 4
    }

    /// A small drawing with few words.
    init(row chart: Chart) {
        fontSize = 12
        width = 150
        height = 44
        left = 5
        right = width - max(5, (chart.names.flatMap(\.lines).map { Self.width(of: $0) * 12 / 14 }.max() ?? 0) + 6)
        top = 6
        bottom = 26
        horizontal = chart.horizontal
        vertical = chart.vertical
    }

    static let legendRowHeight = 20.0
    /// Of a row that a tick of the upright axis names.
    private static let rowHeight = 28.0

    /// About how wide `text` is drawn at full size: a full-width character is as wide as it is high, others
    /// up to two thirds of that, by font.
    static func width(of text: String) -> Double {
        text.split(separator: "\n").map { line in
            line.reduce(0) { $0 + (displayWidth($1) > 1 ? 1 : 0.64) * 14 }
        }.max() ?? 0
    }

    /// The horizontal place of a value, held inside the plot; `nil` where it isn't finite.
    func x(_ value: Double) -> Double? {
        horizontal.fraction(of: value).map { left + min(max($0, 0), 1) * (right - left) }
    }

    /// The vertical place of a value, held inside the plot; `nil` where it isn't finite.
    func y(_ value: Double) -> Double? {
        vertical.fraction(of: value).map { bottom - min(max($0, 0), 1) * (bottom - top) }
    }

    func place(_ point: Chart.Point) -> (x: Double, y: Double)? {
        guard let x = x(point.x), let y = y(point.y) else { return nil }
        return (x, y)
    }

    /// A coordinate as text, to a hundredth.
    static func text(_ coordinate: Double) -> String {
        machineText((coordinate * 100).rounded() / 100) ?? "0"
    }
}

/// The colours of charts, on white; what they tell apart is also told by shape or pattern.
enum ChartPalette {
    static let paper = "#ffffff"
    static let ink = "#1b1f24"
    /// Numbers along the axes, and the axes.
    static let axis = "#4a5159"
    static let grid = "#e3e6ea"
    static let hatch = "#8a929b"
    static let innerBand = "#86afd4"
    static let middleBand = "#b8d0e6"
    static let outerBand = "#dfeaf5"
    static let bandEdge = "#3f719f"

    static func colour(of subject: Chart.Subject) -> String {
        switch subject {
        case .measured: "#1b1f24"
        case .forecast: "#0b4a82"
        case .plan: "#a3262a"
        case .comparison: "#5b6570"
        }
    }

    static func filling(of depth: Chart.Band.Depth) -> String {
        switch depth {
        case .inner: innerBand
        case .middle: middleBand
        case .outer: outerBand
        }
    }
}

extension Chart.Stroke {
    var dashes: String {
        switch self {
        case .solid: ""
        case .dashed: "6 4"
        case .dotted: "1.5 4"
        }
    }
}
