import CNormalLanes

/// Four exponentials at once, each within 2 units in the last place; 0 below −708, and that of 709 beyond it.
package func exponential(_ x: SIMD4<Double>) -> SIMD4<Double> {
    var result = SIMD4<Double>()
    withLanes(of: x) { x in withLanes(of: &result) { exponentials(x, $0) } }
    return result
}

/// For four distances z ≥ 0 the standard normal's P(Z > z), to a relative 10⁻¹², and its density; 0 from about 37.6.
package func standardNormalTail(beyond distance: SIMD4<Double>) -> (tail: SIMD4<Double>, density: SIMD4<Double>) {
    var (tail, density) = (SIMD4<Double>(), SIMD4<Double>())
    withLanes(of: distance) { distance in
        withLanes(of: &tail) { tail in withLanes(of: &density) { standard_normal_tails(distance, tail, $0) } }
    }
    return (tail, density)
}

@inline(__always)
private func withLanes(of vector: SIMD4<Double>, _ body: (UnsafePointer<Double>) -> Void) {
    withUnsafePointer(to: vector) { $0.withMemoryRebound(to: Double.self, capacity: 4, body) }
}

@inline(__always)
private func withLanes(of vector: inout SIMD4<Double>, _ body: (UnsafeMutablePointer<Double>) -> Void) {
    withUnsafeMutablePointer(to: &vector) { $0.withMemoryRebound(to: Double.self, capacity: 4, body) }
}
