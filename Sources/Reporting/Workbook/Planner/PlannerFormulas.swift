import MitoshiPlanning

/// What the cells of one row hold, on the planner sheet and on the sheet of calculations.
struct PlannerFormulas {
    let entry: PlannerEntry
    let contents: WorkbookContents

    init(_ entry: PlannerEntry, _ contents: WorkbookContents) {
        self.entry = entry
        self.contents = contents
    }

    /// Stands for a limit that isn't there.
    static let unlimited = 1e300

    static func limited(_ value: Double) -> Formula { .number(min(max(value, -unlimited), unlimited)) }

    func calculated(_ column: CalculationColumn) -> Formula {
        .cell(calculationCell(column, number: entry.number))
    }

    /// What the row's own calculation says, wherever the row stands after sorting.
    func found(_ column: CalculationColumn) -> Formula {
        .index(
            SheetColumn(first: calculationCell(column, number: 1), count: contents.entries.count),
            .cell(SheetCell(sheet: contents.sheets.planner, place: PlannerColumn.number.place(entry.row))))
    }

    /// What is entered in the row with this number.
    private func entered(_ column: PlannerColumn) -> Formula { .index(plannerColumn(column), calculated(.row)) }

    private func calculationCell(_ column: CalculationColumn, number: Int) -> SheetCell {
        SheetCell(
            sheet: contents.sheets.calculations, place: column.place(CalculationSheet.firstRow + number - 1))
    }

    private func plannerColumn(_ column: PlannerColumn) -> SheetColumn {
        SheetColumn(
            first: SheetCell(sheet: contents.sheets.planner, place: column.place(PlannerSheet.firstRow)),
            count: contents.summary.rows.count)
    }

    var rule: AttainmentRule? { entry.answer.rule }

    /// An empty text, or `other`, where there is no number to reach.
    func withLevel(_ formula: Formula, else other: Formula = "") -> Formula {
        .if(calculated(.level) == "", then: other, else: formula)
    }

    /// `value` less an amount; alone where that is 0.
    private func difference(_ value: Formula, _ amount: Double) -> Formula {
        amount == 0 ? value : value - .number(amount)
    }

    /// The formula of a cell on the sheet of calculations; `nil` for steps that a row without a distribution doesn't take.
    func formula(of column: CalculationColumn) -> Formula? {
        switch column {
        case .id: nil
        case .row: .find(.number(Double(entry.number)), plannerColumn(.number))
        case .level: .if(.isNumber(entered(.target)), then: entered(.target), else: "")
        case .least: least
        case .most: most
        case .pace: .if(.isNumber(entered(.pace)), then: entered(.pace), else: 0)
        case .shift: calculated(.pace) * .number(entry.whatIf?.yearsOfExtraPace ?? 0)
        case .decided: decided
        case .lowerPoint: ifTabulated(withLevel(leastUnrounded - calculated(.shift)))
        case .lowerRow: ifTabulated(row(of: .lowerPoint))
        case .below: ifTabulated(tail(at: .lowerPoint, .lowerRow, isInclusive: isBeyond))
        case .upperPoint: ifTabulated(withLevel(mostUnrounded - calculated(.shift)))
        case .upperRow: ifTabulated(row(of: .upperPoint))
        case .atMost: ifTabulated(tail(at: .upperPoint, .upperRow, isInclusive: !isBeyond))
        case .lookedUp: ifTabulated(lookedUp)
        case .planned: entry.answer.probability.map(Formula.number) ?? ""
        case .probability: withLevel(.if(isDecided, then: calculated(.decided), else: undecided))
        case .verdict: verdict
        case .tens: tens
        case .chance: chance
        case .median: median
        case .shortfall: shortfall
        case .requiredPace: requiredPace
        }
    }

    private func ifTabulated(_ formula: @autoclosure () -> Formula) -> Formula? {
        entry.whatIf == nil ? nil : formula()
    }

    // MARK: What meets the target

