import Foundation

/// What is believed of a series before its values are seen: how it moves, and how often it repeats its last value.
///
/// As it comes with the package, or learned again from the series of a table (empirical Bayes; Robbins 1956, Proceedings of the
/// Third Berkeley Symposium 1, 157–163): the series of one table are often alike, and a hundred of them say what three values of
/// one can't.
public struct SeriesPrior: Sendable {
    /// The one that comes with the package.
    public static let shipped = SeriesPrior(trend: .standard, recent: [:], repeats: .standard, count: nil)

    /// The one with which the learning from a table begins: the shipped one learned again from thousands of indicators of public
    /// offices.
    public static let ofIndicators = SeriesPrior(
        trend: PooledPrior.standard.reweighed(IndicatorPrior.weights, from: IndicatorPrior.count), recent: [:],
        repeats: RepeatPrior(repeated: IndicatorPrior.repeats.alpha, changed: IndicatorPrior.repeats.beta),
        count: IndicatorPrior.count)

    /// How a series moves.
    public let trend: PooledPrior
    /// How the last values of long histories move, by how many they are; as ``trend`` says where nothing stands here.
    let recent: [Int: PooledPrior]
    let repeats: RepeatPrior
    /// How many series it was learned from; `nil` for the one that comes with the package.
    public let count: Int?

    /// Whether it was learned again. Then numbers that may be anything have a chance of a repeat as well: nobody knows what they
    /// are, but the other series of their table tell.
    var isAdapted: Bool { count != nil }
}

extension SeriesPrior {
    private static let signature = "mitoshi-series-prior\t1"

    /// The prior as text: a line with the form, how many series it was learned from, α and β of a repeat; the trend's prior
    /// (``PooledPrior/text``); then, each after a line `last` with their number, that of the last values of long histories.
    public var text: String {
        let numbers = [repeats.repeated, repeats.changed].map(\.written)
        let first = ([Self.signature, String(count ?? 0)] + numbers).joined(separator: "\t") + "\n"
        let others = recent.sorted { $0.key < $1.key }.map { "\(Self.lastValues)\t\($0.key)\n" + $0.value.text }
        return ([first, trend.text] + others).joined()
    }

    private static let lastValues = "last"

    /// Reads what ``text`` writes, or a trend's prior alone (``PooledPrior/text``), with the shipped chances of a repeat.
    public init(text: String) throws(PooledPrior.TextError) {
        guard !PooledPrior.isText(text) else {
            self.init(trend: try PooledPrior(text: text), recent: [:], repeats: .standard, count: nil)
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let numbers = lines[0].dropFirst(Self.signature.count).split(separator: "\t").compactMap { Double($0) }
        guard lines[0].hasPrefix(Self.signature), numbers.count == 3, let count = Int(exactly: numbers[0]), count >= 0,
            numbers[1] > 0, numbers[2] > 0, numbers.allSatisfy(\.isFinite)
        else {
            throw PooledPrior.TextError(line: 1, found: String(lines[0]), expected: Self.signature + " N α β")
        }
        let starts = lines.indices.filter { lines[$0].hasPrefix(Self.lastValues + "\t") }
        func prior(_ range: Range<Int>) throws(PooledPrior.TextError) -> PooledPrior {
            do throws(PooledPrior.TextError) {
                let read = try PooledPrior(text: lines[range].joined(separator: "\n"))
                return PooledPrior(
                    components: read.components, origin: read.origin, halvesDrift: true, isTempered: count > 0)
            } catch {
                throw PooledPrior.TextError(
                    line: error.line + range.lowerBound, found: error.found, expected: error.expected)
            }
        }
        var recent: [Int: PooledPrior] = [:]
        for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
            guard let length = Int(lines[start].dropFirst(Self.lastValues.count + 1)) else {
                throw PooledPrior.TextError(
                    line: start + 1, found: String(lines[start]), expected: Self.lastValues + " N")
            }
            recent[length] = try prior(start + 1..<end)
        }
        self.init(
            trend: try prior(1..<(starts.first ?? lines.count)), recent: recent,
            repeats: RepeatPrior(repeated: numbers[1], changed: numbers[2]), count: count > 0 ? count : nil)
    }
}

extension AnnualSeries {
    /// The series with each run of equal values as one value, and the years moved together so that the last one stays: what is
    /// left to a model of the moves where repeats have a chance of their own.
    func withoutRepeats() -> AnnualSeries {
        guard zip(observations, observations.dropFirst()).contains(where: { $0.value == $1.value }) else { return self }
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
    /// With six digits, as in a prior's text: more than anything there is learned to.
    var written: String { String(format: "%.6g", self) }

    /// What is read back from the text, so that a prior in a file gives the same answers.
    var asWritten: Double { Double(written) ?? self }
}
