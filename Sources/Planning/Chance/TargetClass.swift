import Foundation

/// What a target asks for, as far as it decides with which targets it compares: who moves the figure, and how far.
public struct TargetClass: Hashable, Sendable {
    /// Who moves the figure.
    public let mover: Mover
    /// What is asked of the latest value, and how far.
    public let aim: Aim
    /// The target belongs to the next year, not to one that lies years ahead.
    public let isYearly: Bool

    /// What is asked of the latest value.
    public enum Aim: Hashable, Sendable {
        /// The target is the level that was reached.
        case keep
        /// A change in the wanted direction by this share of the larger of the two levels, above 0 and at most 1.
        case change(share: Double)
        /// A change by this share that leads back to a level before a fall.
        case back(share: Double)
        /// The level lies beyond the target already.
        case passed
    }

    /// The sorts of ``Aim``.
    public enum AimSort: String, CaseIterable, Sendable {
        case change
        case keep
        case passed
    }

    /// The sort of ``aim``; a change back to what there was is a change.
    public var aimSort: AimSort {
        switch aim {
        case .change, .back: .change
        case .keep: .keep
        case .passed: .passed
        }
    }

    /// The share of the larger of the two levels by which a change is asked for; 0 where none is.
    public var share: Double {
        switch aim {
        case .change(let share), .back(let share): share
        case .keep, .passed: 0
        }
    }

    /// The share of a change has to be above 0 and at most 1.
    init(mover: Mover, aim: Aim, isYearly: Bool) {
        self.mover = mover
        self.aim = aim
        self.isYearly = isYearly
    }

    /// - Parameters:
    ///   - latest: The latest value.
    ///   - rule: What meets the target.
    ///   - before: The level before a fall, where the plan gives one.
    init(of rule: AttainmentRule, from latest: Double, before: Double?, mover: Mover, isYearly: Bool) {
        let level = rule.aim(from: latest)
        let required = rule.direction.sign * (level - latest)
        let scale = max(abs(level), abs(latest))
        let share = min(1, required / scale)
        // Back to what was lost: a quarter or more of that level, and nearly all of it asked for again.
        let isBack =
            rule.direction.isAtLeast && mover != .share
            && before.map { latest < 0.75 * $0 && level >= 0.9 * $0 } ?? false
        let aim: Aim =
            if abs(required) <= 1e-9 * scale {
                .keep
            } else if required < 0 {
                .passed
            } else {
                isBack ? .back(share: share) : .change(share: share)
            }
        self.init(mover: mover, aim: aim, isYearly: isYearly)
    }

    /// The target to keep what was reached, of the same indicator.
    var keeping: TargetClass { TargetClass(mover: mover, aim: .keep, isYearly: isYearly) }
}

/// The sorts of comparable targets that are counted.
public enum TargetCell: String, CaseIterable, Sendable, Codable {
    case ownChange = "own-change"
    case othersSmallChange = "others-small-change"
    case othersLargeChange = "others-large-change"
    case shareSmallChange = "share-small-change"
    case shareLargeChange = "share-large-change"
    case ownKeep = "own-keep"
    case othersKeep = "others-keep"
    case shareKeep = "share-keep"
    case ownReturn = "own-return"
    case othersReturn = "others-return"

    /// Who moves the figures that its targets are set for.
    public var mover: Mover {
        switch self {
        case .ownChange, .ownKeep, .ownReturn: .own
        case .othersSmallChange, .othersLargeChange, .othersKeep, .othersReturn: .others
        case .shareSmallChange, .shareLargeChange, .shareKeep: .share
        }
    }

    /// Up to this share a change is a small one.
    static let smallChange = 0.1
    /// Between these shares the answers for small and for large changes are joined.
    static let joint = 0.05...0.2
}

extension TargetClass {
    /// The cells that answer for the class with their parts, which add up to 1: one, or the two of a middling change.
    ///
    /// What was passed already compares with what is to be kept.
    public var cells: [(cell: TargetCell, part: Double)] {
        switch (mover, aim) {
        case (.own, .back): [(.ownReturn, 1)]
        case (.others, .back): [(.othersReturn, 1)]
        case (.own, .change): [(.ownChange, 1)]
        case (.own, .keep), (.own, .passed): [(.ownKeep, 1)]
        case (.others, .keep), (.others, .passed): [(.othersKeep, 1)]
        case (.share, .keep), (.share, .passed): [(.shareKeep, 1)]
        case (.others, .change(let share)): Self.joined(.othersSmallChange, .othersLargeChange, at: share)
        case (.share, .change(let share)), (.share, .back(let share)):
            Self.joined(.shareSmallChange, .shareLargeChange, at: share)
        }
    }

    /// The cell that is named: the one a change up to or over a tenth belongs to.
    public var cell: TargetCell {
        guard case .change(let share) = aim, cells.count > 1 else { return cells[0].cell }
        return cells[share <= TargetCell.smallChange ? 0 : 1].cell
    }

    private static func joined(
        _ small: TargetCell, _ large: TargetCell, at share: Double
    ) -> [(cell: TargetCell, part: Double)] {
        let (start, end) = (TargetCell.joint.lowerBound, TargetCell.joint.upperBound)
        let part = min(max((share - start) / (end - start), 0), 1)
        return [(small, 1 - part), (large, part)]
    }
}

extension TargetClass {
    /// The sum over the class's cells, each with its part.
    func average(_ value: (TargetCell) -> Double) -> Double { cells.reduce(0) { $0 + $1.part * value($1.cell) } }
}

/// How an indicator's own earlier yearly targets fared.
public struct EarlierTargets: Hashable, Sendable {
    /// How many came due with a known result.
    public let due: Int
    /// How many of these were met.
    public let met: Int

    /// Counts of yearly targets, `met` at most `due`.
    public init(due: Int, met: Int) {
        self.due = due
        self.met = met
    }

    /// log((m + ½)/(k − m + ½)): 0 without any.
    var logOdds: Double { log((Double(met) + 0.5) / (Double(due - met) + 0.5)) }
}
