import MitoshiPlanning

/// How many targets are met in each year: a sentence and a small table.
struct TargetsMetTable {
    let years: [TargetsMet]
    /// The one that the headline counts, or the last where none of that year's targets has a probability.
    let headline: TargetsMet?
    let limits: VerdictLimits
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        limits = assessment.settings.verdictLimits
        years = assessment.targetsMet()
        headline = years.first { $0.fiscalYear == assessment.headline.fiscalYear } ?? years.last
        self.language = language
    }

    var table: Table {
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        return Table(
            name: "targets_met",
            columns: [
                Column(key: "fiscal_year", heading: language.text("目標年度", "Target year")),
                column("targets", "目標", "Targets"),
                column("expected", "平均", "On average"), column("central80", "10回中8回", "8 times\nin 10"),
                column("independent", "互いに無関係\nなら", "if each\nwere alone"),
                column("half", "半数以上", "Half\nor more"), column("all", "すべて", "All"),
            ],
            rows: years.map { year in
                [
                    .text(year.fiscalYear.label[language]), .count(year.total),
                    .text(NumberText.rounded(year.expected, decimals: 1)), .text(range(year.central80)),
                    .text(range(year.independentCentral80)),
                    .text(limits.text(of: year.chance(atLeast: (year.total + 1) / 2))[language]),
                    .text(limits.text(of: year.chance(atLeast: year.total))[language]),
                ]
            })
    }

    /// One sentence on the headline's year.
    var sentence: String? {
        headline.map { year in
            let mean = NumberText.rounded(year.expected, decimals: 1)
            let silent = year.withoutProbability
            return language.text(
                "\(year.fiscalYear.label.japanese)の目標\(year.total)件\(silent > 0 ? "（ほかに確率の出せないもの\(silent)件）" : "")のうち、"
                    + "達成は平均\(mean)件、10回中8回は\(range(year.central80))件。",
                "Of \(NumberText.counted(year.total, "targets")) for \(year.fiscalYear.label.english)"
                    + "\(silent > 0 ? " (\(silent) more \(silent == 1 ? "has" : "have") no probability)" : ""), \(mean) are met on average, and 8 times in "
                    + "10 it is \(range(year.central80)).")
        }
    }

    /// What the numbers have in common, and what that rests on.
    var grounds: String? {
        guard let year = headline else { return nil }
        let correlation = NumberText.rounded(year.shock.correlation, decimals: 2)
        let shock = language.text(
            "年間の利用者数・参加者数・実施件数（\(year.sharingShock)件）はその年の状況をともに受ける（相関\(correlation)と仮定。データからの推定ではない）。",
            "Yearly visitors, participants and events (\(year.sharingShock)) share the year's circumstances: a correlation of "
                + "\(correlation) is assumed, not estimated.")
        let rate = language.text(
            "類似目標と比べたもの（\(year.sharingPlan)件）は、この計画がほかの計画とどれだけ違うかという同じ未知数による。",
            "Those compared with others' targets (\(year.sharingPlan)) rest on one unknown: how this plan differs from others."
        )
        let parts = [year.sharingShock > 1 ? shock : nil, year.sharingPlan > 1 ? rate : nil].compactMap { $0 }
        let none = language.text(
            "共通の要因はなく、互いに無関係として数えた。", "They have nothing in common and are counted each on its own.")
        return parts.isEmpty ? none : parts.joined(separator: language.text("", " "))
    }

    private func range(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(language.text("～", "–"))\(range.upperBound)"
    }
}

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
            "Distribution of the number met among \(NumberText.counted(year.total, "targets")): \(mean) on average, most often \(best), and 8 times "
                + "in 10 from \(likely.lowerBound) to \(likely.upperBound).")
    }
}
