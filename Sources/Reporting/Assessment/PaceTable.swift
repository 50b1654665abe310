import MitoshiPlanning

/// What the targets ask for a year beside what was seen.
struct PaceTable {
    let indicator: IndicatorAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, in language: Language) {
        self.indicator = indicator
        self.language = language
    }

    /// A heading and the table; nothing where no pace can be told.
    var blocks: [Report.Block] {
        guard let table else { return [] }
        return [.heading(language.text("必要ペースと実績ペース（年あたり）", "Required and observed pace, a year")), .table(table)]
    }

    private var table: Table? {
        guard let pace = indicator.pace else { return nil }
        let unit = indicator.indicator.unit
        let observed: Cell =
            pace.observedPerYear.map { .change($0, unit: unit) }
            ?? .missing(reason: language.text("実績値が1時点のみのため不明", "unknown: one value only"))
        let rows: [[Cell]] =
            [
                [.text(language.text("必要ペース", "Required")), indicator.requiredPace(in: language)],
                [.text(language.text("実績ペース", "Observed")), observed],
            ] + recent(pace) + acceleration(pace) + compound(pace) + steps(pace) + shape(pace)
        return Table(
            name: "pace",
            columns: [
                Column(key: "item", heading: language.text("項目", "Item")),
                Column(key: "value", heading: language.text("年あたり", "A year"), alignment: .trailing),
            ], rows: rows)
    }

    private func recent(_ pace: RequiredPace) -> [[Cell]] {
        guard let recent = pace.recentPerYear else { return [] }
        return [
            [
                .text(language.text("うち直近3年", "Observed, last three years")),
                .change(recent, unit: indicator.indicator.unit),
            ]
        ]
    }

    private func acceleration(_ pace: RequiredPace) -> [[Cell]] {
        guard let factor = pace.acceleration, !pace.keepsLevel else { return [] }
        let times = NumberText.rounded(factor, decimals: 2)
        return [
            [.text(language.text("必要ペースは実績の", "Required over observed")), .text(language.text("\(times)倍", times))]
        ]
    }

    private func compound(_ pace: RequiredPace) -> [[Cell]] {
        guard let rate = pace.compoundRate, pace.perYear != 0, !pace.keepsLevel else { return [] }
        return [
            [
                .text(language.text("同じ変化を年率で表すと", "As a constant rate")),
                .text((rate > 0 ? "+" : "") + NumberText.rounded(100 * rate, decimals: 1) + "%"),
            ]
        ]
    }

    /// The plan's own steps, each towards its target.
    private func steps(_ pace: RequiredPace) -> [[Cell]] {
        guard pace.planSteps.count > 1 else { return [] }
        return zip(indicator.targets.suffix(pace.planSteps.count), pace.planSteps).map { target, step in
            let year = target.target.fiscalYear.shortLabel
            return [
                .text(language.text("計画：\(year.japanese)まで", "Plan, up to \(year.english)")),
                .change(step, unit: indicator.indicator.unit),
            ]
        }
    }

    private func shape(_ pace: RequiredPace) -> [[Cell]] {
        guard pace.shape != .none else { return [] }
        return [[.text(language.text("計画の型", "Shape of the plan")), .text(pace.shape.label[language])]]
    }
}

extension RequiredPace {
    /// What stands in place of a pace where the target's level only has to be kept.
    static let keepWord = BilingualText(japanese: "維持", english: "keep")
}

extension IndicatorAssessment {
    /// What the last target asks for a year: a change, or to keep the level that meets it already.
    func requiredPace(in language: Language) -> Cell {
        guard let pace else { return .missing(reason: "-") }
        return pace.keepsLevel
            ? .word(RequiredPace.keepWord[language], .quiet) : .change(pace.perYear, unit: indicator.unit)
    }
}
