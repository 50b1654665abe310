import Planning

extension PackageChecks {
    static let once = BilingualText(japanese: "ほかの行と重ならない事業番号", english: "a number that no other row has")
    static let notEvery = BilingualText(
        japanese: "「*」以外の事業番号", english: "a number other than “*”, which means all indicators")
    static let knownDriver = BilingualText(
        japanese: "drivers.csv にある driver_id", english: "a driver_id of drivers.csv")
    static let knownIndicator = BilingualText(
        japanese: "indicators.csv にある indicator_id", english: "an indicator_id of indicators.csv")
    static let notBelowLower = BilingualText(
        japanese: "support_lower 以上の数値", english: "a number not below support_lower")
    static let onceAYear = BilingualText(
        japanese: "指標と年度ごとに1つの目標値", english: "one target for an indicator and year")
    static let oncePeriod = BilingualText(
        japanese: "期間ごとに1つの値。改定なら known_on に異なる日付",
        english: "one value for a period, or another known_on if it is a revision")
    static let onceOrder = BilingualText(
        japanese: "指標のなかで重ならない番号", english: "a number once for each indicator")
    static let onceStage = BilingualText(japanese: "指標のなかで重ならない段階", english: "a stage once for each indicator")
    static let stageForMilestone = BilingualText(
        japanese: "段階（kind が milestone の指標）", english: "a stage, as the indicator's kind is milestone")
    static let numberForOthers = BilingualText(
        japanese: "数値（kind が milestone でない指標）", english: "a number, as the indicator's kind isn't milestone")
    static let listedStage = BilingualText(
        japanese: "stages.csv にある段階", english: "a stage that stages.csv lists for the indicator")

    static func after(_ base: FiscalYear) -> BilingualText {
        BilingualText(
            japanese: "現状値の年度（\(base.canonicalText)）より後の年度",
            english: "a fiscal year after the base year \(base.canonicalText)")
    }

    static func same(_ text: String) -> BilingualText {
        let quoted = BilingualText.quoted(text)
        return BilingualText(
            japanese: "同じ driver_id の最初の行と同じ\(quoted.japanese)",
            english: "\(quoted.english), as in the first row of the driver")
    }

    static func within(_ range: ClosedRange<Double>, _ kind: IndicatorKind) -> BilingualText {
        let least = NumberText.text(range.lowerBound)
        let greatest = NumberText.text(range.upperBound)
        let japanese =
            range.upperBound == .greatestFiniteMagnitude
            ? "\(least)以上の数値"
            : range.lowerBound == -.greatestFiniteMagnitude ? "\(greatest)以下の数値" : "\(least)から\(greatest)までの数値"
        let english =
            range.upperBound == .greatestFiniteMagnitude
            ? "a number of at least \(least)"
            : range.lowerBound == -.greatestFiniteMagnitude
                ? "a number of at most \(greatest)" : "a number from \(least) to \(greatest)"
        return BilingualText(
            japanese: "\(japanese)（kind は \(kind.rawValue)）", english: "\(english) (the kind is \(kind.rawValue))")
    }
}
