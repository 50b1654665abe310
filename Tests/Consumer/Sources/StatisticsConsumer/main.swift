import MitoshiStatistics

// Forecasts without plans: the chance that the README's example asks for, by the product that knows of series alone.
let cameras = try AnnualSeries(firstYear: 2017, values: [480, 492, 497, 505], unit: "台", support: .nonNegative)
for distribution in try cameras.standardFit().forecast(horizon: 2).distributions.suffix(1) {
    print(distribution.probability(atLeast: 520))
}
