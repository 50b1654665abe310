import MitoshiPlanning
import MitoshiStatistics

extension RecordDraft {
    /// Whether the words beside a target ask for the side that the column of directions doesn't, which is asked about.
    mutating func contradicts(_ stated: StatedDirection?, _ entry: RecordValues.Entry) -> Bool {
        guard case .stated(let one) = stated?.setting, case .stated(let other) = entry.direction,
            one.isAtMost != other.isAtMost
        else { return false }
        ask(
            entry, "増減の向きの欄は「\(one.label.japanese)」。どちらが正しいか",
            "the column of directions says “\(one.label.english)”: which is right?")
        return true
    }

    /// A column's word, else what 以上, 以下 and 維持 beside the targets say; a target that says something else than one
    /// before it is asked about and isn't used.
    mutating func settleDirection(_ stated: StatedDirection?) {
        var found = stated?.setting
        for entry in values.entries where entry.role == .target {
            guard let said = entry.direction else { continue }
            if found == .keepsLevel, case .stated(let direction) = said, direction.keepsLevel || stated != nil {
                found = .stated(direction.keeping)
            } else if let found, found != said {
                // Words against a column's direction were asked about before; a level to keep leaves them the side.
                guard stated == nil || stated?.setting == .keepsLevel && found.isOpposite(said) else { continue }
                ask(entry, "以上・以下・維持のうちどれを目指すか", "which is meant for all targets: at least, at most, or to keep?")
                let place = source(entry.cell)
                targets.removeAll { $0.source == place }
                read.removeAll { $0.entry.cell == entry.cell }
            } else {
                found = said
            }
        }
        direction = found ?? .unstated
    }

    /// The base column's value where it lies before the targets, else the last value before the first of them.
    mutating func settleBase() {
        let named = basePeriod
        guard let first = targets.first?.fiscalYear else { return }
        if let named, named.isBefore(first) { return }
        basePeriod = measurements.map(\.period).filter { $0.isBefore(first) }.max { $0.lastDay < $1.lastDay }
        isBaseInferred = basePeriod != nil
        if let named, basePeriod == nil, let entry = values.base, targets.count > 0 {
            ask(
                entry, "現状値（\(named.label.japanese)）が最初の目標（\(first.label.japanese)）より前でない。年は正しいか",
                "the base value (\(named.label.english)) isn't before the first target (\(first.label.english)): are the years right?"
            )
        }
    }

    /// Stages from the first measured one through the targets' years; one met again after another is asked about.
    mutating func settleStages() {
        guard !values.hasNumbers else { return }
        var moments: [(day: CalendarDate, stage: String)] = []
        for measurement in measurements {
            if case .stage(let stage) = measurement.value { moments.append((measurement.period.lastDay, stage)) }
        }
        moments.sort { $0.day < $1.day }
        var found: [String] = moments.map(\.stage).withoutRepeats
        var kept: [Target] = []
        for target in targets {
            guard case .stage(let stage) = target.goal else { continue }
            if found.last != stage {
                if found.contains(stage) {
                    if let entry = values.entries.last(where: { $0.isTarget && $0.reading.text == stage }) {
                        ask(
                            entry, "前の段階に戻る目標。段階の順は正しいか",
                            "a target that comes back to an earlier stage: is the order right?")
                    }
                    continue
                }
                found.append(stage)
            }
            kept.append(target)
        }
        targets = kept
        // Words without a year are stages all the same.
        for entry in values.entries where entry.isTarget {
            if case .words(let words) = entry.reading.content, !found.contains(words) { found.append(words) }
        }
        stages = found
    }
}

extension RecordValues.Entry {
    /// The direction that the words beside a target state.
    fileprivate var direction: DirectionSetting? {
        if isKept { return .keepsLevel }
        guard let quantity else { return nil }
        guard let isAtLeast = quantity.range.isAtLeast else { return quantity.isToBeKept ? .keepsLevel : nil }
        if quantity.isToBeKept { return .stated(isAtLeast ? .maintainAtLeast : .maintainAtMost) }
        return .stated(isAtLeast ? .increase : .decrease)
    }
}

extension DirectionSetting {
    /// Whether both say a side, and not the same.
    fileprivate func isOpposite(_ other: DirectionSetting) -> Bool {
        guard case .stated(let one) = self, case .stated(let two) = other else { return false }
        return one.isAtMost != two.isAtMost
    }
}

extension Direction {
    /// The side of a level to keep.
    fileprivate var keeping: Direction {
        switch self {
        case .increase, .maintainAtLeast: .maintainAtLeast
        case .decrease, .maintainAtMost: .maintainAtMost
        case .maintainWithin: .maintainWithin
        }
    }
}

extension Period {
    /// Its last day; of an impossible month the first day of time, so that it sorts first.
    fileprivate var lastDay: CalendarDate {
        end ?? CalendarDate(nearestTo: FiscalYear.plausible.lowerBound, month: 1, day: 1)
    }

    /// Whether it ended before the year's end.
    fileprivate func isBefore(_ year: FiscalYear) -> Bool {
        guard let own = YearAxis(firstMonth: year.firstMonth).position(of: self) else { return false }
        return own.fiscalYear < year && lastDay < year.lastDay
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
