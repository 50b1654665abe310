import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Four normal tails at once")
struct NormalLanesTests {
    @Test("have exponentials as exact as the library's own")
    func exponentials() {
        for index in 0..<8_000 {
            let x = -707 + Double(index) * 0.17701
            let found = exponential(SIMD4(x, -x / 1e3, x / 7, 0))
            expectRelativelyClose(found[0], to: exp(x), within: 4e-15)
            expectRelativelyClose(found[1], to: exp(-x / 1e3), within: 4e-15)
            expectRelativelyClose(found[2], to: exp(x / 7), within: 4e-15)
            #expect(found[3] == 1)
        }
        #expect(exponential(SIMD4(-709, -1e300, -.infinity, -708.5)) == SIMD4(repeating: 0))
    }

    @Test("agree with the library's complementary error function")
    func tails() {
        for index in 0..<10_000 {
            let z = Double(index) * 0.00371
            let found = standardNormalTail(beyond: SIMD4(z, 0, 37.2, 1))
            expectRelativelyClose(found.tail[0], to: 0.5 * erfc(z * 0.5.squareRoot()), within: 1e-12)
            expectRelativelyClose(found.density[0], to: exp(-0.5 * z * z) / (2 * .pi).squareRoot(), within: 1e-12)
        }
        let ends = standardNormalTail(beyond: SIMD4(0, 50, 1e300, .infinity))
        expectClose(ends.tail[0], to: 0.5, within: 1e-15)
        #expect(ends.tail[1] == 0 && ends.tail[2] == 0 && ends.tail[3] == 0)
    }
}
