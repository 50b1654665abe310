import MitoshiPlanning
import MitoshiStatistics

/// What a fan chart shows, for those who can't see it.
struct FanChartSentence {
    let chart: FanChart

    init(of chart: FanChart) { self.chart = chart }

    var text: String {
        [values, bounds, forecast, targets, shocks].compactMap { $0 }
            .joined(separator: language.text("", " "))
    }

    private var language: Language { chart.language }

    private func amount(_ value: String) -> String { NumberText.quantity(value, unit: chart.unit) }

    private func list(_ items: [String]) -> String { items.joined(separator: language.text("、", ", ")) }

    private func sentence(_ japanese: String, _ english: String, _ items: [String]) -> String? {
        items.isEmpty ? nil : language.text("\(japanese)：\(list(items))。", "\(english): \(list(items)).")
    }

    /// All of the values where they are few, else the first and the last.
    private var values: String? {
        let all = chart.measured.map(\.point)
        let shown = all.count <= 6 ? all : [all[0], all[all.count - 1]]
        let number = language.text("実績値（\(all.count)個）", "\(all.count) values")
        return sentence(
            number, number, shown.map { "\(year(of: $0.x)) \(amount(NumberText.exact($0.y)))" })
    }

    private var bounds: String? {
        sentence(
            "範囲のみ分かる値", "Known as bounds",
            chart.onlyBounds.map { bound in
                let value = amount(NumberText.exact(bound.point.y))
                let words =
                    bound.side == .above
                    ? language.text("\(value)以上", "at least \(value)") : language.text("\(value)以下", "at most \(value)")
                return "\(year(of: bound.point.x)) \(words)"
            })
    }

    private var forecast: String? {
        sentence(
            "見込み（五分五分の値）", "Outlook, as likely more as less",
            zip(chart.edges(of: .median), chart.edges(of: .share80)).map { median, interval in
                "\(year(of: median.x)) \(amount(NumberText.estimate(median.lower)))" + range(interval)
            })
    }

    private var targets: String? {
        sentence(
            "目標値", "Targets", chart.targets.map { "\($0.year.label[language]) \($0.text)" })
    }

    private var shocks: String? {
        sentence(
            "特殊要因年度", "Shock years",
            chart.events.map { event in
                let years = event.from == event.to ? [event.from] : [event.from, event.to]
                return years.map { $0.shortLabel[language] }.joined(separator: language.text("～", " to "))
            })
    }

    /// `（10回中8回は14,573～16,999人）`.
    private func range(_ edge: Chart.Band.Edge) -> String {
        let (lower, upper) = (NumberText.estimate(edge.lower), amount(NumberText.estimate(edge.upper)))
        return language.text("（10回中8回は\(lower)～\(upper)）", " (8 times in 10 from \(lower) to \(upper))")
    }

    /// The year that a time lies in; its end has the year's own number.
    private func year(of time: Double) -> String {
        chart.assessment.yearAxis.year(Int(time.rounded(.up)))?.label[language] ?? NumberText.exact(time)
    }
}
