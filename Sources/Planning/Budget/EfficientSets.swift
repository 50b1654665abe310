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
        return merged([all.filter { spendings.isEnough($0.spending) }, []])
    }

    /// Sets that leave the same open, by cost and so, for each spending, by worth.
    private struct Front {
        let key: UInt64
        let labels: [Label]
    }

    /// The sets of one component's options.
    private mutating func labels(of component: FundingComponents.Component) -> [Label]? {
        var fronts = [Front(key: 0, labels: [Label(bits: 0, cost: 0, worth: 0, spending: spendings.none)])]
        for step in component.steps {
            var next: [Front] = []
            for front in fronts {
                if step.requiredBy & front.key == 0 { next.append(decided(front, step, isFunded: false)) }
                if step.mayFund(beside: front.key) { next.append(decided(front, step, isFunded: true)) }
            }
            fronts = joined(next)
            guard fronts.reduce(0, { $0 + $1.labels.count }) <= problem.effort.sets else { return nil }
        }
        return fronts.first?.labels ?? []
    }

    /// A front with one more decision; what it is worth more is the same for all its sets, since all that a part which is now
    /// complete depends on is in the key.
    private mutating func decided(_ front: Front, _ step: FundingComponents.Step, isFunded: Bool) -> Front {
        let key = isFunded ? front.key | step.bit : front.key
        let gain = step.finished.reduce(0) { $0 + $1.worth(of: FundedSet(bits: key)) }
        let cost = isFunded ? problem.options[step.place].cost : 0
        let spending = isFunded ? spendings.place(of: problem.options[step.place]) : spendings.none
        var labels: [Label] = []
        labels.reserveCapacity(front.labels.count)
        for label in front.labels {
            guard label.cost + cost <= budget else { break }
            labels.append(
                Label(
                    bits: isFunded ? label.bits | step.bit : label.bits, cost: label.cost + cost,
                    worth: label.worth + gain, spending: spendings.sum(label.spending, spending)))
        }
        return Front(key: key & step.open, labels: labels)
    }

    /// One front for each key, in the order of the keys.
    private func joined(_ fronts: [Front]) -> [Front] {
        let sorted = fronts.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element)
        var joined: [Front] = []
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
            joined.append(Front(key: sorted[start].key, labels: merged(sorted[start..<end].map(\.labels))))
            start = end
        }
        return joined
    }

    /// Every set of the one with every set of the other, as long as no other beats it.
    private mutating func joined(_ left: [Label], _ right: [Label]) -> [Label]? {
        guard left.count * right.count <= 20 * problem.effort.sets else { return nil }
        var shifted: [[Label]] = []
        for second in right {
            var labels: [Label] = []
            for first in left {
                guard first.cost + second.cost <= budget else { break }
                labels.append(
                    Label(
                        bits: first.bits | second.bits, cost: first.cost + second.cost,
                        worth: first.worth + second.worth, spending: spendings.sum(first.spending, second.spending)))
            }
            shifted.append(labels)
        }
        let all = merged(shifted)
        return all.count <= problem.effort.sets ? all : nil
    }

    /// Lists by cost as one, two at a time, without what another set beats.
    private func merged(_ lists: [[Label]]) -> [Label] {
        var lists = lists
        while lists.count > 1 {
            lists = stride(from: 0, to: lists.count, by: 2).map { place in
                place + 1 < lists.count ? merged(lists[place], lists[place + 1]) : lists[place]
            }
        }
        return lists.first ?? []
    }

    private func merged(_ left: [Label], _ right: [Label]) -> [Label] {
        var kept: [Label] = []
        kept.reserveCapacity(left.count + right.count)
        var best = BestWorths(spendings)
        var (first, second) = (0, 0)
        while first < left.count || second < right.count {
            let isLeft =
                second == right.count
                || first < left.count
                    && (left[first].cost, right[second].worth) <= (right[second].cost, left[first].worth)
            let label = isLeft ? left[first] : right[second]
            if isLeft { first += 1 } else { second += 1 }
            if best.accepts(label) { kept.append(label) }
        }
        return kept
    }

    /// The greatest worth so far for each spending.
    private struct BestWorths {
        private let spendings: SpendingTable
        private var worths: [(spending: Int, worth: Double)] = []

        init(_ spendings: SpendingTable) { self.spendings = spendings }

        /// Whether nothing before, which costs no more, is worth as much; then it is noted.
        mutating func accepts(_ label: Label) -> Bool {
            var place: Int?
            for (index, known) in worths.enumerated() {
                if known.spending == label.spending { place = index }
                let isWorthAsMuch = known.worth >= label.worth - FundingSearch.equal
                if isWorthAsMuch, spendings.isAtLeast(known.spending, label.spending) { return false }
            }
            if let place { worths[place].worth = label.worth } else { worths.append((label.spending, label.worth)) }
            return true
        }
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
