public import MitoshiStatistics

/// One thing in a plan that contradicts itself or can't be meant: which record, which field, and what is wrong.
public struct PlanProblem: Error, Hashable, Sendable {
    /// The record of the plan, by its place in the plan's own lists, from 0.
    public enum Record: Hashable, Sendable {
        case indicator(Int)
        case target(Int)
        case stages(indicatorID: String)
        case measurement(Int)
        case driver(Int)
        case driverValue(driver: Int, value: Int)
        case event(Int)
        case earlierTarget(Int)
        case comparable(Int)
    }

    /// The field of a record, named as the column of the data package is.
    public enum Field: String, Hashable, Sendable {
        case indicatorID = "indicator_id"
        case driverID = "driver_id"
        case driver
        case fiscalYear = "fiscal_year"
        case basePeriod = "base_period"
        case period
        case value
        case stage
        case decimals
        case knownOn = "known_on"
        case supportLower = "support_lower"
        case tolerance
        case weight
        case from
        case decay
        case target
        case actual
    }

    /// What is wrong, with the offending figures.
    public enum Fault: Hashable, Sendable {
        case emptyID
        case duplicateID(String)
        case unknownIndicator(String)
        case unknownDriver(String)
        case duplicateTarget(FiscalYear)
        case targetNotAfterBase(target: FiscalYear, base: FiscalYear)
        /// A calendar year among an indicator's fiscal years, or the other way round; `like` is of their sort.
        case yearOfAnotherSort(FiscalYear, like: FiscalYear)
        case stagesMissing
        case stagesOfNumber(IndicatorKind)
        case duplicateStage(String)
        case unknownStage(String)
        case numberForMilestone(String)
        case stageForNumber(String)
        /// A share given as counts, for an indicator that is no share.
        case countsForOtherKind(IndicatorKind)
        case notFinite
        case outsideSupport(Double, Support)
        /// A target beyond the end of what can be.
        case metByNothing(ValueRange, Support)
        /// What the plan says beside a target's number asks for the side that its indicator's direction doesn't.
        case boundAgainstDirection(ValueRange, Direction)
        case emptySupport(lower: Double, upper: Double)
        case impossibleShare(numerator: Int, denominator: Int)
        case tolerance(Double, largestTarget: Double?)
        case weight(Double)
        case decimals(Int)
        case baseNotMeasured(Period)
        case duplicatePeriod(Period)
        case implausiblePeriod(Period)
        case partialYear(Period)
        /// Months to date of something that isn't a yearly total.
        case monthsOfLevel(Period, IndicatorKind)
        case knownBeforePeriod(CalendarDate, Period)
        case yearsReversed(from: FiscalYear, to: FiscalYear)
        case decay(Double, ShockEvent.Effect)
    }

    /// Where it was found.
    public let record: Record
    /// The column that is to be corrected.
    public let field: Field
    /// What is wrong there.
    public let fault: Fault

    /// The field has to be one that the record has.
    init(_ record: Record, _ field: Field, _ fault: Fault) {
        self.record = record
        self.field = field
        self.fault = fault
    }
}

extension Plan {
    /// Everything in the plan that contradicts itself, in the order of its records. An assessment of a plan with problems
    /// still answers, with a reason for each indicator that it concerns.
    public var problems: [PlanProblem] {
        indicatorProblems + targetProblems + stageProblems + measurementProblems + driverProblems + eventProblems
            + earlierTargetProblems + comparableProblems
    }

