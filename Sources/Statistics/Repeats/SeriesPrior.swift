import Foundation

/// What is believed of a series before its values are seen: how it moves, and how often it repeats its last value.
///
/// As it comes with the package, or learned again from the series of a table (empirical Bayes; Robbins 1956, Proceedings of the
/// Third Berkeley Symposium 1, 157–163): the series of one table are often alike, and a hundred of them say what three values of
/// one can't.
public struct SeriesPrior: Sendable {
    /// The one that comes with the package.
    public static let shipped = SeriesPrior(trend: .standard, repeats: .standard, count: nil)

    /// How a series moves.
    public let trend: PooledPrior
    let repeats: RepeatPrior
    /// How many series it was learned from; `nil` for the one that comes with the package.
    public let count: Int?

    /// Whether it was learned again. Then numbers that may be anything have a chance of a repeat as well: nobody knows what they
    /// are, but the other series of their table tell.
    var isAdapted: Bool { count != nil }
}

extension SeriesPrior {
    private static let signature = "mitoshi-series-prior\t1"

    /// The prior as text: a line with the form, how many series it was learned from, α and β of a repeat, and the trend's prior
    /// (``PooledPrior/text``). Six digits of α and β: more than they are learned to.
    public var text: String {
        let numbers = [repeats.repeated, repeats.changed].map(\.written)
        return ([Self.signature, String(count ?? 0)] + numbers).joined(separator: "\t") + "\n" + trend.text
    }

    /// Reads what ``text`` writes.
    public init(text: String) throws(PooledPrior.TextError) {
        let (line, rest) =
            text.firstIndex(of: "\n").map { (text[..<$0], text[text.index(after: $0)...]) } ?? (text[...], "")
        let numbers = line.dropFirst(Self.signature.count).split(separator: "\t").compactMap { Double($0) }
        guard line.hasPrefix(Self.signature), numbers.count == 3, let count = Int(exactly: numbers[0]), count >= 0,
            numbers[1] > 0, numbers[2] > 0, numbers.allSatisfy(\.isFinite)
        else {
            throw PooledPrior.TextError(line: 1, found: String(line), expected: Self.signature + " N α β")
        }
        let trend: PooledPrior
        do throws(PooledPrior.TextError) {
            trend = try PooledPrior(text: String(rest))
        } catch {
            throw PooledPrior.TextError(line: error.line + 1, found: error.found, expected: error.expected)
        }
        self.init(
            trend: PooledPrior(
                components: trend.components, origin: trend.origin, halvesDrift: true, isTempered: count > 0),
            repeats: RepeatPrior(repeated: numbers[1], changed: numbers[2]), count: count > 0 ? count : nil)
    }
}

extension AnnualSeries {
    /// The series with each run of equal values as one value, and the years moved together so that the last one stays: what is
    /// left to a model of the moves where repeats have a chance of their own.
    func withoutRepeats() -> AnnualSeries {
        var moves: [Observation] = []
        var (year, start) = (0, 0)
        for observation in observations.reversed() {
            if let last = moves.last, observation.value == last.value {
                start = observation.year
                continue
            }
            year = moves.isEmpty ? observation.year : year - (start - observation.year)
            start = observation.year
            moves.append(
                Observation(year: year, elapsedFraction: observation.elapsedFraction, value: observation.value))
        }
        return (try? AnnualSeries(observations: moves.reversed(), unit: unit, support: support)) ?? self
    }
}

extension Double {
    /// With the digits that a prior's text has.
    var written: String { String(format: "%.6g", self) }

    /// What is read back from the text, so that a prior in a file gives the same answers.
    var asWritten: Double { Double(written) ?? self }
}
