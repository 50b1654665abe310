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

extension Parameter.Name {
    /// The name for tables, in lower case.
    public var label: BilingualText {
        switch self {
        case .level: BilingualText(japanese: "水準", english: "level")
        case .levelAtLastValue: BilingualText(japanese: "最新時点の水準", english: "level at the last value")
        case .logarithmAtLastValue:
            BilingualText(japanese: "最新時点の水準の対数", english: "logarithm of the level at the last value")
        case .logitAtLastValue: BilingualText(japanese: "最新時点のロジット", english: "logit at the last value")
        case .changePerYear: BilingualText(japanese: "年あたりの変化", english: "change per year")
        case .logarithmChangePerYear:
            BilingualText(japanese: "対数の年あたりの変化", english: "change of the logarithm per year")
        case .logitChangePerYear:
            BilingualText(japanese: "ロジットの年あたりの変化", english: "change of the logit per year")
        case .trend: BilingualText(japanese: "傾き（年あたり）", english: "trend per year")
        case .levelWeight: BilingualText(japanese: "水準の平滑化係数", english: "weight of the level")
        case .trendWeight: BilingualText(japanese: "傾きの平滑化係数", english: "weight of the trend")
        case .damping: BilingualText(japanese: "減衰係数", english: "damping")
        case .ceiling: BilingualText(japanese: "上限", english: "ceiling")
        case .placeOnCurve:
            BilingualText(japanese: "曲線上の最新時点の位置", english: "place on the curve at the last value")
        case .growthRate: BilingualText(japanese: "成長率（年あたり）", english: "growth rate per year")
        case .size: BilingualText(japanese: "負の二項分布の大きさ", english: "size of the negative binomial")
        case .dispersion:
            BilingualText(japanese: "二項分布に対する分散の比", english: "variance over binomial variance")
        case .deviationOfChange:
            BilingualText(japanese: "1年の変化の標準偏差", english: "standard deviation of a year's change")
        case .deviationOfError:
            BilingualText(japanese: "1年先予測の誤差の標準偏差", english: "standard deviation of a year's error")
        case .deviationAroundLine:
            BilingualText(japanese: "直線のまわりの標準偏差", english: "standard deviation around the line")
        case .logarithmDeviationAroundLine:
            BilingualText(
                japanese: "直線のまわりの対数の標準偏差", english: "standard deviation of the logarithm around the line")
        case .deviationAroundCurve:
            BilingualText(japanese: "曲線のまわりの標準偏差", english: "standard deviation around the curve")
        case .deviationOnCurveScale:
            BilingualText(japanese: "曲線の尺度での標準偏差", english: "standard deviation on the curve's own scale")
        case .shockEffect: BilingualText(japanese: "特殊要因の影響（対数またはロジット）", english: "effect of the event (log or logit)")
        case .driverSlope: BilingualText(japanese: "説明系列に対する傾き", english: "slope on the driver")
        case .shareOfLogarithmicScale:
            BilingualText(japanese: "対数で増減するモデルの割合", english: "share of models on the logarithmic scale")
        case .shareOfMeanReversion:
            BilingualText(japanese: "平均に戻るモデルの割合", english: "share of models that return to a mean")
        }
    }
}
