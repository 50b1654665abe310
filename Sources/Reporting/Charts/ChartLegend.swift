import MitoshiBasics

/// What each kind of mark means, below a chart.
struct ChartLegend {
    struct Entry: Hashable {
        let sample: Sample
        let text: String
    }

    /// A piece of the mark itself.
    enum Sample: Hashable {
        case shade
        case band(Chart.Band.Depth)
        case line(Chart.Subject, Chart.Stroke, isStrong: Bool)
        case points(Chart.Shape, Chart.Subject)
        case bound(Chart.Bounds.Side)
        case rule
        case filledBar
        case hatchedBar
        case note(String)
    }

    /// As many entries a row as fit.
    let rows: [[Entry]]

    private static let sampleWidth = 30.0
    private static let gap = 16.0

    /// - Parameter width: How much room a row has.
    init(of chart: Chart, width: Double) {
        var seen: Set<Entry> = []
        let entries = chart.layers.flatMap(Self.entries).filter { seen.insert($0).inserted }
        var rows: [[Entry]] = []
        var used = Double.infinity
        for entry in entries {
            let entryWidth = Self.width(of: entry)
            if used + entryWidth > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(entry)
            used += entryWidth
        }
        self.rows = rows
    }

    func drawing(in frame: ChartFrame, marks: SVGMarks) -> String {
        let top = frame.height - Double(rows.count) * ChartFrame.legendRowHeight
        return rows.enumerated().map { index, row in
            var x = 4.0
            let y = top + (Double(index) + 0.5) * ChartFrame.legendRowHeight - 3
            return row.map { entry in
                defer { x += Self.width(of: entry) }
                return sample(entry.sample, x: x, y: y, marks: marks) + words(entry.text, x: x, y: y)
            }.joined()
        }.joined()
    }

    private static func width(of entry: Entry) -> Double {
        sampleWidth + ChartFrame.width(of: entry.text) + gap
    }

    private func words(_ text: String, x: Double, y: Double) -> String {
        Markup.element(
            "text",
            ["x": ChartFrame.text(x + Self.sampleWidth), "y": ChartFrame.text(y + 5), "fill": ChartPalette.ink],
            Markup.escaped(text))
    }

    private static func entries(_ layer: Chart.Layer) -> [Entry] {
        func entry(_ sample: Sample, _ label: String?) -> [Entry] {
            label.map { [Entry(sample: sample, text: $0)] } ?? []
        }
        switch layer {
        case .shade(let shade): return entry(.shade, shade.label)
        case .band(let band): return entry(.band(band.depth), band.label)
        case .line(let line): return entry(.line(line.subject, line.stroke, isStrong: line.isStrong), line.label)
        case .points(let points): return entry(.points(points.shape, points.subject), points.label)
        case .bounds(let bounds): return entry(.bound(bounds.bounds.first?.side ?? .above), bounds.label)
        case .rule(let rule): return entry(.rule, rule.label)
        case .bars(let bars): return entry(.filledBar, bars.filledLabel) + entry(.hatchedBar, bars.hatchedLabel)
        case .notes(let notes): return entry(.note(notes.notes.first?.text ?? ""), notes.label)
        }
    }

    private func sample(_ sample: Sample, x: Double, y: Double, marks: SVGMarks) -> String {
        let (middle, end) = (x + 12, x + 24)
        switch sample {
        case .shade, .hatchedBar: return marks.hatchedBox(x: x, y: y - 6, width: 24, height: 12)
        case .filledBar: return marks.filledBox(x: x, y: y - 6, width: 24, height: 12)
        case .band(let depth): return band(depth, x: x, y: y, marks: marks)
        case .line(let subject, let stroke, let isStrong):
            return line(from: x, to: end, y: y, subject, stroke.dashes, isStrong ? 2.6 : 1.6, marks)
        case .points(let shape, let subject): return marks.mark(shape, subject, at: (middle, y))
        case .bound(let side): return marks.arrow(side, at: (middle, side == .above ? y + 8 : y - 8))
        case .rule: return line(from: x, to: end, y: y, .plan, "", 1.6, marks)
        case .note(let text): return words(text, x: x - Self.sampleWidth, y: y)
        }
    }

    private func line(
        from start: Double, to end: Double, y: Double, _ subject: Chart.Subject, _ dashes: String, _ width: Double,
        _ marks: SVGMarks
    ) -> String {
        Markup.element(
            "path",
            marks.outline(
                marks.path([(start, y), (end, y)]), ChartPalette.colour(of: subject), dashes, width: width))
    }

    private func band(_ depth: Chart.Band.Depth, x: Double, y: Double, marks: SVGMarks) -> String {
        let (top, bottom, end) = (y - 6, y + 6, x + 24)
        return Markup.element(
            "path",
            [
                "d": marks.path([(x, top), (end, top), (end, bottom), (x, bottom)]) + "Z",
                "fill": ChartPalette.filling(of: depth),
            ])
    }
}
