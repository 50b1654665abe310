import MitoshiBasics

/// The shapes that marks are made of.
extension SVGMarks {
    func mark(_ shape: Chart.Shape, _ subject: Chart.Subject, at place: (x: Double, y: Double)) -> String {
        let colour = ChartPalette.colour(of: subject)
        let (x, y) = (place.x, place.y)
        switch shape {
        case .disc: return circle(x, y, filling: colour, edge: colour)
        case .ring: return circle(x, y, filling: ChartPalette.paper, edge: colour)
        case .diamond:
            let reach = 6 * scale
            return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], edge: colour)
        case .square:
            let reach = 4.5 * scale
            return polygon(
                [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)],
                edge: colour)
        case .triangle:
            let reach = 5.5 * scale
            return polygon([(x, y - reach), (x + reach, y + 0.8 * reach), (x - reach, y + 0.8 * reach)], edge: colour)
        }
    }

    private func circle(_ x: Double, _ y: Double, filling: String, edge: String) -> String {
        Markup.element(
            "circle",
            [
                "cx": ChartFrame.text(x), "cy": ChartFrame.text(y), "r": ChartFrame.text(4 * scale), "fill": filling,
                "stroke": edge, "stroke-width": ChartFrame.text(1.6 * scale),
            ])
    }

    private func polygon(_ corners: [(Double, Double)], edge: String) -> String {
        Markup.element(
            "path",
            [
                "d": path(corners) + "Z", "fill": ChartPalette.paper, "stroke": edge,
                "stroke-width": ChartFrame.text(2 * scale),
            ])
    }

    func path(_ places: [(Double, Double)]) -> String {
        places.enumerated().map { index, place in
            (index == 0 ? "M" : "L") + "\(ChartFrame.text(place.0)) \(ChartFrame.text(place.1))"
        }.joined()
    }

    /// The attributes of a path that is drawn as a line.
    func outline(_ path: String, _ colour: String, _ dashes: String, width: Double) -> KeyValuePairs<String, String> {
        let width = ChartFrame.text(max(width * scale, 1))
        return dashes.isEmpty
            ? ["d": path, "fill": "none", "stroke": colour, "stroke-width": width]
            : [
                "d": path, "fill": "none", "stroke": colour, "stroke-width": width, "stroke-dasharray": dashes,
            ]
    }
}
