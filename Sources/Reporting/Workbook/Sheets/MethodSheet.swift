import MitoshiPlanning

/// How to read the workbook, what the numbers rest on, and what it was tested in.
struct MethodSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    private var language: Language { contents.language }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(contents.sheets.method)
        try sheet.setWidths([4, 110])
        try sheet.write(.text(contents.sheets.method.text), at: CellPlace(0, 0), .title)
        var row = 2
        for (heading, items) in sections {
            try sheet.write(.text(heading), at: CellPlace(row, 0), .heading)
            row += 1
            for item in items {
                try sheet.write(.text("・"), at: CellPlace(row, 0), CellStyle.plain.aligned(.trailing).top())
                try sheet.write(.text(item), at: CellPlace(row, 1), CellStyle.plain.wrapped().top())
                try sheet.setHeight(Double(wrapped(item, to: 108).count) * 14.5 + 2, ofRow: row)
                row += 1
            }
            row += 1
        }
        sheet.hideGrid()
        try sheet.setPrint(contents.print(repeating: nil, isLandscape: false))
    }

    private var sections: [(heading: String, items: [String])] {
        [
            (language.text("このファイルのシート", "The sheets of this file"), sheets),
            (language.text("見通しシートの計算", "How the planner sheet calculates"), calculation),
            (language.text("読み方", "How to read this"), reading),
            (language.text("動作確認", "Tested in"), tested),
        ]
    }

    private var sheets: [String] {
        let names = contents.sheets
        return [
            language.text(
                "「\(names.planner.text)」：目標値と追加ペースを試す表。黄色のセルだけを書き換える。",
                "“\(names.planner.text)”: where targets and extra paces are tried; change the yellow cells only.")
        ] + questions + [
            language.text(
                "事業指標ごとのシート：実績値、予測、グラフ、指標の比較。グラフの元の数値は印刷範囲の外にある。",
                "One sheet an indicator: values, forecast, chart, indices. The chart's numbers stand outside the printed part."
            )
        ] + machines
    }

    /// Those that are there.
    private var machines: [String] {
        let (names, plan) = (contents.sheets, contents.assessment.plan)
        let data = [
            (names.measured, plan.measurements.isEmpty), (names.targets, plan.targets.isEmpty),
            (names.forecasts, contents.prepared.allSatisfy { $0.forecasts.rows.isEmpty }),
        ].filter { !$0.1 }.map(\.0.text)
        let texts: [String?] = [
            CounterCheckSheet.isNeeded(for: contents)
                ? language.text(
                    "「\(names.check.text)」：FORECAST.LINEARによる直線の検算。",
                    "“\(names.check.text)”: the straight line by FORECAST.LINEAR.") : nil,
            data.isEmpty
                ? nil
                : language.text(
                    "\(quoted(data))：機械判読用の表（1セル1値、結合なし、西暦と和暦を別の列に）。",
                    "\(quoted(data)): tables for machines, one value a cell, no merged cells, western year and era year in columns "
                        + "of their own."),
            contents.entries.isEmpty
                ? nil
                : language.text(
                    "非表示の「\(names.calculations.text)」「\(names.distributions.text)」：途中の計算と予測分布の表。シート見出しの右クリックから再表示できる。",
                    "Hidden: “\(names.calculations.text)” and “\(names.distributions.text)”, every step and the tables of the "
                        + "distributions; unhide them from the tabs' menu."),
        ]
        return texts.compactMap { $0 }
    }

    private func quoted(_ names: [String]) -> String {
        language.text(names.map { "「\($0)」" }.joined(), names.map { "“\($0)”" }.joined(separator: ", "))
    }

    /// Of a workbook that answers questions beside the verdicts.
    private var questions: [String] {
        let (names, data) = (contents.sheets, contents.sheets.questions.map(\.sheet.text))
        let asked = [names.scenarios, names.budget].compactMap { $0?.text }
        guard !asked.isEmpty else { return [] }
        return [
            language.text(
                "\(quoted(asked))：想定ケースごとの確率と、予算内で選んだ施策、その理由。元の数値は機械判読用の\(quoted(data))にある。",
                "\(quoted(asked)): the chances under each scenario, the interventions chosen within the budget, and why; "
                    + "\(quoted(data)) have the numbers for machines.")
        ]
    }

    private var calculation: [String] {
        let error = NumberText.rounded(100 * DistributionTable.error, decimals: 2)
        return [
            language.text(
                "目標達成確率は、予測分布を表にした「\(contents.sheets.distributions.text)」を直線で補間して求める。本来の計算との差は\(error)ポイント以内。宣言の目標値のままなら、本来の計算の値をそのまま示す。",
                "The probability is read off “\(contents.sheets.distributions.text)”, the distribution as a table, in straight lines between rows; "
                    + "it differs from the full calculation by at most \(error) points. For the declared target the full "
                    + "calculation's own figure is shown."),
            language.text(
                "追加ペースは、評価時点（それより新しい実績値があればその時点）から目標年度末まで、毎年同じ量だけ結果を動かす。割合は0～100％を、減ることのない指標は最新値を下回らない。",
                "An extra pace moves the outcome by the same amount each year from the as-of date (or a later last value) to the end of "
                    + "the target year, within what the indicator can be."),
            language.text(
                "向きは宣言の目標のもので、目標値を変えても変わらない。宣言にないものは、指標の名称、または現状値と目標値から読み、決められないものは確率を出さず両方の読み方を示す。認めるのは実績値の最後の桁の端数だけで、許容幅は計画が定めるときに限る。",
                "The direction is that of the declared target and stays when the target is changed. Where the declaration doesn't state "
                    + "one, the indicator's words tell it, or base and target; where nothing does, there is no probability and both "
                    + "readings are given. Only the rounding of the values' last digit is granted, unless the plan states a tolerance."
            ),
            language.text(
                "確率は、実績の推移、国の省庁の類似目標の達成状況、その指標の過去の年度目標から求める。類似目標の区分は宣言の目標のもので、目標値を変えても変わらない。"
                    + "宣言の目標値から動かした確率は、推移の予測（実績値が1つなら学習済みの事前分布）の形による。",
                "A probability joins the history, how comparable targets of national ministries fared, and the indicator's own "
                    + "earlier yearly targets. The sort of comparable targets is that of the declared target and stays when the "
                    + "target is changed; for a moved target the shape of the forecast speaks (with one value, that of a learned "
                    + "prior)."),
        ]
    }

    private var reading: [String] { AssessmentReport(contents.assessment, in: language).readingItems }

    private var tested: [String] {
        [
            language.text(
                "LibreOfficeで開き、目標値と追加ペースを変えて計算し直した結果を、本来の計算と照合している。Excelでの動作は確認していないが、Excel 2010以降とLibreOfficeの両方にある関数だけを使っている"
                    + "（FORECAST.LINEARだけはExcel 2016以降）。",
                "Tested in LibreOffice: targets and paces were changed and the recalculated figures compared with the full calculation. "
                    + "Not tested in Excel; only functions that Excel 2010 and LibreOffice share are used (FORECAST.LINEAR needs "
                    + "Excel 2016)."),
            language.text(
                "開いたときに計算し直す設定にしてある。計算しない閲覧ソフトでも、保存済みの値が表示される。",
                "The file asks to be recalculated when opened; viewers that don't calculate show the stored results."),
        ]
    }
}
