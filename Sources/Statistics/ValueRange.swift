/// The values that a statement about a number leaves: the number alone, all on one side of it, or all from one to another.
public struct ValueRange: Hashable, Sendable {
    /// Where the values end.
    public struct End: Hashable, Sendable {
        /// Where they end.
        public let number: Double
        /// Whether the number itself is one of them.
        public let isIncluded: Bool

        fileprivate init(_ number: Double, isIncluded: Bool) {
            self.number = number
            self.isIncluded = isIncluded
        }
    }

    /// So many of so many.
    public struct Counts: Hashable, Sendable {
        /// How many there were.
        public let numerator: Int
        /// Of how many.
        public let denominator: Int

        /// Whether they can be a part and its whole.
        package var areShare: Bool { denominator > 0 && (0...denominator).contains(numerator) }

        /// 100 · numerator / denominator; `nil` for a share of nothing.
        public var percentage: Double? { denominator > 0 ? 100 * Double(numerator) / Double(denominator) : nil }
    }

    /// The lower end; `nil` where there is none.
    public let least: End?
    /// The upper end; `nil` where there is none.
    public let most: End?
    /// The counts that the value was given by; `nil` for one that was given as a number.
    public let counts: Counts?

    private init(least: End?, most: End?, counts: Counts? = nil) {
        self.least = least
        self.most = most
        self.counts = counts
    }

    /// The number alone.
    public static func exact(_ number: Double) -> ValueRange {
        let end = End(number, isIncluded: true)
        return ValueRange(least: end, most: end)
    }

    /// A share measured as a count out of a count, in per cent.
    public static func share(numerator: Int, denominator: Int) -> ValueRange {
        let counts = Counts(numerator: numerator, denominator: denominator)
        let end = counts.percentage.map { End($0, isIncluded: true) }
        return ValueRange(least: end, most: end, counts: counts)
    }

    /// The number and all above it.
    public static func atLeast(_ number: Double) -> ValueRange { Bound.atLeast.range(of: number) }

    /// All above the number.
    public static func moreThan(_ number: Double) -> ValueRange { Bound.moreThan.range(of: number) }

    /// The number and all below it.
    public static func atMost(_ number: Double) -> ValueRange { Bound.atMost.range(of: number) }

    /// All below the number.
    public static func lessThan(_ number: Double) -> ValueRange { Bound.lessThan.range(of: number) }

    /// From a value that is known to be at least so much to one at most so much; `nil` for other ranges, and where the ends are
    /// the wrong way round.
    package init?(from first: ValueRange, upTo second: ValueRange) {
        guard first.isAtLeast == true, second.isAtLeast == false, let least = first.least, let most = second.most,
            least.isIncluded, most.isIncluded, least.number <= most.number
        else { return nil }
        self.init(least: least, most: most)
    }

    /// From `least` to `most`, both included; an infinite one is no end.
    public static func between(_ least: Double, _ most: Double) -> ValueRange {
        ValueRange(
            least: least == -.infinity ? nil : End(least, isIncluded: true),
            most: most == .infinity ? nil : End(most, isIncluded: true))
    }
}

extension ValueRange {
    /// What words say of a number that is an end: 以上, 超, 以下, 未満. The raw values are those of files.
    public enum Bound: String, CaseIterable, Sendable {
        /// The number or more.
        case atLeast = "at_least"
        /// More than the number.
        case moreThan = "more_than"
        /// The number or less.
        case atMost = "at_most"
        /// Less than the number.
        case lessThan = "less_than"

        /// Whether the number is the lower end.
        public var isLower: Bool { self == .atLeast || self == .moreThan }

        private var isIncluded: Bool { self == .atLeast || self == .atMost }

        /// What `number` with this word leaves.
        public func range(of number: Double) -> ValueRange {
            let end = End(number, isIncluded: isIncluded)
            return ValueRange(least: isLower ? end : nil, most: isLower ? nil : end)
        }
    }

    /// The ends in words, the lower one first; a number alone is both.
    public var bounds: [(bound: Bound, number: Double)] {
        let lower = least.map { ($0.isIncluded ? Bound.atLeast : .moreThan, $0.number) }
        let upper = most.map { ($0.isIncluded ? Bound.atMost : .lessThan, $0.number) }
        return [lower, upper].compactMap(\.self)
    }
}

extension ValueRange {
    /// The value, where nothing is left open.
    public var exactValue: Double? { least == most ? least?.number : nil }

    /// The value, where it was given as a number and not by counts.
    public var givenNumber: Double? { counts == nil ? exactValue : nil }

    /// The number that the statement names: the value, the only end, or the middle; not a number for a share of nothing.
    public var number: Double {
        guard let least, hasTwoEnds else { return (least ?? most)?.number ?? .nan }
        return exactValue ?? least.number + halfWidth
    }

    /// How far the values reach to each side of the middle; 0 where they have no two ends.
    public var halfWidth: Double {
        if let least, let most { (most.number - least.number) / 2 } else { 0 }
    }

    /// Whether both ends are known.
    public var hasTwoEnds: Bool { least != nil && most != nil }

    /// Whether a value can be too low only, or else too high only; `nil` where both ends are known, or none.
    public var isAtLeast: Bool? { (least == nil) == (most == nil) ? nil : least != nil }

    /// Whether the number itself is none of the values.
    public var leavesOutNumber: Bool { [least, most].contains { $0?.isIncluded == false } }

    /// Whether all the values lie in `range`; `nil` where only some do.
    public func isWithin(_ range: ValueRange) -> Bool? {
        if Self.isEmpty(from: least, upTo: range.most) || Self.isEmpty(from: range.least, upTo: most) { return false }
        let isInside = isInside(range.least, least, >) && isInside(range.most, most, <)
        return isInside ? true : nil
    }

    private static func isEmpty(from least: End?, upTo most: End?) -> Bool {
        guard let least, let most else { return false }
        return least.number > most.number
            || least.number == most.number && !(least.isIncluded && most.isIncluded)
    }

    /// Whether `own` lies no further out than `end`.
    private func isInside(_ end: End?, _ own: End?, _ isFurtherIn: (Double, Double) -> Bool) -> Bool {
        guard let end else { return true }
        guard let own else { return false }
        return isFurtherIn(own.number, end.number)
            || own.number == end.number && (end.isIncluded || !own.isIncluded)
    }

    /// The same on another scale; counts stay what they are.
    package func mapped(_ transform: (Double) -> Double) -> ValueRange {
        counts == nil ? ValueRange(least: least?.mapped(transform), most: most?.mapped(transform)) : self
    }

    /// What is left of a whole, where `rest` says what a number leaves.
    func mirrored(_ rest: (Double) -> Double) -> ValueRange {
        if let counts {
            return .share(numerator: counts.denominator - counts.numerator, denominator: counts.denominator)
        }
        return ValueRange(least: most?.mapped(rest), most: least?.mapped(rest))
    }
}

extension ValueRange.End {
    fileprivate func mapped(_ transform: (Double) -> Double) -> ValueRange.End {
        ValueRange.End(transform(number), isIncluded: isIncluded)
    }
}
