import MitoshiPlanning

/// The indicators that one section is in charge of (所管課).
struct HTMLGroup {
    let anchor: String
    let name: String
    let articles: [HTMLArticle]
    let language: Language

    /// By the first section named, in the plan's order; those without one last.
    static func groups(of articles: [HTMLArticle], in language: Language) -> [HTMLGroup] {
        var order: [String] = []
        var members: [String: [HTMLArticle]] = [:]
        for article in articles {
            let section = article.assessment.indicator.sections.first ?? ""
            if members[section] == nil { order.append(section) }
            members[section, default: []].append(article)
        }
        let named = order.filter { !$0.isEmpty } + order.filter(\.isEmpty)
        return named.enumerated().map { index, section in
            HTMLGroup(
                anchor: "section-\(index + 1)",
                name: section.isEmpty ? language.text("所管課の記載なし", "No section named") : section,
                articles: members[section] ?? [], language: language)
        }
    }

    var content: [String: Any] {
        ["anchor": anchor, "name": name, "summary": summary, "articles": articles.map(\.text).joined()]
    }

    /// How the last targets of the section's indicators stand, in one line.
    private var summary: String {
        let verdicts = articles.compactMap { $0.assessment.targets.last?.verdict }
        let parts = Verdict.allCases.compactMap { verdict -> String? in
            let count = verdicts.count { $0 == verdict }
            guard count > 0 else { return nil }
            return language.text(
                "\(verdict.symbol) \(verdict.label.japanese)\(count)件",
                "\(verdict.symbol) \(count) \(verdict.label.english)")
        }
        let all = articles.count
        return language.text(
            "事業指標\(all)件：\(parts.joined(separator: "、"))（最後の目標年度）",
            "\(all) \(all == 1 ? "indicator" : "indicators"): \(parts.joined(separator: ", ")) (last target year)")
    }
}
