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
