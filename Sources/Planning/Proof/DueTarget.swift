import Statistics

/// A target that came due, with what was known of its indicator when it is asked about.
public struct DueTarget: Hashable, Sendable {
    /// How a target was set, and when it is asked about.
    public enum Setting: String, CaseIterable, Sendable {
        /// The next year's, once the value of the year before is known.
        case yearly = "A"
        /// The same at budget time, when the latest value lies two years before.
        case yearlyAtBudget = "A2"
        /// One printed beforehand as the last of a plan.
        case final = "B"
    }

    /// The indicator, as far as its answers depend on it.
    public struct Subject: Hashable, Sendable {
        public let seriesID: String
        public let name: String
        public let unit: String
        public let kind: IndicatorKind
        /// `nil` where the name and the unit are to tell.
        public let mover: Mover?
        public let lessIsBetter: Bool

        public init(
            seriesID: String, name: String, unit: String, kind: IndicatorKind, mover: Mover?, lessIsBetter: Bool
        ) {
            self.seriesID = seriesID
            self.name = name
            self.unit = unit
            self.kind = kind
            self.mover = mover
            self.lessIsBetter = lessIsBetter
        }
    }

    /// Whose target it is: what is left out together, and what is resampled together.
    public struct Owner: Hashable, Sendable {
        public let publisher: String
        public let office: String

        public init(publisher: String, office: String) {
            self.publisher = publisher
            self.office = office
        }
    }

    public let subject: Subject
    public let owner: Owner
    public let setting: Setting
    /// Of consecutive years, the last being ``baseYear``; at least one.
    public let values: [Double]
    public let baseYear: FiscalYear
    public let year: FiscalYear
    public let level: Double
    public let isMet: Bool
    /// How the indicator's earlier yearly targets fared that were due and known; `nil` for none.
    public let earlier: EarlierTargets?

    public init(
        of subject: Subject, _ owner: Owner, setting: Setting, values: [Double], baseYear: FiscalYear,
        year: FiscalYear, level: Double, isMet: Bool, earlier: EarlierTargets? = nil
    ) {
        self.subject = subject
        self.owner = owner
        self.setting = setting
        self.values = values
        self.baseYear = baseYear
        self.year = year
        self.level = level
        self.isMet = isMet
        self.earlier = earlier
    }
}

extension DueTarget {
    /// The first day on which the values were known, so late that the target is still the one the setting tells.
    var asOf: CalendarDate {
        let year = setting == .yearlyAtBudget ? self.year.year : baseYear.year + 1
        return CalendarDate(nearestTo: year, month: self.year.firstMonth, day: 1)
    }

    /// The indicator, as a plan describes it.
    var indicator: Indicator {
        Indicator(
            id: subject.seriesID, programme: "", name: subject.name, unit: subject.unit, kind: subject.kind,
            direction: .stated(subject.lessIsBetter ? .decrease : .increase), statedMover: subject.mover)
    }

    var target: Target { Target(indicatorID: subject.seriesID, fiscalYear: year, goal: .value(level)) }

    /// A plan with nothing but the target and what was known.
    var plan: Plan {
        let measurements = values.enumerated().compactMap { place, value in
            baseYear.numbered(baseYear.year - (values.count - 1 - place)).map { year in
                IndicatorMeasurement(
                    indicatorID: subject.seriesID, period: .fiscalYear(year), value: .numeric(.exact(value)))
            }
        }
        return Plan(
            declaration: Declaration(title: "", fiscalYear: nil), indicators: [indicator], targets: [target],
            measurements: measurements)
    }
}
