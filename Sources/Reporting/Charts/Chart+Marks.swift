extension Chart {
    /// A hatched part of the horizontal axis, such as the years of a disturbance.
    public struct Shade: Hashable, Sendable {
        public let from: Double
        public let to: Double
        /// For the legend, as with every mark.
        public let label: String?

        public init(from: Double, to: Double, label: String? = nil) {
            self.from = from
            self.to = to
            self.label = label
        }
    }

    /// The space between two lines, such as a prediction interval over the years.
    public struct Band: Hashable, Sendable {
        /// How a band stands out from those around it; the innermost is the darkest.
        public enum Depth: String, CaseIterable, Sendable {
            case inner
            case middle
            case outer
            /// Edges without a filling, for what is only compared with.
            case outline
        }

        public struct Edge: Hashable, Sendable {
            public let x: Double
            public let lower: Double
            public let upper: Double

            public init(x: Double, lower: Double, upper: Double) {
                self.x = x
                self.lower = lower
                self.upper = upper
            }
        }

        /// From left to right.
        public let edges: [Edge]
        public let depth: Depth
        public let label: String?

        public init(edges: [Edge], depth: Depth, label: String? = nil) {
            self.edges = edges
            self.depth = depth
            self.label = label
        }
    }

    /// Points joined in their order.
    public struct Line: Hashable, Sendable {
        public let points: [Point]
        public let subject: Subject
        public let stroke: Stroke
        public let isStrong: Bool
        public let label: String?

        public init(
            points: [Point], subject: Subject, stroke: Stroke = .solid, isStrong: Bool = false, label: String? = nil
        ) {
            self.points = points
            self.subject = subject
            self.stroke = stroke
            self.isStrong = isStrong
            self.label = label
        }
    }

    /// Single values.
    public struct Points: Hashable, Sendable {
        public let points: [Point]
        public let subject: Subject
        public let shape: Shape
        /// Drawn smaller than other values, as one of many.
        public let isSmall: Bool
        public let label: String?

        public init(points: [Point], subject: Subject, shape: Shape, isSmall: Bool = false, label: String? = nil) {
            self.points = points
            self.subject = subject
            self.shape = shape
            self.isSmall = isSmall
            self.label = label
        }
    }

    /// Values of which only a bound is known; an arrow points to where the value lies.
    public struct Bounds: Hashable, Sendable {
        public enum Side: Hashable, Sendable {
            /// The value is the bound or more.
            case above
            /// The value is the bound or less.
            case below
        }

        public struct Bound: Hashable, Sendable {
            public let point: Point
            public let side: Side

            public init(point: Point, side: Side) {
                self.point = point
                self.side = side
            }
        }

        public let bounds: [Bound]
        public let label: String?

        public init(bounds: [Bound], label: String? = nil) {
            self.bounds = bounds
            self.label = label
        }
    }

    /// A level to reach, across a part of the horizontal axis.
    public struct Rule: Hashable, Sendable {
        public let from: Double
        public let to: Double
        public let level: Double
        /// Stands beside the chart at the level's height.
        public let name: String
        public let label: String?

        public init(from: Double, to: Double, level: Double, name: String, label: String? = nil) {
            self.from = from
            self.to = to
            self.level = level
            self.name = name
            self.label = label
        }
    }

    /// Bars that stand on the horizontal axis, or lie along it.
    public struct Bars: Hashable, Sendable {
        public enum Direction: Hashable, Sendable {
            case upright
            case lying
        }

        public struct Bar: Hashable, Sendable {
            /// Its middle on the axis it stands on.
            public let position: Double
            public let from: Double
            public let to: Double
            /// Filled where others are hatched.
            public let isFilled: Bool

            public init(position: Double, from: Double = 0, to: Double, isFilled: Bool) {
                self.position = position
                self.from = from
                self.to = to
                self.isFilled = isFilled
            }
        }

        public let bars: [Bar]
        /// In the unit of the axis they stand on.
        public let width: Double
        public let direction: Direction
        /// Of the filled bars.
        public let filledLabel: String?
        /// Of the hatched bars.
        public let hatchedLabel: String?

        public init(
            bars: [Bar], width: Double, direction: Direction, filledLabel: String? = nil, hatchedLabel: String? = nil
        ) {
            self.bars = bars
            self.width = width
            self.direction = direction
            self.filledLabel = filledLabel
            self.hatchedLabel = hatchedLabel
        }
    }

    /// A few words at each of several places.
    public struct Notes: Hashable, Sendable {
        public struct Note: Hashable, Sendable {
            public let point: Point
            public let text: String

            public init(point: Point, text: String) {
                self.point = point
                self.text = text
            }
        }

        public let notes: [Note]
        public let label: String?

        public init(notes: [Note], label: String? = nil) {
            self.notes = notes
            self.label = label
        }
    }
}
