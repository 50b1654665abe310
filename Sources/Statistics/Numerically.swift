import MitoshiNumericalMethods

/// Runs numerical work and wraps what it throws.
func numerically<Result>(
    _ work: () throws(NumericalError) -> Result
) throws(StatisticsError) -> Result {
    do {
        return try work()
    } catch {
        throw .numerical(error)
    }
}
