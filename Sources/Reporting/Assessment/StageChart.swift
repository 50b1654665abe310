import MitoshiPlanning

/// The stages of a milestone as steps over the years: where it stands, where the plan wants it, and with which chance each
/// stage will have been reached.
struct StageChart {
    let assessment: IndicatorAssessment
    let stages: StageOutlook
    let limits: VerdictLimits
    let language: Language

    /// `nil` unless the indicator is judged by stages.
    init?(_ assessment: IndicatorAssessment, _ limits: VerdictLimits, in language: Language) {
        guard case .stages(let stages) = assessment.outlook, !stages.stages.isEmpty else { return nil }
        self.assessment = assessment
        self.stages = stages
        self.limits = limits
        self.language = language
    }

    var chart: Chart {
        let name = "\(assessment.indicator.id) \(assessment.indicator.name)"
        return Chart(
            title: language.text("\(name)の段階と到達する確率", "\(name): stages and the chance to reach them"),
            alternative: alternative, horizontal: years, vertical: steps, layers: layers)
    }

    /// Of a stage's name beside the chart, in columns of a terminal.
    private static let nameWidth = 20

    private var goals: [(year: FiscalYear, stage: Int)] {
        assessment.targets.compactMap { answer in
            guard case .stage(let name) = answer.target.goal, let place = stages.stages.firstIndex(of: name) else {
                return nil
            }
            return (answer.target.fiscalYear, place)
        }
    }

    private var years: Chart.Axis {
        let last = goals.map(\.year.year).max() ?? stages.asOf.year
        let first = min(stages.asOf.year, goals.map(\.year.year).min() ?? stages.asOf.year)
        return Chart.Axis(
            title: "", range: (Double(first) - 0.5)...(Double(last) + 0.5),
            ticks: FanChart.ticks(from: first, to: last, most: 3).compactMap { year in
                stages.asOf.numbered(year).map {
                    Chart.Axis.Tick(position: Double(year), label: $0.mark[language])
                }
            })
    }

    private var steps: Chart.Axis {
        Chart.Axis(
            title: "", range: -0.5...(Double(stages.stages.count) - 0.5),
            ticks: stages.stages.enumerated().map { place, name in
                Chart.Axis.Tick(position: Double(place), label: shortened(name, to: Self.nameWidth))
            })
    }

    private var layers: [Chart.Layer] {
        let now = Chart.Point(x: Double(stages.asOf.year), y: Double(stages.current))
        let path = goals.map { Chart.Point(x: Double($0.year.year), y: Double($0.stage)) }
        return [
            .line(
                Chart.Line(
                    points: [now] + path, subject: .plan, stroke: .dashed)),
            .points(
                Chart.Points(points: path, subject: .plan, shape: .diamond, label: language.text("目標", "target"))),
            .points(
                Chart.Points(
                    points: [now], subject: .measured, shape: .disc, label: language.text("現在の段階", "stage now"))),
            .notes(
                Chart.Notes(
                    notes: chances.map { chance in
                        Chart.Notes.Note(
                            point: Chart.Point(x: Double(chance.year.year), y: Double(chance.stage) - 0.34),
                            text: limits.text(of: chance.probability)[language])
                    }, label: language.text("その\(stages.asOf.word.japanese)までに到達する確率", "chance to have reached it"))),
        ]
    }

    /// The chance that each later stage has been reached by the end of each target year.
    private var chances: [(year: FiscalYear, stage: Int, probability: Double)] {
        Set(goals.map(\.year)).sorted().flatMap { year in
            stages.stages.indices.filter { $0 > stages.current }.map {
                (year, $0, stages.probability(ofReaching: $0, by: year))
            }
        }
    }

    private var alternative: String {
        let now = stages.stages.indices.contains(stages.current) ? stages.stages[stages.current] : ""
        let reached = chances.map { chance in
            let (year, stage) = (chance.year.label, stages.stages[chance.stage])
            let probability = limits.text(of: chance.probability)
            return language.text(
                "\(year.japanese)までに「\(stage)」に到達する確率\(probability.japanese)",
                "“\(stage)” by \(year.english) with a chance of \(probability.english)")
        }
        return language.text(
            "\(stages.asOf.label.japanese)は「\(now)」。" + reached.map { $0 + "。" }.joined(),
            "\(stages.asOf.label.english): “\(now)”. " + reached.map { $0 + "." }.joined(separator: " "))
    }
}
