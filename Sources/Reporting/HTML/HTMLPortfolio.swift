import Foundation
package import MitoshiBasics
import MitoshiPlanning

/// The page of a whole city: on its first screen and sheet how the targets of each department stand and which are most likely to
/// be missed, then the others of these, and whose values are missing. Each department's own page lies in its folder.
package struct HTMLPortfolio: Sendable {
    let summary: PortfolioSummary
    let language: Language

    package init(_ portfolio: Portfolio, in language: Language) {
        summary = PortfolioSummary(portfolio, in: language)
        self.language = language
    }

    /// How many targets in danger have room on the first sheet.
    private static let most = 10

    /// The page.
    package var text: String {
        HTML.document(
            .element("html", HTML.Attribute("lang", language.rawValue)) {
                HTMLReport.head(summary.title, HTMLAssets.style + HTMLAssets.portfolioStyle)
                HTML.element("body") {
                    HTML.element("main", .id("main")) {
                        HTML.element("section", .classes("first"), .labelledBy("title")) {
                            HTML.element("header") {
                                HTML.element("h1", .id("title")) { summary.title }
                                HTML.element("p", .classes("as-of")) { summary.asOf }
                            }
                            HTML.element("p", .classes("statement")) { summary.statement }
                            departments
                            danger
                        }
                        others
                        missing
                    }
                }
            })
    }

    private static func address(_ department: DepartmentSummary, _ row: IndicatorSummary? = nil) -> String {
        let folder = department.folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        let place = row.map { "#" + HTMLCard.anchor($0.place) } ?? ""
        return "./\(folder ?? department.folder)/report.html\(place)"
    }
}

// MARK: - The departments

extension HTMLPortfolio {
    private var departments: HTML {
        let headings =
            [PortfolioSummary.departmentHeading[language]]
            + PortfolioSummary.tones.map { PortfolioSummary.words(of: $0, in: language) }
            + [summary.missingHeading(in: language)]
        return .element("table", .classes("departments"), .role("table"), .labelledBy("title")) {
            HTML.element("thead", .role("rowgroup")) {
                HTML.element("tr", .role("row")) {
                    headings.map { heading in
                        HTML.element("th", .role("columnheader"), HTML.Attribute("scope", "col")) { heading }
                    }
                }
            }
            HTML.element("tbody", .role("rowgroup")) { summary.departments.map(row) }
        }
    }

    private func row(_ department: DepartmentSummary) -> HTML {
        .element("tr", .role("row")) {
            HTML.element("th", .role("rowheader"), HTML.Attribute("scope", "row")) {
                if department.problems.isEmpty {
                    HTML.element("a", .href(Self.address(department))) { department.name }
                } else {
                    department.name
                }
                if let asOf = department.asOf, asOf != summary.asOf {
                    HTML.element("span", .classes("remark")) { asOf }
                }
            }
            if department.problems.isEmpty {
                PortfolioSummary.tones.map { tone in
                    count(department.count(tone), PortfolioSummary.words(of: tone, in: language), tone)
                }
                count(department.missing, summary.missingHeading(in: language), .quiet)
            } else {
                HTML.element("td", .role("cell"), .classes("problems"), HTML.Attribute("colspan", "6")) {
                    HTML.element("span", .classes("verdict bad")) { language.text("読めない計画", "Can't be read") }
                    HTML.element("ul") { shown(department.problems).map { line in HTML.element("li") { line } } }
                }
            }
        }
    }

    /// How many lines on a plan that can't be read have room; standard error has all.
    private static let mostLines = 3

    private func shown(_ problems: [String]) -> [String] {
        let others = problems.count - Self.mostLines
        guard others > 0 else { return problems }
        return problems.prefix(Self.mostLines) + [language.text("ほか\(others)件", "\(others) more")]
    }

    /// A number with the word of its column, which only a phone shows.
    private func count(_ count: Int, _ word: String, _ tone: Tone) -> HTML {
        .element("td", .role("cell"), .classes("count", count == 0 ? "none" : "")) {
            HTML.element("span", .classes("number-of", count == 0 ? "" : tone.styleClass)) {
                HTML.element("span", .classes("label")) { word + " " }
                "\(count)"
            }
        }
    }
}

// MARK: - The indicators

extension HTMLPortfolio {
    @HTMLBuilder private var danger: HTML {
        let count = summary.failing.count
        HTML.element("h2", .id("danger")) {
            language.text("達成が危ぶまれる指標（\(count)件、見込みの低い順）", "Targets in danger (\(count), the least likely first)")
        }
        if count > 0 {
            outlook(summary.failing.prefix(Self.most), labelledBy: "danger")
            summary.hollow.map { note in HTML.element("p", .classes("note")) { note } }
        }
    }

    /// Those that had no room.
    private var others: HTML? {
        guard summary.failing.count > Self.most else { return nil }
        return .element("section", .classes("cards"), .labelledBy("others")) {
            HTML.element("h2", .id("others")) { language.text("達成が危ぶまれる指標（続き）", "Targets in danger, continued") }
            outlook(summary.failing.dropFirst(Self.most), labelledBy: "others")
        }
    }

    private func outlook(
        _ failing: ArraySlice<(department: DepartmentSummary, row: IndicatorSummary)>, labelledBy id: String
    ) -> HTML {
        HTMLOutlook(
            headings: PlanSummary.headings(in: language),
            rows: failing.map { department, row in
                HTMLOutlook.Row(
                    summary: row, address: Self.address(department, row), owner: department.name)
            }, language: language
        ).html(labelledBy: id)
    }

    private var missing: HTML? {
        guard summary.reported != nil else { return nil }
        let lines = summary.departments.compactMap { department in
            department.missingText.map { language.text("\(department.name)：\($0)", "\(department.name): \($0)") }
        }
        return .element("section", .labelledBy("missing")) {
            HTML.element("h2", .id("missing")) { summary.missingHeading(in: language) }
            if lines.isEmpty {
                HTML.element("p") { language.text("すべての指標の実績値がそろっている。", "Every indicator has its value.") }
            } else {
                HTML.element("ul") { lines.map { line in HTML.element("li") { line } } }
            }
        }
    }
}
