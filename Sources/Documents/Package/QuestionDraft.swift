import MitoshiPlanning

/// The contents of the tables that ask what would happen, before they are checked against the plan.
struct QuestionDraft {
    var scenarios: [Located<Scenario>] = []
    var interventions: [Located<InterventionRow>] = []
    var floors: [Located<(section: String, minimum: Double)>] = []

    /// The interventions in the order of their first rows, each with the effects of all its rows.
    var merged: [Intervention] {
        var order: [String] = []
        let groups = Dictionary(grouping: interventions.map(\.value), by: \.id)
        for row in interventions where !order.contains(row.value.id) { order.append(row.value.id) }
        return order.compactMap { id in
            guard let rows = groups[id], let first = rows.first else { return nil }
            return Intervention(
                id: id, name: first.name, section: first.section, cost: first.cost, costRange: first.costRange,
                effects: rows.map(\.effect), start: first.start, leadMonths: first.leadMonths, group: first.group,
                requirements: first.requirements, note: first.note,
                englishName: rows.lazy.compactMap(\.englishName).first)
        }
    }

    var minimums: [String: Double] {
        Dictionary(floors.map { ($0.value.section, $0.value.minimum) }) { first, _ in first }
    }

    /// Reports indicators that aren't there, rows of one intervention that contradict each other, and circles.
    func check(indicators: Set<String>, _ problems: inout ProblemList) {
        for scenario in scenarios where !indicators.contains(scenario.value.indicatorID) {
            problems.add(scenario.row.problem("indicator_id", expected: Self.knownIndicator))
        }
        for row in interventions where !indicators.contains(row.value.effect.indicatorID) {
            problems.add(row.row.problem("indicator_id", expected: Self.knownIndicator))
        }
        checkScenarios(&problems)
        checkAgreement(&problems)
        checkEffects(&problems)
        checkRequirements(&problems)
        checkFloors(&problems)
    }

    private func checkScenarios(_ problems: inout ProblemList) {
        var seen: Set<[String]> = []
        for scenario in scenarios where !seen.insert([scenario.value.id, scenario.value.indicatorID]).inserted {
            problems.add(scenario.row.problem("scenario_id", expected: Self.onceForIndicator))
        }
    }

    private func checkAgreement(_ problems: inout ProblemList) {
        var first: [String: InterventionRow] = [:]
        for row in interventions {
            guard let known = first[row.value.id] else {
                first[row.value.id] = row.value
                continue
            }
            let other = row.value
            for (column, isSame) in [
                ("name", known.name == other.name), ("section", known.section == other.section),
                ("cost_yen", known.cost == other.cost), ("cost_low_yen", known.costRange == other.costRange),
                ("start", known.start == other.start), ("lead_months", known.leadMonths == other.leadMonths),
                ("group", known.group == other.group), ("requires", known.requirements == other.requirements),
            ] where !isSame {
                problems.add(row.row.problem(column, expected: Self.sameAsFirst))
            }
        }
    }

    /// A row copied twice would count twice.
    private func checkEffects(_ problems: inout ProblemList) {
        struct Key: Hashable {
            let id: String
            let indicator: String
            let unit: Intervention.Effect.Unit
        }
        var seen: Set<Key> = []
        for row in interventions {
            let effect = row.value.effect
            if !seen.insert(Key(id: row.value.id, indicator: effect.indicatorID, unit: effect.unit)).inserted {
                problems.add(row.row.problem("indicator_id", expected: Self.onceForEffect))
            }
        }
    }

    private func checkRequirements(_ problems: inout ProblemList) {
        let known = Set(interventions.map(\.value.id))
        for row in interventions where !row.value.requirements.allSatisfy(known.contains) {
            problems.add(row.row.problem("requires", expected: PackageRow.oneOf(known.sorted())))
        }
        let options = merged.map {
            FundingProblem.Option(id: $0.id, cost: $0.cost, group: $0.group, requirements: $0.requirements)
        }
        do throws(FundingError) {
            checkRivals(try FundingProblem(options: options, parts: []), &problems)
        } catch {
            guard case .cyclicRequirements(let circle) = error,
                let row = interventions.first(where: { $0.value.id == circle.first })
            else { return }
            problems.add(row.row.problem("requires", expected: Self.noCircle(circle)))
        }
    }

    /// Nothing can be funded that requires, directly or through others, two of one group.
    private func checkRivals(_ problem: FundingProblem, _ problems: inout ProblemList) {
        for (place, option) in problem.options.enumerated() {
            var seen: Set<String> = []
            let rival = problem.closure(of: place).places.compactMap { problem.options[$0].group }
                .first { !seen.insert($0).inserted }
            guard let rival, let row = interventions.first(where: { $0.value.id == option.id }) else { continue }
            problems.add(row.row.problem("requires", expected: Self.noRivals(rival)))
        }
    }

    private func checkFloors(_ problems: inout ProblemList) {
        let sections = Set(interventions.map(\.value.section))
        var seen: Set<String> = []
        for floor in floors {
            if !sections.contains(floor.value.section) {
                problems.add(floor.row.problem("section", expected: PackageRow.oneOf(sections.sorted())))
            } else if !seen.insert(floor.value.section).inserted {
                problems.add(floor.row.problem("section", expected: Self.once))
            }
        }
    }

    private static let knownIndicator = BilingualText(
        japanese: "indicators.csv にある事業番号", english: "the number of an indicator in indicators.csv")
    private static let sameAsFirst = BilingualText(
        japanese: "同じ施策の最初の行と同じ内容", english: "the same as in the first row of the intervention")
    private static let onceForIndicator = BilingualText(
        japanese: "想定ケースと事業番号ごとに1行", english: "one row for each scenario and indicator")
    private static let onceForEffect = BilingualText(
        japanese: "施策・事業番号・effect_unit ごとに1行", english: "one row for each intervention, indicator and effect_unit")
    private static let once = BilingualText(japanese: "所管課ごとに1行", english: "one row for each section")

    private static func noRivals(_ group: String) -> BilingualText {
        BilingualText(
            japanese: "同時に選べる施策（組「\(group)」からは1つしか選べない）",
            english: "interventions that can be funded together (of the group “\(group)” only one can)")
    }

    private static func noCircle(_ circle: [String]) -> BilingualText {
        let path = (circle + circle.prefix(1)).joined(separator: " → ")
        return BilingualText(japanese: "循環しない前提（\(path) と循環している）", english: "no circle, as \(path) is")
    }
}
