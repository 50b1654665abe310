import MitoshiBasics

/// Charts as SVG, one element that can stand in a page or in a file of its own.
package struct SVGWriter: Sendable {
    /// How much of a chart is drawn.
    package enum Size: Hashable, Sendable {
        /// With a legend, for a part of the page of its own.
        case full
        /// With names beside the lines and no legend, so narrow that a phone shows its words as large as any others.
        case card
        /// A small picture for a row of a table: the marks, their names, and the first and the last year.
        case row
    }

    let size: Size
    /// Begins every id of the drawing, so that drawings can share a page.
    let identifier: String

    /// - Parameter identifier: Letters, digits and hyphens.
    package init(size: Size = .full, identifier: String) {
        self.size = size
        self.identifier = identifier
    }

    package func text(of chart: Chart) -> String {
        switch size {
        case .full, .card: full(chart)
        case .row: row(chart)
        }
    }

    private func full(_ chart: Chart) -> String {
        let width = size == .card ? 400.0 : 540
        let legend = ChartLegend(of: chart, width: width - 10)
        let frame = ChartFrame(of: chart, width: width, legendRows: legend.rows.count)
        let marks = SVGMarks(frame: frame, identifier: identifier, scale: 1)
        let words =
            Markup.element("title", ["id": "\(identifier)-title"], Markup.escaped(chart.title))
            + Markup.element("desc", ["id": "\(identifier)-desc"], Markup.escaped(chart.alternative))
        let axes = SVGAxes(frame: frame, names: chart.names)
        return svg(
            frame, labelledBy: "\(identifier)-title \(identifier)-desc",
            words + hatch(for: chart) + axes.grid + chart.layers.map(marks.drawing).joined() + axes.drawing
                + legend.drawing(in: frame, marks: marks))
    }

    private func row(_ chart: Chart) -> String {
        let frame = ChartFrame(row: chart)
        let marks = SVGMarks(frame: frame, identifier: identifier, scale: 0.65)
        let words = Markup.element("title", ["id": "\(identifier)-title"], Markup.escaped(chart.alternative))
        let axes = SVGAxes(frame: frame, names: chart.names)
        let layers = chart.layers.filter { if case .notes = $0 { false } else { true } }
        return svg(
            frame, labelledBy: "\(identifier)-title",
            words + hatch(for: chart) + layers.map(marks.drawing).joined() + axes.ends)
    }

    private func svg(_ frame: ChartFrame, labelledBy: String, _ content: String) -> String {
        let (width, height) = (ChartFrame.text(frame.width), ChartFrame.text(frame.height))
        return Markup.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "chart \(size)",
                "viewBox": "0 0 \(width) \(height)", "width": width, "height": height, "role": "img",
                "aria-labelledby": labelledBy, "font-family": "sans-serif",
                "font-size": ChartFrame.text(frame.fontSize),
            ], content)
    }

    /// The pattern of hatched parts, where there are any.
    private func hatch(for chart: Chart) -> String {
        let isHatched = chart.layers.contains { layer in
            switch layer {
            case .shade: true
            case .bars(let bars): bars.bars.contains { !$0.isFilled }
            default: false
            }
        }
        guard isHatched else { return "" }
        let line = Markup.element(
            "path", ["d": "M0 0V7", "stroke": ChartPalette.hatch, "stroke-width": "1.6"])
        return Markup.element(
            "defs", [:],
            Markup.element(
                "pattern",
                [
                    "id": "\(identifier)-hatch", "width": "7", "height": "7", "patternUnits": "userSpaceOnUse",
                    "patternTransform": "rotate(45)",
                ], line))
    }
}

/// Draws what is written around a chart's marks: the axes with their numbers, and the names of the levels to reach.
struct SVGAxes {
    let frame: ChartFrame
    let names: [Chart.Name]

    /// Faint lines behind the marks: across, and where rows are named also upright.
    var grid: String {
        let across = frame.vertical.ticks.compactMap { frame.y($0.position) }.map { y in
            "M\(ChartFrame.text(frame.left)) \(ChartFrame.text(y))H\(ChartFrame.text(frame.right))"
        }
        let upright = frame.horizontal.ticks.compactMap { frame.x($0.position) }.map { x in
            "M\(ChartFrame.text(x)) \(ChartFrame.text(frame.top))V\(ChartFrame.text(frame.bottom))"
        }
        let lines = across + (frame.vertical.isList ? upright : [])
        return lines.isEmpty
            ? "" : Markup.element("path", ["d": lines.joined(), "fill": "none", "stroke": ChartPalette.grid])
    }

