/// A sum of products that carries its rounding errors along, as if it were done in twice the precision.
///
/// Source: Ogita, Rump and Oishi (2005), “Accurate Sum and Dot Product”, algorithm Dot2.
struct CompensatedSum {
    private var high: Double
    private var low = 0.0

    init(_ start: Double = 0) { high = start }

    var value: Double { high + low }

    mutating func add(_ left: Double, times right: Double) {
        let product = left * right
        let productError = (-product).addingProduct(left, right)
        let sum = high + product
        let part = sum - high
        let sumError = (high - (sum - part)) + (product - part)
        high = sum
        low += sumError + productError
    }

    mutating func subtract(_ value: Double) { add(value, times: -1) }
}
