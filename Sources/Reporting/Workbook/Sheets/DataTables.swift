import MitoshiPlanning
import MitoshiStatistics

/// A column of a table for machines, named in the reader's language.
private func column(_ key: String, _ japanese: String, in language: Language) -> Column {
    Column(key: key, heading: language.text(japanese, key))
}

extension Cell {
    fileprivate static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
    fileprivate static func optional(_ value: Double?) -> Cell { value.map { .quantity($0, unit: nil) } ?? .empty }
    /// The western year, then the era's.
    fileprivate static func years(_ year: FiscalYear?) -> [Cell] {
        [year.map { .fiscalYear($0) } ?? .empty, optional(year?.shortLabel.japanese)]
    }
}

/// Everything measured; what `--measurements` reads back.
struct MeasuredTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    private static let headings = [
        ("indicator_id", "事業番号"), ("indicator", "事業指標"), ("unit", "単位"), ("fiscal_year", "年度（西暦）"),
        ("era_year", "年度（和暦）"), ("period", "期間"), ("value", "値"), ("at_least", "以上"), ("more_than", "超"),
        ("at_most", "以下"), ("less_than", "未満"), ("numerator", "分子"), ("denominator", "分母"), ("stage", "段階"),
        ("derived", "計算値"), ("known_on", "判明日"), ("used", "使用"), ("source", "出典"), ("source_url", "出典URL"),
        ("note", "備考"),
    ]

    var table: Table {
        let data = AssessmentData.measurements(of: assessment)
        let keys = data.columns.map(\.key)
        let axes = assessment.plan.yearAxes
        let indicators = Dictionary(assessment.plan.indicators.map { ($0.id, $0) }) { first, _ in first }
        return Table(
            name: "measurements", columns: Self.headings.map { column($0.0, $0.1, in: language) },
            rows: zip(assessment.plan.measurements, data.rows).map { measurement, row in
                let known = Dictionary(zip(keys, row)) { first, _ in first }
                let indicator = indicators[measurement.indicatorID]
                let year = (axes[measurement.indicatorID] ?? YearAxis()).position(of: measurement.period)?.fiscalYear
                let years = Cell.years(year)
                return Self.headings.map { key, _ in
                    switch key {
                    case "indicator": .optional(indicator?.name)
                    case "unit": .optional(indicator?.unit)
                    case "fiscal_year": years[0]
                    case "era_year": years[1]
                    default: known[key] ?? .empty
                    }
                }
            })
    }
}

/// Every target with its verdict.
struct TargetDataTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    private static let headings = [
        ("indicator_id", "事業番号"), ("programme", "主な事業"), ("indicator", "事業指標"), ("section", "所管課"), ("unit", "単位"),
        ("kind", "種類"), ("direction", "向き"), ("direction_basis", "向きの根拠"), ("base_period", "現状値の期間"),
        ("base_value", "現状値"), ("fiscal_year", "目標年度（西暦）"), ("era_year", "目標年度（和暦）"), ("target", "目標値"),
        ("verdict", "判定"), ("probability", "目標達成確率"), ("reason", "判定不能の理由"), ("observed", "実績値"),
        ("least", "達成となる最小の値"), ("most", "達成となる最大の値"), ("digit", "実績値の最後の桁"), ("tolerance", "許容幅"),
        ("reading_verdict", "最初の読み方の判定"), ("reading_probability", "最初の読み方の確率"),
        ("other_direction", "別の読み方の向き"), ("other_verdict", "別の読み方の判定"), ("other_probability", "別の読み方の確率"),
        ("fragile", "端数で判定が変わる"), ("all_targets_met", "全目標達成の確率"), ("miss_then_meet", "後で達成の確率"),
        ("required_pace", "必要ペース"), ("observed_pace", "実績ペース"), ("evidence", "根拠の確かさ"), ("model", "モデル"),
        ("history_alone", "推移だけの確率"), ("mover", "数を動かすもの"), ("horizon", "年度か最終か"),
        ("comparable_class", "類似目標の区分"), ("comparable_targets", "類似目標の数"), ("comparable_met", "うち達成"),
        ("earlier_targets", "過去の年度目標"), ("earlier_met", "過去の達成"), ("probability_low", "確率の下端"),
        ("probability_high", "確率の上端"), ("as_of", "評価時点"), ("unused_values", "用いていない値の数"),
    ]

    var table: Table {
        let data = AssessmentData.verdicts(of: assessment)
        let keys = data.columns.map(\.key)
        let subjects = assessment.indicators.flatMap { indicator in
            indicator.targets.map { (indicator.indicator, $0.target.fiscalYear) }
        }
        return Table(
            name: "verdicts", columns: Self.headings.map { column($0.0, $0.1, in: language) },
            rows: zip(subjects, data.rows).map { subject, row in
                let known = Dictionary(zip(keys, row)) { first, _ in first }
                return Self.headings.map { key, _ in
                    switch key {
                    case "section": .text(subject.0.sections.joined(separator: ";"))
                    case "era_year": Cell.years(subject.1)[1]
                    default: known[key] ?? .empty
                    }
                }
            })
    }
}

/// The quantiles of every year forecast.
struct ForecastDataTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    var table: Table {
        let data = AssessmentData.forecasts(of: assessment, levels: AssessmentData.defaultLevels)
        let names = [
            "indicator_id": "事業番号", "fiscal_year": "年度（西暦）", "period": "期間", "step": "予測の年数", "model": "モデル",
            "mean": "平均",
        ]
        let columns = data.columns.map { own in
            column(own.key, names[own.key] ?? "分位点\(own.key.dropFirst())", in: language)
        }
        let subjects = assessment.indicators.flatMap { indicator in
            indicator.yearsAhead.map { (indicator.indicator, indicator.yearAxis.year($0.year)) }
        }
        let added = [("indicator", "事業指標"), ("unit", "単位"), ("era_year", "年度（和暦）")]
        return Table(
            name: "forecasts",
            columns: columns.prefix(1) + added.map { column($0.0, $0.1, in: language) } + columns.dropFirst(),
            rows: zip(subjects, data.rows).map { subject, row in
                row.prefix(1) + [.text(subject.0.name), .optional(subject.0.unit), Cell.years(subject.1)[1]]
                    + row.dropFirst()
            })
    }
}

/// Where every value was read.
struct SourceTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    var table: Table {
        let plan = assessment.plan
        func row(_ what: String, _ id: String, _ when: String, _ source: Source?) -> [Cell]? {
            source.map { [.text(what), .text(id), .text(when), .text($0.title), .optional($0.address)] }
        }
        let indicators = plan.indicators.compactMap {
            row(language.text("事業指標", "indicator"), $0.id, "", $0.source)
        }
        let targets = plan.targets.compactMap {
            row(language.text("目標値", "target"), $0.indicatorID, $0.fiscalYear.canonicalText, $0.source)
        }
        let measured = plan.measurements.compactMap {
            row(language.text("実績値", "measurement"), $0.indicatorID, $0.period.canonicalText, $0.source)
        }
        let drivers = plan.drivers.flatMap { driver in
            driver.values.compactMap {
                row(language.text("説明系列", "driver"), driver.id, $0.period.canonicalText, $0.source)
            }
        }
        return Table(
            name: "sources",
            columns: [
                column("subject", "対象", in: language), column("indicator_id", "事業番号", in: language),
                column("period", "期間", in: language), column("source", "出典", in: language),
                column("source_url", "出典URL", in: language),
            ],
            rows: indicators + targets + measured + drivers)
    }
}
