import Foundation
import MitoshiBasics

/// A chart before it has a format: what there is to draw in the units of its axes, and what it says in words.
///
/// Every mark differs from the others by shape or pattern, never by colour alone, so that a copy in black and white says
/// as much.
package struct Chart: Hashable, Sendable {
    package let title: String
    /// What a reader who can't see the chart must know; never empty.
    package let alternative: String
    package let horizontal: Axis
    package let vertical: Axis
    /// From the back to the front.
    package let layers: [Layer]

    package init(title: String, alternative: String, horizontal: Axis, vertical: Axis, layers: [Layer]) {
        self.title = title
        self.alternative = alternative.isEmpty ? title : alternative
        self.horizontal = horizontal
        self.vertical = vertical
        self.layers = layers
    }

    /// One kind of mark with everything it marks.
    package enum Layer: Hashable, Sendable {
        case shade(Shade)
        case band(Band)
        case line(Line)
        case points(Points)
        case bounds(Bounds)
        case rule(Rule)
        case bars(Bars)
        case notes(Notes)
    }

    /// A place in the units of both axes.
    package struct Point: Hashable, Sendable {
        package let x: Double
        package let y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What a mark is about; decides its colour.
    package enum Subject: String, CaseIterable, Sendable {
        case measured
        case forecast
        /// What was planned or is aimed at.
        case plan
        /// Something to compare with, on which no verdict rests.
        case comparison
    }

    /// How a line is drawn.
    package enum Stroke: String, CaseIterable, Sendable {
        case solid
        case dashed
        case dotted
    }

    /// How a single value is drawn.
    package enum Shape: String, CaseIterable, Sendable {
        case disc
        case ring
        case diamond
        case square
        case triangle
    }

    /// One side of a chart: the range it shows and what is written along it.
    package struct Axis: Hashable, Sendable {
        package struct Tick: Hashable, Sendable {
            package let position: Double
            /// One or two lines.
            package let label: String

            package init(position: Double, label: String) {
                self.position = position
                self.label = label
            }
        }

        /// What is counted, for instance `人`.
        package let title: String
        /// Finite, and wider than nothing.
        package let range: ClosedRange<Double>
        package let ticks: [Tick]
        /// Whether every tick names a row of its own; a chart with such an upright axis grows with its rows.
        package let isList: Bool

        /// - Parameter range: Widened where it holds a single value, and moved into what a chart can place.
        package init(title: String, range: ClosedRange<Double>, ticks: [Tick], isList: Bool = false) {
            self.title = title
            self.range = Self.usable(range)
            self.ticks = ticks.filter { $0.position.isFinite }
            self.isList = isList
        }

        /// An upright axis of named rows from top to bottom, row i at −i; long names are cut.
        package init(rows names: [String]) {
            self.init(
                title: "", range: (0.5 - Double(max(1, names.count)))...0.5,
                ticks: names.enumerated().map {
                    Tick(position: -Double($0.offset), label: shortened($0.element, to: Self.rowNameWidth))
                }, isList: true)
        }

        /// In columns of a terminal; leaves more than half of the drawing to the marks.
        private static let rowNameWidth = 24

        /// An axis of numbers that shows all of `values`, from one round number to another.
        ///
        /// - Parameters:
        ///   - values: Those that aren't finite are left out.
        ///   - count: About how many ticks.
        ///   - label: How a round number is written.
        package init(title: String, covering values: [Double], count: Int = 5, label: (Double) -> String) {
            let finite = values.filter(\.isFinite)
            let wanted = Self.usable((finite.min() ?? 0)...(finite.max() ?? 1))
            let rounds = Self.roundNumbers(covering: wanted, count: count)
            self.init(
                title: title, range: (rounds.first ?? wanted.lowerBound)...(rounds.last ?? wanted.upperBound),
                ticks: rounds.map { Tick(position: $0, label: label($0)) })
        }

        /// Where `value` lies between the ends of the range: 0 … 1 inside; `nil` where it isn't finite.
        package func fraction(of value: Double) -> Double? {
            // By halves, since the width of a finite range need not be finite.
            let fraction =
                (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
            return fraction.isFinite ? fraction : nil
        }

        /// Equal steps of 1, 2 or 5 times a power of ten, the first at or below the range, the last at or above it.
        static func roundNumbers(covering range: ClosedRange<Double>, count: Int) -> [Double] {
            let rough = (range.upperBound / 2 - range.lowerBound / 2) / Double(max(1, count)) * 2
            guard rough.isFinite, rough > 0 else { return [range.lowerBound, range.upperBound] }
            let power = pow(10, floor(log10(rough)))
            let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
            let first = floor(range.lowerBound / step + 1e-9)
            let last = ceil(range.upperBound / step - 1e-9)
            // Beyond 2⁵³ steps from zero neighbouring ticks would be one number.
            guard step > 0, abs(first) < 0x1p50, abs(last) < 0x1p50, last > first else {
                return [range.lowerBound, range.upperBound]
            }
            // Divided where the step is a fraction: 3 / 10 is the number that reads 0.3, 3 · 0.1 isn't.
            let inverse = (1 / step).rounded()
            return (0...Int(last - first)).map { index in
                let number = first + Double(index)
                return step < 1 && inverse.isFinite ? number / inverse : number * step
            }
        }

        /// The largest size a chart can place.
        private static let largest = 1e300

        private static func usable(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
            func held(_ value: Double) -> Double { value.isNaN ? 0 : min(max(value, -largest), largest) }
            let (lower, upper) = (held(range.lowerBound), held(range.upperBound))
            guard upper - lower <= abs(upper) * 1e-9 else { return lower...upper }
            let margin = max(abs(lower) * 0.05, 0.5)
            return (lower - margin)...(upper + margin)
        }
    }

    /// What stands beside the chart at the height of the mark that it names.
    struct Name: Hashable {
        let text: String
        let level: Double
        let subject: Subject

        /// So short that the marks keep room.
        var lines: [String] { text.split(separator: "\n").map { shortened(String($0), to: Self.width) } }

        /// In columns of a terminal.
        private static let width = 24
    }

    /// The names of all marks that have one.
    var names: [Name] {
        layers.compactMap { layer in
            switch layer {
            case .rule(let rule): rule.name.isEmpty ? nil : Name(text: rule.name, level: rule.level, subject: .plan)
            case .line(let line):
                line.name.flatMap { name in
                    line.points.last.map { Name(text: name, level: $0.y, subject: line.subject) }
                }
            case .band(let band):
                band.name.flatMap { name in
                    band.edges.last.map {
                        Name(text: name, level: $0.lower / 2 + $0.upper / 2, subject: .forecast)
                    }
                }
            case .shade, .points, .bounds, .bars, .notes: nil
            }
        }
    }
}
