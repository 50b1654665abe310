import MitoshiPlanning

extension Chart {
    /// The chart from `start` on: what lies before is left out, and the vertical axis follows what is left.
    func cropped(from start: Double) -> Chart {
        guard start > horizontal.range.lowerBound, start < horizontal.range.upperBound else { return self }
        let kept = layers.compactMap { $0.cropped(from: start) }
        let values = kept.flatMap(\.heights)
        guard !values.isEmpty else { return self }
        return Chart(
            title: title, alternative: alternative,
            horizontal: Axis(
                title: horizontal.title, range: start...horizontal.range.upperBound,
                ticks: horizontal.ticks.filter { $0.position >= start }),
            vertical: Axis(title: vertical.title, covering: values) { NumberText.exact($0) }, layers: kept)
    }
}

extension Chart.Layer {
    /// `nil` where nothing is left. Bars stay as they are.
    fileprivate func cropped(from start: Double) -> Chart.Layer? {
        switch self {
        case .shade(let shade):
            return shade.to <= start
                ? nil : .shade(Chart.Shade(from: max(shade.from, start), to: shade.to, label: shade.label))
        case .band(let band):
            let edges = band.edges.filter { $0.x >= start }
            return edges.isEmpty ? nil : .band(Chart.Band(edges: edges, depth: band.depth, label: band.label))
        case .line(var line):
            line.points = line.points.filter { $0.x >= start }
            return line.points.count < 2 ? nil : .line(line)
        case .points(var marks):
            marks.points = marks.points.filter { $0.x >= start }
            return marks.points.isEmpty ? nil : .points(marks)
        case .bounds(let marks):
            let bounds = marks.bounds.filter { $0.point.x >= start }
            return bounds.isEmpty ? nil : .bounds(Chart.Bounds(bounds: bounds, label: marks.label))
        case .rule(let rule): return rule.to <= start ? nil : self
        case .bars: return self
        case .notes(let notes):
            let left = notes.notes.filter { $0.point.x >= start }
            return left.isEmpty ? nil : .notes(Chart.Notes(notes: left, label: notes.label))
        }
    }

    /// The places on the vertical axis that the layer reaches.
    fileprivate var heights: [Double] {
        switch self {
        case .shade, .notes: []
        case .band(let band): band.edges.flatMap { [$0.lower, $0.upper] }
        case .line(let line): line.points.map(\.y)
        case .points(let points): points.points.map(\.y)
        case .bounds(let bounds): bounds.bounds.map(\.point.y)
        case .rule(let rule): [rule.level]
        case .bars(let bars):
            bars.direction == .upright ? bars.bars.flatMap { [$0.from, $0.to] } : bars.bars.map(\.position)
        }
    }
}
