package import MitoshiPlanning
import MitoshiStatistics

extension Plan {
    /// This plan after another year's paper of the same office was read: the newest paper is what is judged, base values and
    /// results of all years are its history, and targets of older papers that have come due are its record.
    ///
    /// The order in which papers are read makes no difference: of two that say different things of one year, the newer
    /// counts. A paper of the same year, or of none, renews what this plan has from it (``updated(with:)``).
    /// - Returns: The plan, and what only a person can tell: indicators that may have been renamed.
    package func joined(with declared: Plan) -> (plan: Plan, questions: [ReadingQuestion]) {
        guard let own = declaration.fiscalYear, let other = declared.declaration.fiscalYear, own != other,
            !indicators.isEmpty
        else { return (updated(with: declared), []) }
        let isNewer = own < other
        var join = PaperJoin(newer: isNewer ? declared : self, older: isNewer ? self : declared)
        let plan = join.plan(keeping: self, adding: declared, isOwnOlder: isNewer)
        return (plan, join.questions)
    }
}

extension Declaration {
    /// The papers behind the plan; of a single one that whose title is the plan's.
    var allPapers: [Declaration.Paper] {
        if !papers.isEmpty { return papers }
        guard let place = sources[.title]?.title, let end = place.firstRange(of: " line "), let fiscalYear else {
            return []
        }
        return [Declaration.Paper(file: String(place[..<end.lowerBound]), fiscalYear: fiscalYear)]
    }
}

/// Two plans of different years, one newer, while they are put together.
private struct PaperJoin {
    let newer: Plan
    let older: Plan
    private(set) var questions: [ReadingQuestion] = []
    private let papers: [Declaration.Paper]

    init(newer: Plan, older: Plan) {
        self.newer = newer
        self.older = older
        var papers: [Declaration.Paper] = []
        for paper in older.declaration.allPapers + newer.declaration.allPapers where !papers.contains(paper) {
            papers.append(paper)
        }
        self.papers = papers.sorted { ($0.fiscalYear, $0.file) < ($1.fiscalYear, $1.file) }
    }

    /// The year of the paper in which something stands; `nil` for what people added.
    private func year(of source: Source?) -> FiscalYear? {
        guard let title = source?.title else { return nil }
        return papers.last { title.hasPrefix($0.file + " line ") }?.fiscalYear
    }

