import MitoshiBasics

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
        let ticks = frame.horizontal.ticks
        let years =
            ticks.count > 1 ? [(ticks[0], "start"), (ticks[ticks.count - 1], "end")] : ticks.map { ($0, "middle") }
        return levelNames
            + years.compactMap { tick, anchor in
                frame.x(tick.position).map { x in
                    text(tick.label, x: anchor == "start" ? max(0, x - 5) : x + 5, y: frame.height - 3, anchor: anchor)
                }
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
