/// Joint draws of coming years, in the series' unit; a collection of paths, each with a value a year.
public struct JointPaths: RandomAccessCollection, Hashable, Sendable {
    /// Year by year from the first one ahead, each with an element a path: a year's values are asked for more often than a
    /// path's.
    public let years: [[Double]]

    /// No path and no year: nothing was drawn, or no draw fits.
    public static let none = JointPaths(years: [])

    /// - Parameter years: Each with as many elements as the first.
    public init(years: [[Double]]) { self.years = years }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many paths there are; 0 without a year.
    public var endIndex: Int { years.first?.count ?? 0 }

    /// A path's values, year by year.
    public subscript(path: Int) -> [Double] { years.map { $0[path] } }
}
