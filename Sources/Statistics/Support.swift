/// The values a series can take.
public struct Support: Hashable, Sendable {
    /// The least possible value; −∞ where there is none.
    public let lower: Double
    /// The greatest possible value; +∞ where there is none.
    public let upper: Double
    /// True for counts.
    public let isInteger: Bool
    /// For counts written in another unit than one: what they are whole multiples of, such as 1,000 or 0.1; 0 for all else.
    public let spacing: Double
    /// The last digit that values are written with, such as 1 or 0.1; 0 where they aren't rounded.
    public let digit: Double
    /// True for a cumulative stock: no value lies below the one before.
    public let neverFalls: Bool

    /// Any number unless told otherwise; that `lower` isn't above `upper` isn't checked.
    public init(
        lower: Double = -.infinity, upper: Double = .infinity, isInteger: Bool = false, spacing: Double = 0,
        digit: Double = 0, neverFalls: Bool = false
    ) {
        self.lower = lower
        self.upper = upper
        self.isInteger = isInteger
        self.spacing = spacing
        self.digit = digit
        self.neverFalls = neverFalls
    }

    /// Any number, below 0 too.
    public static let real = Support()
    /// Any number from 0 on.
    public static let nonNegative = Support(lower: 0)
    /// Whole numbers from 0 on.
    public static let count = Support(lower: 0, isInteger: true)
    /// A share in per cent.
    public static let percentage = Support(lower: 0, upper: 100)

    /// Whether `value` lies between the ends, both included; whether it is whole isn't asked.
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
