/// `value` as another program reads it back exactly: the shortest digits that give the same number, whole numbers
/// without a decimal point; `nil` for NaN and infinities, which no output may hold.
package func machineText(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == value.rounded(), value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
    return value.description
}
