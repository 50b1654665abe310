import Foundation

/// What is believed of a series before its values are seen: how it moves, and how often it repeats its last value.
///
/// As it comes with the package, learned from thousands of indicators of public offices, or learned again from the series of a
/// table (empirical Bayes; Robbins 1956, Proceedings of the Third Berkeley Symposium 1, 157–163): the series of one table are
/// often alike, and a hundred of them say what three values of one can't.
public struct SeriesPrior: Sendable {
    /// The one that comes with the package. Decoded when it is first needed.
    public static let shipped: SeriesPrior = {
        do throws(PooledPrior.TextError) {
            return try SeriesPrior(text: LearnedPrior.text)
        } catch {
            // A text that is part of the program can't be repaired at run time; a test reads it.
            preconditionFailure("line \(error.line) of the learned prior: \(error.found)")
        }
    }()

    /// How a series moves.
    public let trend: PooledPrior
    /// How the last values of long histories move, by how many they are; as ``trend`` says where nothing stands here.
    let recent: [Int: PooledPrior]
    /// How often a value repeats the last one; of shares apart.
    let repeats: RepeatPrior
    let repeatsOfShares: RepeatPrior
    /// How many series it was learned from in the end; 0 for one from ``PriorLearning`` alone.
    public let count: Int

    /// How often a value of series with this support repeats the last one.
    func repeats(within support: Support) -> RepeatPrior { support.isShare ? repeatsOfShares : repeats }
}

extension Support {
    /// Whether the values can't be above some end, as a share can't be above 100 %.
    fileprivate var isShare: Bool { upper.isFinite }
}

extension SeriesPrior {
    private static let signature = "mitoshi-series-prior\t1"

    /// The prior as text: a line with the form, how many series it was learned from, α and β of a repeat, and those of shares; the trend's prior
    /// (``PooledPrior/text``); then, each after a line `last` with their number, that of the last values of long histories.
    public var text: String {
        let numbers = [repeats, repeatsOfShares].flatMap { [$0.repeated, $0.changed] }.map(\.written)
        let first = ([Self.signature, String(count)] + numbers).joined(separator: "\t") + "\n"
        let others = recent.sorted { $0.key < $1.key }.map { "\(Self.lastValues)\t\($0.key)\n" + $0.value.text }
        return ([first, trend.text] + others).joined()
    }

    private static let lastValues = "last"

    /// Reads what ``text`` writes, or a trend's prior alone (``PooledPrior/text``), for which a repeat is as likely as it was.
    public init(text: String) throws(PooledPrior.TextError) {
        guard !PooledPrior.isText(text) else {
            let trend = try PooledPrior(text: text).tempered
            self.init(trend: trend, recent: [:], repeats: .unknown, repeatsOfShares: .unknown, count: 0)
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let numbers = lines[0].dropFirst(Self.signature.count).split(separator: "\t").compactMap { Double($0) }
        // With one α and β, as the first such texts had them, shares repeat as often as the rest.
        guard lines[0].hasPrefix(Self.signature), [3, 5].contains(numbers.count),
            let count = Int(exactly: numbers[0]), count >= 0,
            numbers.dropFirst().allSatisfy({ $0 > 0 && $0.isFinite })
        else {
            throw PooledPrior.TextError(line: 1, found: String(lines[0]), expected: Self.signature + " N α β α β")
        }
        let starts = lines.indices.filter { lines[$0].hasPrefix(Self.lastValues + "\t") }
        func prior(_ range: Range<Int>) throws(PooledPrior.TextError) -> PooledPrior {
            do throws(PooledPrior.TextError) {
                return try PooledPrior(text: lines[range].joined(separator: "\n")).tempered
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
            repeats: RepeatPrior(repeated: numbers[1], changed: numbers[2]),
            repeatsOfShares: RepeatPrior(repeated: numbers[numbers.count - 2], changed: numbers[numbers.count - 1]),
            count: count)
    }
}

extension AnnualSeries {
    /// What tells how far the series moves where repeats have a chance of their own: ``withoutRepeats()``, and of a share that
    /// never moved one step of 0.
    ///
    /// By one value alone a share of 100, 100, 100 % has 51 % for its 2.5 % point. Of 154 shares of ministries that didn't move in
    /// three years or more 3.9 % fell below what the step of 0 gives 2.5 %; of 102 figures that others move 2.0 % without it.
    func moves() -> AnnualSeries {
        let moves = withoutRepeats()
        guard support.isShare, moves.observations.count == 1, observations.count > 1 else { return moves }
        return (try? AnnualSeries(observations: observations.suffix(2), unit: unit, support: support)) ?? self
    }

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
