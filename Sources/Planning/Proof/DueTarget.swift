import MitoshiStatistics

/// A target that came due, with what was known of its indicator when it is asked about.
package struct DueTarget: Hashable, Sendable {
    /// How a target was set, and when it is asked about.
    package enum Setting: String, CaseIterable, Sendable {
        /// The next year's, once the value of the year before is known.
        case yearly = "A"
        /// The same at budget time, when the latest value lies two years before.
        case yearlyAtBudget = "A2"
        /// One printed beforehand as the last of a plan.
        case final = "B"
    }

    /// The indicator, as far as its answers depend on it.
    package struct Subject: Hashable, Sendable {
        package let seriesID: String
        package let name: String
        package let unit: String
        package let kind: IndicatorKind
        /// `nil` where the name and the unit are to tell.
        package let mover: Mover?
        package let lessIsBetter: Bool

        package init(
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
    package struct Owner: Hashable, Sendable {
        package let publisher: String
        package let office: String

        package init(publisher: String, office: String) {
            self.publisher = publisher
            self.office = office
        }
    }

    package let subject: Subject
    package let owner: Owner
    package let setting: Setting
    /// Of consecutive years, the last being ``baseYear``; at least one.
    package let values: [Double]
    package let baseYear: FiscalYear
    package let year: FiscalYear
    package let level: Double
    package let isMet: Bool
    /// How the indicator's earlier yearly targets fared that were due and known; `nil` for none.
    package let earlier: EarlierTargets?

    package init(
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
