import Foundation
import MitoshiStatistics

extension ResolvedDirection {
    /// The direction of one target of an indicator, each target in its own right.
    ///
    /// What the plan states holds, beside the target before beside the indicator. Else a quantity that never falls can only be asked to reach a level, and an end of what can
    /// be is missed on one side only. Else the indicator's words tell (``DirectionWords``), or a target that lies beyond the base
    /// by more than the last digit; where they point opposite ways, or nothing tells, it is ambiguous.
    ///
    /// - Parameters:
    ///   - base: The declared base value, else the latest one; `nil` where there is none.
    ///   - level: The target's value; `nil` for a stage.
    ///   - digit: The last digit that the indicator's values are written with; 0 for none.
    ///   - range: What the plan says to meet the target.
    ///   - words: The better side by the indicator's words.
    init(
        of indicator: Indicator, base: Double?, level: Double?, range: ValueRange?, digit: Double, words: BetterSide?
    ) {
        guard let level, indicator.kind != .milestone else {
            self = .notApplicable
            return
        }
        if let range {
            self.init(range.direction(of: indicator, base: base, level: level), .stated)
        } else if case .stated(let direction) = indicator.direction {
            self.init(direction, .stated)
        } else if indicator.kind == .cumulativeStock {
            self.init(.increase, .accumulation)
        } else {
            let isKept = indicator.direction == .keepsLevel
            let change = Change(from: isKept ? nil : base, to: level, digit: digit)
            self.init(words: words, change: change, end: End(level, of: indicator.support))
        }
    }

    /// Where a target lies beside the base.
    private enum Change {
        case up
        case down
        /// Less than the base, but no more than the base in round figures would be.
        case slightlyDown
        /// Not beyond the base by more than the last digit; or a level to keep, or no base.
        case none(difference: Double)

        init(from base: Double?, to level: Double, digit: Double) {
            let difference = level - (base ?? level)
            let least = digit * (1 + 1e-9)
            if difference > least {
                self = .up
            } else if -difference > least {
                self = -difference <= Self.roundFigure(of: level) / 2 ? .slightlyDown : .down
            } else {
                self = .none(difference: difference)
            }
        }

        /// +1 where the target lies above the base, −1 where it lies below.
        var sign: Double {
            switch self {
            case .up: 1
            case .down, .slightlyDown: -1
            case .none(let difference): difference > 0 ? 1 : difference < 0 ? -1 : 0
            }
        }

        /// The power of ten that a round number of two figures or fewer was rounded to: 10 for 600, 100 for 1,000, 1 for 47.
        private static func roundFigure(of level: Double) -> Double {
            guard level != 0, level.isFinite else { return 0 }
            let power = pow(10, (log10(abs(level)) + 1e-12).rounded(.down) - 1)
            let figures = level / power
            return abs(figures - figures.rounded()) < 1e-9 * abs(figures) ? power : 0
        }
    }

    /// The end of what can be that a target is.
    private enum End {
        case lower
        case upper

        init?(_ level: Double, of support: Support) {
            if level <= support.lower {
                self = .lower
            } else if level >= support.upper {
                self = .upper
            } else {
                return nil
            }
        }
    }

    private init(words: BetterSide?, change: Change, end: End?) {
        switch (end, words, change) {
        case (.lower, let words, let change):
            self.init(change.sign < 0 ? .decrease : .maintainAtMost, words == .fewer ? .words : .endOfRange)
        case (.upper, let words, let change):
            self.init(change.sign > 0 ? .increase : .maintainAtLeast, words == .more ? .words : .endOfRange)
        case (nil, .more, .up): self.init(.increase, .words)
        case (nil, .more, .none): self.init(change.sign > 0 ? .increase : .maintainAtLeast, .words)
        case (nil, .more, .slightlyDown): self.init(.maintainAtLeast, .words)
        case (nil, .fewer, .down), (nil, .fewer, .slightlyDown): self.init(.decrease, .words)
        case (nil, .fewer, .none): self.init(change.sign < 0 ? .decrease : .maintainAtMost, .words)
        case (nil, .fewer, .up): self.init(atLeast: .increase, orAtMost: .maintainAtMost)
        case (nil, nil, .up): self.init(.increase, .target)
        case (nil, nil, .down): self.init(.decrease, .target)
        case (nil, .more, .down), (nil, nil, .slightlyDown): self.init(atLeast: .maintainAtLeast, orAtMost: .decrease)
        case (nil, nil, .none): self.init(atLeast: .maintainAtLeast, orAtMost: .maintainAtMost)
        }
    }
}

extension ValueRange {
    /// The direction on the range's side: a change where the level lies beyond the base, else keeping it.
    fileprivate func direction(of indicator: Indicator, base: Double?, level: Double) -> Direction {
        guard let isAtLeast else { return .maintainWithin }
        if case .stated(let direction) = indicator.direction, direction.isAtLeast == isAtLeast,
            direction != .maintainWithin
        {
            return direction
        }
        let isKept = indicator.direction == .keepsLevel || base.map { isAtLeast ? $0 >= level : $0 <= level } ?? false
        return isAtLeast ? (isKept ? .maintainAtLeast : .increase) : isKept ? .maintainAtMost : .decrease
    }
}

extension Plan {
    /// The direction of `target` from everything the plan holds, whenever it became known.
    func direction(of target: Target, _ indicator: Indicator) -> ResolvedDirection {
        let history = IndicatorHistory(of: indicator, in: self, on: CalendarDate(nearestTo: 9999, month: 12, day: 31))
        return history.direction(of: target)
    }

    /// The direction of the indicator's last numeric target.
    public func direction(of indicator: Indicator) -> ResolvedDirection {
        let targets = targets.filter { $0.indicatorID == indicator.id && $0.level != nil }
        guard let last = targets.max(by: { $0.fiscalYear < $1.fiscalYear }) else { return .notApplicable }
        return direction(of: last, indicator)
    }
}

extension IndicatorHistory {
    /// Which side of `target` is better.
    func direction(of target: Target) -> ResolvedDirection {
        ResolvedDirection(
            of: indicator, base: basePoint?.value ?? points.last?.value, level: target.level,
            range: target.range, digit: digit, words: words
        )
    }

    /// What meets `target`; `nil` for a stage, and where nobody knows which side is better.
    func rule(of target: Target) -> AttainmentRule? {
        rules(of: target).count == 1 ? rules(of: target)[0] : nil
    }

    /// What may meet `target`: two rules where nobody knows which side is better.
    func rules(of target: Target) -> [AttainmentRule] {
        guard let level = target.level else { return [] }
        let direction = direction(of: target)
        return direction.readings.map {
            AttainmentRule(
                direction: $0, basis: direction.basis, level: level,
                tolerance: target.tolerance ?? indicator.tolerance ?? 0, isOpen: target.isOpen, digit: digit)
        }
    }
}

extension DirectionWords {
    /// The better side of an indicator whose direction isn't stated.
    static func betterSide(of indicator: Indicator) -> BetterSide? {
        if case .stated = indicator.direction { return nil }
        return betterSide(of: indicator.written.name, unit: indicator.written.unit)
    }
}
