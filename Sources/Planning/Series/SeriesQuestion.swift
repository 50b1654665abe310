public import MitoshiStatistics

/// One series and what is asked of it, without a plan around it.
public struct SeriesQuestion: Hashable, Sendable {
    /// What is to be reached in one year.
    public struct Goal: Hashable, Sendable {
        /// The year whose value is to meet it.
        public var year: Int
        /// The values that meet it; `ValueRange.exact` is a number alone, which leaves open which side is better.
        public var range: ValueRange

        /// Checks nothing.
        public init(year: Int, range: ValueRange) {
            self.year = year
            self.range = range
        }
    }

    /// What the first months of a year that isn't over have come to, of a yearly total.
    public struct ToDate: Hashable, Sendable {
        /// The same months of a year that is over, and the whole of it.
        public struct EarlierYear: Hashable, Sendable {
            /// What these months came to.
            public var counted: Double
            /// What the year came to.
            public var total: Double

            /// Checks nothing.
            public init(counted: Double, total: Double) {
                self.counted = counted
                self.total = total
            }
        }

        /// The year, one after the last value.
        public var year: Int
        /// How many of its twelve months are over.
        public var months: Int
        /// What they have come to.
        public var counted: Double
        /// From which is learned what part of a year falls into these months.
        public var earlierYears: [EarlierYear]

        /// Checks nothing.
        public init(year: Int, months: Int, counted: Double, earlierYears: [EarlierYear] = []) {
            self.year = year
            self.months = months
            self.counted = counted
            self.earlierYears = earlierYears
        }
    }

    /// The values with their years.
    public var observations: [Observation]
    /// The sort of quantity; `nil` for one that nobody states.
    public var kind: IndicatorKind?
    /// The unit as written.
    public var unit: String?
    /// The least possible value, where it isn't the kind's.
    public var lower: Double?
    /// The greatest possible value, where it isn't the kind's.
    public var upper: Double?
    /// Which side is better, where somebody states it.
    public var direction: Direction?
    /// The targets, in any order.
    public var goals: [Goal]
    /// How many years after the last value are wanted; `nil` for those up to the last target.
    public var horizon: Int?
    /// What a year that isn't over has come to. Only of yearly totals (``IndicatorKind/flow``, ``IndicatorKind/smallCount``) does it
    /// say anything.
    public var toDate: ToDate?

    /// Nothing is checked here; `answer(by:limits:)` refuses what contradicts itself.
    public init(
        observations: [Observation], kind: IndicatorKind? = nil, unit: String? = nil, lower: Double? = nil,
        upper: Double? = nil, direction: Direction? = nil, goals: [Goal] = [], horizon: Int? = nil,
        toDate: ToDate? = nil
    ) {
        self.observations = observations
        self.kind = kind
        self.unit = unit
        self.lower = lower
        self.upper = upper
        self.direction = direction
        self.goals = goals
        self.horizon = horizon
        self.toDate = toDate
    }
}

extension SeriesQuestion {
    /// The kind that the values show where neither a kind nor a bound is stated; `nil` where they may be anything.
    ///
    /// Whole numbers below 30, some of them below 10, are counts of few things: other models would have them fall below 0.
    /// Numbers from 50 to 100 with one or two decimals that come near 100, or any from 0 to 100 in per cent, are a share: that is
    /// how percentages are printed, while what was calculated has more digits. A bound that isn't there does more harm than a
    /// missing one, so that nothing else is recognised.
    var recognisedKind: IndicatorKind? {
        guard lower == nil, upper == nil else { return nil }
        let values = observations.compactMap(\.exactValue)
        guard values.count > 1, let least = values.min(), let most = values.max(), least >= 0,
            values.allSatisfy(\.isFinite)
        else { return nil }
        if NumberText.isPercentage(unit) { return most <= 100 ? .share : nil }
        let areWhole = values.allSatisfy { $0 == $0.rounded() }
        if areWhole {
            return most < 30 && least < 10 && unit.map(CountingUnit.countsEvents) != false ? .smallCount : nil
        }
        let arePrinted = values.allSatisfy { $0.shortestDecimals <= 2 }
        return arePrinted && unit == nil && values.count > 2 && least >= 50 && (90...100).contains(most) ? .share : nil
    }
}

/// Why a series has no answer.
public enum SeriesRefusal: Error, Hashable, Sendable {
    /// The kind is none of numbers that the past tells something of: stages, or what the organisation sets itself.
    case kind(IndicatorKind)
    /// The least possible value lies above the greatest.
    case bounds(lower: Double, upper: Double)
    /// No value is known.
    case noValue
    /// The values make no series, or no model answers.
    case series(StatisticsError)
}
