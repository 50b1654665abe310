import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

/// What the planner sheet's formulas give, beside the engine's own answers.
@Suite("The planner sheet's formulas")
struct PlannerLawTests {
    /// Of every kind and direction, with ranges, targets that leave their number out, and results that are known or bounded.
    private static let workbooks = Result {
        var generator = SeededGenerator(seed: 7)
        var workbooks: [WorkbookContents] = []
        for index in 0..<18 {
            workbooks.append(try WorkbookContents(of: SampleAssessment.random(index, &generator), in: .english))
        }
        return workbooks
    }

    /// By how much a chance that is looked up may differ: what a table misses, and the sixth decimal that its cells are rounded
    /// to.
    private static let error = DistributionTable.error + 1e-6

    @Test("say the engine's own answer as declared, and of any level and pace what the engine says of them")
    func chances() throws {
        var generator = SeededGenerator(seed: 11)
        var seen = Seen()
        for contents in try Self.workbooks.get() {
            for entry in contents.entries {
                let declared = PlannerTrial(entry, contents, level: entry.level, pace: 0)
                #expect(
                    try declared.number(in: .probability) == entry.answer.probability,
                    "\(contents.title) \(entry.answer.target)")
                #expect(try declared.value(in: .verdict) == .text(Self.word(entry.answer.verdict, of: entry)))
                let summary = try #require(contents.summary.rows.first { $0.place == entry.indicatorIndex + 1 })
                #expect(try declared.value(in: .chance) == .text(#require(summary.chance).label))
                for level in Self.levels(for: entry, &generator) {
                    let pace = generator.chance(oneIn: 2) ? 0 : Self.pace(for: entry, &generator)
                    try Self.compare(PlannerTrial(entry, contents, level: level, pace: pace), &seen)
                }
            }
        }
        #expect(Set(seen.directions) == Set(Direction.allCases))
        #expect(seen.met > 20 && seen.missed > 20 && seen.metByBound > 0 && seen.missedByBound > 0)
        #expect(seen.moved > 20 && seen.impossible > 10 && seen.certain > 0 && seen.open > 0 && seen.ranges > 0)
    }

    /// What was compared, so that nothing is by chance left out.
    private struct Seen {
        var directions: [Direction] = []
        var (met, missed, metByBound, missedByBound) = (0, 0, 0, 0)
        var (moved, impossible, certain, open, ranges) = (0, 0, 0, 0, 0)
    }

    /// A target of which nobody knows the better side says so in place of a verdict.
    private static func word(_ verdict: Verdict, of entry: PlannerEntry) -> String {
        entry.answer.isAmbiguous ? "direction unknown" : verdict.label[.english]
    }

    private static func compare(_ trial: PlannerTrial, _ seen: inout Seen) throws {
        let (entry, shown) = (trial.entry, try trial.number(in: .probability))
        let message: Comment =
            "\(trial.contents.title) \(entry.answer.target), level \(trial.level), pace \(trial.pace): \(shown ?? .nan)"
        guard let rule = trial.rule else {
            // Nobody knows which side is better: of a target that isn't the plan's nothing is said.
            let isDeclared = trial.level == entry.level
            let other: Verdict = entry.isOverdue ? .awaitingResult : .notAssessable
            #expect(shown == (isDeclared ? entry.answer.probability : nil), message)
            let verdict = isDeclared ? entry.answer.verdict : other
            #expect(try trial.value(in: .verdict) == .text(word(verdict, of: entry)), message)
            return
        }
        seen.directions.append(rule.direction)
        if let result = trial.observed {
            #expect(shown == result.probability, message)
            #expect(try trial.value(in: .verdict) == .text(result.verdict.label[.english]), message)
            #expect(try trial.value(in: .chance) == trial.value(in: .verdict), message)
            let isBound = if case .numeric(let value) = result.value { value.exactValue == nil } else { false }
            if result.isMet { seen.met += 1 } else { seen.missed += 1 }
            if isBound, result.isMet { seen.metByBound += 1 }
            if isBound, !result.isMet { seen.missedByBound += 1 }
            return
        }
        if let whatIf = entry.whatIf {
            let chance = try #require(shown, message)
            #expect(abs(chance - whatIf.probability(at: trial.level, extraPace: trial.pace)) <= error, message)
            let reachable = Support(lower: whatIf.reachable.lowerBound, upper: whatIf.reachable.upperBound)
            if rule.isMetByNone(of: reachable) {
                #expect(chance == 0, message)
                seen.impossible += 1
            } else if rule.isMetByEvery(reachable) {
                #expect(chance == 1, message)
                seen.certain += 1
            } else {
                #expect(chance > 0 && chance < 1, message)
                if trial.pace * whatIf.yearsOfExtraPace != 0 { seen.moved += 1 }
                if rule.isOpen { seen.open += 1 }
                if rule.direction == .maintainWithin { seen.ranges += 1 }
            }
        } else {
            #expect(shown == entry.fixedProbability, message)
        }
        let limits = trial.contents.assessment.settings.verdictLimits
        let verdict = entry.isOverdue ? .awaitingResult : shown.map(limits.verdict) ?? .notAssessable
        #expect(try trial.value(in: .verdict) == .text(verdict.label[.english]), message)
        let tens = shown.map { limits.tens(of: $0).english } ?? ""
        #expect(try trial.value(in: .tens) == .text(tens), message)
        let text = verdict.label[.english] + (tens.isEmpty ? "" : ", \(tens) to meet")
        #expect(try trial.value(in: .chance) == .text(text), message)
    }

    @Test("ask for the engine's pace, and find the engine's gap of a median that moves")
    func paces() throws {
        var generator = SeededGenerator(seed: 13)
        var (kept, asked, gaps, none) = (0, 0, 0, 0)
        for contents in try Self.workbooks.get() {
            for entry in contents.entries {
                for level in Self.levels(for: entry, &generator) {
                    let trial = PlannerTrial(entry, contents, level: level, pace: Self.pace(for: entry, &generator))
                    guard let rule = trial.rule else { continue }
                    if let latest = entry.latest {
                        let pace = RequiredPace(
                            latest: Point(time: latest.time, value: latest.value), history: [], base: nil,
                            targets: [Point(time: Double(entry.year.year), value: level)], upperBound: nil, rule: rule,
                            axis: YearAxis())
                        let shown = try trial.value(in: .requiredPace)
                        switch pace {
                        case nil: #expect(shown == .text(""))
                        case let pace? where pace.keepsLevel:
                            #expect(shown == .text("keep"), "\(entry.answer.target) \(level)")
                            kept += 1
                        case let pace?:
                            expectClose(
                                try #require(try trial.number(in: .requiredPace), "\(entry.answer.target) \(level)"),
                                to: pace.perYear, within: 1e-9 * max(1, abs(pace.perYear)))
                            asked += 1
                        }
                    }
                    guard let whatIf = entry.whatIf, let median = entry.median else { continue }
                    let moved = median + trial.pace * whatIf.yearsOfExtraPace
                    let gap = rule.shortfall(
                        of: min(max(moved, whatIf.reachable.lowerBound), whatIf.reachable.upperBound))
                    expectClose(
                        try #require(try trial.number(in: .shortfall)), to: gap, within: 1e-9 * max(1, abs(gap)))
                    if gap > 0 { gaps += 1 } else { none += 1 }
                }
            }
        }
        #expect(kept > 20 && asked > 100 && gaps > 100 && none > 50)
    }

    @Test("say nothing of a target that isn't a number, and take a pace that isn't one for none")
    func entries() throws {
        let contents = try WorkbookContents(of: SampleAssessment.calculable(), in: .english)
        let entry = try #require(contents.entries.first)
        for value in [Formula.Value.blank, .text("about 16,000")] {
            let trial = PlannerTrial(entry, contents, entering: [.target: value, .pace: .blank])
            #expect(try trial.value(in: .probability) == .text(""))
            #expect(try trial.value(in: .verdict) == .text("enter a target"))
            #expect(try trial.value(in: .chance) == .text("enter a target"))
            let unmoved = PlannerTrial(entry, contents, entering: [.target: .number(16_000), .pace: value])
            // At least 16,000 people, so 15,999.5, of 15,500 to 18,500.
            expectClose(try #require(try unmoved.number(in: .probability)), to: 0.833_5, within: 1e-5)
        }
    }

    /// Everywhere that something could change: at, beside and far from the declared level and the values that were measured, at the
    /// ends of what can be reached and beyond them, and anywhere between.
    private static func levels(for entry: PlannerEntry, _ generator: inout SeededGenerator) -> [Double] {
        let measured = entry.indicator.series?.observations.suffix(2).map(\.value.number) ?? []
        let ends = entry.whatIf.map { [$0.reachable.lowerBound, $0.reachable.upperBound].filter(\.isFinite) } ?? []
        let known = [entry.level] + measured + ends
        let beside = known.flatMap { [$0, $0 + generator.one(of: [-7, -1, -0.5, 0.5, 1, 7])] }
        let forecast = (try? entry.whatIf?.distribution.quantiles([0.02, 0.98])) ?? [entry.level, entry.level]
        let between = (0..<4).map { _ in
            (10 * Double.random(in: forecast[0]...max(forecast[0], forecast[1]), using: &generator)).rounded() / 10
        }
        return beside + between
    }

    /// As large as the forecast is wide, at most, over the years it acts.
    private static func pace(for entry: PlannerEntry, _ generator: inout SeededGenerator) -> Double {
        guard let whatIf = entry.whatIf, let ends = try? whatIf.distribution.quantiles([0.1, 0.9]) else { return 3 }
        let width = (ends[1] - ends[0]) / max(1, whatIf.yearsOfExtraPace)
        return Double.random(in: -width...width, using: &generator)
    }

    @Test(
        "show a chance that no formula changes just as the text does",
        arguments: [
            (0.0, "0%"), (0.000_125, "\"under 1%\""), (0.199_95, "0%"), (0.2, "0%"), (0.37, "0%"),
            (0.999, "\"over 99%\""), (1, "0%"),
        ])
    func fixedChances(_ chance: Double, _ format: String) {
        #expect(NumberFormat.fixed(chance, in: .english) == format)
    }

    /// The writing library holds 127 bytes and cuts the rest, within a character or before a closing quote.
    @Test(
        "stand before units of any length in formats that are whole",
        arguments: ["人", "件（消費生活相談・市民相談の合計）", "g-CO2/kWh per household and year per person", "👪👪👪👪👪👪👪👪👪"])
    func units(_ unit: String) {
        for format in [NumberFormat.count, NumberFormat.estimate(0.0123), NumberFormat.change(0.000_012)] {
            let whole = NumberFormat.with(unit: unit, format)
            #expect(whole.utf8.count <= 127)
            #expect(whole.count { $0 == "\"" } == 2 * format.split(separator: ";").count)
            #expect(whole.contains(unit) || whole.contains("…\""))
        }
        #expect(NumberFormat.with(unit: "人", "0") == "0\"人\"")
        let oneLetter = "e" + String(repeating: "\u{0301}", count: 100)
        #expect(NumberFormat.with(unit: oneLetter, "0") == "0")
    }

    @Test(
        "have as many decimals as the page",
        arguments: [(0.0, "#,##0"), (14_989, "#,##0"), (16.7, "#,##0.0"), (0.52, "#,##0.00"), (0.0123, "#,##0.000")])
    func estimates(_ value: Double, _ format: String) {
        #expect(NumberFormat.estimate(value) == format)
    }

    @Test("use only functions that Excel 2010 and LibreOffice share, but for FORECAST.LINEAR")
    func functions() throws {
        let allowed: Set<String> = [
            "IF", "AND", "OR", "ABS", "INT", "ROUND", "MIN", "MAX", "INDEX", "MATCH", "IFERROR", "ISNUMBER", "COUNTIFS",
            "CHAR",
            "_xlfn.FORECAST.LINEAR",
        ]
        for assessment in try Self.workbooks.get().prefix(2).map(\.assessment) + [SampleAssessment.make()] {
            let parts = try WorkbookParts(assessment, in: .english)
            for (name, _) in try parts.sheets {
                for formula in try parts.cells(of: name).values.compactMap(\.formula) {
                    let outsideTexts = formula.replacing(/"[^"]*"/, with: "\"\"").replacing(/'[^']*'!/, with: "")
                    for match in outsideTexts.matches(of: /([A-Za-z_.]+)\(/) {
                        #expect(allowed.contains(String(match.1)), "\(name): \(match.1)")
                    }
                }
            }
        }
    }
}

/// The planner's sheets with something entered in the cells of one target.
private struct PlannerTrial {
    let entry: PlannerEntry
    let contents: WorkbookContents
    let level: Double
    let pace: Double
    private let calculation: PlannerCalculation

    init(_ entry: PlannerEntry, _ contents: WorkbookContents, level: Double, pace: Double) {
        self.init(entry, contents, level, pace, entering: [.target: .number(level), .pace: .number(pace)])
    }

    init(_ entry: PlannerEntry, _ contents: WorkbookContents, entering entered: [PlannerColumn: Formula.Value]) {
        self.init(entry, contents, entry.level, 0, entering: entered)
    }

    private init(
        _ entry: PlannerEntry, _ contents: WorkbookContents, _ level: Double, _ pace: Double,
        entering entered: [PlannerColumn: Formula.Value]
    ) {
        self.entry = entry
        self.contents = contents
        self.level = level
        self.pace = pace
        let cells = entered.map { column, value in
            (SheetCell(sheet: contents.sheets.planner, place: column.place(entry.row)), value)
        }
        calculation = PlannerCalculation(contents, entering: Dictionary(uniqueKeysWithValues: cells))
    }

    func value(in column: CalculationColumn) throws -> Formula.Value {
        let place = column.place(CalculationSheet.firstRow + entry.number - 1)
        return try calculation.value(of: SheetCell(sheet: contents.sheets.calculations, place: place))
    }

    /// `nil` for a text.
    func number(in column: CalculationColumn) throws -> Double? {
        if case .number(let number) = try value(in: column) { number } else { nil }
    }

    /// What meets the target as entered.
    var rule: AttainmentRule? { entry.answer.rule?.moved(to: level) }

    /// The engine's answer from observed values.
    var observed: ObservedResult? {
        rule.flatMap {
            ObservedResult(
                of: $0.written, in: entry.year, kind: entry.indicator.indicator.kind, series: entry.indicator.series)
        }
    }
}