    /// - Parameter isOwnOlder: Whether `own`, to which people may have added something, is the older one.
    mutating func plan(keeping own: Plan, adding declared: Plan, isOwnOlder: Bool) -> Plan {
        let ids = matches()
        let (ownIDs, declaredIDs) = isOwnOlder ? (ids, [:]) : ([:], ids)
        let settings = Dictionary(own.indicators.renumbered(\.id, ownIDs).map { ($0.id, $0) }) { first, _ in first }
        let known = Set(newer.indicators.map(\.id))
        var plan = own
        plan.declaration = newer.declaration
        plan.declaration.papers = papers
        plan.indicators =
            newer.indicators.map { indicator in
                settings[indicator.id].map { $0.settings(appliedTo: indicator) } ?? indicator
            }
            + older.indicators.renumbered(\.id, ids).filter { !known.contains($0.id) }
        joinTargets(&plan, ids)
        plan.measurements = own.measurements.renumbered(\.indicatorID, ownIDs)
        for measurement in declared.measurements.renumbered(\.indicatorID, declaredIDs) {
            add(measurement, to: &plan.measurements)
        }
        let stages = Dictionary(older.stages.map { (ids[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
        plan.stages = stages.merging(newer.stages) { old, new in old + new.filter { !old.contains($0) } }
        for place in plan.events.indices {
            plan.events[place].indicatorID = plan.events[place].indicatorID.map { ownIDs[$0] ?? $0 }
        }
        plan.comparables = own.comparables.renumbered(\.indicatorID, ownIDs)
        return plan
    }

    // MARK: Indicators

    /// For each older indicator's number the newer plan's: the same number and a like name, else the same name, else its
    /// own number, with its year behind it where the newer plan gives that to something else.
    private mutating func matches() -> [String: String] {
        let byID = Dictionary(newer.indicators.map { ($0.id, $0) }) { first, _ in first }
        let byName = Dictionary(grouping: newer.indicators, by: { NameLikeness.plain($0.name) })
        var ids: [String: String] = [:]
        var taken: Set<String> = []
        func claim(_ id: String, for older: String) {
            ids[older] = id
            taken.insert(id)
        }
        for indicator in older.indicators {
            let plain = NameLikeness.plain(indicator.name)
            if let same = byID[indicator.id], NameLikeness.plain(same.name) == plain {
                claim(same.id, for: indicator.id)
            }
        }
        for indicator in older.indicators where ids[indicator.id] == nil {
            let named = byName[NameLikeness.plain(indicator.name)] ?? []
            if named.count == 1, let same = named.first, !taken.contains(same.id) {
                claim(same.id, for: indicator.id)
            } else if let other = byID[indicator.id], !taken.contains(other.id),
                NameLikeness.share(other.name, indicator.name) >= NameLikeness.enough
            {
                claim(other.id, for: indicator.id)
                questions.append(renamed(from: indicator, to: other))
            }
        }
        for indicator in older.indicators where ids[indicator.id] == nil {
            let year = older.declaration.fiscalYear?.canonicalText ?? ""
            ids[indicator.id] = byID[indicator.id] == nil ? indicator.id : "\(indicator.id)-\(year)"
        }
        return ids
    }

    private func renamed(from old: Indicator, to new: Indicator) -> ReadingQuestion {
        ReadingQuestion(
            line: nil, cell: nil, indicator: new.name, found: old.name,
            question: BilingualText(
                japanese: "番号\(new.id)の名称が「\(old.name)」から「\(new.name)」に変わった。同じ指標として続けたが、正しいか",
                english:
                    "number \(new.id) was “\(old.name)” and is “\(new.name)”: taken for one indicator, is that right?"),
            guess: new.id, mapping: ReadingMapping.line("name", old.name, "", new.name))
    }

    // MARK: Targets

    /// Of all papers' targets for one year the newest counts; what an older paper set for a year before the newest one's
    /// is the record.
    private func joinTargets(_ plan: inout Plan, _ ids: [String: String]) {
        let order = Dictionary(plan.indicators.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        struct Key: Hashable {
            let id: String
            let year: FiscalYear
        }
        let current = Set(newer.indicators.map(\.id))
        var targets: [Key: Target] = [:]
        var record: [Key: EarlierTarget] = [:]
        func latest(of target: EarlierTarget) -> FiscalYear? { year(of: target.source) }
        for moved in older.targets.renumbered(\.indicatorID, ids) {
            let key = Key(id: moved.indicatorID, year: moved.fiscalYear)
            let isPast =
                current.contains(moved.indicatorID)
                && newer.declaration.fiscalYear.map { moved.fiscalYear < $0 } ?? false
            if !isPast {
                targets[key] = moved
            } else if let earlier = EarlierTarget(moved) {
                record[key] = earlier
            }
        }
        for earlier in older.earlierTargets.renumbered(\.indicatorID, ids) + newer.earlierTargets {
            let key = Key(id: earlier.indicatorID, year: earlier.fiscalYear)
            // What people wrote themselves stays; of two papers the newer one's stays.
            if let there = record[key], let own = latest(of: earlier), (latest(of: there) ?? own) > own { continue }
            record[key] = earlier
        }
        for target in newer.targets {
            let key = Key(id: target.indicatorID, year: target.fiscalYear)
            targets[key] = target
            record[key] = nil
        }
        func place(_ id: String) -> Int { order[id] ?? .max }
        plan.targets = targets.values.sorted {
            (place($0.indicatorID), $0.fiscalYear) < (place($1.indicatorID), $1.fiscalYear)
        }
        plan.earlierTargets = record.values.sorted {
            (place($0.indicatorID), $0.fiscalYear) < (place($1.indicatorID), $1.fiscalYear)
        }
    }

    // MARK: Measured values

    /// Puts a value behind the indicator's earlier ones; of one period the newer paper's counts.
    private func add(_ measurement: IndicatorMeasurement, to measurements: inout [IndicatorMeasurement]) {
        let same = measurements.firstIndex {
            $0.indicatorID == measurement.indicatorID && $0.period == measurement.period
        }
        if let same {
            let (there, here) = (year(of: measurements[same].source), year(of: measurement.source))
            if let there, let here, here < there { return }
            measurements[same] = measurement
            return
        }
        let own = measurements.indices.filter { measurements[$0].indicatorID == measurement.indicatorID }
        guard let first = own.first else { return measurements.append(measurement) }
        let earlier = own.last { measurements[$0].period.isBefore(measurement.period) }
        measurements.insert(measurement, at: earlier.map { $0 + 1 } ?? first)
    }
}

extension Array {
    /// The elements under other numbers, where `ids` names one.
    fileprivate func renumbered(_ number: WritableKeyPath<Element, String>, _ ids: [String: String]) -> [Element] {
        ids.isEmpty
            ? self
            : map { element in
                var element = element
                element[keyPath: number] = ids[element[keyPath: number]] ?? element[keyPath: number]
                return element
            }
    }
}

extension Period {
    fileprivate func isBefore(_ other: Period) -> Bool {
        guard let end, let later = other.end else { return false }
        return end < later
    }
}

/// How like two names are.
private enum NameLikeness {
    /// From this share of common pairs of characters on two names may be one indicator's.
    static let enough = 0.5

    static func plain(_ name: String) -> String { name.foldingWidth.withoutWhitespace.lowercased() }

    /// Sørensen–Dice: twice the common pairs of neighbouring characters over all pairs.
    static func share(_ one: String, _ other: String) -> Double {
        let (first, second) = (pairs(plain(one)), pairs(plain(other)))
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        return 2 * Double(first.intersection(second).count) / Double(first.count + second.count)
    }

    private static func pairs(_ text: String) -> Set<String> {
        Set(zip(text, text.dropFirst()).map { "\($0)\($1)" })
    }
}

extension EarlierTarget {
    /// A target that came due; `nil` for a stage and a range, which have no one level. What leaves out its number becomes the
    /// next that the plan's digits can write.
    fileprivate init?(_ target: Target) {
        guard case .value(let number) = target.goal else { return nil }
        let step = PlainNumber.lastPlace(decimals: target.decimals ?? 0)
        var level = number
        if let range = target.range {
            guard let isAtLeast = range.isAtLeast else { return nil }
            if range.leavesOutNumber { level += isAtLeast ? step : -step }
        }
        self.init(
            indicatorID: target.indicatorID, fiscalYear: target.fiscalYear, level: level, actual: nil,
            source: target.source)
    }
}
