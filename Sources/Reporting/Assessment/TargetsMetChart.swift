import MitoshiPlanning

/// How many of a year's targets are met, as bars: the likely numbers filled, the others hatched.
struct TargetsMetChart {
    let year: TargetsMet
    let language: Language

    init(_ year: TargetsMet, in language: Language) {
        self.year = year
        self.language = language
    }

    var chart: Chart {
        Chart(
            title: language.text(
                "\(year.fiscalYear.label.japanese)に達成される目標の数",
                "How many targets for \(year.fiscalYear.label.english) are met"),
            alternative: alternative, horizontal: numbers, vertical: chances, layers: [bars, alone])
    }

    private var numbers: Chart.Axis {
        let step = max(1, (year.total + 11) / 12)
        return Chart.Axis(
            title: language.text("達成される目標の数（\(year.total)件中）", "targets met, of \(year.total)"),
            range: -0.6...(Double(year.total) + 0.6),
            ticks: stride(from: 0, through: year.total, by: step).map {
                Chart.Axis.Tick(position: Double($0), label: "\($0)")
            })
    }

    private var chances: Chart.Axis {
        Chart.Axis(
            title: language.text("確率", "probability"), covering: [0] + year.chances + year.independentChances, count: 4
        ) {
            NumberText.rounded(100 * $0, decimals: 1) + "%"
        }
    }

    private var bars: Chart.Layer {
        let likely = year.central80
        return .bars(
            Chart.Bars(
                bars: year.chances.enumerated().map { met, chance in
                    Chart.Bars.Bar(position: Double(met), to: chance, isFilled: likely.contains(met))
                }, width: 0.72, direction: .upright,
                filledLabel: language.text("10回中8回はこの範囲", "8 times in 10"),
                hatchedLabel: language.text("それ以外", "otherwise")))
    }

    private var alone: Chart.Layer {
        .points(
            Chart.Points(
                points: year.independentChances.enumerated().map { Chart.Point(x: Double($0.offset), y: $0.element) },
                subject: .comparison, shape: .ring,
                label: language.text("互いに無関係と仮定した場合", "if each were alone")))
    }

    private var alternative: String {
        let likely = year.central80
        let best = year.chances.enumerated().max { $0.element < $1.element }?.offset ?? 0
        let mean = NumberText.rounded(year.expected, decimals: 1)
        return language.text(
            "目標\(year.total)件のうち達成される数の分布。平均\(mean)件、最も起こりやすいのは\(best)件、10回中8回は\(likely.lowerBound)～\(likely.upperBound)件。",
            "Distribution of the number met among \(year.total) targets: \(mean) on average, most often \(best), and 8 times "
                + "in 10 from \(likely.lowerBound) to \(likely.upperBound).")
    }
}
