package import MitoshiPlanning
import MitoshiStatistics

/// The targets of the past that are most like those of a plan, with what became of them.
package struct NearestTargetsReport: Sendable {
    private let sections: [Section]
    private let language: Language

    /// One target of the plan.
    private struct Section {
        let indicator: Indicator
        let answer: TargetAssessment
        let limits: VerdictLimits
        let nearest: [ComparedTarget]
    }

    /// - Parameters:
    ///   - indicator: The number of the one indicator to show; `nil` for all.
    ///   - targets: Those of the past.
    package init(
        _ assessment: PlanAssessment, indicator: String?, among targets: [ComparedTarget], in language: Language
    ) {
        self.language = language
        sections = assessment.named(in: language).indicators.filter { indicator == nil || $0.indicator.id == indicator }
            .flatMap { answer in
                answer.targets.compactMap { target -> Section? in
                    guard let declared = target.grounds?.targetClass,
                        let latest = answer.series?.observations.last?.year
                    else { return nil }
                    return Section(
                        indicator: answer.indicator, answer: target, limits: answer.verdictLimits,
                        nearest: targets.nearest(to: declared, years: target.target.fiscalYear.year - latest))
                }
            }
    }

    package var report: Report {
        let title = language.text("よく似た目標の結果", "What became of similar targets")
        let closing = language.text(
            "同じ種類の目標のうち、求める変化の割合と年数が近いもの。1つの指標は1回だけ並ぶ。",
            "Of the same sort of targets those whose share of change and number of years are nearest; an indicator is listed once."
        )
        return Report(
            title: title, language: language,
            blocks: sections.isEmpty
                ? [.paragraph(language.text("類似目標と比べて答える目標はない。", "No target is answered beside comparable ones."))]
                : sections.flatMap(blocks) + [.paragraph(closing)])
    }

    private func blocks(of section: Section) -> [Report.Block] {
        let (indicator, answer) = (section.indicator, section.answer)
        let year = answer.target.fiscalYear.label[language]
        let goal = answer.target.cell(unit: indicator.unit, in: language).text(in: language)
        let heading = language.text(
            "\(indicator.id) \(indicator.name)　\(year)の目標\(goal)", "\(indicator.id) \(indicator.name), \(year): \(goal)"
        )
        let chance = answer.grounds.flatMap { grounds in
            answer.probability.map { grounds.text(of: $0, section.limits)[language] }
        }
        let table = Table(
            name: "nearest",
            columns: [
                Column(key: "place", heading: language.text("場所", "Place")),
                Column(key: "indicator", heading: language.text("指標", "Indicator")),
                Column(key: "years", heading: language.text("年数", "Years"), alignment: .trailing),
                Column(key: "base", heading: language.text("基準値", "Base"), alignment: .trailing),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "actual", heading: language.text("実績値", "Result"), alignment: .trailing),
                Column(key: "met", heading: language.text("結果", "Met")),
            ],
            rows: section.nearest.map { found in
                let target = found.target
                let base = target.base.map { Cell.quantity($0, unit: target.unit) } ?? .empty
                return [
                    .text(target.municipality), .text(target.indicator), .count(found.years), base,
                    .quantity(target.target, unit: target.unit), .quantity(target.actual, unit: target.unit),
                    .text(target.isMet ? language.text("達成", "yes") : language.text("未達成", "no")),
                ]
            })
        return [.heading(heading)] + (chance.map { [.paragraph($0)] } ?? []) + [.table(table)]
    }

    /// For other programs, one row a target of the past.
    package var data: Table {
        Table(
            name: "nearest",
            columns: [
                "indicator_id", "period", "rank", "municipality", "indicator", "unit", "base_year", "base_value",
                "years", "target_value", "actual_value", "met", "cell", "source_url",
            ].map(Column.init),
            rows: sections.flatMap { section in
                section.nearest.enumerated().map { place, found -> [Cell] in
                    let target = found.target
                    return [
                        .text(section.indicator.id), .text(section.answer.target.fiscalYear.canonicalText),
                        .count(place + 1),
                        .text(target.municipality), .text(target.indicator), .text(target.unit),
                        target.baseYear.map { .count($0) } ?? .empty,
                        target.base.map { .quantity($0, unit: nil) } ?? .empty, .count(found.years),
                        .quantity(target.target, unit: nil), .quantity(target.actual, unit: nil), .flag(target.isMet),
                        .text(found.targetClass.cell.rawValue), .text(target.source),
                    ]
                }
            })
    }
}
