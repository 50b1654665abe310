import MitoshiStatistics
import TestSupport

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// What the plans of the laws are about.
enum PlanStory: CaseIterable {
    case flowOfPeople, flowOfKilometres, stockOfPeople, stockOfKilometres, smallCount, cumulativePlaces,
        cumulativeKilometres, share, wholeShare, countedShare

    var kind: IndicatorKind {
        switch self {
        case .flowOfPeople, .flowOfKilometres: .flow
        case .stockOfPeople, .stockOfKilometres: .stock
        case .smallCount: .smallCount
        case .cumulativePlaces, .cumulativeKilometres: .cumulativeStock
        case .share, .wholeShare, .countedShare: .share
        }
    }

    var unit: String {
        switch self {
        case .flowOfPeople, .stockOfPeople: "人"
        case .flowOfKilometres, .stockOfKilometres, .cumulativeKilometres: "km"
        case .smallCount: "件"
        case .cumulativePlaces: "箇所"
        case .share, .wholeShare, .countedShare: "%"
        }
    }

    var decimals: Int { self == .share ? 1 : 0 }

    /// What one step of a ladder of targets is: what can be written.
    var step: Double { self == .share ? 0.1 : 1 }

    /// A history of `count` values before 2021 without an odd year.
    func history(_ count: Int, _ random: inout SeededGenerator) -> [Double] {
        switch kind {
        case .flow, .stock: walk(from: Double(random.int(20...3_000)), count, &random).map { $0.rounded() }
        case .smallCount: (0..<count).map { _ in Double(random.int(0...random.int(1...15))) }
        case .cumulativeStock: sums(from: random.int(3...60), greatest: random.int(0...6), count, &random)
        default: shares(count, &random)
        }
    }

    /// Each value up to 25 % beside the one before.
    private func walk(from start: Double, _ count: Int, _ random: inout SeededGenerator) -> [Double] {
        var value = start
        return (0..<count).map { _ in
            value *= 1 + Double(random.int(-25...25)) / 100
            return value
        }
    }

    private func sums(from start: Int, greatest: Int, _ count: Int, _ random: inout SeededGenerator) -> [Double] {
        var sum = start
        return (0..<count).map { _ in
            sum += random.int(0...greatest)
            return Double(sum)
        }
    }

    /// Also at the ends, 0 and 100.
    private func shares(_ count: Int, _ random: inout SeededGenerator) -> [Double] {
        let middle = random.int(0...100)
        return (0..<count).map { _ in
            let value = Double(middle) + Double(random.int(-60...60)) / 10
            return (min(100, max(0, value)) / step).rounded() / (1 / step)
        }
    }
}

/// A plan with one indicator of a given sort and values at random.
struct RandomPlan {
    let story: PlanStory
    var plan: PlanOfOne
    /// Of the base year.
    let base: Double

    /// - Parameters:
    ///   - count: How many values are measured; at random by default, with gaps.
    init(_ story: PlanStory, seed: Int, count: Int? = nil) throws {
        var random = SeededGenerator(seed: seed)
        self.story = story
        let values = story.history(count ?? random.int(1...10), &random)
        let years = Self.years(values.count, hasGaps: count == nil, &random)
        plan = PlanOfOne(kind: story.kind, unit: story.unit, decimals: story.decimals, pathCount: 1)
        if story == .countedShare {
            let whole = random.int(20...200)
            plan.others = try zip(years, values).map { year, value in
                let part = Int((Double(whole) * value / 100).rounded())
                return IndicatorMeasurement(
                    indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(year)),
                    value: .numeric(.share(numerator: part, denominator: whole)))
            }
            base = 100 * (Double(whole) * (values.last ?? 0) / 100).rounded() / Double(whole)
        } else {
            plan.values = zip(years, values).map { (year: $0, value: $1) }
            base = values.last ?? 0
        }
        plan.direction = .stated(random.one(of: Self.oneSided(story)))
        if random.chance(oneIn: 3) { plan.tolerance = story.step * Double(random.int(1...4)) }
        let levels = [target(&random), target(&random)]
        plan.targets = [(2021, levels[0]), (2022, levels[1])]
    }

    /// What accumulates can only be asked to reach a level.
    static func oneSided(_ story: PlanStory) -> [Direction] {
        story.kind == .cumulativeStock
            ? [.increase, .maintainAtLeast] : [.increase, .decrease, .maintainAtLeast, .maintainAtMost]
    }

    private static func years(_ count: Int, hasGaps: Bool, _ random: inout SeededGenerator) -> [Int] {
        let years = Array(2021 - count...2020)
        guard hasGaps, count > 3, random.chance(oneIn: 3) else { return years }
        // The years before the gap lie one year earlier.
        let gap = random.int(1...count - 2)
        return years.enumerated().map { $0.offset < gap ? $0.element - 1 : $0.element }
    }

    /// A level near the base, inside what can be.
    func target(_ random: inout SeededGenerator) -> Double {
        let width = max(3 * story.step, 0.15 * base)
        let moved = base + width * Double(random.int(-10...10)) / 10
        let written = (moved / story.step).rounded() / (1 / story.step)
        let least = story.kind == .cumulativeStock ? base : 0
        return min(max(written, least + story.step), story.kind == .share ? 100 - story.step : .infinity)
    }

    var direction: Direction? { if case .stated(let direction) = plan.direction { direction } else { nil } }

    /// The levels of a ladder over the base, its neighbours and the ends of what can be, each harder than the one before.
    func ladder() -> [Double] {
        let steps: [Double] = (-6...6).map { base + story.step * Double($0) }
        let shares: [Double] = [0.2, 0.5, 0.8, 0.9, 1.1, 1.2, 1.5, 2].map { base * $0 }
        let ends: [Double] = story.kind == .share ? [0, 100] : [0]
        let upper = story.kind == .share ? 100.0 : .infinity
        let written: [Double] = (steps + shares + ends).map { ($0 * 100).rounded() / 100 }
        let inside = Set(written.filter { (0...upper).contains($0) }).sorted()
        return direction?.isAtMost == true ? inside.reversed() : inside
    }

    var indicatorSupport: Support { story.kind == .share ? .percentage : .nonNegative }

    func assessed() throws -> IndicatorAssessment { try plan.assessed() }

    func chances() throws -> [Double?] { try assessed().targets.map(\.probability) }
}

extension PlanOfOne {
    /// A name for messages that says what is measured and asked.
    var summary: String {
        let history = values.isEmpty ? others.map { "\($0.value)" } : values.map { "\($0.year): \($0.value)" }
        return "\(kind) \(unit ?? "") \(direction) \(history) → \(targets.map(\.value)) ± \(tolerance ?? 0)"
    }
}
