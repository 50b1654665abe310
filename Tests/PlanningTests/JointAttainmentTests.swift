import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("The chances over both years")
struct JointAttainmentTests {
    /// The toy's paths share one shock and both years have the same mean: 17 is met whenever 21 is.
    @Test("of wholly dependent years are those of the harder target")
    func dependent() throws {
        var plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        plan.targets = [(2021, 17), (2022, 21)]
        let answer = try plan.assessed(means: [18, 18], spread: 2)
        let joint = try #require(answer.joint)
        let last = try #require(answer.targets[1].probability)
        expectClose(joint.allMet, to: last, within: 0.02)
        expectClose(joint.missThenMeet, to: 0, within: 0.02)
        #expect(joint.allMet <= last)
    }

    @Test("take what is observed as certain")
    func observedFirst() throws {
        var plan = PlanOfOne(values: [(2020, 10), (2021, 14)])
        plan.targets = [(2021, 15), (2022, 20)]
        plan.asOf = (2022, 4, 1)
        let answer = try plan.assessed(means: [20], spread: 2)
        let joint = try #require(answer.joint)
        #expect(joint.allMet == 0)
        #expect(joint.missThenMeet == answer.targets[1].probability)
    }

    @Test("keep to the single probabilities, whatever the paths say")
    func frechet() throws {
        let paths = [[true, true], [true, true], [false, true], [false, false]]
        let agreeing = try #require(JointAttainment(probabilities: [0.5, 0.75], outcomes: byTarget(paths)))
        #expect(agreeing == JointAttainment(allMet: 0.5, missThenMeet: 0.25))
        let capped = try #require(JointAttainment(probabilities: [0.3, 0.75], outcomes: byTarget(paths)))
        #expect(capped.allMet == 0.3)
        let floored = try #require(JointAttainment(probabilities: [0.9, 0.8], outcomes: [[false], [false]]))
        expectClose(floored.allMet, to: 0.7, within: 1e-12)
        expectClose(floored.missThenMeet, to: 0.1, within: 1e-12)
    }

    @Test("are never nothing because no path did it, only where a single probability decides")
    func unseen() throws {
        let never =
            [[Bool]](repeating: [true, false], count: 3_000) + [[Bool]](repeating: [false, true], count: 1_000)
        let both = try #require(JointAttainment(probabilities: [0.7, 0.2], outcomes: byTarget(never)))
        #expect(both.allMet == 0.5 / 4_000)
        #expect(NumberText.probability(both.allMet).japanese == "1%未満")
        let nested =
            [[Bool]](repeating: [true, true], count: 3_000) + [[Bool]](repeating: [true, false], count: 1_000)
        let late = try #require(JointAttainment(probabilities: [0.9, 0.75], outcomes: byTarget(nested)))
        expectClose(late.missThenMeet, to: 0.5 / 4_000, within: 1e-12)
        expectClose(late.allMet + late.missThenMeet, to: 0.75, within: 1e-12)
        let three = try #require(
            JointAttainment(
                probabilities: [0.7, 0.3, 0.4],
                outcomes: byTarget([[Bool]](repeating: [true, false, true], count: 4_000))))
        #expect(three.allMet > 0 && three.allMet < 0.01)
        let decidedFirst = try #require(
            JointAttainment(
                probabilities: [1, 0.3, 1e-4],
                outcomes: byTarget([[Bool]](repeating: [true, true, false], count: 2_000))))
        #expect(decidedFirst.allMet == 0.5e-4)
        let missed = try #require(JointAttainment(probabilities: [0, 0.4], outcomes: byTarget(never)))
        #expect(missed == JointAttainment(allMet: 0, missThenMeet: 0.4))
        let met = try #require(JointAttainment(probabilities: [1, 0.4], outcomes: byTarget(nested)))
        #expect(met == JointAttainment(allMet: 0.4, missThenMeet: 0))
    }

    /// For two targets the answer is known: the odds ratio of the paths with other margins (Plackett 1965).
    @Test(
        "of comparable targets keep the paths' odds ratio and have every year's own chance",
        arguments: [0.05, 0.4, 0.9])
    func reweighted(chance: Double) throws {
        let cells: [([Bool], Int)] = [
            ([true, true], 300), ([true, false], 120), ([false, true], 50), ([false, false], 2_000),
        ]
        let paths = cells.flatMap { outcome, count in [[Bool]](repeating: outcome, count: count) }
        let joint = try #require(JointAttainment(reweighting: byTarget(paths), to: [chance, chance], isAssumed: true))
        let odds = 300.5 * 2_000.5 / (120 * 50)
        let sum = 1 + 2 * chance * (odds - 1)
        let root = (sum * sum - 4 * odds * (odds - 1) * chance * chance).squareRoot()
        expectClose(joint.allMet, to: (sum - root) / (2 * (odds - 1)), within: 1e-9)
        expectClose(joint.missThenMeet, to: chance - joint.allMet, within: 1e-9)
        #expect(joint.isAssumed)
    }

    @Test("of comparable targets exist when no path meets one, and take what is observed as certain")
    func reweightedCorners() throws {
        let none = try #require(
            JointAttainment(
                reweighting: [[Bool]](repeating: [Bool](repeating: false, count: 50), count: 2), to: [0.4, 0.4]))
        expectClose(none.allMet, to: 0.4, within: 1e-9)
        let observed = try #require(
            JointAttainment(
                reweighting: byTarget([
                    [true, false, false], [true, true, false], [true, false, true], [true, true, true],
                ]), to: [1, 0.4, 0.4]))
        #expect(observed.allMet > 0.15 && observed.allMet < 0.4)
        #expect(observed.missThenMeet == 0)
        #expect(JointAttainment(reweighting: [[true]], to: [0.4]) == nil)
        #expect(JointAttainment(reweighting: [], to: [0.4, 0.4]) == nil)
    }

    @Test("of comparable targets fit each year's own chance, whatever the paths did")
    func reweightedMargins() throws {
        var random = SeededGenerator(state: 3)
        for outcome in [[true, true], [false, false], [true, false], [false, true]] {
            for _ in 0..<50 {
                let chances = (0..<2).map { _ in Double.random(in: 0.01...0.99, using: &random) }
                let joint = try #require(
                    JointAttainment(
                        reweighting: byTarget([[Bool]](repeating: outcome, count: 4_000)), to: chances))
                expectClose(joint.allMet + joint.missThenMeet, to: chances[1], within: 1e-9)
                #expect(joint.allMet >= max(0, chances[0] + chances[1] - 1) - 1e-9 && joint.allMet <= chances[0] + 1e-9)
            }
        }
    }

    @Test("need two targets and paths")
    func none() {
        #expect(JointAttainment(probabilities: [0.5], outcomes: [[true]]) == nil)
        #expect(JointAttainment(probabilities: [0.5, 0.5], outcomes: []) == nil)
    }

    @Test("obey the laws of probability for any paths")
    func laws() throws {
        var random = SeededGenerator(state: 1)
        for _ in 0..<2_000 {
            let count = Int.random(in: 2...4, using: &random)
            let probabilities = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
            let outcomes = (0..<20).map { _ in (0..<count).map { _ in Bool.random(using: &random) } }
            let joint = try #require(JointAttainment(probabilities: probabilities, outcomes: byTarget(outcomes)))
            let least = try #require(probabilities.min())
            let last = try #require(probabilities.last)
            #expect(joint.allMet >= 0 && joint.allMet <= least)
            #expect(joint.missThenMeet >= 0 && joint.missThenMeet <= last)
            #expect(joint.missThenMeet <= 1 - probabilities[0] + 1e-12)
            #expect(joint.allMet + joint.missThenMeet <= last + 1e-12)
        }
    }
}

