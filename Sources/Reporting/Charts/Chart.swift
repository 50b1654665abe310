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
}
