package import MitoshiPlanning
import MitoshiStatistics

/// What chances rest on: how targets of each sort fared, and those of municipalities, from which nothing was learned.
package struct ReferenceClassReport: Sendable {
    private let constants: AttainmentConstants
    private let evidence: ReferenceEvidence
    private let scores: [TargetBacktestScores]

    /// - Parameter scores: Of the targets in `evidence`, answered by `constants`.
    package init(
        _ evidence: ReferenceEvidence, _ scores: [TargetBacktestScores], constants: AttainmentConstants = .shipped
    ) {
        self.constants = constants
        self.evidence = evidence
        // Those of all targets, whatever they ask for and whoever moves them.
        self.scores = scores.filter { $0.group.aim == nil && $0.group.mover == nil && $0.group.values == nil }
    }

    package func report(in language: Language) -> Report {
        Report(
            title: language.text("類似目標の実績", "Comparable targets"), language: language,
            blocks: [
                .headline(headline[language]), .table(cells(in: language)),
                .heading(
                    language.text("市町村等の目標（学習には用いていない）", "Targets of municipalities, from which nothing was learned")),
                .table(fared(in: language)),
                .paragraph(
                    language.text(
                        "Brier得点は小さいほど良い。基準率は、ほかの市町村等の同じ種類の目標の達成割合。指標を1回ずつ数える。",
                        "The smaller a Brier score, the better. The base rate is the share of the same sort of targets that the "
                            + "other places met. An indicator counts once.")),
                .table(counts(in: language)),
            ])
    }

    private var headline: BilingualText {
        func number(_ count: Int) -> String { NumberText.exact(Double(count)) }
        let basis = constants.basis
        return BilingualText(
            japanese:
                "達成確率は、期限の来た国の省庁の目標\(number(basis.targets))件（\(number(basis.indicators))指標、\(number(basis.publishers))部局）から学んだ。",
            english: "Chances were learned from \(number(basis.targets)) targets of national ministries that came due "
                + "(\(number(basis.indicators)) indicators of \(number(basis.publishers)) offices).")
    }

    /// One row a cell.
    private func cells(in language: Language) -> Table {
        Table(
            name: "cells",
            columns: [
                Column(key: "cell", heading: language.text("目標の種類（値が1つのとき）", "Sort of targets, from one value")),
                Column(key: "targets", heading: language.text("目標", "Targets"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
                Column(key: "chance", heading: language.text("達成確率", "Chance"), alignment: .trailing),
            ],
            rows: constants.cells.map {
                [.text($0.cell.label[language]), .count($0.targets), .count($0.met), .probability($0.rate)]
            })
    }

    /// How the program's chances did on the targets of municipalities.
    private func fared(in language: Language) -> Table {
        Table(
            name: "fared",
            columns: [
                Column(key: "targets", heading: language.text("目標", "Targets")),
                Column(key: "count", heading: language.text("件数", "Count"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
                Column(
                    key: "base", heading: language.text("基準率の\nBrier得点", "Brier score of\nthe base rate"),
                    alignment: .trailing),
                Column(
                    key: "program", heading: language.text("達成確率の\nBrier得点", "Brier score of\nthe chances"),
                    alignment: .trailing),
            ],
            rows: scores.map { scores in
                [.text(scores.group.setting.label[language]), .count(scores.targets), .probability(scores.met)]
                    + [TargetBacktest.Method.baseRate, .withoutRecord].map { method in
                        scores.scores[method]?.brier.map { .text(NumberText.rounded($0, decimals: 3)) } ?? .empty
                    }
            })
    }

    /// One row a municipality: targets and how many were met, as counted.
    private func counts(in language: Language) -> Table {
        Table(
            name: "municipalities",
            columns: [
                Column(key: "municipality", heading: language.text("市町村等", "Municipality")),
                Column(key: "source", heading: language.text("数え方", "Counted as")),
                Column(key: "targets", heading: language.text("目標", "Targets"), alignment: .trailing),
                Column(key: "met", heading: language.text("達成", "Met"), alignment: .trailing),
            ],
            rows: evidence.municipalities.flatMap { municipality -> [[Cell]] in
                let own = evidence.pastTargets.filter { $0.municipality == municipality }
                let single: [Cell] = [
                    .text(municipality), .text(language.text("1件ずつ", "single targets")), .count(own.count),
                    .count(own.count(where: \.isMet)),
                ]
                let plans = evidence.wholePlans.filter { $0.municipality == municipality }.map { plan -> [Cell] in
                    [
                        .text(municipality), .text(language.text("計画全体（市町村の集計）", "a whole plan, by its own count")),
                        .count(plan.targets), .count(plan.met),
                    ]
                }
                return (own.isEmpty ? [] : [single]) + plans
            })
    }

    /// The cells for other programs.
    package var data: Table {
        Table(
            name: "reference-class",
            columns: ["cell", "targets", "met", "indicators", "publishers", "rate", "standard_error"].map(Column.init),
            rows: constants.cells.map { cell in
                [
                    .text(cell.cell.rawValue), .count(cell.targets), .count(cell.met), .count(cell.indicators),
                    .count(cell.publishers), .quantity(cell.rate, unit: nil), .quantity(cell.standardError, unit: nil),
                ]
            })
    }
}
