/// The options of a choice in parts that have nothing to do with each other: no indicator, group or requirement links an
/// option of one with an option of another.
struct FundingComponents {
    struct Component {
        /// One for each option, in the order in which they are decided.
        var steps: [Step]
    }

    /// The decision on one option.
    struct Step {
        /// Of the option, among all.
        let place: Int
        let bit: UInt64
        /// The options of which none may be funded beside it, those that it requires and that are decided before, and those
        /// that require it.
        let excluded: UInt64
        let required: UInt64
        let requiredBy: UInt64
        /// The options decided so far on which something still depends.
        let open: UInt64
        /// The parts whose last option this is.
        let finished: [FundingProblem.Part]

        func mayFund(beside funded: UInt64) -> Bool { excluded & funded == 0 && required & ~funded == 0 }
    }

    let components: [Component]

    init(of problem: FundingProblem) {
        let links = Self.links(of: problem)
        var seen: UInt64 = 0
        var components: [Component] = []
        for place in FundingSearch.order(of: problem) where seen & 1 << UInt64(place) == 0 {
            let places = Self.connected(to: place, by: links.all)
            seen |= places
            let order = FundingSearch.order(of: problem).filter { places & 1 << UInt64($0) != 0 }
            components.append(Self.component(order, links, problem))
        }
        self.components = components
    }

    /// For each option the others that it has to do with, as bits.
    private struct Links {
        var group: [UInt64]
        var required: [UInt64]
        var requiredBy: [UInt64]
        var all: [UInt64]
    }

    private static func links(of problem: FundingProblem) -> Links {
        let none = [UInt64](repeating: 0, count: problem.options.count)
        var links = Links(group: none, required: none, requiredBy: none, all: none)
        for (place, option) in problem.options.enumerated() {
            for (other, rival) in problem.options.enumerated()
            where other != place && option.group != nil && option.group == rival.group {
                links.group[place] |= 1 << UInt64(other)
            }
            for required in problem.requirements[place] {
                links.required[place] |= 1 << UInt64(required)
                links.requiredBy[required] |= 1 << UInt64(place)
            }
        }
        for place in none.indices {
            links.all[place] = links.group[place] | links.required[place] | links.requiredBy[place]
        }
        for part in problem.parts {
            let members = part.members.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
            for member in part.members { links.all[member] |= members }
        }
        return links
    }

    private static func connected(to place: Int, by links: [UInt64]) -> UInt64 {
        var found: UInt64 = 1 << UInt64(place)
        var open = found
        while open != 0 {
            let next = open.trailingZeroBitCount
            open &= open - 1
            open |= links[next] & ~found
            found |= links[next]
        }
        return found
    }

    private static func component(_ order: [Int], _ links: Links, _ problem: FundingProblem) -> Component {
        var decided: UInt64 = 0
        let steps = order.map { place in
            let bit: UInt64 = 1 << UInt64(place)
            let before = decided
            decided |= bit
            let later = order.filter { decided & 1 << UInt64($0) == 0 }
            let open = later.reduce(UInt64(0)) { $0 | links.all[$1] } & decided
            let finished = problem.parts.filter { part in
                part.members.contains(place) && part.members.allSatisfy { decided & 1 << UInt64($0) != 0 }
            }
            return Step(
                place: place, bit: bit, excluded: links.group[place], required: links.required[place] & before,
                requiredBy: links.requiredBy[place], open: open, finished: finished)
        }
        return Component(steps: steps)
    }
}