    /// The least value that meets the target, as it is written: ``AttainmentRule/leastWritten``.
    private var least: Formula {
        guard let rule else { return "" }
        guard !rule.direction.isAtMost else { return withLevel(-.number(Self.unlimited)) }
        let asked = difference(calculated(.level), rule.tolerance)
        guard rule.digit > 0 else { return withLevel(asked) }
        let digits = digits(of: asked, rule)
        return withLevel((rule.isOpen ? .int(digits) + 1 : -.int(-digits)) * .number(rule.digit))
    }

    /// The greatest value that meets the target, as it is written: ``AttainmentRule/mostWritten``.
    private var most: Formula {
        guard let rule else { return "" }
        guard !rule.direction.isAtLeast else { return withLevel(.number(Self.unlimited)) }
        let asked = difference(calculated(.level), -rule.tolerance)
        guard rule.digit > 0 else { return withLevel(asked) }
        let digits = digits(of: asked, rule)
        return withLevel((rule.isOpen ? -.int(-digits) - 1 : .int(digits)) * .number(rule.digit))
    }

    /// How many last digits a value has, without the noise of a division.
    private func digits(of value: Formula, _ rule: AttainmentRule) -> Formula {
        .round(.bracketed(value) / .number(rule.digit), decimals: 6)
    }

    /// Whether only values beyond the level meet it, however near: nothing is rounded to a digit that could be the next.
    var isBeyond: Bool { rule.map { $0.isOpen && $0.digit == 0 } ?? false }

    /// ``AttainmentRule/least`` and ``AttainmentRule/most``.
    var leastUnrounded: Formula { difference(calculated(.least), rule?.halfDigit ?? 0) }
    var mostUnrounded: Formula { difference(calculated(.most), -(rule?.halfDigit ?? 0)) }

    private var decided: Formula {
        guard rule != nil, entry.decision.isPossible else { return "" }
        return withLevel(entry.decision.formula(meeting: meeting))
    }

    /// What can be asked of values as they are written.
    var meeting: MeetingFormulas {
        MeetingFormulas(least: calculated(.least), most: calculated(.most), isBeyond: isBeyond)
    }

    // MARK: The chance

    private func row(of point: CalculationColumn) -> Formula {
        .ifError(.match(calculated(point), distribution(.value)), else: 0)
    }

    /// What the table takes for certain is only nearly so, unless nothing else is possible.
    private var lookedUp: Formula {
        let (least, most) = (Formula.bracketed(leastUnrounded), Formula.bracketed(mostUnrounded))
        let upTo = Formula.if(most >= upper, then: 1, else: calculated(.atMost))
        let under = Formula.if(least <= lower, then: 0, else: calculated(.below))
        let nearly = DistributionTable.nearlyImpossible
        let open = Formula.max([.number(nearly), .min([.number(1 - nearly), upTo - under])])
        let every = Formula.and([least <= lower, most >= upper])
        return withLevel(
            .if(.or([least > upper, most < lower]), then: 0, else: .if(every, then: 1, else: open)))
    }

    var lower: Formula { Self.limited(entry.whatIf?.reachable.lowerBound ?? -.infinity) }
    var upper: Formula { Self.limited(entry.whatIf?.reachable.upperBound ?? .infinity) }

    private func distribution(_ column: DistributionColumn) -> SheetColumn {
        SheetColumn(
            first: SheetCell(sheet: contents.sheets.distributions, place: column.place(entry.tableRow)),
            count: entry.table.count)
    }

    /// The distribution function between two rows of the table, in a straight line.
    private func tail(at point: CalculationColumn, _ row: CalculationColumn, isInclusive: Bool) -> Formula {
        let (x, row) = (calculated(point), calculated(row))
        func at(_ column: DistributionColumn) -> Formula { .index(distribution(column), row) }
        func next(_ column: DistributionColumn) -> Formula { .index(distribution(column), row + 1) }
        let slope = (next(.below) - at(.atMost)) * (x - at(.value)) / (next(.value) - at(.value))
        let between = Formula.if(
            row == .number(Double(entry.table.count)), then: 1, else: at(.atMost) + slope)
        let onRow = at(isInclusive ? .atMost : .below)
        return withLevel(.if(row == 0, then: 0, else: .if(at(.value) == x, then: onRow, else: between)))
    }
}
