package import MitoshiPlanning
import MitoshiStatistics

/// What became of recorded probabilities, for people.
package struct LedgerReport: Sendable {
    let scores: LedgerScores
    let language: Language

    package init(_ scores: LedgerScores, in language: Language) {
        self.scores = scores
        self.language = language
    }

    /// The whole report.
    package var report: Report {
        Report(
            title: language.text("記録した確率の採点", "Recorded probabilities, scored"), language: language,
            blocks: [.headline(headline)] + overall + byIndicator + reliability + revised + open + reading)
    }

    private var decided: Int { scores.entries.count { if case .decided = $0.result { true } else { false } } }

    private var headline: String {
        let total = scores.entries.count
        let silent = decided - scores.scores().count
        return language.text(
            "記録\(total)件のうち、結果の分かったもの\(decided)件（うち\(silent)件は確率なし）、まだ分からないもの\(total - decided)件。",
            "Of \(NumberText.counted(total, "records")), \(decided) \(decided == 1 ? "has" : "have") a result (\(silent) of them stated no probability) and "
                + "\(total - decided) are still open.")
    }

    private var overall: [Report.Block] {
        let groups: [(String, WeightedScores)] = [
            (language.text("すべて", "all"), scores.scores()),
            (
                language.text("年度が終わる前の記録", "recorded before the year was over"),
                scores.scores(where: \.isMadeBeforehand)
            ),
            (language.text("年度が終わった後の記録", "recorded afterwards"), scores.scores { !$0.isMadeBeforehand }),
        ]
        return table(language.text("得点", "Scores"), "scores", language.text("記録", "Records"), groups)
    }

    private var byIndicator: [Report.Block] {
        var ids: [String] = []
        for entry in scores.entries where !ids.contains(entry.record.indicatorID) {
            ids.append(entry.record.indicatorID)
        }
        return table(
            language.text("事業指標ごと", "Indicator by indicator"), "indicators", language.text("事業番号", "No."),
            ids.map { id in (id, scores.scores { $0.indicatorID == id }) })
    }

    private func table(
        _ heading: String, _ name: String, _ first: String, _ groups: [(String, WeightedScores)]
    ) -> [Report.Block] {
        let scored = groups.filter { $0.1.count > 0 }
        guard !scored.isEmpty else { return [] }
        func column(_ key: String, _ japanese: String, _ english: String) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: .trailing)
        }
        let columns = [
            Column(key: "group", heading: first), column("count", "件数", "Records"), column("met", "うち達成", "Met"),
            column("brier", "Brier得点", "Brier"), column("base", "基準率の\nBrier得点", "Brier of\nbase rate"),
            column("log_score", "対数得点", "Log score"), column("discrimination", "順位づけ\n（AUC）", "Discrimi-\nnation"),
        ]
        let rows = scored.map { label, scores -> [Cell] in
            let base = scores.baseRate.map { $0 * (1 - $0) }
            return [
                .text(label), .count(scores.count), .count(scores.happened), BacktestTables.score(scores.brier),
                BacktestTables.score(base), BacktestTables.score(scores.logarithmic),
                BacktestTables.score(scores.discrimination),
            ]
        }
        return [.heading(heading), .table(Table(name: name, columns: columns, rows: rows))]
    }

    private var reliability: [Report.Block] {
        let bins = scores.scores().reliability.bins.filter { $0.count > 0 }
        guard !bins.isEmpty else { return [] }
        let table = Table(
            name: "reliability",
            columns: [
                Column(key: "bin", heading: language.text("答えた確率", "Probability said"), alignment: .trailing),
                Column(key: "count", heading: language.text("回数", "Times"), alignment: .trailing),
                Column(key: "mean", heading: language.text("その平均", "Mean said"), alignment: .trailing),
                Column(key: "observed", heading: language.text("実際の割合", "Came true"), alignment: .trailing),
            ],
            rows: bins.map { bin in
                [
                    .text(BacktestTables.range(bin.lower, bin.upper, in: language)),
                    .count(bin.count), BacktestTables.share(bin.meanProbability),
                    BacktestTables.share(bin.observedShare),
                ]
            })
        return [.heading(language.text("確率の的中度（較正）", "Calibration")), .table(table)]
    }

    /// The targets that a later revision of the values would have decided otherwise.
    private var revised: [Report.Block] {
        var items: [String] = []
        for entry in scores.entries {
            guard case .decided(let isMet, let after?) = entry.result, after != isMet else { continue }
            let name = "\(entry.record.indicatorID) \(entry.record.fiscalYear.label[language])"
            let words = [true: language.text("達成", "met"), false: language.text("未達成", "missed")]
            let item = language.text(
                "\(name)：最初の公表値では\(words[isMet] ?? "")、改定後の値では\(words[after] ?? "")",
                "\(name): \(words[isMet] ?? "") by the value published first, \(words[after] ?? "") by the revised one")
            if !items.contains(item) { items.append(item) }
        }
        guard !items.isEmpty else { return [] }
        return [
            .heading(language.text("改定で結果が変わる目標", "Decided otherwise by a revision")),
            .list(items.map { Report.Item($0) }),
        ]
    }

    private var open: [Report.Block] {
        let entries = scores.entries.filter { if case .decided = $0.result { false } else { true } }
        guard !entries.isEmpty else { return [] }
        let table = Table(
            name: "open",
            columns: [
                Column(key: "indicator_id", heading: language.text("事業番号", "No.")),
                Column(key: "fiscal_year", heading: language.text("目標年度", "Target year")),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "probability", heading: language.text("確率", "Probability"), alignment: .trailing),
                Column(key: "verdict", heading: language.text("判定", "Verdict")),
                Column(key: "as_of", heading: language.text("評価時点", "As of")),
            ],
            rows: entries.map { entry in
                let record = entry.record
                return [
                    .text(record.indicatorID), .fiscalYear(record.fiscalYear), record.goal.cell(unit: nil),
                    record.probability.map { .probability($0) } ?? .missing(reason: "-"),
                    .word(record.verdict.label[language], record.verdict.tone), .text(record.asOf.description),
                ]
            })
        return [.heading(language.text("まだ結果の分からない記録", "Still open")), .table(table)]
    }

    private var reading: [Report.Block] {
        [
            .heading(language.text("読み方", "How to read this")),
            .list(
                [
                    language.text(
                        "Brier得点と対数得点：確率の外れの大きさ。小さいほど良い。基準率は、後から分かった達成割合をすべてに答えた場合。",
                        "Brier and log score: how far the probabilities were off; lower is better. The base rate answers every "
                            + "record with the share that was met, known only afterwards."),
                    language.text(
                        "順位づけ：達成した目標と未達成の目標の組のうち、達成した方に高い確率を答えた割合。0.5なら区別できていない。",
                        "Discrimination: of pairs of a target that was met and one that was missed, how often the met one had the "
                            + "larger probability; 0.5 tells nothing apart."),
                    language.text(
                        "目標は記録されたときの目標値と向きで、最初に公表された実績値によって判定する。",
                        "A target is judged as it was recorded, by the value that was published first."),
                    language.text(
                        "年度が終わった後の記録は、先を見通したことの証拠にはならない。",
                        "What was recorded after the year was over proves no foresight."),
                ].map { Report.Item($0) }),
        ]
    }
}
