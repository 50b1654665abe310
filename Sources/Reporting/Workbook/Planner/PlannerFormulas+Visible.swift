import MitoshiPlanning

/// What planners see: cells that show a calculation, and the calculations that they show.
extension PlannerFormulas {
    /// What a cell of the planner sheet holds: a number, or a formula; `nil` for an empty cell, and for what no formula asks
    /// about.
    func formula(of column: PlannerColumn) -> Formula? {
        switch column {
        case .target: .number(entry.level)
        // One value behind the chance is told by its mark, as on the page.
        case .chance:
            entry.answer.restsOnComparableTargets ? found(.chance) & .text(" " + HollowSentence.mark) : found(.chance)
        case .median: found(.median)
        case .requiredPace: found(.requiredPace)
        case .number: .number(Double(entry.number))
        case .id, .name, .latest, .declared, .pace, .earlier, .remark, .year: nil
        }
    }

    private var language: Language { contents.language }

    private var limits: VerdictLimits { contents.assessment.settings.verdictLimits }

    var isDecided: Formula { calculated(.decided) != "" }

    /// Where nobody knows which side is better, a result may still be the same on both sides; of another target nothing is known.
    private func asDeclared(_ answer: Formula, else other: Formula) -> Formula {
        .if(calculated(.level) == .number(entry.level), then: answer, else: other)
    }

    /// As declared: the engine's own answer. Otherwise the table's.
    var undecided: Formula {
        guard rule != nil else { return asDeclared(entry.answer.probability.map(Formula.number) ?? "", else: "") }
        if let comparable = entry.fixedProbability { return .number(comparable) }
        guard entry.whatIf != nil else { return "" }
        let isDeclared = Formula.and([calculated(.level) == .number(entry.level), calculated(.shift) == 0])
        return .if(isDeclared, then: calculated(.planned), else: calculated(.lookedUp))
    }

    var verdict: Formula {
        func word(_ verdict: Verdict) -> Formula { .text(verdict.label[language]) }
        let forecast = Formula.if(
            calculated(.probability) == "", then: word(.notAssessable), else: graded { word($0) })
        let judged =
            rule == nil
            ? entry.answer.isAmbiguous
                ? .text(ChanceLabel.undecided[language])
                : asDeclared(word(entry.answer.verdict), else: word(entry.isOverdue ? .awaitingResult : .notAssessable))
            : .if(
                calculated(.decided) == "", then: entry.isOverdue ? word(.awaitingResult) : forecast,
                else: .if(calculated(.decided) == 1, then: word(.met), else: word(.missed)))
        return withLevel(judged, else: .text(language.text("目標値を入力", "enter a target")))
    }

    /// ``VerdictLimits/tens(of:)``; an empty text for results, and where nothing can be said.
    var tens: Formula {
        guard rule != nil else { return "" }
        return withLevel(
            .if(.or([isDecided, calculated(.probability) == ""]), then: "", else: graded { tens(in: $0) }))
    }

    private func tens(in verdict: Verdict) -> Formula {
        let chance = calculated(.probability)
        guard let tens = limits.tens(in: verdict) else {
            return Formula.round(100 * chance, decimals: 0) & "%"
        }
        let rounded = Formula.round(10 * chance, decimals: 0)
        let inside = Formula.max([
            .min([rounded * 10, .number(Double(tens.upperBound))]), .number(Double(tens.lowerBound)),
        ])
        var text = inside & "%"
        if tens.contains(10) { text = .if(rounded < 1, then: .text(VerdictLimits.underTen[language]), else: text) }
        if tens.contains(90) { text = .if(rounded > 9, then: .text(VerdictLimits.overNinety[language]), else: text) }
        return text
    }

    /// ``ChanceLabel/label``.
    var chance: Formula {
        let between = ChanceLabel.separator[language] + ChanceLabel.before[language]
        let label = calculated(.verdict) & .text(between) & calculated(.tens)
        let after = ChanceLabel.after[language]
        return .if(
            calculated(.tens) == "", then: calculated(.verdict), else: after.isEmpty ? label : label & .text(after))
    }

    /// What the chance earns: ``VerdictLimits/verdict(for:)``.
    private func graded(_ result: (Verdict) -> Formula) -> Formula {
        let known = Formula.round(calculated(.probability), decimals: VerdictLimits.decimals)
        return limits.steps.reversed().reduce(result(.unlikely)) { worse, step in
            let limit = Formula.number(step.from)
            return .if(step.isBeyond ? known > limit : known >= limit, then: result(step.verdict), else: worse)
        }
    }

    /// The median moved by the extra pace.
    var median: Formula {
        guard let median = entry.median else { return "" }
        return .min([.max([.number(median) + calculated(.shift), lower]), upper])
    }

    /// How far the median falls on the wrong side of what meets the target: ``AttainmentRule/shortfall(of:)``.
    var shortfall: Formula {
        let median = calculated(.median)
        let gap = Formula.max([0, calculated(.least) - median, median - calculated(.most)])
        let isMet = Formula.and([median >= leastUnrounded, median <= mostUnrounded])
        let isRounded = (rule?.halfDigit ?? 0) > 0
        return .if(
            .or([calculated(.least) == "", median == ""]), then: "",
            else: isRounded ? .if(isMet, then: 0, else: gap) : gap)
    }

    /// The straight way from the latest value to the target, or the word for a level that only has to be kept:
    /// ``RequiredPace/perYear``.
    var requiredPace: Formula {
        guard let rule, let latest = entry.latest, Double(entry.year.year) > latest.time else { return "" }
        let value = Formula.number(latest.value)
        let pace = (aim(from: value, rule) - value) / .number(Double(entry.year.year) - latest.time)
        let isMet = Formula.and([meeting.isEnough(latest.value), meeting.isNotTooMuch(latest.value)])
        return withLevel(.if(isMet, then: .text(RequiredPace.keepWord[language]), else: pace))
    }

    /// ``AttainmentRule/aim(from:)``.
    private func aim(from value: Formula, _ rule: AttainmentRule) -> Formula {
        if rule.isOpen { return calculated(rule.direction.isAtMost ? .most : .least) }
        return rule.direction == .maintainWithin
            ? .min([.max([value, calculated(.least)]), calculated(.most)]) : calculated(.level)
    }
}
