public import Statistics

/// A Japanese fiscal year: from 1 April of its number to 31 March of the next.
public struct FiscalYear: Hashable, Comparable, Sendable, Codable {
    /// The western year in which the fiscal year begins.
    public let year: Int

    /// The years that a plan may name.
    public static let plausible = 1868...2200

    /// Returns `nil` outside ``plausible``.
    public init?(_ year: Int) {
        guard Self.plausible.contains(year) else { return nil }
        self.year = year
    }

    /// The fiscal year that `date` falls in, or `nil` outside ``plausible``.
    public init?(containing date: CalendarDate) {
        self.init(date.month >= 4 ? date.year : date.year - 1)
    }

    public static func < (left: Self, right: Self) -> Bool { left.year < right.year }

    /// How many fiscal years lie from `earlier` to this one.
    public func years(since earlier: FiscalYear) -> Int { year - earlier.year }
}
