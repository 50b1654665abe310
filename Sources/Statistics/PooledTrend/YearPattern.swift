import Foundation

/// Which years of a history have a value, from the first to the last: all that the data-free half of the work needs.
struct YearPattern: Hashable, Sendable {
    /// How many years a pattern may span: what lies further back is not used.
    static let longestSpan = 60

    /// Bit *t* is set when the *t*-th year has a value; bit 0 and the last year's bit are set.
    let mask: UInt64
    /// How many years there are from the first value to the last, both counted.
    let span: Int

    /// - Parameter isObserved: One element a year, 1 … ``longestSpan`` of them; the first and the last are true.
    init(_ isObserved: [Bool]) {
        var mask: UInt64 = 0
        for (year, observed) in isObserved.enumerated() where observed { mask |= 1 << UInt64(year) }
        self.mask = mask
        span = isObserved.count
    }

    /// How many years have a value.
    var count: Int { mask.nonzeroBitCount }

    func contains(_ year: Int) -> Bool { mask & (1 << UInt64(year)) != 0 }

    /// The innovations' variance in each year, in units of that in the last, when it was 1/`discount` times as large each
    /// year further back.
    func variances(discount: Double) -> [Double] {
        (0..<span).map { pow(discount, -Double(span - 1 - $0)) }
    }
}
