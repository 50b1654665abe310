import MitoshiStatistics

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
