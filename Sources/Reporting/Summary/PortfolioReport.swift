package import MitoshiBasics
import MitoshiPlanning

/// The overview of a city's departments as a report, for the terminal.
package struct PortfolioReport: Sendable {
    let summary: PortfolioSummary
    let language: Language

    package init(_ portfolio: Portfolio, in language: Language) {
        summary = PortfolioSummary(portfolio, in: language)
        self.language = language
    }

    package var report: Report {
        Report(
            title: summary.title, language: language,
            blocks: [.headline(summary.statement), .paragraph(summary.asOf), .table(departments)])
    }

    private var departments: Table {
        func column(_ heading: String, _ count: @escaping (DepartmentSummary) -> Int) -> (
            Column, (DepartmentSummary) -> Cell
        ) {
            (
                Column(key: heading, heading: heading, alignment: .trailing),
                { $0.problems.isEmpty ? .count(count($0)) : .missing(reason: language.text("読めない", "unreadable")) }
            )
        }
        return Table(
            name: "departments", of: summary.departments,
            [
                (
                    Column(key: "department", heading: PortfolioSummary.departmentHeading[language]),
                    { .text($0.name) }
                )
            ]
                + PortfolioSummary.tones.map { tone in
                    column(PortfolioSummary.words(of: tone, in: language)) { $0.count(tone) }
                } + [column(summary.missingHeading(in: language)) { $0.missing }])
    }
}

extension PortfolioSummary {
    static let departmentHeading = BilingualText(japanese: "部署", english: "Department")

    /// Of the column that counts missing values: `令和2年度の実績値なし`.
    func missingHeading(in language: Language) -> String {
        guard let year = reported?.shortLabel else { return language.text("実績値なし", "No value") }
        return language.text("\(year.japanese)の実績値なし", "No value of \(year.english)")
    }
}