    /// The first indicator with each number.
    var indicatorsByID: [String: Indicator] {
        Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension PlanProblem {
    /// What stands in the record.
    public var found: BilingualText {
        switch fault {
        case .emptyID: BilingualText(japanese: "空の番号", english: "an empty number")
        case .duplicateID(let id):
            BilingualText(japanese: "重複する番号「\(id)」", english: "“\(id)” a second time")
        case .unknownIndicator(let id), .unknownDriver(let id): Self.quoted(id)
        case .duplicateTarget(let year):
            BilingualText(
                japanese: "\(year.label.japanese)の2つ目の目標値", english: "a second target for \(year.label.english)")
        case .targetNotAfterBase(let target, _), .yearOfAnotherSort(let target, _): target.label
        case .stagesMissing: BilingualText(japanese: "段階の一覧なし", english: "no list of stages")
        case .stagesOfNumber(let kind), .countsForOtherKind(let kind):
            BilingualText(
                japanese: "種別「\(kind.label.japanese)」の指標", english: "an indicator of kind “\(kind.label.english)”")
        case .duplicateStage(let stage), .unknownStage(let stage), .stageForNumber(let stage): Self.quoted(stage)
        case .numberForMilestone(let number): BilingualText(verbatim: number)
        case .notFinite: BilingualText(japanese: "数値でない値", english: "a value that is not a number")
        case .outsideSupport(let value, _): BilingualText(verbatim: NumberText.exact(value))
        case .metByNothing(let range, _), .boundAgainstDirection(let range, _): range.text(unit: nil)
        case .emptySupport(let lower, let upper):
            BilingualText(japanese: "下限\(lower)、上限\(upper)", english: "lower bound \(lower), upper bound \(upper)")
        case .impossibleShare(let numerator, let denominator):
            BilingualText(
                japanese: "分子\(numerator)、分母\(denominator)", english: "\(numerator) out of \(denominator)")
        case .tolerance(let value, _), .weight(let value): BilingualText(verbatim: NumberText.exact(value))
        case .decimals(let count): BilingualText(verbatim: String(count))
        case .baseNotMeasured(let period), .duplicatePeriod(let period), .implausiblePeriod(let period),
            .partialYear(let period), .monthsOfLevel(let period, _):
            period.label
        case .knownBeforePeriod(let date, _): BilingualText(verbatim: date.description)
        case .yearsReversed(let from, let to):
            BilingualText(
                japanese: "\(from.label.japanese)から\(to.label.japanese)まで",
                english: "from \(from.label.english) to \(to.label.english)")
        case .decay(let decay, let effect):
            BilingualText(
                japanese: "影響「\(effect.label.japanese)」、減衰\(NumberText.exact(decay))",
                english: "effect “\(effect.label.english)”, decay \(NumberText.exact(decay))")
        }
    }

    /// What would be right.
    public var expected: BilingualText {
        switch fault {
        case .emptyID: BilingualText(japanese: "番号", english: "a number")
        case .duplicateID: BilingualText(japanese: "1件に1つの番号", english: "each number once")
        case .unknownIndicator:
            BilingualText(japanese: "計画にある事業指標の番号", english: "the number of an indicator of the plan")
        case .unknownDriver: BilingualText(japanese: "計画にある説明系列の番号", english: "the number of a driver of the plan")
        case .duplicateTarget: BilingualText(japanese: "1年に1つの目標値", english: "one target a year")
        case .targetNotAfterBase(_, let base):
            BilingualText(
                japanese: "\(base.label.japanese)より後の\(base.word.japanese)",
                english: "a year after \(base.label.english)")
        case .yearOfAnotherSort(_, let like):
            BilingualText(
                japanese: "同じ指標のほかの目標と同じ種類の年（例：\(like.canonicalText)。年度か暦年かの一方だけ）",
                english: "a year of the sort of the indicator's other targets, such as \(like.canonicalText) "
                    + "(fiscal or calendar years, not both)")
        case .stagesMissing: BilingualText(japanese: "順序のある段階の一覧", english: "the stages in order")
        case .stagesOfNumber: BilingualText(japanese: "種別「段階目標」の指標", english: "an indicator of kind “milestone”")
        case .countsForOtherKind: BilingualText(japanese: "種別「割合」の指標", english: "an indicator of kind “share”")
        case .duplicateStage: BilingualText(japanese: "重複のない段階", english: "each stage once")
        case .unknownStage, .numberForMilestone:
            BilingualText(japanese: "段階一覧にある段階", english: "one of the indicator's stages")
        case .stageForNumber, .notFinite: BilingualText(japanese: "数値", english: "a number")
        case .outsideSupport(_, let support), .metByNothing(_, let support): Self.range(support.lower, support.upper)
        case .boundAgainstDirection(_, let direction):
            BilingualText(
                japanese: "指標の増減の向き「\(direction.label.japanese)」と同じ側の目標",
                english: "a target on the side of the indicator's direction, “\(direction.label.english)”")
        case .emptySupport: BilingualText(japanese: "上限以下の下限", english: "a lower bound not above the upper one")
        case .impossibleShare: BilingualText(japanese: "0以上で分母以下の分子", english: "a part of a whole above 0")
        case .tolerance(_, let largest):
            BilingualText(
                japanese: "0以上" + (largest.map { "で目標値\(NumberText.exact($0))未満" } ?? "") + "の許容幅",
                english: "a tolerance from 0" + (largest.map { " and below the target \(NumberText.exact($0))" } ?? ""))
        case .weight: BilingualText(japanese: "0以上の数", english: "a number from 0")
        case .decimals: BilingualText(japanese: "−15から15までの桁数", english: "-15 to 15 decimals")
        case .baseNotMeasured: BilingualText(japanese: "その時点の実績値", english: "a measurement of that period")
        case .duplicatePeriod:
            BilingualText(
                japanese: "1時点に1つの値（改定値には判明日が必要）",
                english: "one value for each period (a revision needs the day it became known)")
        case .implausiblePeriod: Self.plausibleYears
        case .partialYear:
            BilingualText(
                japanese: "1年全体の値（年の初めの月からの累計なら、年度は 2021-04/2021-09、暦年は 2021-01/2021-06 のように）",
                english: "a value of the whole year (or of its months to date: 2021-04/2021-09 of a fiscal year, "
                    + "2021-01/2021-06 of a calendar year)")
        case .monthsOfLevel(_, let kind):
            BilingualText(
                japanese: "種別「\(kind.label.japanese)」ではその日付（月をまたぐ累計は年間実績の指標だけ）",
                english: "a date, for the kind “\(kind.label.english)” (only yearly totals are counted over months)")
        case .knownBeforePeriod(_, let period):
            BilingualText(
                japanese: "\(period.label.japanese)の開始以後の日", english: "a day not before \(period.label.english)")
        case .yearsReversed: BilingualText(japanese: "開始年度以後の終了年度", english: "an end not before the start")
        case .decay:
            BilingualText(
                japanese: "影響「徐々に回復」に限り0から1までの減衰",
                english: "a decay from 0 to 1, with the effect “temporary” only")
        }
    }

    /// Found and expected in one line.
    public var text: BilingualText {
        BilingualText(
            japanese: "\(found.japanese)。必要なもの：\(expected.japanese)",
            english: "found \(found.english), expected \(expected.english)")
    }

    private static func quoted(_ text: String) -> BilingualText {
        BilingualText(japanese: "「\(text)」", english: "“\(text)”")
    }

    private static func range(_ lower: Double, _ upper: Double) -> BilingualText {
        let from = lower.isFinite ? NumberText.exact(lower) : nil
        let to = upper.isFinite ? NumberText.exact(upper) : nil
        return BilingualText(
            japanese: [from.map { "\($0)以上" }, to.map { "\($0)以下" }].compactMap { $0 }.joined(separator: "、") + "の値",
            english: "a value "
                + [from.map { "from \($0)" }, to.map { "up to \($0)" }].compactMap { $0 }
                .joined(separator: " "))
    }

    private static var plausibleYears: BilingualText {
        let years = FiscalYear.plausible
        return BilingualText(
            japanese: "\(years.lowerBound)年から\(years.upperBound)年までの時点",
            english: "a period in the years \(years.lowerBound) to \(years.upperBound)")
    }
}