    var drawing: String { axis + verticalNumbers + horizontalNumbers + titles + levelNames }

    private var axis: String {
        let ticks = frame.horizontal.ticks.compactMap { frame.x($0.position) }.map { x in
            "M\(ChartFrame.text(x)) \(ChartFrame.text(frame.bottom))v5"
        }
        let line = "M\(ChartFrame.text(frame.left)) \(ChartFrame.text(frame.bottom))H\(ChartFrame.text(frame.right))"
        return Markup.element(
            "path", ["d": line + ticks.joined(), "fill": "none", "stroke": ChartPalette.axis])
    }

    private var verticalNumbers: String {
        frame.vertical.ticks.compactMap { tick in
            frame.y(tick.position).map { text(tick.label, x: frame.left - 7, y: $0 + 5, anchor: "end") }
        }.joined()
    }

    private var horizontalNumbers: String {
        frame.horizontal.ticks.compactMap { tick in
            frame.x(tick.position).map { x in
                tick.label.split(separator: "\n").enumerated().map { line, words in
                    text(
                        String(words), x: x, y: frame.bottom + 19 + Double(line) * ChartFrame.lineHeight,
                        anchor: "middle")
                }.joined()
            }
        }.joined()
    }

    private var titles: String {
        let lines = frame.horizontal.ticks.map { $0.label.split(separator: "\n").count }.max() ?? 0
        let below = frame.bottom + 19 + Double(lines) * ChartFrame.lineHeight
        let vertical = frame.vertical.title
        let horizontal = frame.horizontal.title
        return (vertical.isEmpty ? "" : text(vertical, x: 4, y: 14, anchor: "start"))
            + (horizontal.isEmpty
                ? "" : text(horizontal, x: (frame.left + frame.right) / 2, y: below, anchor: "middle"))
    }

    /// Beside the plot at their levels' heights, moved apart where they would overlap.
    private var levelNames: String {
        let wanted = names.compactMap { name in frame.y(name.level).map { (name: name, y: $0 + 0.36 * frame.fontSize) }
        }
        .sorted { $0.y < $1.y }
        var next = -Double.infinity
        let placed = wanted.map { wish in
            let lines = Double(wish.name.lines.count)
            // Several lines stand around the height that they name.
            let y = max(wish.y - (lines - 1) / 2 * ChartFrame.lineHeight, next)
            next = y + lines * ChartFrame.lineHeight
            return (name: wish.name, y: y)
        }
        // What was pushed below the plot moves back up as a whole.
        let excess = max(0, next - ChartFrame.lineHeight - frame.bottom - 2)
        return placed.flatMap { name, y in
            name.lines.enumerated().map { line, words in
                text(
                    words, x: frame.right + 6, y: y - excess + Double(line) * ChartFrame.lineHeight, anchor: "start",
                    colour: ChartPalette.colour(of: name.subject))
            }
        }.joined()
    }

    /// The names with the first and the last year, for a small drawing.
    var ends: String {
        let ticks = frame.horizontal.ticks.compactMap { tick in
            frame.x(tick.position).map { (label: tick.label, x: $0) }
        }
        func year(_ label: String, _ x: Double, _ anchor: String) -> String {
            text(label, x: x, y: frame.height - 3, anchor: anchor)
        }
        guard let first = ticks.first, let last = ticks.last, ticks.count > 1 else {
            return levelNames + ticks.map { year($0.label, $0.x, "middle") }.joined()
        }
        func width(_ label: String) -> Double { ChartFrame.width(of: label) * frame.fontSize / 14 }
        let (start, end) = (max(0, first.x - 5), last.x + 5)
        // Where both don't fit below their points, they stand side by side from the drawing's edge on.
        let apart = width(first.label) + width(last.label) + 4
        return levelNames
            + (end - start < apart
                ? year(first.label, 0, "start") + year(last.label, max(end, apart), "end")
                : year(first.label, start, "start") + year(last.label, end, "end"))
    }

    private func text(
        _ words: String, x: Double, y: Double, anchor: String, colour: String = ChartPalette.axis
    ) -> String {
        Markup.element(
            "text",
            ["x": ChartFrame.text(x), "y": ChartFrame.text(y), "text-anchor": anchor, "fill": colour],
            Markup.escaped(words))
    }
}
