/// Four exponentials at once, each within 2 units in the last place; 0 below −708, and that of 709 beyond it.
///
/// Source: x = n log 2 + r with |r| ≤ log 2 / 2, and the Taylor series of exp r to its twelfth power.
@inlinable @inline(__always)
package func exponential(_ x: SIMD4<Double>) -> SIMD4<Double> {
    typealias Lanes = SIMD4<Double>
    let isTooSmall = x .< Lanes(repeating: -708), isTooLarge = x .> Lanes(repeating: 709)
    let held = x.replacing(with: -708, where: isTooSmall).replacing(with: 709, where: isTooLarge)
    // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the lowest bits.
    let shift = Lanes(repeating: 0x1.8p52)
    let shifted = held * 1.442695040888963407 + shift
    let whole = shifted - shift
    // log 2 in two parts, the first with zeros enough at its end for the product to be exact.
    let rest = held - whole * 0x1.62e42fee00000p-1 - whole * 0x1.a39ef35793c76p-33
    var sum = Lanes(repeating: 2.08767569878681e-09)
    sum = sum * rest + 2.505210838544172e-08
    sum = sum * rest + 2.755731922398589e-07
    sum = sum * rest + 2.7557319223985893e-06
    sum = sum * rest + 2.48015873015873e-05
    sum = sum * rest + 0.0001984126984126984
    sum = sum * rest + 0.001388888888888889
    sum = sum * rest + 0.008333333333333333
    sum = sum * rest + 0.041666666666666664
    sum = sum * rest + 0.16666666666666666
    sum = sum * rest + 0.5
    sum = sum * rest + 1.0
    sum = sum * rest + 1.0
    let exponent = SIMD4<Int64>(truncatingIfNeeded: unsafeBitCast(shifted, to: SIMD4<Int64>.self) &<< 52)
    let power = unsafeBitCast(unsafeBitCast(Lanes(repeating: 1), to: SIMD4<Int64>.self) &+ exponent, to: Lanes.self)
    return (sum * power).replacing(with: 0, where: isTooSmall)
}

/// For four distances z ≥ 0 the standard normal's P(Z > z), to a relative 10⁻¹², and its density; 0 from about 37.6.
///
/// Source: P(Z > z) is the density times Mills' ratio, and the ratio times z + 2 is a polynomial in (z − 4.5)/(z + 4.5) to
/// 3 · 10⁻¹⁵; the idea is Shepherd & Laframboise (1981), Mathematics of Computation 36, the coefficients are our own
/// (Chebyshev interpolation in 40 digits).
@inlinable @inline(__always)
package func standardNormalTail(beyond distance: SIMD4<Double>) -> (tail: SIMD4<Double>, density: SIMD4<Double>) {
    let z = distance.replacing(with: 40, where: distance .> SIMD4(repeating: 40))
    let density = exponential(z * z * -0.5) * 0.3989422804014326779
    let place = (z - 4.5) / (z + 4.5)
    var sum = SIMD4<Double>(repeating: -1.377372668596634e-08)
    sum = sum * place + 1.0829305042244935e-08
    sum = sum * place + 1.49315007424195e-07
    sum = sum * place - 9.187408948096508e-08
    sum = sum * place - 1.0065353408171262e-06
    sum = sum * place + 5.189314994658035e-07
    sum = sum * place + 6.077820721801689e-06
    sum = sum * place - 4.088617668857596e-06
    sum = sum * place - 3.68543995932475e-05
    sum = sum * place + 4.914704174897908e-05
    sum = sum * place + 0.0002072752022944724
    sum = sum * place - 0.000627455050027724
    sum = sum * place - 0.0004437493600934571
    sum = sum * place + 0.006106822684142427
    sum = sum * place - 0.015937930408502516
    sum = sum * place + 0.016235395599803606
    sum = sum * place + 0.025381666114366944
    sum = sum * place - 0.1474149222034388
    sum = sum * place + 0.36242975046715775
    sum = sum * place - 0.6276594746567723
    sum = sum * place + 1.3817087728732067
    return (density * sum / (z + 2), density)
}
