import Foundation
import MitoshiBasics

extension Chart {
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
}
