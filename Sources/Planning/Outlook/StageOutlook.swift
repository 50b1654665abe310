/// The chances of a milestone indicator, from stages passed so far.
public struct StageOutlook: Hashable, Sendable {
    /// First to last.
    public internal(set) var stages: [String]
    /// The place of the latest known stage in ``stages``, from 0.
    public let current: Int
    /// The fiscal year in which it was reached.
    public let asOf: FiscalYear
    /// Beta posterior of the chance to advance by one stage in a year.
    public let advanceSuccesses: Double
    /// The second parameter of that posterior: the prior's part and the years without an advance.
    public let advanceFailures: Double
    /// How many yearly transitions the posterior has seen.
    public let transitions: Int
}

extension StageOutlook {
    /// The prior on the chance to advance by one stage in a year, a beta distribution with mean 0.63 and little weight.
    ///
    /// No record tells of stages. Learned from the nearest: 1,189 yearly targets of Japanese ministries for 899 counts of their
    /// own work that ask for one more than the year before, one step due within the year (`scripts/learn/stage-advance.py`).
    static let prior = (advances: 0.90, stays: 0.53)

    /// Why a milestone has no outlook.
    enum Problem: Error, Hashable {
        case noStageKnown
        /// No year has passed between the stages seen, so that nothing is known of the pace.
        case noProgressKnown
        case unknownStage(String)
    }

    /// Learns the chance of advancing from the stages seen so far: at most one stage a year, so `m` years in which `k`
    /// stages were passed are `k` successes (no more than `m`) and `m − k` failures.
    init(stages: [String], observations: [StageObservation]) throws(Problem) {
        var places: [(year: FiscalYear, place: Int)] = []
        for observation in observations {
            guard let place = stages.firstIndex(of: observation.stage) else {
                throw .unknownStage(observation.stage)
            }
            let year = observation.countingYear(after: places.last?.place, reaching: place)
            // The stage that was reached in this year, seen again in it, takes nothing back.
            if let last = places.last, last.year > year, last.place == place { continue }
            if let last = places.last, last.year >= year { places.removeLast() }
            places.append((year, place))
        }
        guard let current = places.last else { throw .noStageKnown }
        var successes = 0
        var failures = 0
        for (earlier, later) in zip(places, places.dropFirst()) {
            let years = later.year.years(since: earlier.year)
            let advanced = min(max(later.place - earlier.place, 0), years)
            successes += advanced
            failures += years - advanced
        }
        guard successes + failures > 0 else { throw .noProgressKnown }
        self.init(
            stages: stages, current: current.place, asOf: current.year,
            advanceSuccesses: Self.prior.advances + Double(successes),
            advanceFailures: Self.prior.stays + Double(failures),
            transitions: successes + failures)
    }

    /// P(at or past stage number `stage` at the end of `year`): the upper tail of a beta-binomial distribution.
    public func probability(ofReaching stage: Int, by year: FiscalYear) -> Double {
        probability(reaching: [(stage, year, true)])
    }

    /// P(every demand holds), by following how many stages were passed year by year: with the chance integrated out,
    /// s successes in j years make the next one succeed with probability (α + s)/(α + β + j) (Pólya's urn).
    func probability(reaching demands: [(stage: Int, year: FiscalYear, isWanted: Bool)]) -> Double {
        var mass = [1.0]
        var year = 0
        for demand in demands.sorted(by: { $0.year < $1.year }) {
            let end = max(year, demand.year.years(since: asOf))
            while year < end {
                mass = advanced(mass, after: year)
                year += 1
            }
            let needed = demand.stage - current
            for passed in mass.indices where (passed >= needed) != demand.isWanted { mass[passed] = 0 }
        }
        return min(1, mass.reduce(0, +))
    }

    private func advanced(_ mass: [Double], after years: Int) -> [Double] {
        var next = [Double](repeating: 0, count: mass.count + 1)
        let total = advanceSuccesses + advanceFailures + Double(years)
        for (passed, share) in mass.enumerated() {
            let chance = (advanceSuccesses + Double(passed)) / total
            next[passed] += share * (1 - chance)
            next[passed + 1] += share * chance
        }
        return next
    }
}

extension StageObservation {
    /// The fiscal year whose end the observation speaks for: its own when the year is over or its step is taken, else the
    /// year before, since the step of the running year may still come.
    fileprivate func countingYear(after earlier: Int?, reaching place: Int) -> FiscalYear {
        let isStepTaken = earlier.map { place > $0 } ?? false
        return isYearEnd || isStepTaken ? fiscalYear : fiscalYear.numbered(fiscalYear.year - 1) ?? fiscalYear
    }
}
