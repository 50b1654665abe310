package import MitoshiPlanning
import MitoshiStatistics

/// The day whose knowledge an answer uses, why it is that day, and how many values lie beyond it: what every answer begins with.
package struct AsOfLine: Sendable {
    let knowledge: KnowledgeDate
    let language: Language

    package init(_ knowledge: KnowledgeDate, in language: Language) {
        self.knowledge = knowledge
        self.language = language
    }

    package var text: String { [date, unused].compactMap { $0 }.joined(separator: language.text("。", ". ")) }

    private var date: String {
        let date = Period.date(knowledge.day).label
        let reason = knowledge.isAfterResults ? language.text("（最新の実績値の期間の翌日）", ", the day after the last results") : ""
        return language.text("評価時点：\(date.japanese)", "As of \(date.english)") + reason
    }

    /// How many values the answer leaves out.
    private var unused: String? {
        let count = knowledge.unused
        guard count > 0 else { return nil }
        return language.text(
            "その日より後に分かった実績値\(count)個は用いていない",
            count == 1 ? "1 value known only later is left out" : "\(count) values known only later are left out")
    }
}
