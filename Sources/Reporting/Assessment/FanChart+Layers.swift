import MitoshiPlanning
import MitoshiStatistics

/// The marks, from the back to the front.
extension FanChart {
    var shades: [Chart.Layer] {
        events.map { event in
            .shade(
                Chart.Shade(
                    from: Double(event.from.year) - 0.5, to: Double(max(event.from, event.to).year) + 0.5,
                    label: language.text("特殊要因年度", "shock years")))
        }
    }

    /// The prediction intervals, the widest at the back.
    var bands: [Chart.Layer] {
        let intervals: [(interval: Interval, depth: Chart.Band.Depth, share: BilingualText)] = [
            (.share95, .outer, BilingualText(japanese: "20回中19回", english: "19 times in 20")),
            (.share80, .middle, BilingualText(japanese: "10回中8回", english: "8 times in 10")),
            (.share50, .inner, BilingualText(japanese: "10回中5回", english: "5 times in 10")),
        ]
        return intervals.compactMap { interval in
            let edges = edges(of: interval.interval)
            guard !edges.isEmpty else { return nil }
            return .band(
                Chart.Band(
                    edges: apex + edges, depth: interval.depth,
                    label: interval.share[language]))
        }
    }

    /// Lines between neighbouring years; dots where years without a value lie between.
    var gaps: [Chart.Layer] {
        let points = measured.map(\.point)
        let pairs = Array(zip(points, points.dropFirst()))
        let lines: [Chart.Layer] = Self.runs(of: points).filter { $0.count > 1 }.map {
            .line(Chart.Line(points: $0, subject: .measured))
        }
        let dots: [Chart.Layer] = pairs.filter { $1.x - $0.x > Self.neighbours }.map { earlier, later in
            .line(
                Chart.Line(
                    points: [earlier, later], subject: .measured, stroke: .dotted,
                    label: language.text("値のない期間", "no value")))
        }
        return dots + lines
    }

    var plan: [Chart.Layer] {
        let path = (basePoint.map { [$0] } ?? []) + targets.map { Chart.Point(x: Double($0.year.year), y: $0.level) }
        guard path.count > 1 else { return [] }
        return [
            .line(
                Chart.Line(
                    points: path, subject: .plan, stroke: .dashed, label: language.text("計画の道筋", "the plan's path")))
        ]
    }

    var history: [Chart.Layer] {
        let published = measured.filter { !$0.isDerived }.map(\.point)
        let derived = measured.filter(\.isDerived).map(\.point)
        func layer(_ points: [Chart.Point], _ shape: Chart.Shape, _ label: String) -> [Chart.Layer] {
            points.isEmpty
                ? [] : [.points(Chart.Points(points: points, subject: .measured, shape: shape, label: label))]
        }
        return layer(published, .disc, language.text("実績値", "measured"))
            + layer(derived, .ring, language.text("計算による値", "computed from others"))
    }

    var bounds: [Chart.Layer] {
        onlyBounds.isEmpty
            ? [] : [.bounds(Chart.Bounds(bounds: onlyBounds, label: language.text("範囲のみ分かる値", "known as a bound")))]
    }

    var median: [Chart.Layer] {
        let middle = edges(of: .median).map { Chart.Point(x: $0.x, y: $0.lower) }
        guard !middle.isEmpty else { return [] }
        return [
            .line(
                Chart.Line(
                    points: apex.map { Chart.Point(x: $0.x, y: $0.lower) } + middle, subject: .forecast,
                    isStrong: true, label: language.text("五分五分の値", "even-odds value")))
        ]
    }

    var rules: [Chart.Layer] {
        targets.flatMap { target in
            target.ends.enumerated().map { place, level in
                .rule(
                    Chart.Rule(
                        from: Double(target.year.year) - 0.3, to: Double(target.year.year) + 0.3, level: level,
                        name: place == 0 ? "\(target.year.mark[language]) \(target.text)" : "",
                        label: language.text("目標値", "target")))
            }
        }
    }

    /// Values further apart than this, in years, have a gap between them.
    private static let neighbours = 1.01

    /// Points without a gap between them.
    private static func runs(of points: [Chart.Point]) -> [[Chart.Point]] {
        points.reduce(into: []) { runs, point in
            if let last = runs.last?.last, point.x - last.x <= neighbours {
                runs[runs.count - 1].append(point)
            } else {
                runs.append([point])
            }
        }
    }

    /// Where the forecast opens: the last value, which is certain.
    var apex: [Chart.Band.Edge] {
        start.map { [Chart.Band.Edge(x: $0.x, lower: $0.y, upper: $0.y)] } ?? []
    }
}
