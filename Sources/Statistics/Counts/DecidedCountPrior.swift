/// What is known, before anything of its own series is, of a count that somebody decides.
struct DecidedCountPrior: Hashable, Sendable {
    /// The chances that a year's number is the expected one, each as likely beforehand. None is below a half (else nobody
    /// would call the number decided) and none so near 1 that an equal history could promise more than it has shown.
    let chances: [Double]
    /// How likely it is beforehand that the expected number is that of the year before, ...
    let lastNumber: Double
    /// ... that of the year before and its step once more, ...
    let lastStep: Double
    /// ... or one and the same in all years. The three sum to 1.
    let usualNumber: Double
    /// Of the numbers that aren't the expected one most lie next to it; this share may lie anywhere.
    let farShare: Double
    /// How far from the expected number those next to it lie on average: 1 and this, ...
    let nearExcess: Double
    /// ... and how much farther the others do, in shares of that number.
    let farReach: Double

    /// The mean distances of numbers that aren't the expected one, with the share of each.
    ///
    /// - Parameter spread: 1 a year after the number before, more where more may have changed.
    func distances(from number: Double, spread: Double) -> [(share: Double, mean: Double)] {
        [
            (1 - farShare, 1 + nearExcess * spread),
            (farShare, 1 + (nearExcess + farReach * number) * spread),
        ]
    }
}
