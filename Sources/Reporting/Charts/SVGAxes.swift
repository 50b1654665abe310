import MitoshiBasics

/// Draws what is written around a chart's marks: the axes with their numbers, and the names of the levels to reach.
struct SVGAxes {
    let frame: ChartFrame
    let names: [Chart.Rule]

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
        let wanted = names.filter { !$0.name.isEmpty }.compactMap { rule in
            frame.y(rule.level).map { (name: rule.name, y: $0 + 5) }
        }
        .sorted { $0.y < $1.y }
        var last = -Double.infinity
        var placed = wanted.map { wish in
            last = max(wish.y, last + ChartFrame.lineHeight)
            return (name: wish.name, y: last)
        }
        // What was pushed below the plot moves back up as a whole.
        let excess = max(0, last - frame.bottom - 2)
        placed = placed.map { ($0.name, $0.y - excess) }
        return placed.map {
            text($0.name, x: frame.right + 8, y: $0.y, anchor: "start", colour: ChartPalette.colour(of: .plan))
        }.joined()
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
