import Planning

/// The names of all sheets, in the order of their tabs.
struct WorkbookSheets {
    let planner: SheetName
    let check: SheetName
    let method: SheetName
    let measured: SheetName
    let targets: SheetName
    let forecasts: SheetName
    let sources: SheetName
    /// One an indicator, in the plan's order.
    let indicators: [SheetName]
    let calculations: SheetName
    let distributions: SheetName

    init(of assessment: PlanAssessment, in language: Language) {
        var names = SheetNames()
        func name(_ japanese: String, _ english: String) -> SheetName {
            names.name(like: language.text(japanese, english), fallback: english)
        }
        planner = name("見通し", "Planner")
        check = name("検算", "Counter-check")
        method = name("読み方と方法", "Method")
        measured = name("実績データ", "Measured data")
        targets = name("目標データ", "Target data")
        forecasts = name("予測データ", "Forecast data")
        sources = name("出典", "Sources")
        calculations = name("計算", "Calculations")
        distributions = name("分布表", "Distributions")
        indicators = assessment.indicators.map { indicator in
            let setting = indicator.indicator
            return names.name(like: "\(setting.id) \(setting.name)", fallback: language.text("事業指標", "Indicator"))
        }
    }
}
