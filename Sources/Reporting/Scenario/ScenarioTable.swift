import MitoshiPlanning

/// The scenarios one below the other, with the chances of every target year side by side.
struct ScenarioTable {
    let answers: [(answer: ScenarioAnswer, found: ScenarioAnswer.Answer)]
    let language: Language
    let limits = VerdictLimits()

    /// - Parameter answers: Those that were refused are left out.
    init(_ answers: [ScenarioAnswer], in language: Language) {
        self.answers = answers.compactMap { answer in answer.answered.map { (answer, $0) } }
        self.language = language
    }

    var table: Table {
        let years = Set(answers.flatMap { $0.found.years.map(\.target.fiscalYear) }).sorted()
        let hasJoint = answers.contains { $0.found.joint != nil }
        let headings = years.map { Column(key: "\($0.year)", heading: heading(of: $0)) }
        let joint = Column(key: "all", heading: language.text("すべての\n目標年度", "All target\nyears"))
        return Table(
            name: "scenarios",
            columns: [
                Column(key: "scenario", heading: language.text("想定ケース、事業指標", "Scenario, indicator"))
            ] + headings + (hasJoint ? [joint] : []),
            rows: answers.map { answer, found in
                [subject(of: answer, found)] + years.map { cell(in: $0, found, unit: answer.indicator.unit) }
                    + (hasJoint ? [found.joint.map { move(from: $0.before, to: $0.after) } ?? .empty] : [])
            })
    }

    private func heading(of year: FiscalYear) -> String {
        let label = year.shortLabel
        return language.text("\(label.japanese)\n（\(year.westernLabel.japanese)）", label.english)
    }

    private func subject(of answer: ScenarioAnswer, _ found: ScenarioAnswer.Answer) -> Cell {
        return .stack([.text(answer.scenario.id), .text("\(answer.indicator.id) \(answer.indicator.name)")])
    }

    /// The chances, the target, and how far the middle moves.
    private func cell(in year: FiscalYear, _ found: ScenarioAnswer.Answer, unit: String?) -> Cell {
        guard let year = found.years.first(where: { $0.target.fiscalYear == year }) else { return .empty }
        let target = year.target.goal.cell(unit: unit).text(in: language)
        let shift = Cell.change(year.shift, unit: unit).text(in: language)
        return .stack([
            move(from: year.before, to: year.after), .text(language.text("目標\(target)", "target \(target)")),
            .text(language.text("見込みの中心\(shift)", "middle \(shift)")),
        ])
    }

    private func move(from before: Double, to after: Double) -> Cell {
        let (before, after) = (limits.tens(of: before)[language], limits.tens(of: after)[language])
        return .text(
            before == after
                ? language.text("\(before)のまま", "\(before) as before")
                : language.text("\(before)から\(after)", "\(before) to \(after)"))
    }
}

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
