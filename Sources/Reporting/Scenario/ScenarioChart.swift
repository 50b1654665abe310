import MitoshiPlanning

/// The chance in the last target year without and with each scenario, as two marks on a line.
struct ScenarioChart {
    let rows: [Row]
    let language: Language
    let limits = VerdictLimits()

    struct Row {
        let name: String
        let year: ScenarioAnswer.Year
    }

    /// More than these are left to the table.
    private static let most = 24

    /// `nil` where every scenario was refused.
    init?(_ answers: [ScenarioAnswer], in language: Language) {
        let rows = answers.compactMap { answer in
            answer.answered?.years.last.map { Row(name: answer.scenario.id, year: $0) }
        }
        guard !rows.isEmpty else { return nil }
        self.rows = Array(rows.prefix(Self.most))
        self.language = language
    }

    var chart: Chart {
        Chart(
            title: language.text("想定ケースごとの目標達成確率（最後の目標年度）", "Chances under each scenario (last target year)"),
            alternative: alternative, horizontal: .probabilities(in: language),
            vertical: Chart.Axis(rows: rows.map(\.name)), layers: moves + [before, after])
    }

    private var moves: [Chart.Layer] {
        rows.enumerated().map { index, row in
            let y = -Double(index)
            return .line(
                Chart.Line(
                    points: [Chart.Point(x: row.year.before, y: y), Chart.Point(x: row.year.after, y: y)],
                    subject: .forecast, isStrong: true))
        }
    }

    private var before: Chart.Layer {
        marks(\.before, .comparison, .ring, language.text("現状のまま", "as it is"))
    }

    private var after: Chart.Layer {
        marks(\.after, .forecast, .disc, language.text("想定ケース", "scenario"))
    }

    private func marks(
        _ chance: (ScenarioAnswer.Year) -> Double, _ subject: Chart.Subject, _ shape: Chart.Shape, _ label: String
    ) -> Chart.Layer {
        .points(
            Chart.Points(
                points: rows.enumerated().map { Chart.Point(x: chance($0.element.year), y: -Double($0.offset)) },
                subject: subject, shape: shape, label: label))
    }

    private var alternative: String {
        let parts = rows.map { row in
            let (before, after) = (limits.tens(of: row.year.before), limits.tens(of: row.year.after))
            return language.text(
                "「\(row.name)」で\(before.japanese)から\(after.japanese)。",
                "“\(row.name)”: \(before.english) to \(after.english).")
        }
        return parts.joined(separator: language.text("", " "))
    }
}
