import CGSL
import CGSLSupport

/// A reproducible stream of random numbers (Mersenne Twister, GSL's `mt19937`).
///
/// The stream is not copyable, so two parts of a program can't draw the same numbers by accident: hand it on with
/// `inout`, or ``split()`` it.
public struct RandomStream: ~Copyable, Sendable {
    // Sole owner of memory that only `mutating` methods change, so it may move between threads.
    nonisolated(unsafe) let state: UnsafeMutablePointer<gsl_rng>

    /// A stream that always gives the same numbers for the same seed.
    public init(seed: UInt) throws(NumericalError) {
        state = try allocated("RandomStream") { gsl_rng_alloc(cgsl_mt19937()) }
        gsl_rng_set(state, seed)
    }

    deinit { gsl_rng_free(state) }

    /// A draw from the uniform distribution on 0 ..< 1.
    public mutating func uniform() -> Double { gsl_rng_uniform(state) }

    /// The numbers 0 ..< `count` in an order by chance (Fisher & Yates).
    public mutating func order(of count: Int) -> [Int] {
        var numbers = Array(0..<max(0, count))
        for last in stride(from: numbers.count - 1, to: 0, by: -1) {
            numbers.swapAt(last, Int(uniform() * Double(last + 1)))
        }
        return numbers
    }

    /// A second stream, seeded from this one.
    public mutating func split() throws(NumericalError) -> RandomStream {
        try RandomStream(seed: gsl_rng_get(state))
    }
}

/// What `allocate` returns, or an error where it returns nothing.
func allocated<Object>(
    _ routine: String, _ allocate: () -> UnsafeMutablePointer<Object>?
) throws(NumericalError) -> UnsafeMutablePointer<Object> {
    guard let object = try GSLErrors.check(routine, allocate) else {
        throw .library(routine: routine, code: Int32(GSL_ENOMEM), reason: "no memory")
    }
    return object
}
