public import MitoshiStatistics

extension ModelFamily {
    /// The model's name in reports.
    public var label: BilingualText {
        switch self {
        case .randomWalk: BilingualText(japanese: "ランダムウォーク（横ばい）", english: "random walk")
        case .randomWalkWithDrift:
            BilingualText(japanese: "ドリフト付きランダムウォーク", english: "random walk with drift")
        case .linearTrend: BilingualText(japanese: "直線", english: "straight line")
        case .weightedLinearTrend: BilingualText(japanese: "近年を重視した直線", english: "weighted line")
        case .robustLinearTrend: BilingualText(japanese: "外れ値に強い直線", english: "robust line")
        case .exponentialTrend: BilingualText(japanese: "指数曲線", english: "exponential growth")
        case .logisticGrowth: BilingualText(japanese: "ロジスティック曲線", english: "logistic growth")
        case .gompertzGrowth: BilingualText(japanese: "ゴンペルツ曲線", english: "Gompertz growth")
        case .simpleExponentialSmoothing:
            BilingualText(japanese: "単純指数平滑法", english: "simple exponential smoothing")
        case .holtLinear: BilingualText(japanese: "ホルト法", english: "Holt's linear trend")
        case .dampedTrend: BilingualText(japanese: "減衰トレンド", english: "damped trend")
        case .theta: BilingualText(japanese: "シータ法", english: "Theta")
        case .poissonTrend: BilingualText(japanese: "ポアソン回帰", english: "Poisson trend")
        case .negativeBinomialTrend: BilingualText(japanese: "負の二項回帰", english: "negative binomial trend")
        case .gammaPoisson: BilingualText(japanese: "ガンマ・ポアソン", english: "gamma–Poisson")
        case .countAverage: BilingualText(japanese: "件数モデルの平均", english: "average of count models")
        case .binomialTrend: BilingualText(japanese: "二項ロジット回帰", english: "binomial trend")
        case .yearlyIncrements: BilingualText(japanese: "毎年の増加数（累計）", english: "yearly increments")
        case .driverRegression: BilingualText(japanese: "説明系列への回帰", english: "regression on the driver")
        case .pooledTrend: BilingualText(japanese: "プール型トレンド", english: "pooled trend")
        }
    }
}
