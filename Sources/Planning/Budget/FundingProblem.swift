/// Which of several interventions (施策) to fund: each costs something, some exclude or require each other, and together
/// they decide what each indicator is worth.
///
/// The worth of an indicator is a table over the sets of interventions that move it, so any dependence between their
/// effects is allowed: two that together lift a chance by less than their sum, or by more.
package struct FundingProblem: Hashable, Sendable {
    /// One intervention that can be funded or not.
    package struct Option: Hashable, Sendable {
        package let id: String
        /// In yen; 0 or more.
        package let cost: Double
        /// The section whose floor the cost counts towards.
        package let section: String
        /// At most one option of a group is funded; `nil` for none.
        package let group: String?
        /// The ids of options without which this one can't be funded.
        package let requirements: [String]

        package init(id: String, cost: Double, section: String = "", group: String? = nil, requirements: [String] = [])
        {
            self.id = id
            self.cost = cost
            self.section = section
            self.group = group
            self.requirements = requirements
        }
    }

    /// What one indicator is worth under every set of the options that move it.
    package struct Part: Hashable, Sendable {
        /// Places in ``FundingProblem/options``, no two alike.
        package let members: [Int]
        /// 2 to the power of the number of members: at place Σ 2ʲ over the funded members j, the worth.
        package let worths: [Double]

        package init(members: [Int], worths: [Double]) {
            self.members = members
            self.worths = worths
        }
    }

    package let options: [Option]
    package let parts: [Part]
    /// The least to be spent in each section, in yen.
    package let floors: [String: Double]
    /// For each option the places of those it requires.
    let requirements: [[Int]]
    let effort: FundingEffort

    /// How many options a set can tell apart, and how many may move one indicator.
    package static let mostOptions = 64
    package static let mostMembers = 16

    /// - Throws: ``FundingError`` naming the first thing that is wrong.
    package init(options: [Option], parts: [Part], floors: [String: Double] = [:]) throws(FundingError) {
        try self.init(options: options, parts: parts, floors: floors, effort: .usual)
    }

    init(
        options: [Option], parts: [Part], floors: [String: Double] = [:], effort: FundingEffort
    ) throws(FundingError) {
        self.options = options
        self.effort = effort
        self.parts = parts
        self.floors = floors
        requirements = try Self.checkedRequirements(of: options)
        try Self.check(options, floors)
        for part in parts { try Self.check(part, among: options) }
    }

    private init(_ problem: FundingProblem, parts: [Part]) {
        options = problem.options
        self.parts = parts
        floors = problem.floors
        requirements = problem.requirements
        effort = problem.effort
    }

    /// The same options, of which nothing has to be checked again, with other worths.
    ///
    /// - Parameter parts: Each with one finite worth for every set of its members.
    func replacingParts(by parts: [Part]) -> FundingProblem { FundingProblem(self, parts: parts) }

    private static func checkedRequirements(of options: [Option]) throws(FundingError) -> [[Int]] {
        var places: [String: Int] = [:]
        for (place, option) in options.enumerated() {
            guard places.updateValue(place, forKey: option.id) == nil else { throw .duplicate(option.id) }
        }
        var requirements: [[Int]] = []
        for option in options {
            var required: [Int] = []
            for id in option.requirements {
                guard let place = places[id] else { throw .unknownRequirement(of: option.id, requirement: id) }
                required.append(place)
            }
            requirements.append(required)
        }
        if let cycle = cycle(in: requirements) { throw .cyclicRequirements(cycle.map { options[$0].id }) }
        return requirements
    }

    /// The places of options that require each other in a circle, in order; `nil` where there is none.
    private static func cycle(in requirements: [[Int]]) -> [Int]? {
        var isDone = [Bool](repeating: false, count: requirements.count)
        func cycle(from place: Int, after path: [Int]) -> [Int]? {
            if let start = path.firstIndex(of: place) { return Array(path[start...]) }
            guard !isDone[place] else { return nil }
            for required in requirements[place] {
                if let found = cycle(from: required, after: path + [place]) { return found }
            }
            isDone[place] = true
            return nil
        }
        for place in requirements.indices {
            if let found = cycle(from: place, after: []) { return found }
        }
        return nil
    }

    private static func check(_ options: [Option], _ floors: [String: Double]) throws(FundingError) {
        guard options.count <= mostOptions else { throw .tooMany(found: options.count, most: mostOptions) }
        for option in options where !(option.cost >= 0 && option.cost.isFinite) {
            throw .invalidCost(of: option.id, found: option.cost)
        }
        for (section, floor) in floors.sorted(by: { $0.key < $1.key }) where !(floor >= 0 && floor.isFinite) {
            throw .invalidFloor(of: section, found: floor)
        }
    }

    private static func check(_ part: Part, among options: [Option]) throws(FundingError) {
        guard part.members.count <= mostMembers else {
            throw .tooManyForOneIndicator(found: part.members.count, most: mostMembers)
        }
        let isTable =
            part.worths.count == 1 << part.members.count && part.worths.allSatisfy(\.isFinite)
            && part.members.allSatisfy(options.indices.contains) && Set(part.members).count == part.members.count
        guard isTable else { throw .incompleteWorths(members: part.members.count, worths: part.worths.count) }
    }
}

