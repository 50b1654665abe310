extension PooledPrior {
    /// The prior that comes with the package: that of ``SeriesPrior/shipped``.
    ///
    /// ``origin-swift.property`` names the command, the data and the day.
    public static var standard: PooledPrior { SeriesPrior.shipped.trend }

    /// The same prior where less than the whole evidence of a history counts.
    var tempered: PooledPrior {
        PooledPrior(components: components, origin: origin, halvesDrift: true, isTempered: true)
    }
}
