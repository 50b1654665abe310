import Dispatch
import Planning
import Synchronization

/// The indicators that one section is in charge of (所管課).
struct HTMLGroup {
    let anchor: String
    let name: String
    let indicators: [HTMLIndicator]

    /// By the first section named, in the plan's order; those without one last.
    static func groups(of assessment: PlanAssessment, in language: Language) -> [HTMLGroup] {
        var order: [String] = []
        var members: [String: [HTMLIndicator]] = [:]
        for indicator in indicators(of: assessment, in: language) {
            let section = indicator.assessment.indicator.sections.first ?? ""
            if members[section] == nil { order.append(section) }
            members[section, default: []].append(indicator)
        }
        let named = order.filter { !$0.isEmpty } + order.filter(\.isEmpty)
        return named.enumerated().map { index, section in
            HTMLGroup(
                anchor: "section-\(index + 1)",
                name: section.isEmpty ? language.text("所管課の記載なし", "No section named") : section,
                indicators: members[section] ?? [])
        }
    }

    /// In the plan's order; several at once, since quantiles take their time.
    private static func indicators(of assessment: PlanAssessment, in language: Language) -> [HTMLIndicator] {
        let events = assessment.plan.events + assessment.settings.events
        let parts = Mutex([HTMLIndicator?](repeating: nil, count: assessment.indicators.count))
        DispatchQueue.concurrentPerform(iterations: assessment.indicators.count) { index in
            let part = HTMLIndicator(
                assessment.indicators[index], number: index + 1, plan: assessment, events: events, in: language)
            parts.withLock { $0[index] = part }
        }
        return parts.withLock { $0.compactMap(\.self) }
    }

    var content: [String: Any] {
        [
            "anchor": anchor, "name": name, "summary": summary, "indicators": indicators.map(\.content),
        ]
    }

    /// How the last targets of the section's indicators stand, in one line.
    private var summary: String {
        guard let language = indicators.first?.language else { return "" }
        let verdicts = indicators.compactMap { $0.assessment.targets.last?.verdict }
        let parts = Verdict.allCases.compactMap { verdict -> String? in
            let count = verdicts.count { $0 == verdict }
            guard count > 0 else { return nil }
            return language.text(
                "\(verdict.symbol) \(verdict.label.japanese)\(count)件",
                "\(verdict.symbol) \(count) \(verdict.label.english)")
        }
        let all = indicators.count
        return language.text(
            "事業指標\(all)件：\(parts.joined(separator: "、"))（最後の目標年度）",
            "\(all) \(all == 1 ? "indicator" : "indicators"): \(parts.joined(separator: ", ")) (last target year)")
    }
}
