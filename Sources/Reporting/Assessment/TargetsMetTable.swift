import MitoshiPlanning

/// How many targets are met in each year: a sentence and a small table.
struct TargetsMetTable {
    let years: [TargetsMet]
    /// The one that the headline counts, or the last where none of that year's targets has a probability.
    let headline: TargetsMet?
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
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
                    .probability(year.chance(atLeast: (year.total + 1) / 2)),
                    .probability(year.chance(atLeast: year.total)),
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
                "Of \(year.total) target\(year.total == 1 ? "" : "s") for \(year.fiscalYear.label.english)"
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
