import MitoshiPlanning

/// How far each funded effect moves its indicator's chance between its 10th and 90th percentile, the widest first.
struct TornadoChart {
    let rows: [BudgetAnswer.Effect]
    /// How many bars are too many to show.
    let hidden: Int
    let language: Language
    let limits: VerdictLimits

    private static let most = 24

    /// `nil` where no effect of the choice moves a chance noticeably.
    init?(_ answer: BudgetAnswer, in language: Language) {
        let rows = Self.grouped(answer.noticeableEffects)
        guard !rows.isEmpty else { return nil }
        self.rows = Array(rows.prefix(Self.most))
        hidden = max(0, rows.count - Self.most)
        self.language = language
        limits = answer.analysis.assessment.settings.verdictLimits
    }

    /// Those of one indicator stand together, the indicator with the widest bar first.
    private static func grouped(_ effects: [BudgetAnswer.Effect]) -> [BudgetAnswer.Effect] {
        let groups = Dictionary(grouping: effects, by: \.indicator.id)
        var seen: Set<String> = []
        return effects.map(\.indicator.id).filter { seen.insert($0).inserted }.flatMap { groups[$0] ?? [] }
    }

    var chart: Chart {
        Chart(
            title: language.text("効果の不確かさと目標達成確率", "Uncertain effects and the chances"), alternative: alternative,
            horizontal: .probabilities(in: language),
            vertical: Chart.Axis(rows: rows.map { "\($0.indicator.id) \($0.bar.interventionID)" }), layers: layers)
    }

    private var layers: [Chart.Layer] {
        [
            .bars(
                Chart.Bars(
                    bars: rows.enumerated().map { index, row in
                        Chart.Bars.Bar(
                            position: -Double(index), from: min(row.bar.low, row.bar.high),
                            to: max(row.bar.low, row.bar.high),
                            isFilled: true)
                    }, width: 0.5, direction: .lying,
                    filledLabel: language.text("効果が10%点から90%点のとき", "effect from its 10th to its 90th percentile"))),
            marks(\.moved.participant.before, .comparison, .ring, language.text("現状のまま", "as it is")),
            marks(\.moved.after, .plan, .diamond, language.text("選んだ施策で", "with the choice")),
        ]
    }

    private func marks(
        _ chance: (BudgetAnswer.Effect) -> Double, _ subject: Chart.Subject, _ shape: Chart.Shape, _ label: String
    ) -> Chart.Layer {
        .points(
            Chart.Points(
                points: rows.enumerated().map { Chart.Point(x: chance($0.element), y: -Double($0.offset)) },
                subject: subject, shape: shape, label: label))
    }

    private var alternative: String {
        let parts = rows.map { row in
            let (low, high) = (limits.tens(of: row.bar.low), limits.tens(of: row.bar.high))
            if low == high {
                return language.text(
                    "\(row.indicator.id)は\(row.bar.interventionID)の効果によらず\(low.japanese)。",
                    "\(row.indicator.id) with \(row.bar.interventionID): \(low.english) either way.")
            }
            return language.text(
                "\(row.indicator.id)は\(row.bar.interventionID)の効果しだいで\(low.japanese)から\(high.japanese)。",
                "\(row.indicator.id) with \(row.bar.interventionID): \(low.english) to \(high.english).")
        }
        return parts.joined(separator: language.text("", " "))
    }
}

extension Chart.Axis {
    /// Chances from 0 to 100 %.
    static func probabilities(in language: Language) -> Chart.Axis {
        Chart.Axis(
            title: language.text("目標達成確率", "probability of attainment"), range: 0...1,
            ticks: (0...5).map { Tick(position: Double($0) / 5, label: "\(20 * $0)%") })
    }
}
