package import MitoshiPlanning
package import MitoshiStatistics

/// A finished backtest with everything a report of it needs.
package struct BacktestResult: Sendable {
    /// What was tested, as a name for the title.
    package let title: String
    package let settings: Backtest
    package let totals: BacktestTotals
    /// What was said of a plan's own targets; `nil` for tables of series.
    package let hindsight: [TargetHindsight]?

    package init(title: String, settings: Backtest, totals: BacktestTotals, hindsight: [TargetHindsight]? = nil) {
        self.title = title
        self.settings = settings
        self.totals = totals
        self.hindsight = hindsight
    }

    /// The contenders with their places.
    var contenders: [(index: Int, contender: BacktestContender)] {
        totals.contenders.enumerated().map { ($0.offset, $0.element) }
    }

    /// The scores of answering with the share reached, over everything that was asked; `nil` when nothing was.
    func baseRates(in group: BacktestTotals.Group = .all) -> ProbabilityScores? {
        let asked = contenders.compactMap { totals.scores(of: $0.index, in: group)?.baseRates }
        return asked.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0 : nil }
    }
}

/// The tables of a backtest that people read: one row a contender.
struct BacktestTables {
    let result: BacktestResult
    let language: Language

    init(_ result: BacktestResult, in language: Language) {
        self.result = result
        self.language = language
    }

    private typealias Part = (key: String, heading: String, value: (ForecastScores) -> Cell)

    var errors: Table {
        table(
            "errors", group: .all,
            [
                ("series", language.text("系列", "Series"), { .count($0.series) }),
                ("forecasts", language.text("予測", "Forecasts"), { .count($0.steps) }),
                ("smape", "sMAPE", { Self.score($0.percentageError.value) }),
                ("mase", "MASE", { Self.score($0.scaledError.value) }),
                ("owa", "OWA", { Self.score($0.overallWeightedAverage) }),
                ("pinball", language.text("ピンボール\n損失", "Pinball\nloss"), { Self.score($0.pinball.value) }),
                ("crps", "CRPS", { Self.score($0.continuousRankedProbability.value) }),
            ])
    }

    var intervals: Table {
        let inside = Backtest.coverages.enumerated().map { index, coverage -> Part in
            (
                key: "inside\(Self.percent(coverage))", heading: Self.percent(coverage) + "%",
                value: { Self.share($0.insideShares?[index]) }
            )
        }
        let widths = Backtest.coverages.enumerated().map { index, coverage -> Part in
            (
                key: "width\(Self.percent(coverage))",
                heading: language.text("\(Self.percent(coverage))%の幅", "Width\nof \(Self.percent(coverage))%"),
                value: { Self.score($0.widths[index].value) }
            )
        }
        return table(
            "intervals", group: .all,
            inside + widths + [("msis", "MSIS", { Self.score($0.intervalScores.last?.value) })])
    }

    var attainment: Table {
        let answers = table(
            "attainment", group: .all,
            [
                ("questions", language.text("問い", "Questions"), { .count($0.attainment.count) }),
                ("brier", language.text("Brier得点", "Brier"), { Self.score($0.attainment.brier.value) }),
                ("log_score", language.text("対数得点", "Log score"), { Self.score($0.attainment.logarithmic.value) }),
                (
                    "calibration", language.text("確率の\nずれ", "Calibration\nerror"),
                    { Self.score($0.attainment.reliability.expectedCalibrationError) }
                ),
            ])
        guard let base = result.baseRates() else { return answers }
        return Table(
            name: answers.name, columns: answers.columns,
            rows: answers.rows + [
                [
                    .text(language.text("基準率（後から分かった割合）", "base rate (in hindsight)")), .count(base.count),
                    Self.score(base.brier.value), Self.score(base.logarithmic.value), .missing(reason: "-"),
                ]
            ])
    }

