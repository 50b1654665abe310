import MitoshiPlanning

/// The cells that planners see.
extension PlannerFormulas {
    /// What a cell of the planner sheet holds: a number or a text, or a formula of others; `nil` for an empty cell, and for what
    /// no formula asks about.
    func formula(of column: PlannerColumn) -> Formula? {
        switch column {
        case .declared: declared
        case .target: .number(entry.level)
        case .pace: entry.isFirst ? nil : .if(.isNumber(followedPace), then: followedPace, else: "")
        case .bars: bars
        case .verdict: verdict
        case .probability: withLevel(.if(isDecided, then: calculated(.decided), else: undecided))
        case .planned: entry.answer.probability.map(Formula.number) ?? ""
        case .median: median
        case .shortfall: shortfall
        case .requiredPace: requiredPace
        case .id, .name, .unit, .year, .latest, .direction, .observedPace, .evidence, .remark: nil
        }
    }

    private var language: Language { contents.language }

    private var declared: Formula {
        entry.answer.target.range == nil
            ? .number(entry.level) : .text(entry.answer.target.text(unit: nil)[language])
    }

    /// Follows the pace of the indicator's first target.
    private var followedPace: Formula { planner(.pace, row: entry.firstRow) }

    private var isDecided: Formula { calculated(.decided) != "" }

    /// As declared: the engine's own answer. Otherwise the table's.
    private var undecided: Formula {
        if let comparable = entry.fixedProbability { return .number(comparable) }
        guard entry.whatIf != nil else { return "" }
        // A declared target with words around its number isn't a number.
        let level = entry.answer.target.range == nil ? planner(.declared) : .number(entry.level)
        let isDeclared = Formula.and([planner(.target) == level, calculated(.shift) == 0])
        return .if(isDeclared, then: planner(.planned), else: calculated(.probability))
    }

    private var verdict: Formula {
        func word(_ verdict: Verdict) -> Formula { .text(verdict.label[language]) }
        let forecast = Formula.if(
            planner(.probability) == "", then: word(.notAssessable), else: graded { word($0) })
        return withLevel(
            .if(
                calculated(.decided) == "", then: entry.isOverdue ? word(.awaitingResult) : forecast,
                else: .if(calculated(.decided) == 1, then: word(.met), else: word(.missed))),
            else: .text(language.text("目標値を入力", "enter a target")))
    }

    /// 4 for the best verdict to 0 for the worst.
    private var bars: Formula {
        func bars(_ verdict: Verdict) -> Formula { verdict.bars.map(Formula.number) ?? "" }
        let forecast = Formula.if(
            planner(.probability) == "", then: bars(.notAssessable), else: graded { bars($0) })
        return withLevel(
            .if(
                calculated(.decided) == "", then: entry.isOverdue ? bars(.awaitingResult) : forecast,
                else: .if(calculated(.decided) == 1, then: bars(.met), else: bars(.missed))))
    }

    /// What the chance earns, as it is printed: ``VerdictLimits/verdict(for:)``, with the limits that stand on the sheet.
    private func graded(_ result: (Verdict) -> Formula) -> Formula {
        let printed = Formula.round(planner(.probability), decimals: 2)
        let steps = contents.assessment.settings.verdictLimits.steps
        return steps.reversed().reduce(result(.unlikely)) { worse, step in
            let limit = Formula.name(step.cellName)
            return .if(step.isBeyond ? printed > limit : printed >= limit, then: result(step.verdict), else: worse)
        }
    }

    /// The median moved by the extra pace.
    private var median: Formula {
        guard let median = entry.median else { return "" }
        return .min([.max([.number(median) + calculated(.shift), lower]), upper])
    }

    /// How far the median falls on the wrong side of what meets the target: ``AttainmentRule/shortfall(of:)``.
    private var shortfall: Formula {
        let median = planner(.median)
        let gap = Formula.max([0, calculated(.least) - median, median - calculated(.most)])
        let isMet = Formula.and([median >= leastUnrounded, median <= mostUnrounded])
        let isRounded = (rule?.halfDigit ?? 0) > 0
        return .if(
            .or([calculated(.least) == "", median == ""]), then: "",
            else: isRounded ? .if(isMet, then: 0, else: gap) : gap)
    }

    /// The straight way from the latest value to the target, or the word for a level that only has to be kept:
    /// ``RequiredPace/perYear``.
    private var requiredPace: Formula {
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

extension VerdictLimits.Step {
    /// The name of the cell that holds the limit.
    var cellName: String { "limit_" + verdict.rawValue.replacing("-", with: "_") }
}
