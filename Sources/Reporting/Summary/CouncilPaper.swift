package import MitoshiBasics
package import MitoshiPlanning

/// The first page's table and the sentences on its indicators as a paper that can be put before a council. What its makers have to
/// do stays on the page.
package struct CouncilPaper: Sendable {
    let assessment: PlanAssessment
    let summary: PlanSummary
    let language: Language

    package init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment.named(in: language)
        summary = PlanSummary(self.assessment, in: language)
        self.language = language
    }

    package var report: Report {
        Report(
            title: title, language: language,
            blocks: [.headline(summary.statement), .paragraph(summary.asOf)] + paragraph(summary.hollow) + [
                .table(table)
            ]
                + paragraph(summary.hollowTogether) + [.heading(PlanSummary.indicatorsHeading[language])]
                + summary.rows.map { .paragraph(sentences(on: $0)) })
    }

    private func paragraph(_ text: String?) -> [Report.Block] { text.map { [.paragraph($0)] } ?? [] }

    /// What was found: how many targets are met or more likely than not to be, whose, and as of when.
    private var title: String {
        let headline = assessment.headline
        let name = [summary.owner ?? "", assessment.plan.declaration.fullTitle].filter { !$0.isEmpty }.joined(
            separator: language.text("　", " "))
        let (year, day) = (headline.fiscalYear.shortLabel, Period.date(assessment.asOf).label)
        let (met, total) = (headline.counts[.met] ?? 0, headline.total)
        let likely = (headline.counts[.likely] ?? 0) + (headline.counts[.leaning] ?? 0)
        let (done, verb) = (met > 0 ? "\(met) met and " : "", likely == 1 ? "is" : "are")
        let finding = BilingualText(
            japanese: "\(day.japanese)時点で、\(year.japanese)の目標\(total)件のうち\(met > 0 ? "達成済みは\(met)件、" : "")"
                + "達成が見込まれるのは\(likely)件",
            english: "\(done)\(likely) of \(NumberText.counted(total, "targets")) for \(year.english) \(verb) "
                + "more likely than not to be met (as of \(day.english))")
        return name.isEmpty
            ? finding[language] : language.text("\(name)：\(finding.japanese)", "\(name): \(finding.english)")
    }
}

// MARK: - The table

extension CouncilPaper {
    private var table: Table {
        Table(
            name: "outlook",
            columns: PlanSummary.headings(in: language).map { Column(key: "outlook", heading: $0) },
            rows: summary.rows.map { [name($0), way($0), chance($0), pace($0), .text($0.need)] })
    }

    private func name(_ row: IndicatorSummary) -> Cell {
        .text("\(row.assessment.indicator.id) \(row.assessment.indicator.name)")
    }

    private func way(_ row: IndicatorSummary) -> Cell { .text(row.way.joined(separator: "\n→ ")) }

    private func chance(_ row: IndicatorSummary) -> Cell {
        .text(([row.badge].compactMap { $0 } + row.besideChance).joined(separator: "\n"))
    }

    private func pace(_ row: IndicatorSummary) -> Cell {
        .text(
            row.pace.map { "\($0.required)\n\($0.recent ?? PlanSummary.unknownPace[language])" }
                ?? language.text("－", "–"))
    }
}

// MARK: - The sentences

extension CouncilPaper {
    /// What the indicator's card says: what was found, what is found of earlier targets, what it rests on, and what contradicts
    /// the eye.
    private func sentences(on row: IndicatorSummary) -> String {
        let grounds = row.grounds(assessment.settings.verdictLimits).map { grounds in
            BilingualText(japanese: "見込みのもとは、\(grounds.japanese)", english: "It is based on \(grounds.english)")
        }
        let parts =
            [FindingSentence(row).text[language]] + row.earlier
            + [grounds, row.assessment.reasonSentence].compactMap { $0?[language] }
        let end = language.text("。", ".")
        return "\(row.assessment.indicator.id) "
            + parts.map { $0.hasSuffix(end) ? $0 : $0 + end }.joined(separator: language.text("", " "))
    }
}
