import MitoshiBasics

/// Draws the layers of a chart as SVG.
struct SVGMarks {
    let frame: ChartFrame
    let identifier: String
    /// Of the marks' own size and of lines' widths.
    let scale: Double

    func drawing(_ layer: Chart.Layer) -> String {
        switch layer {
        case .shade(let shade): drawing(shade)
        case .band(let band): drawing(band)
        case .line(let line): drawing(line)
        case .points(let points): drawing(points)
        case .bounds(let bounds): bounds.bounds.map(drawing).joined()
        case .rule(let rule): drawing(rule)
        case .bars(let bars): bars.bars.map { drawing($0, of: bars) }.joined()
        case .notes(let notes): notes.notes.map(drawing).joined()
        }
    }

    private func drawing(_ points: Chart.Points) -> String {
        let marks = points.isSmall ? SVGMarks(frame: frame, identifier: identifier, scale: 0.65 * scale) : self
        return points.points.compactMap(frame.place).map { marks.mark(points.shape, points.subject, at: $0) }.joined()
    }

    private func drawing(_ shade: Chart.Shade) -> String {
        guard let from = frame.x(shade.from), let to = frame.x(shade.to), to > from else { return "" }
        return hatchedBox(x: from, y: frame.top, width: to - from, height: frame.bottom - frame.top)
    }

    func hatchedBox(x: Double, y: Double, width: Double, height: Double) -> String {
        Markup.element(
            "rect",
            box(x, y, width, height, filling: "url(#\(identifier)-hatch)", edge: ChartPalette.hatch))
    }

    private func drawing(_ band: Chart.Band) -> String {
        let edges = band.edges.compactMap { edge -> (x: Double, lower: Double, upper: Double)? in
            guard let x = frame.x(edge.x), let lower = frame.y(edge.lower), let upper = frame.y(edge.upper) else {
                return nil
            }
            return (x, lower, upper)
        }
        guard edges.count > 1 else { return edges.first.map(whisker) ?? "" }
        let upper = edges.map { ($0.x, $0.upper) }
        let lower = edges.map { ($0.x, $0.lower) }
        return Markup.element(
            "path", ["d": path(upper + lower.reversed()) + "Z", "fill": ChartPalette.filling(of: band.depth)])
    }

    /// A band at one place only is a bar between its ends.
    private func whisker(_ edge: (x: Double, lower: Double, upper: Double)) -> String {
        Markup.element(
            "path",
            outline(path([(edge.x, edge.lower), (edge.x, edge.upper)]), ChartPalette.bandEdge, "", width: 2))
    }

    private func drawing(_ line: Chart.Line) -> String {
        let places = line.points.compactMap(frame.place)
        guard places.count > 1 else { return "" }
        return Markup.element(
            "path",
            outline(
                path(places.map { ($0.x, $0.y) }), ChartPalette.colour(of: line.subject), line.stroke.dashes,
                width: line.isStrong ? 2.6 : 1.6))
    }

    private func drawing(_ bound: Chart.Bounds.Bound) -> String {
        guard let place = frame.place(bound.point) else { return "" }
        return arrow(bound.side, at: place)
    }

    /// A foot at the bound and an arrow to where the value lies.
    func arrow(_ side: Chart.Bounds.Side, at place: (x: Double, y: Double)) -> String {
        let way = (side == .above ? -1 : 1) * scale
        func text(_ x: Double, _ y: Double) -> String {
            "\(ChartFrame.text(place.x + x * scale)) \(ChartFrame.text(place.y + y * way))"
        }
        let lines = "M\(text(-5, 0))L\(text(5, 0))M\(text(0, 0))L\(text(0, 15))"
        let head = "M\(text(-4, 10))L\(text(0, 16))L\(text(4, 10))"
        return Markup.element("path", outline(lines + head, ChartPalette.colour(of: .measured), "", width: 1.6))
    }

    private func drawing(_ rule: Chart.Rule) -> String {
        guard let from = frame.x(rule.from), let to = frame.x(rule.to), let y = frame.y(rule.level) else { return "" }
        return Markup.element(
            "path", outline(path([(from, y), (to, y)]), ChartPalette.colour(of: .plan), "", width: 1.6))
    }

    private func drawing(_ bar: Chart.Bars.Bar, of bars: Chart.Bars) -> String {
        let (near, far) = (bar.position - bars.width / 2, bar.position + bars.width / 2)
        let corners: (Double?, Double?, Double?, Double?)
        switch bars.direction {
        case .upright: corners = (frame.x(near), frame.x(far), frame.y(bar.from), frame.y(bar.to))
        case .lying: corners = (frame.x(bar.from), frame.x(bar.to), frame.y(near), frame.y(far))
        }
        guard let left = corners.0, let right = corners.1, let low = corners.2, let high = corners.3 else { return "" }
        let (x, y) = (min(left, right), min(low, high))
        let (width, height) = (abs(right - left), abs(low - high))
        return bar.isFilled
            ? filledBox(x: x, y: y, width: width, height: height)
            : hatchedBox(x: x, y: y, width: width, height: height)
    }

    func filledBox(x: Double, y: Double, width: Double, height: Double) -> String {
        Markup.element(
            "rect", box(x, y, width, height, filling: ChartPalette.innerBand, edge: ChartPalette.bandEdge))
    }

    private func drawing(_ note: Chart.Notes.Note) -> String {
        guard let place = frame.place(note.point) else { return "" }
        return Markup.element(
            "text",
            [
                "x": ChartFrame.text(place.x), "y": ChartFrame.text(place.y),
                "text-anchor": note.begins ? "start" : "middle", "fill": ChartPalette.ink,
            ], Markup.escaped(note.text))
    }

    private func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, filling: String, edge: String
    ) -> KeyValuePairs<String, String> {
        [
            "x": ChartFrame.text(x), "y": ChartFrame.text(y), "width": ChartFrame.text(width),
            "height": ChartFrame.text(height), "fill": filling, "stroke": edge,
        ]
    }
}

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
