package import MitoshiBasics

extension PlanAssessment {
    /// The answer with the names that readers of `language` know; what it says stays.
    package func named(in language: Language) -> PlanAssessment {
        guard language == .english else { return self }
        var named = self
        named.plan = plan.named(in: language)
        named.indicators = indicators.map { $0.named(in: language, plan.english) }
        return named
    }
}

extension IndicatorAssessment {
    /// - Parameter stageName: What a stage of an indicator is called.
    fileprivate func named(
        in language: Language, _ stageName: (_ stage: String, _ id: String) -> String
    ) -> IndicatorAssessment {
        var named = self
        named.indicator = indicator.named(in: language)
        named.driver = driver?.named(in: language)
        named.notes = notes.map { note in
            if case .driver(let driver) = note { .driver(driver.named(in: language)) } else { note }
        }
        let id = indicator.id
        if case .stage(let stage)? = base?.value { named.base?.value = .stage(stageName(stage, id)) }
        if case .stages(var outlook) = outlook {
            outlook.stages = outlook.stages.map { stageName($0, id) }
            named.outlook = .stages(outlook)
        }
        named.targets = targets.map { target in
            var named = target
            named.target = target.target.named(stageName)
            if case .stage(let stage)? = target.observed { named.observed = .stage(stageName(stage, id)) }
            return named
        }
        return named
    }
}

extension ScenarioAnswer {
    /// The answer with the names that readers of `language` know.
    package func named(in language: Language) -> ScenarioAnswer {
        guard language == .english else { return self }
        var named = self
        named.indicator = indicator.named(in: language)
        named.scenario.id = scenario.englishID ?? scenario.id
        return named
    }
}

extension BudgetAnalysis {
    /// The analysis with the names that readers of `language` know.
    package func named(in language: Language) -> BudgetAnalysis {
        guard language == .english else { return self }
        var named = self
        named.assessment = assessment.named(in: language)
        named.interventions = interventions.map { intervention in
            var named = intervention
            named.name = intervention.englishName ?? intervention.name
            named.section = assessment.plan.english(section: intervention.section) ?? intervention.section
            return named
        }
        named.indicators = indicators.map { participant in
            var named = participant
            named.indicator = participant.indicator.named(in: language)
            return named
        }
        return named
    }
}

extension DriverOutlook {
    fileprivate func named(in language: Language) -> DriverOutlook {
        var named = self
        named.driver = driver.named(in: language)
        return named
    }
}
