public import Planning

/// What is known of comparable targets, what follows from it, and how well it predicts a municipality left out.
public struct ReferenceClassReport: Sendable {
    let evidence: ReferenceEvidence
    let comparable: ReferenceClass
    let validation: ReferenceClassValidation

    public init(_ evidence: ReferenceEvidence, _ comparable: ReferenceClass, _ validation: ReferenceClassValidation) {
        self.evidence = evidence
        self.comparable = comparable
        self.validation = validation
    }

    /// Everything, for people.
    public func report(in language: Language) -> Report {
        return Report(
            title: language.text("類似目標の実績", "Comparable targets"), language: language,
            blocks: [
                .headline(headline[language]), .table(counts(in: language)),
                .heading(language.text("ほかの市町村の目標をどれだけ言い当てるか", "How well it predicts a municipality left out")),
                .paragraph(
                    language.text(
                        "1市町村ずつ除いて学習し、除いた市町村の目標を予測した得点（小さいほど良い）。",
                        "Scores of targets predicted without their own municipality; the smaller, the better.")),
                .table(scores(in: language)), .paragraph(ValidationSentence(validation).text[language]),
            ])
    }

    /// The scores as a table for machines, one row a method.
    public var scores: Table {
        Table(
            name: "reference-class",
            columns: [
                "method", "brier_by_municipality", "log_score_by_municipality", "brier_by_target",
                "log_score_by_target", "brier_overall", "log_score_overall",
            ].map(Column.init),
            rows: validation.rows.map { row in
                [.text(row.method.code)]
                    + [row.byMunicipality, row.byTarget, row.overall].flatMap { score in
                        [Cell.quantity(score.brier, unit: nil), .quantity(score.logarithmic, unit: nil)]
                    }
            })
    }

    public var json: JSONValue {
        [
            "format": "mitoshi-reference-class", "version": .integer(1),
            "reference_class": Self.json(comparable),
            "clusters": .array(
                evidence.clusters.map {
                    [
                        "municipality": .string($0.municipality), "independent_targets": JSONValue($0.targets),
                        "met": JSONValue($0.met),
                    ]
                }),
            "validation": .array(validation.rows.map(Self.json)),
            "conclusion": AssessmentJSON.both(ValidationSentence(validation).text),
        ]
    }

    private var headline: BilingualText {
        let (counts, range) = (comparable.countsText, comparable.rangeText)
        let chance = NumberText.probability(comparable.probability)
        return BilingualText(
            japanese: "\(counts.japanese)。市町村の計画全体では、目標の\(chance.japanese)（計画により\(range.japanese)）が達成される計算である。",
            english:
                "Of \(comparable.targets) comparable targets, \(comparable.met) were met. Over whole plans "
                + "\(chance.english) of municipal targets are met (\(range.english) from plan to plan).")
    }

    private static func json(_ comparable: ReferenceClass) -> JSONValue {
        func range(_ range: ClosedRange<Double>) -> JSONValue {
            .array([JSONValue(range.lowerBound), JSONValue(range.upperBound)])
        }
        return [
            "targets": .integer(comparable.targets), "met": .integer(comparable.met),
            "municipalities": .integer(comparable.municipalities), "probability": JSONValue(comparable.probability),
            "interval_80": range(comparable.rate.central80), "interval_95": range(comparable.rate.central95),
            "sentence": AssessmentJSON.both(comparable.countsText),
        ]
    }

    private static func json(_ row: ReferenceClassValidation.Row) -> JSONValue {
        func score(_ score: ReferenceClassValidation.Score) -> JSONValue {
            ["brier": JSONValue(score.brier), "log_score": JSONValue(score.logarithmic)]
        }
        return [
            "method": .string(row.method.code), "by_municipality": score(row.byMunicipality),
            "by_target": score(row.byTarget), "overall": score(row.overall),
        ]
    }
}
