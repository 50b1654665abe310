import MitoshiPlanning

/// Where every value was read.
struct SourceTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    /// Something of the plan with the place where it was read.
    private struct Entry: Sendable {
        let what: String
        let id: String
        var period = ""
        let source: Source
    }

    var table: Table { Self.fields.sheet(of: entries, in: language) }

    private static let fields = FieldTable<Entry>(
        name: "sources", meaning: BilingualText(japanese: "出典：1件に1行", english: "sources, one a row"),
        fields: [
            Field("subject", .string, "対象", "出典のあるもの", "what was read there") { .text($0.what) },
            Field(IndicatorFields.id.data) { .text($0.id) },
            Field("period", .string, "期間", "その期間", "the period it is of") { .text($0.period) },
            SourceFields.title.of { $0.source }, SourceFields.address.of { $0.source },
        ])

    private var entries: [Entry] {
        let plan = assessment.plan
        let (indicator, target) = (language.text("事業指標", "indicator"), language.text("目標値", "target"))
        let (measurement, driver) = (language.text("実績値", "measurement"), language.text("説明系列", "driver"))
        return plan.indicators.compactMap { stated in
            stated.source.map { Entry(what: indicator, id: stated.id, source: $0) }
        }
            + plan.targets.compactMap { stated in
                stated.source.map {
                    Entry(
                        what: target, id: stated.indicatorID, period: stated.fiscalYear.canonicalText, source: $0)
                }
            }
            + plan.measurements.compactMap { measured in
                measured.source.map {
                    Entry(
                        what: measurement, id: measured.indicatorID, period: measured.period.canonicalText, source: $0)
                }
            }
            + plan.drivers.flatMap { series in
                series.values.compactMap { value in
                    value.source.map {
                        Entry(what: driver, id: series.id, period: value.period.canonicalText, source: $0)
                    }
                }
            }
    }
}
