/// A chart before it has a format: what there is to draw in the units of its axes, and what it says in words.
///
/// Every mark differs from the others by shape or pattern, never by colour alone, so that a copy in black and white says
/// as much.
public struct Chart: Hashable, Sendable {
    public let title: String
    /// What a reader who can't see the chart must know; never empty.
    public let alternative: String
    public let horizontal: Axis
    public let vertical: Axis
    /// From the back to the front.
    public let layers: [Layer]

    public init(title: String, alternative: String, horizontal: Axis, vertical: Axis, layers: [Layer]) {
        self.title = title
        self.alternative = alternative.isEmpty ? title : alternative
        self.horizontal = horizontal
        self.vertical = vertical
        self.layers = layers
    }

    /// One kind of mark with everything it marks.
    public enum Layer: Hashable, Sendable {
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
    public struct Point: Hashable, Sendable {
        public let x: Double
        public let y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What a mark is about; decides its colour.
    public enum Subject: String, CaseIterable, Sendable {
        case measured
        case forecast
        /// What was planned or is aimed at.
        case plan
        /// Something to compare with, on which no verdict rests.
        case comparison
    }

    /// How a line is drawn.
    public enum Stroke: String, CaseIterable, Sendable {
        case solid
        case dashed
        case dotted
    }

    /// How a single value is drawn.
    public enum Shape: String, CaseIterable, Sendable {
        case disc
        case ring
        case diamond
        case square
        case triangle
    }
}
