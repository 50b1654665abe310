import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// Which index is defined for which of the thirteen indicators once FY2021 is known, as the study of the declaration found
/// it: level wherever there is a number; change, gap, pace and schedule wherever base and target differ; growth where
/// besides the base isn't zero.
@Suite("With a value for FY2021, an index")
struct DefinednessTests {
    private static let answer = Result {
        let plan = try Declaration2021.plan()
        let year = Period.fiscalYear(try Declaration2021.year(2021))
        // One unit short of the target of FY2021, but the 15 cameras that can't become fewer.
        let suppositions = plan.targets.filter { $0.fiscalYear.year == 2021 }.compactMap { target in
            target.level.map { level in
                let value =
                    target.indicatorID == "17-102" ? level : target.indicatorID == "38-103" ? level + 1 : level - 1
                return Supposition(indicatorID: target.indicatorID, period: year, value: .numeric(.exact(value)))
            }
        }
        return try Assessor(settings: AssessmentSettings(pathCount: 10, suppositions: suppositions)).assess(plan)
    }

    private static let kept: Set = ["19-101", "22-102"]
    private static let zeroBase: Set = ["20-102"]
    /// Stages, and the consultations of which nobody says whether more or fewer are better.
    private static let open: Set = ["35-106", "38-103"]

    @Test(
        "is defined exactly where it has a meaning",
        arguments: [
            (AttainmentIndex.Measure.levelRatio, open), (.changeRatio, open.union(kept)),
            (.elapsedTimeRatio, open.union(kept)), (.growthRatio, open.union(kept).union(zeroBase)),
            (.progressChart, open.union(kept).union(zeroBase)), (.anticipatedGap, open.union(kept)),
            (.earnedSchedule, open.union(kept)),
        ])
    func defined(_ measure: AttainmentIndex.Measure, _ undefined: Set<String>) throws {
        let answers = try Self.answer.get().indicators
        #expect(answers.count == 13)
        for answer in answers {
            let value = try answer.outcome(measure, 2022).value
            #expect((value == nil) == undefined.contains(answer.indicator.id), "\(answer.indicator.id)")
        }
    }
}