/// Why a choice of interventions can't be made.
package enum FundingError: Error, Hashable, Sendable {
    case duplicate(String)
    case unknownRequirement(of: String, requirement: String)
    /// Each requires the next, the last the first.
    case cyclicRequirements([String])
    /// Negative or not finite.
    case invalidCost(of: String, found: Double)
    case invalidFloor(of: String, found: Double)
    case tooMany(found: Int, most: Int)
    case tooManyForOneIndicator(found: Int, most: Int)
    /// A table that doesn't hold one finite worth for each set of its members.
    case incompleteWorths(members: Int, worths: Int)
}

/// Options that are funded together.
package struct FundedSet: Hashable, Sendable {
    /// Bit i stands for option i.
    package let bits: UInt64

    package init(bits: UInt64) { self.bits = bits }

    package static let none = FundedSet(bits: 0)

    package func contains(_ place: Int) -> Bool { bits >> UInt64(place) & 1 == 1 }

    /// The places of the funded options, in order.
    package var places: [Int] { (0..<64).filter(contains) }
}

extension FundingProblem {
    /// What all of `set` costs.
    package func cost(of set: FundedSet) -> Double { set.places.reduce(0) { $0 + options[$1].cost } }

    /// What all indicators are worth together when `set` is funded.
    package func worth(of set: FundedSet) -> Double { parts.reduce(0) { $0 + $1.worth(of: set) } }

    /// Whether `set` keeps exclusive groups, requirements and floors.
    package func allows(_ set: FundedSet) -> Bool {
        var groups: Set<String> = []
        for place in set.places {
            if let group = options[place].group, !groups.insert(group).inserted { return false }
            if requirements[place].contains(where: { !set.contains($0) }) { return false }
        }
        return floors.allSatisfy { section, floor in
            set.places.reduce(0) { $0 + (options[$1].section == section ? options[$1].cost : 0) } >= floor
        }
    }
}

extension FundingProblem.Part {
    package func worth(of set: FundedSet) -> Double {
        var index = 0
        for (bit, member) in members.enumerated() where set.contains(member) { index |= 1 << bit }
        return worths[index]
    }
}

/// How far a choice among interventions is searched before it answers unproven.
struct FundingEffort: Hashable, Sendable {
    /// More efficient sets than this at once are too many.
    var sets: Int
    /// After so many decisions the best set found so far answers.
    var decisions: Int
    /// The same for each budget of a frontier whose sets are too many.
    var stepDecisions: Int

    /// A few seconds at most.
    static let usual = FundingEffort(sets: 100_000, decisions: 600_000, stepDecisions: 10_000)
}
