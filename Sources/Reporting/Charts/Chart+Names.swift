import MitoshiBasics

extension Chart {
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
