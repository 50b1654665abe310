/// Every set that no other beats: none costs no more and is worth as much.
///
/// Options are decided one after the other, and of the sets that leave the same questions open only those stay that no other
/// beats; what has nothing to do with each other is solved by itself and then joined. Source: Nemhauser & Ullmann (1969),
/// Discrete Dynamic Programming and Capital Allocation, Management Science 15.
struct EfficientSets {
    /// A set with what it costs, is worth, and spends in the sections that have a floor.
    struct Label {
        var bits: UInt64
        var cost: Double
        var worth: Double
        /// Place in the table of spendings.
        var spending: Int
    }

    private let problem: FundingProblem
    private let budget: Double
    private var spendings: SpendingTable

    /// More sets than this at once are too many.
    static let most = 100_000

    init(_ problem: FundingProblem, within budget: Double) {
        self.problem = problem
        self.budget = budget
        spendings = SpendingTable(floors: problem.floors)
    }

    /// By cost and so by worth, all floors kept; `nil` where there are too many to go through.
    mutating func labels() -> [Label]? {
        let constant = problem.parts.filter(\.members.isEmpty).reduce(0) { $0 + ($1.worths.first ?? 0) }
        var all = [Label(bits: 0, cost: 0, worth: constant, spending: spendings.none)]
        for component in FundingComponents(of: problem).components {
            guard let own = labels(of: component), let joined = joined(all, own) else { return nil }
            all = joined
        }
        return efficient(all.filter { spendings.isEnough($0.spending) }) { _ in 0 }
    }

    /// The sets of one component's options.
    private mutating func labels(of component: FundingComponents.Component) -> [Label]? {
        var labels = [Label(bits: 0, cost: 0, worth: 0, spending: spendings.none)]
        for step in component.steps {
            let option = problem.options[step.place]
            let spending = spendings.place(of: option)
            var next: [Label] = []
            next.reserveCapacity(2 * labels.count)
            for label in labels {
                if step.requiredBy & label.bits == 0 { next.append(label) }
                guard step.mayFund(beside: label.bits), label.cost + option.cost <= budget else { continue }
                next.append(
                    Label(
                        bits: label.bits | step.bit, cost: label.cost + option.cost, worth: label.worth,
                        spending: spendings.sum(label.spending, spending)))
            }
            for part in step.finished {
                for index in next.indices { next[index].worth += part.worth(of: FundedSet(bits: next[index].bits)) }
            }
            labels = efficient(next) { $0.bits & step.open }
            guard labels.count <= Self.most else { return nil }
        }
        return labels
    }

    /// Every set of the one with every set of the other, as long as no other beats it.
    private mutating func joined(_ left: [Label], _ right: [Label]) -> [Label]? {
        var all: [Label] = []
        for second in right {
            for first in left where first.cost + second.cost <= budget {
                all.append(
                    Label(
                        bits: first.bits | second.bits, cost: first.cost + second.cost,
                        worth: first.worth + second.worth, spending: spendings.sum(first.spending, second.spending)))
            }
            guard all.count > 2 * Self.most else { continue }
            all = efficient(all) { _ in 0 }
            guard all.count <= Self.most else { return nil }
        }
        return efficient(all) { _ in 0 }
    }

    /// Those that no other with the same key beats.
    private func efficient(_ labels: [Label], key: (Label) -> UInt64) -> [Label] {
        let sorted = labels.map { (key: key($0), label: $0) }.sorted {
            ($0.key, $0.label.cost, $1.label.worth) < ($1.key, $1.label.cost, $0.label.worth)
        }
        var kept: [Label] = []
        var best: [Int: Double] = [:]
        var last: UInt64?
        for (key, label) in sorted {
            if key != last { best = [:] }
            last = key
            let isBeaten = best.contains { spending, worth in
                worth >= label.worth - FundingSearch.equal && spendings.isAtLeast(spending, label.spending)
            }
            guard !isBeaten else { continue }
            best[label.spending] = label.worth
            kept.append(label)
        }
        return kept
    }
}

/// What sets spend in the sections that have a floor, no more than the floor counted; every sum has one place.
private struct SpendingTable {
    private let floors: [(section: String, least: Double)]
    private var sums: [[Double]]
    private var places: [[Double]: Int]
    private var known: [Pair: Int] = [:]

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// The place of nothing spent.
    let none = 0

    init(floors: [String: Double]) {
        self.floors = floors.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        sums = [self.floors.map { _ in 0 }]
        places = [sums[0]: 0]
    }

    mutating func place(of option: FundingProblem.Option) -> Int {
        place(of: floors.map { $0.section == option.section ? min(option.cost, $0.least) : 0 })
    }

    mutating func sum(_ first: Int, _ second: Int) -> Int {
        if second == none { return first }
        if first == none { return second }
        let pair = Pair(first: first, second: second)
        if let place = known[pair] { return place }
        let place = place(of: floors.indices.map { min(sums[first][$0] + sums[second][$0], floors[$0].least) })
        known[pair] = place
        return place
    }

    func isAtLeast(_ first: Int, _ second: Int) -> Bool {
        first == second || zip(sums[first], sums[second]).allSatisfy { $0 >= $1 }
    }

    func isEnough(_ place: Int) -> Bool { zip(sums[place], floors).allSatisfy { $0 >= $1.least } }

    private mutating func place(of sum: [Double]) -> Int {
        if let place = places[sum] { return place }
        places[sum] = sums.count
        sums.append(sum)
        return sums.count - 1
    }
}