/// Paths that say of each target whether they meet it, as targets that say it of each path.
private func byTarget(_ paths: [[Bool]]) -> [[Bool]] {
    (0..<(paths.first?.count ?? 0)).map { target in paths.map { $0[target] } }
}

@Suite("Figures from joint paths")
struct PathFigureTests {
    /// Normal shortfall below the target at its mean: σ·φ(0) = 2 · 0.398 942.
    @Test("give the expected shortfall")
    func shortfall() throws {
        let plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        let answer = try plan.assessed(means: [18, 20], spread: 2)
        expectClose(try #require(answer.outcome(.expectedShortfall, 2022).value), to: 0.797_885, within: 0.06)
    }

    @Test("have no expected shortfall where the tail has no mean and no bound")
    func noMean() throws {
        var plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        let none = MeanValue.undefined(.heavyTails(degreesOfFreedom: 1))
        let upward = try plan.assessed(means: [18], spread: 2, reporting: none)
        #expect(try upward.outcome(.expectedShortfall, 2022).value != nil)  // a stock can't fall below 0
        plan.targets = [(2022, 10)]
        let downward = try plan.assessed(means: [18], spread: 2, reporting: none)
        #expect(try downward.outcome(.expectedShortfall, 2022) == .undefined(.noMean))
    }

    /// The mean path passes 20 in FY2023, so half of the paths have by then.
    @Test("give the year of reaching, with its distribution")
    func reaching() throws {
        let plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        let answer = try plan.assessed(means: [16, 18, 20.1, 22, 24], spread: 1)
        #expect(try answer.outcome(.expectedYear, 2022) == .value(2023))
        let reaching = try #require(answer.reaching)
        #expect(reaching.median?.year == 2023)
        #expect(reaching.shares.first?.fiscalYear.year == 2021)
        expectClose(reaching.shares.reduce(reaching.never) { $0 + $1.probability }, to: 1, within: 1e-12)
        // By FY2022 with mean 18: Φ(−2) = 0.022 750.
        expectClose(reaching.shares.prefix(2).reduce(0) { $0 + $1.probability }, to: 0.022_750, within: 0.01)
    }

    /// One path is there in the first year, falls back and returns; the other arrives in the third.
    @Test("give each path one year of reaching")
    func reachingOnce() throws {
        let year = try PlanOfOne.year(2022)
        let reaching = try #require(
            ReachingTime(
                of: Target(indicatorID: "1", fiscalYear: year, goal: .value(9)),
                rule: AttainmentRule(direction: .increase, basis: .stated, level: 9),
                paths: JointPaths(years: [[10, 0], [0, 0], [10, 10]]), origin: 2020))
        #expect(reaching.shares.map(\.probability) == [0.5, 0, 0.5])
        #expect(reaching.never == 0)
    }

    @Test("say when a target is out of reach")
    func neverReached() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [16], spread: 1)
        #expect(try answer.outcome(.expectedYear, 2022) == .undefined(.neverReached(withinYears: 10)))
    }

    /// The history to the base alone: mean 20 for FY2022 against a target of 22 is the 97.7th percentile (Φ(2)).
    @Test("say how ambitious the target was when it was set")
    func validity() throws {
        var plan = PlanOfOne(values: [(2018, 12), (2019, 14), (2020, 15), (2021, 21)], targets: [(2022, 22)])
        plan.asOf = (2022, 4, 1)
        let answer = try plan.assessed(means: [19, 20], spread: 1)
        let index = try answer.index(.targetValidity, 2022)
        expectClose(try #require(index.outcome.value), to: 97.724_987, within: 1e-6)
        #expect(index.rating == .step(.beyondExperience))
    }
}
