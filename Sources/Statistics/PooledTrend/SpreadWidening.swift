/// How much wider a forecast is than its components say.
///
/// Their parameters don't change, the world's do: on benchmark histories the components become too sure as forecasts reach
/// farther, the more so the longer the history. The factor of every standard deviation *h* years ahead, learned from *n*
/// values, is 1 + 0.03 (h − 1) n/(n + 12).
struct SpreadWidening: Sendable {
    /// How many values the history has.
    let count: Int

    /// - Parameter ahead: Years from the last value; within the first year nothing is added.
    func factor(ahead: Double) -> Double {
        let count = Double(count)
        return 1 + 0.03 * max(0, ahead - 1) * count / (count + 12)
    }
}
