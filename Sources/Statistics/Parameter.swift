/// One learned quantity of a model.
public struct Parameter: Hashable, Sendable {
    /// Which quantity it is.
    public let name: Name
    /// The estimate, or the posterior mean under a prior, in the unit that ``Name`` says.
    public let value: Double
    /// `nil` where the model gives none.
    public let standardError: Double?

    /// Without a standard error unless the model gives one.
    public init(name: Name, value: Double, standardError: Double? = nil) {
        self.name = name
        self.value = value
        self.standardError = standardError
    }

    /// What a parameter is. Levels, changes and deviations are in the series' unit unless the name says otherwise.
    public enum Name: String, CaseIterable, Sendable, Codable {
        case level
        case levelAtLastValue = "level-at-last-value"
        case logarithmAtLastValue = "logarithm-at-last-value"
        case logitAtLastValue = "logit-at-last-value"
        case changePerYear = "change-per-year"
        case logarithmChangePerYear = "logarithm-change-per-year"
        case logitChangePerYear = "logit-change-per-year"
        case trend
        case levelWeight = "level-weight"
        case trendWeight = "trend-weight"
        case damping
        case ceiling
        /// How many natural units of time beyond the curve's midpoint the last value lies; of a Gompertz curve beyond the place
        /// where it has 37 % of its ceiling.
        case placeOnCurve = "place-on-curve"
        case growthRate = "growth-rate"
        /// The size of a negative binomial distribution: variance = mean + mean²/size.
        case size
        /// The variance of shares over that of a binomial distribution.
        case dispersion
        case deviationOfChange = "deviation-of-change"
        case deviationOfError = "deviation-of-error"
        case deviationAroundLine = "deviation-around-line"
        case logarithmDeviationAroundLine = "logarithm-deviation-around-line"
        case deviationAroundCurve = "deviation-around-curve"
        /// Around the line that the curve becomes on its own scale.
        case deviationOnCurveScale = "deviation-on-curve-scale"
        /// By how much a series moves on its working scale when its driver moves by one on its own.
        case driverSlope = "driver-slope"
        /// How much of a mixture of models works on the logarithmic scale, 0 … 1.
        case shareOfLogarithmicScale = "share-of-logarithmic-scale"
        /// How much of a mixture of models returns to a mean, 0 … 1.
        case shareOfMeanReversion = "share-of-mean-reversion"
        /// What a declared event did, on the scale on which effects add: the logarithm, or the logit of a share.
        case shockEffect = "shock-effect"
    }
}
