import MitoshiStatistics

@testable import MitoshiPlanning

/// The sample assessment with one text in every place that a document can fill.
enum HostileAssessment {
    /// Names that break out of what isn't escaped: of an element, an attribute, a script, a drawing, a line.
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)' autofocus='",
        "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}", "</script><script>alert(1)</script>", "</title></svg>",
        "<!--", "]]>", "&lt;b&gt;", "{{{style}}}", "{{#groups}}", "\u{0}\u{7}\u{1B}[31m", "\u{202E}gnp.exe",
        "<\u{338}b>",
        "javascript:alert(1)", "\\u003c/script>", "\u{B}\u{C}\r\t", "\u{FFFE}\u{FFFF}\u{1FFFE}", "\u{85}\u{2028}",
        "_x000B_",
    ]

    static func make(_ text: String) throws -> PlanAssessment {
        let sample = try SampleAssessment.make()
        let indicators = try sample.indicators.map { try renamed($0, text) }
        let plan = Plan(
            declaration: Declaration(title: text, fiscalYear: sample.plan.declaration.fiscalYear),
            indicators: indicators.map(\.indicator), targets: indicators.flatMap { $0.targets.map(\.target) },
            measurements: sample.plan.measurements.map { measurement in
                IndicatorMeasurement(
                    indicatorID: text, period: measurement.period, value: measurement.value,
                    source: Source(title: text, address: "https://example.jp/" + text), note: text)
            },
            events: [
                ShockEvent(
                    indicatorID: nil, from: try SampleAssessment.year(2020), to: try SampleAssessment.year(2020),
                    effect: .oneOff, reason: text)
            ])
        return PlanAssessment(
            plan: plan, asOf: sample.asOf, settings: sample.settings, indicators: indicators, headline: sample.headline)
    }

    private static func renamed(_ assessment: IndicatorAssessment, _ text: String) throws -> IndicatorAssessment {
        let indicator = assessment.indicator
        var outlook = assessment.outlook
        if case .stages(let stages) = outlook {
            outlook = .stages(
                StageOutlook(
                    stages: stages.stages.map { text + $0 }, current: stages.current, asOf: stages.asOf,
                    advanceSuccesses: stages.advanceSuccesses, advanceFailures: stages.advanceFailures,
                    transitions: stages.transitions))
        }
        return IndicatorAssessment(
            indicator: Indicator(
                id: text, programme: text, name: text, unit: indicator.unit.map { _ in text }, kind: indicator.kind,
                sections: [text], source: Source(title: text, address: text), note: text),
            series: assessment.series, base: assessment.base, direction: assessment.direction, outlook: outlook,
            targets: assessment.targets.map { retargeted($0, text) }, joint: assessment.joint,
            reaching: assessment.reaching, indices: assessment.indices, pace: assessment.pace,
            evidence: assessment.evidence,
            notes: [
                .event(
                    ShockEvent(
                        indicatorID: nil, from: try SampleAssessment.year(2020), to: try SampleAssessment.year(2020),
                        effect: .oneOff, reason: text))
            ], verdictLimits: assessment.verdictLimits)
    }

    private static func retargeted(_ answer: TargetAssessment, _ text: String) -> TargetAssessment {
        var goal = answer.target.goal
        if case .stage(let stage) = goal { goal = .stage(text + stage) }
        return TargetAssessment(
            target: Target(
                indicatorID: text, fiscalYear: answer.target.fiscalYear, goal: goal,
                source: Source(title: text, address: text)),
            direction: answer.direction, rule: answer.rule, verdict: answer.verdict, probability: answer.probability,
            reason: answer.reason, observed: answer.observed, readings: answer.readings, isFragile: answer.isFragile,
            distribution: answer.distribution, chances: answer.chances, grounds: answer.grounds)
    }
}
