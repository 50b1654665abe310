import Foundation
public import MitoshiStatistics

/// The choices an assessment rests on.
public struct AssessmentSettings: Hashable, Sendable {
    /// The day whose knowledge is used; `nil` for the day after the plan's last measured period, or its start where that is
    /// later.
    public var asOf: CalendarDate?
    /// The day on which the assessment is made: a period that isn't over by then doesn't move the default of ``asOf``; `nil` for
    /// no such limit.
    public var today: CalendarDate?
    /// Which probabilities earn which verdict word.
    public var verdictLimits: VerdictLimits
    /// How many joint paths are drawn. They are spread evenly, so that a power of two serves best.
    public var pathCount: Int
    /// The seed of every random draw.
    public var seed: UInt
    /// The model to use for every series; `nil` lets the data choose.
    public var model: ModelFamily?
    /// The scales whose letters stand beside the indices.
    public var scales: [AttainmentScale]
    /// Values assumed in place of measurements of the same indicator and period, and known at once.
    public var suppositions: [Supposition]
    /// Events declared beside those of the plan.
    public var events: [ShockEvent]
    /// Whether a chance takes into account how comparable targets fared; without, the forecast alone answers.
    public var comparesTargets: Bool

    /// Nothing is checked here; ``Assessor/assess(_:)`` refuses suppositions and events that fit no indicator.
    public init(
        asOf: CalendarDate? = nil, today: CalendarDate? = nil, verdictLimits: VerdictLimits = VerdictLimits(),
        pathCount: Int = 2_048,
        seed: UInt = 20_210_401, model: ModelFamily? = nil, scales: [AttainmentScale] = AttainmentScale.shipped,
        suppositions: [Supposition] = [], events: [ShockEvent] = [], comparesTargets: Bool = true
    ) {
        self.asOf = asOf
        self.today = today
        self.verdictLimits = verdictLimits
        self.pathCount = pathCount
        self.seed = seed
        self.model = model
        self.scales = scales
        self.suppositions = suppositions
        self.events = events
        self.comparesTargets = comparesTargets
    }
}

/// The least probability for each verdict word; やや達成寄り needs more than its own.
public struct VerdictLimits: Hashable, Sendable {
    /// 達成見込み from here; 0.80 unless set.
    public var likely: Double
    /// やや達成寄り above here; 0.50 unless set.
    public var leaning: Double
    /// 達成に懸念 from here, 達成困難 below; 0.20 unless set.
    public var atRisk: Double

    /// The limits have to fall from `likely` to `atRisk` within 0 … 1, which isn't checked.
    public init(likely: Double = 0.80, leaning: Double = 0.50, atRisk: Double = 0.20) {
        self.likely = likely
        self.leaning = leaning
        self.atRisk = atRisk
    }

    /// The verdict that a probability of attainment earns by itself, not by what is printed of it: 19.7 % is unlikely. Each limit
    /// belongs to the better word, except that an even chance leans to neither side: exactly ``leaning`` is at risk.
    public func verdict(for probability: Double) -> Verdict {
        // Last digits decide nothing: a chance that is even by symmetry stays so.
        let scale = pow(10, Double(Self.decimals))
        let known = (scale * probability).rounded(.toNearestOrAwayFromZero) / scale
        return steps.first { $0.isBeyond ? known > $0.from : known >= $0.from }?.verdict ?? .unlikely
    }

    /// To how many decimals a probability is taken to be known.
    package static let decimals = 6

    /// The verdicts that a chance has to earn, from the best; what earns none of them is ``Verdict/unlikely``.
    package var steps: [Step] {
        [
            Step(verdict: .likely, from: likely, isBeyond: false),
            Step(verdict: .leaning, from: leaning, isBeyond: true),
            Step(verdict: .atRisk, from: atRisk, isBeyond: false),
        ]
    }

    /// What a chance has to be for one verdict.
    package struct Step: Sendable {
        package let verdict: Verdict
        /// As printed.
        package let from: Double
        /// Whether ``from`` itself isn't enough.
        package let isBeyond: Bool
    }
}

extension AssessmentSettings {
    /// The seed for one indicator: mixed from ``seed`` and the indicator's number, so that neither the order of the
    /// indicators nor the presence of others changes its draws (FNV-1a, folded to the 32 bits the generator takes).
    func seed(for indicatorID: String) -> UInt {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let bytes = withUnsafeBytes(of: UInt64(seed).littleEndian, Array.init) + Array(indicatorID.utf8)
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return UInt((hash ^ (hash >> 32)) & 0xffff_ffff)
    }
}

/// A value that is assumed for a question of the kind "what if it were 8 % in FY2021?".
public struct Supposition: Hashable, Sendable {
    /// The number of the indicator; one that the plan doesn't have is refused.
    public let indicatorID: String
    /// The time it is assumed for, in the sort of years that the indicator's targets have.
    public let period: Period
    /// A stage of a milestone; a number or a bound of any other indicator.
    public let value: IndicatorMeasurement.Value

    /// Nothing is checked here; ``Assessor/assess(_:)`` refuses what doesn't fit the plan.
    public init(indicatorID: String, period: Period, value: IndicatorMeasurement.Value) {
        self.indicatorID = indicatorID
        self.period = period
        self.value = value
    }
}

/// Why a plan can't be assessed at all. A single indicator's trouble is never such a reason.
public enum AssessmentError: Error, Hashable, Sendable {
    /// The plan sets no target, so there is no question to answer.
    case noTargets
    /// A supposition or an event names an indicator that the plan doesn't have.
    case unknownIndicator(String)
    /// A stage is supposed of an indicator of numbers, or a number of one of stages.
    case suppositionOfAnotherSort(String)
    /// Months to date are supposed of an indicator that isn't a yearly total.
    case supposedMonthsOfLevel(String)
    /// A calendar year is supposed of an indicator with targets of fiscal years, or the other way round; `like` is one of its
    /// own.
    case supposedYearOfAnotherSort(String, period: Period, like: FiscalYear)
    /// Months to date are supposed beside a visible value that says more: more months of the year, or a yearly total from then
    /// on.
    case supposedMonthsSuperseded(String, period: Period, by: Period)
    /// Months to date are supposed of a year after the indicator's last target.
    case supposedMonthsAfterTargets(String, period: Period)
}

/// How a model is chosen for a series: by the data, or the named family where one is asked for.
///
/// - Parameters:
///   - orientation: Which way its trend is expected to point.
package typealias ModelChooser =
    @Sendable (_ series: AnnualSeries, _ named: ModelFamily?, _ orientation: TrendOrientation) throws(StatisticsError)
    -> SelectedModel

/// The choice among the package's own models.
let choosingAmongAllModels: ModelChooser = { series, named, orientation throws(StatisticsError) in
    try ModelSelection(candidates: named.map { [$0] }, orientation: orientation).select(series)
}