    /// One row for each kind or number of values and contender; nothing where there is only one group.
    var groups: Table {
        let parts: [Part] = [
            ("series", language.text("系列", "Series"), { .count($0.series) }),
            ("mase", "MASE", { Self.score($0.scaledError.value) }),
            ("owa", "OWA", { Self.score($0.overallWeightedAverage) }),
            ("msis", "MSIS", { Self.score($0.intervalScores.last?.value) }),
            ("inside80", "80%", { Self.share($0.insideShares?[1]) }),
            ("inside95", "95%", { Self.share($0.insideShares?[2]) }),
            ("brier", language.text("Brier得点", "Brier"), { Self.score($0.attainment.brier.value) }),
            ("log_score", language.text("対数得点", "Log score"), { Self.score($0.attainment.logarithmic.value) }),
        ]
        let groups = result.totals.groups.dropFirst()
        return Table(
            name: "groups",
            columns: [Column(key: "group", heading: language.text("区分", "Group"))] + columns(parts),
            rows: (groups.count > 1 ? groups : []).flatMap { group in
                rows(parts, in: group).map { [.text(label(of: group))] + $0 }
            })
    }

    var reliability: Table {
        Table(
            name: "reliability",
            columns: [
                Column(key: "model", heading: language.text("モデル", "Model")),
                Column(key: "bin", heading: language.text("答えた確率", "Probability said"), alignment: .trailing),
                Column(key: "count", heading: language.text("回数", "Times"), alignment: .trailing),
                Column(key: "mean", heading: language.text("その平均", "Mean said"), alignment: .trailing),
                Column(key: "observed", heading: language.text("実際の割合", "Came true"), alignment: .trailing),
            ],
            rows: result.contenders.filter { $0.contender != .noChange }.flatMap { index, contender -> [[Cell]] in
                let bins = result.totals.scores(of: index, in: .all)?.attainment.reliability.bins ?? []
                return bins.filter { $0.count > 0 }.map { bin in
                    [
                        .text(contender.label[language]),
                        .text(Self.range(bin.lower, bin.upper, in: language)), .count(bin.count),
                        Self.share(bin.meanProbability), Self.share(bin.observedShare),
                    ]
                }
            })
    }

    var refusals: Table {
        Table(
            name: "refusals",
            columns: [
                Column(key: "model", heading: language.text("モデル", "Model")),
                Column(key: "reason", heading: language.text("理由", "Reason")),
                Column(key: "count", heading: language.text("件数", "Count"), alignment: .trailing),
            ],
            rows: result.totals.seriesRefusals.map {
                [
                    .text(language.text("すべて（系列の数）", "all (series)")), .text($0.sort.label[language]), .count($0.count),
                ]
            }
                + result.contenders.flatMap { index, contender in
                    result.totals.refusals(of: index).map {
                        [.text(contender.label[language]), .text($0.sort.label[language]), .count($0.count)]
                    }
                })
    }

    private func table(_ name: String, group: BacktestTotals.Group, _ parts: [Part]) -> Table {
        Table(name: name, columns: columns(parts), rows: rows(parts, in: group))
    }

    private func columns(_ parts: [Part]) -> [Column] {
        [Column(key: "model", heading: language.text("モデル", "Model"))]
            + parts.map { Column(key: $0.key, heading: $0.heading, alignment: .trailing) }
    }

    private func rows(_ parts: [Part], in group: BacktestTotals.Group) -> [[Cell]] {
        result.contenders.compactMap { index, contender in
            result.totals.scores(of: index, in: group).map { scores in
                [.text(contender.label[language])] + parts.map { $0.value(scores) }
            }
        }
    }

    private func label(of group: BacktestTotals.Group) -> String {
        switch group {
        case .all: language.text("すべて", "all")
        case .kind(let kind): IndicatorKind(rawValue: kind)?.label[language] ?? kind
        case .shown(let values): language.text("値\(values.text)個", "\(values.text) values")
        }
    }

    /// Three decimals.
    static func score(_ value: Double?) -> Cell {
        value.map { .text(NumberText.rounded($0, decimals: 3)) } ?? .missing(reason: "-")
    }

    /// A share in per cent with one decimal: a calibration is judged by it, so it isn't rounded further.
    static func share(_ value: Double?) -> Cell {
        value.map { .text(NumberText.rounded(100 * $0, decimals: 1) + "%") } ?? .missing(reason: "-")
    }

    /// `20–30%`.
    static func range(_ lower: Double, _ upper: Double, in language: Language) -> String {
        "\(percent(lower))\(language.text("～", "–"))\(percent(upper))%"
    }

    static func percent(_ probability: Double) -> String { NumberText.rounded(100 * probability, decimals: 0) }
}
