extension Chart {
    /// A hatched part of the horizontal axis, such as the years of a disturbance.
    package struct Shade: Hashable, Sendable {
        package let from: Double
        package let to: Double
        /// For the legend, as with every mark.
        package let label: String?

        package init(from: Double, to: Double, label: String? = nil) {
            self.from = from
            self.to = to
            self.label = label
        }
    }

    /// The space between two lines, such as a prediction interval over the years.
    package struct Band: Hashable, Sendable {
        /// How a band stands out from those around it; the innermost is the darkest.
        package enum Depth: String, CaseIterable, Sendable {
            case inner
            case middle
            case outer
        }

        package struct Edge: Hashable, Sendable {
            package let x: Double
            package let lower: Double
            package let upper: Double

            package init(x: Double, lower: Double, upper: Double) {
                self.x = x
                self.lower = lower
                self.upper = upper
            }
        }

        /// From left to right.
        package let edges: [Edge]
        package let depth: Depth
        package let label: String?
        /// Stands beside the chart, where the band ends.
        package let name: String?

        package init(edges: [Edge], depth: Depth, label: String? = nil, name: String? = nil) {
            self.edges = edges
            self.depth = depth
            self.label = label
            self.name = name
        }
    }

    /// Points joined in their order.
    package struct Line: Hashable, Sendable {
        package internal(set) var points: [Point]
        package let subject: Subject
        package let stroke: Stroke
        package let isStrong: Bool
        package let label: String?
        /// Stands beside the chart, where the line ends.
        package let name: String?

        package init(
            points: [Point], subject: Subject, stroke: Stroke = .solid, isStrong: Bool = false, label: String? = nil,
            name: String? = nil
        ) {
            self.points = points
            self.subject = subject
            self.stroke = stroke
            self.isStrong = isStrong
            self.label = label
            self.name = name
        }
    }

    /// Single values.
    package struct Points: Hashable, Sendable {
        package internal(set) var points: [Point]
        package let subject: Subject
        package let shape: Shape
        /// Drawn smaller than other values, as one of many.
        package let isSmall: Bool
        package let label: String?

        package init(points: [Point], subject: Subject, shape: Shape, isSmall: Bool = false, label: String? = nil) {
            self.points = points
            self.subject = subject
            self.shape = shape
            self.isSmall = isSmall
            self.label = label
        }
    }

    /// Values of which only a bound is known; an arrow points to where the value lies.
    package struct Bounds: Hashable, Sendable {
        package enum Side: Hashable, Sendable {
            /// The value is the bound or more.
            case above
            /// The value is the bound or less.
            case below
        }

        package struct Bound: Hashable, Sendable {
            package let point: Point
            package let side: Side

            package init(point: Point, side: Side) {
                self.point = point
                self.side = side
            }
        }

        package let bounds: [Bound]
        package let label: String?

        package init(bounds: [Bound], label: String? = nil) {
            self.bounds = bounds
            self.label = label
        }
    }

    /// A level to reach, across a part of the horizontal axis.
    package struct Rule: Hashable, Sendable {
        package let from: Double
        package let to: Double
        package let level: Double
        /// Stands beside the chart at the level's height.
        package let name: String
        package let label: String?

        package init(from: Double, to: Double, level: Double, name: String, label: String? = nil) {
            self.from = from
            self.to = to
            self.level = level
            self.name = name
            self.label = label
        }
    }

    /// Bars that stand on the horizontal axis, or lie along it.
    package struct Bars: Hashable, Sendable {
        package enum Direction: Hashable, Sendable {
            case upright
            case lying
        }

        package struct Bar: Hashable, Sendable {
            /// Its middle on the axis it stands on.
            package let position: Double
            package let from: Double
            package let to: Double
            /// Filled where others are hatched.
            package let isFilled: Bool

            package init(position: Double, from: Double = 0, to: Double, isFilled: Bool) {
                self.position = position
                self.from = from
                self.to = to
                self.isFilled = isFilled
            }
        }

        package let bars: [Bar]
        /// In the unit of the axis they stand on.
        package let width: Double
        package let direction: Direction
        /// Of the filled bars.
        package let filledLabel: String?
        /// Of the hatched bars.
        package let hatchedLabel: String?

        package init(
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
    package struct Notes: Hashable, Sendable {
        package struct Note: Hashable, Sendable {
            package let point: Point
            package let text: String
            /// Whether it begins at its place instead of standing around it.
            package let begins: Bool

            package init(point: Point, text: String, begins: Bool = false) {
                self.point = point
                self.text = text
                self.begins = begins
            }
        }

        package let notes: [Note]
        package let label: String?

        package init(notes: [Note], label: String? = nil) {
            self.notes = notes
            self.label = label
        }
    }
}
