package import MitoshiBasics

extension VerdictLimits {
    /// A chance in tens of per cent, rounded inside the limits of its word, so that the two never contradict each other: 47 %
    /// is at risk and reads 40 %, 52 % leans to being met and reads 50 %. Never 0 or 100 %, which only a result is.
    ///
    /// The word goes by the chance itself, not by what is printed here.
    package func tens(of chance: Double) -> BilingualText {
        guard let tens = tens(in: verdict(for: chance)) else { return NumberText.probability(chance) }
        let rounded = Int((10 * chance).rounded(.toNearestOrAwayFromZero)) * 10
        if rounded < 10, tens.contains(10) { return Self.underTen }
        if rounded > 90, tens.contains(90) { return Self.overNinety }
        return BilingualText(verbatim: "\(min(max(rounded, tens.lowerBound), tens.upperBound))%")
    }

    /// The tens that lie inside the limits of a word, from 10 to 90; `nil` where none does.
    package func tens(in verdict: Verdict) -> ClosedRange<Int>? {
        let limits: (from: Double, to: Double)
        switch verdict {
        case .likely: limits = (likely, 1)
        case .leaning: limits = (leaning, likely)
        case .atRisk: limits = (atRisk, leaning)
        case .unlikely: limits = (0, atRisk)
        case .met, .missed, .awaitingResult, .notAssessable: return nil
        }
        // Each limit belongs to the word above it.
        let inside = stride(from: 10, through: 90, by: 10).filter {
            limits.from <= Double($0) / 100 && Double($0) / 100 < limits.to
        }
        guard let least = inside.first, let most = inside.last else { return nil }
        return least...most
    }

    package static let underTen = BilingualText(japanese: "10%未満", english: "under 10%")
    package static let overNinety = BilingualText(japanese: "90%超", english: "over 90%")
}
