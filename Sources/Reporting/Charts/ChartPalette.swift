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
