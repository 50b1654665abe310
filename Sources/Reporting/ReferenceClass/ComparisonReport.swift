package import MitoshiPlanning

/// How other places' figures moved over the years that a plan's open targets span.
package struct ComparisonReport: Sendable {
    private let rows: [Row]
    private let language: Language

    /// One place beside one target.
    private struct Row {
        let indicator: Indicator
        let target: Target
        let comparison: Comparison
        let place: Comparison.Place
    }

    package init(_ assessment: PlanAssessment, in language: Language) {
        self.language = language
        rows = assessment.named(in: language).indicators.flatMap { answer in
            answer.targets.flatMap { target -> [Row] in
                guard let comparison = target.grounds?.comparison else { return [] }
                return comparison.places.map {
                    Row(indicator: answer.indicator, target: target.target, comparison: comparison, place: $0)
                }
            }
        }
    }

    package var report: Report {
        let title = language.text("他の場所の動き", "How other places moved")
        guard !rows.isEmpty else {
            return Report(
                title: title, language: language,
                blocks: [
                    .paragraph(
                        language.text(
                            "最新値の年度と目標年度の両方の値が分かる場所は comparables.csv にない。",
                            "comparables.csv holds no place with both the year of the latest value and that of a target."
                        ))
                ])
        }
        let table = Table(
            name: "comparables",
            columns: [
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "years", heading: language.text("期間", "Years")),
                Column(key: "required", heading: language.text("目標の動き", "Target asks"), alignment: .trailing),
                Column(key: "place", heading: language.text("場所", "Place")),
                Column(key: "change", heading: language.text("実際の動き", "It moved"), alignment: .trailing),
                Column(key: "met", heading: language.text("同じだけ動いたか", "As far")),
            ],
            rows: rows.map { row in
                let (start, end) = (row.comparison.start.shortLabel[language], row.comparison.end.shortLabel[language])
                return [
                    .text("\(row.indicator.id) \(row.indicator.name)"), .text("\(start)–\(end)"),
                    .text(change(row.comparison.required, row.comparison)), .text(row.place.name),
                    .text(change(row.place.change, row.comparison)), .text(word(row.place.met)),
                ]
            })
        return Report(
            title: title, language: language,
            blocks: [
                .table(table),
                .paragraph(
                    language.text(
                        "×は最新値に対する倍率、割合は対数オッズの差。1つの場所は系列がいくつあっても1つと数える。",
                        "× is the ratio to the latest value; for shares it is the difference of log odds. A place counts once, however "
                            + "many series it has.")),
            ])
    }

    /// For machines.
    package var data: Table {
        Table(
            name: "comparables",
            columns: ["indicator_id", "period", "from", "required", "place", "change", "met"].map(Column.init),
            rows: rows.map { row in
                [
                    .text(row.indicator.id), .text(row.target.fiscalYear.canonicalText),
                    .text(row.comparison.start.canonicalText),
                    .quantity(row.comparison.required, unit: nil), .text(row.place.name),
                    .quantity(row.place.change, unit: nil), .quantity(row.place.met, unit: nil),
                ]
            })
    }

    private func change(_ change: Double, _ comparison: Comparison) -> String {
        let number = NumberText.rounded(change, decimals: 2)
        return comparison.isShare ? (change > 0 ? "+" : "") + number : "×" + number
    }

    private func word(_ met: Double) -> String {
        met >= 1
            ? language.text("はい", "yes")
            : met <= 0 ? language.text("いいえ", "no") : language.text("一部の系列", "some series")
    }
}
