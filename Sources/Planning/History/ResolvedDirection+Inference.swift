import Statistics

extension ResolvedDirection {
    /// A decrease of less than this share of the base may have been meant as keeping the level.
    static let ambiguousShare = 0.05

    /// The direction of an indicator: the stated one, else read off base and final target. Where a level is to be kept,
    /// because that is stated or because base and target are the same, a tolerance comes with it.
    ///
    /// - Parameters:
    ///   - base: The declared base value; `nil` where there is none, or only a bound.
    ///   - finalTarget: The numeric target of the last year.
    init(of indicator: Indicator, base: Double?, finalTarget: Double?) {
        guard let finalTarget, indicator.kind != .milestone else {
            self.init(direction: nil, basis: .notApplicable)
            return
        }
        let tolerance = Self.tolerance(of: indicator, at: finalTarget)
        if case .stated(let direction) = indicator.direction {
            let keepsLevel = direction == .maintain || direction == .maintainWithin || base == finalTarget
            self.init(direction: direction, basis: .stated, tolerance: keepsLevel ? tolerance : nil)
        } else if let base {
            self.init(from: base, to: finalTarget, tolerance: tolerance)
        } else {
            self.init(direction: nil, basis: .notApplicable)
        }
    }

    private init(from base: Double, to target: Double, tolerance: Double) {
        if target > base {
            self.init(direction: .increase, basis: .inferred)
        } else if target < base {
            let isSmall = base - target < Self.ambiguousShare * abs(base)
            self.init(direction: .decrease, basis: isSmall ? .ambiguous : .inferred)
        } else {
            self.init(direction: .maintain, basis: .inferred, tolerance: tolerance)
        }
    }

    /// The stated tolerance, else none for counts under 30 and 2 % of `level` otherwise.
    static func tolerance(of indicator: Indicator, at level: Double) -> Double {
        indicator.tolerance ?? (indicator.isSmallCount(level) ? 0 : 0.02 * abs(level))
    }
}

extension Plan {
    /// The direction of an indicator from everything the plan holds, whenever it became known.
    public func direction(of indicator: Indicator) -> ResolvedDirection {
        let history = IndicatorHistory(of: indicator, in: self, on: CalendarDate(nearestTo: 9999, month: 12, day: 31))
        let targets = targets.filter { $0.indicatorID == indicator.id }.sorted { $0.fiscalYear < $1.fiscalYear }
        return ResolvedDirection(
            of: indicator, base: history.basePoint?.value, finalTarget: targets.last { $0.level != nil }?.level)
    }
}

extension Direction {
    /// +1 where more is better or at least no harm, −1 where less is better.
    var sign: Double { self == .decrease ? -1 : 1 }
}
