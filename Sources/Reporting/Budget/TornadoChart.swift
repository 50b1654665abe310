import MitoshiPlanning

/// How far each funded effect moves its indicator's chance between its 10th and 90th percentile, the widest first.
struct TornadoChart {
    let rows: [Row]
    /// How many bars are too many to show.
    let hidden: Int
    let language: Language
    let limits: VerdictLimits

    struct Row: Hashable {
        let indicator: Indicator
        let interventionID: String
        let low: Double
        let high: Double
        /// The indicator's chance with and without the choice.
        let after: Double
        let before: Double

        var width: Double { abs(high - low) }
    }

    private static let most = 24
    /// Bars narrower than half a point would be drawn as nothing.
    static let narrowest = 0.005

    /// `nil` where no effect of the choice moves a chance by half a point.
    init?(_ answer: BudgetAnswer, in language: Language) {
        let rows = Self.rows(of: answer)
        guard !rows.isEmpty else { return nil }
        self.rows = Array(rows.prefix(Self.most))
        hidden = max(0, rows.count - Self.most)
        self.language = language
        limits = answer.analysis.assessment.settings.verdictLimits
    }

    /// Those of one indicator stand together, the indicator with the widest bar first.
    private static func rows(of answer: BudgetAnswer) -> [Row] {
        let (analysis, choice) = (answer.analysis, answer.choice ?? .none)
        let after = analysis.chances(funding: choice)
        let groups = analysis.indicators.indices.map { place in
            analysis.tornado(of: place, funding: choice).map { bar in
                Row(
                    indicator: analysis.indicators[place].indicator, interventionID: bar.interventionID, low: bar.low,
                    high: bar.high, after: after[place], before: analysis.indicators[place].before)
            }.filter { $0.width >= narrowest }
        }
        return groups.filter { !$0.isEmpty }.enumerated().sorted {
            ($1.element[0].width, $0.offset) < ($0.element[0].width, $1.offset)
        }.flatMap(\.element)
    }

    var chart: Chart {
        Chart(
            title: language.text("効果の不確かさと目標達成確率", "Uncertain effects and the chances"), alternative: alternative,
            horizontal: .probabilities(in: language),
            vertical: Chart.Axis(rows: rows.map { "\($0.indicator.id) \($0.interventionID)" }), layers: layers)
    }

    private var layers: [Chart.Layer] {
        [
            .bars(
                Chart.Bars(
                    bars: rows.enumerated().map { index, row in
                        Chart.Bars.Bar(
                            position: -Double(index), from: min(row.low, row.high), to: max(row.low, row.high),
                            isFilled: true)
                    }, width: 0.5, direction: .lying,
                    filledLabel: language.text("効果が10%点から90%点のとき", "effect from its 10th to its 90th percentile"))),
            marks(\.before, .comparison, .ring, language.text("現状のまま", "as it is")),
            marks(\.after, .plan, .diamond, language.text("選んだ施策で", "with the choice")),
        ]
    }

    private func marks(
        _ chance: (Row) -> Double, _ subject: Chart.Subject, _ shape: Chart.Shape, _ label: String
    ) -> Chart.Layer {
        .points(
            Chart.Points(
                points: rows.enumerated().map { Chart.Point(x: chance($0.element), y: -Double($0.offset)) },
                subject: subject, shape: shape, label: label))
    }

    private var alternative: String {
        let parts = rows.map { row in
            let (low, high) = (limits.tens(of: row.low), limits.tens(of: row.high))
            if low == high {
                return language.text(
                    "\(row.indicator.id)は\(row.interventionID)の効果によらず\(low.japanese)。",
                    "\(row.indicator.id) with \(row.interventionID): \(low.english) either way.")
            }
            return language.text(
                "\(row.indicator.id)は\(row.interventionID)の効果しだいで\(low.japanese)から\(high.japanese)。",
                "\(row.indicator.id) with \(row.interventionID): \(low.english) to \(high.english).")
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
