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
