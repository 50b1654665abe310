import MitoshiNumericalMethods
public import MitoshiStatistics

extension StatisticsError {
    /// The trouble in words.
    public var text: BilingualText {
        switch self {
        case .invalidSeries(let problem): problem.text
        case .tooFewValues(let model, let needed, let found):
            BilingualText(
                japanese: "\(model.label.japanese)には実績値が\(needed)個必要（現在\(found)個）",
                english: "\(model.label.english) needs \(needed) values, found \(found)")
        case .unsuitableValue(let model, let year, let value, let rule):
            BilingualText(
                japanese:
                    "\(model.label.japanese)は\(year)年（度）の値\(NumberText.exact(value))に適用できない（\(rule.text.japanese)）",
                english:
                    "\(model.label.english) doesn't apply to \(NumberText.exact(value)) in \(year): \(rule.text.english)"
            )
        case .notIdentified(let model, let parameter, let reason):
            BilingualText(
                japanese: "\(model.label.japanese)の\(parameter.label.japanese)が実績値からは定まらない"
                    + "（\(reason.text.japanese)）",
                english: "the values don't determine the \(parameter.label.english) of \(model.label.english): "
                    + reason.text.english)
        case .invalidHorizon(let horizon):
            BilingualText(
                japanese: "予測期間は1年以上\(Forecast.longestHorizon)年以下とする必要がある（指定\(horizon)年）",
                english: "a forecast reaches 1 to \(Forecast.longestHorizon) years ahead, asked for \(horizon)")
        case .invalidProbability(let probability):
            BilingualText(
                japanese: "確率は0と1の間とする必要がある（指定\(probability)）",
                english: "a probability lies between 0 and 1, found \(probability)")
        case .driver(let trouble): trouble.text
        case .numerical(let error):
            BilingualText(
                japanese: "数値計算で解が得られない（\(error.description)）",
                english: "the computation gave no result: \(error.description)")
        }
    }
}

extension StatisticsError.ValueRule {
    /// What is asked, in words.
    public var text: BilingualText {
        switch self {
        case .aboveZero: BilingualText(japanese: "値は0より大きいこと", english: "values must be above 0")
        case .below(let ceiling):
            BilingualText(
                japanese: "値は0より大きく上限\(NumberText.exact(ceiling))より小さいこと",
                english: "values must be above 0 and below the ceiling, \(NumberText.exact(ceiling))")
        case .wholeNumber(let greatest):
            BilingualText(
                japanese: "値は0以上\(NumberText.exact(greatest))以下の整数であること",
                english: "values must be whole numbers from 0 to \(NumberText.exact(greatest))")
        case .shareOfCounts:
            BilingualText(japanese: "値に分子と分母があること", english: "values must have a numerator and a denominator")
        case .notAllZero:
            BilingualText(japanese: "0でない値があること", english: "some value must differ from 0")
        case .within(let years):
            BilingualText(
                japanese: "すべての値が\(years)年の間に収まること", english: "values must lie within \(years) years")
        }
    }
}

extension StatisticsError.Unidentified {
    /// The reason in words.
    public var text: BilingualText {
        switch self {
        case .unbounded:
            BilingualText(
                japanese: "有限の値では当てはまりが定まらない", english: "no finite one fits best")
        case .remote(let best, let greatestValue):
            BilingualText(
                japanese: "最もよい値\(NumberText.estimate(best))が最大の実績値\(NumberText.exact(greatestValue))から遠い",
                english: "the best, \(NumberText.estimate(best)), lies far from the greatest value, "
                    + NumberText.exact(greatestValue))
        case .uncertain(let best, let standardError):
            BilingualText(
                japanese: "最もよい値\(NumberText.estimate(best))に対し標準誤差が\(NumberText.estimate(standardError))",
                english:
                    "the best is \(NumberText.estimate(best)), its standard error \(NumberText.estimate(standardError))"
            )
        case .noExcessVariation:
            BilingualText(
                japanese: "件数のばらつきがポアソン分布を超えない", english: "the counts vary no more than Poisson counts do")
        case .unsettled(let reason):
            BilingualText(japanese: "反復計算が収束しない：\(reason)", english: "the iteration doesn't settle: \(reason)")
        }
    }
}

extension StatisticsError.InvalidSeries {
    /// The trouble in words.
    public var text: BilingualText {
        switch self {
        case .duplicate(let year, _):
            BilingualText(
                japanese: "\(year)年（度）の同じ時点に値が2つある", english: "two values for one moment of \(year)")
        case .elapsedFraction(let year, let found):
            BilingualText(
                japanese: "\(year)年（度）の値の時点がその年の外にある（\(found)）",
                english: "the moment of a value lies outside \(year) (\(found))")
        case .share(let year, let numerator, let denominator):
            BilingualText(
                japanese: "\(year)年（度）の割合の分子\(numerator)と分母\(denominator)が整合しない",
                english: "\(numerator) out of \(denominator) in \(year) is no share")
        case .notFinite(let year):
            BilingualText(japanese: "\(year)年（度）の値が数値でない", english: "the value of \(year) is not a number")
        case .yearOutOfRange(let year):
            BilingualText(
                japanese: "\(year)年（度）は扱える範囲の外にある", english: "the year \(year) is beyond what a series can hold")
        case .outsideSupport(let year, let value, let support):
            BilingualText(
                japanese: "\(year)年（度）の値\(NumberText.exact(value))がとりうる範囲（\(support.range.japanese)）の外にある",
                english: "\(NumberText.exact(value)) in \(year) lies outside the possible values "
                    + "(\(support.range.english))")
        }
    }
}

extension Support {
    /// `0〜100`, `0 to 100`; an open end is left out.
    fileprivate var range: BilingualText {
        let from = lower.isFinite ? NumberText.exact(lower) : ""
        let to = upper.isFinite ? NumberText.exact(upper) : ""
        let ends = [from.isEmpty ? "" : "from \(from)", to.isEmpty ? "" : "to \(to)"].filter { !$0.isEmpty }
        return BilingualText(japanese: "\(from)～\(to)", english: ends.joined(separator: " "))
    }
}

extension StatisticsError.DriverTrouble {
    /// The trouble in words.
    var text: BilingualText {
        switch self {
        case .notGiven:
            BilingualText(japanese: "説明系列の値がない", english: "no value of a driver series is known")
        case .unsuitableValue(let value, let upper):
            BilingualText(
                japanese: "説明系列の値\(NumberText.exact(value))は0より大きく"
                    + (upper.isFinite ? "\(NumberText.exact(upper))より小さいこと" : "あること"),
                english: "\(NumberText.exact(value)) in the driver series must be above 0"
                    + (upper.isFinite ? " and below \(NumberText.exact(upper))" : ""))
        case .duplicate:
            BilingualText(
                japanese: "説明系列の同じ時点に値が2つある", english: "the driver series has two values for one moment")
        case .tooShort:
            BilingualText(
                japanese: "説明系列の値が1年分に満たない", english: "the values of the driver series span less than a year")
        case .startsTooLate:
            BilingualText(
                japanese: "説明系列が最新の実績値の年度をおおっていない",
                english: "the driver series doesn't cover the year of the latest value")
        case .unsuitableSupport:
            BilingualText(
                japanese: "説明系列への回帰は、割合または増減する正の量にだけ使える",
                english: "only a share, or a positive quantity that may rise and fall, can follow a driver")
        }
    }
}
