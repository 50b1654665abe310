import MitoshiBasics
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// `mitoshi_status`.
private enum Status: Int32 {
    case ok = 0
    case refused = 1
    case invalid = 2
}

/// Why there is no answer.
private struct NoAnswer: Error {
    let status: Status
    let code: String
    let message: String
}

extension NoAnswer {
    static func invalid(_ code: String, _ message: String) -> NoAnswer {
        NoAnswer(status: .invalid, code: code, message: message)
    }

    init(_ refusal: SeriesRefusal) {
        self.init(status: .refused, code: refusal.code, message: refusal.text.english)
    }
}

/// `mitoshi_forecast` of `mitoshi.h`, which says what the arguments are.
@_cdecl("mitoshi_forecast")
public func forecast(
    _ values: UnsafePointer<Double>?, _ years: UnsafePointer<Int32>?, _ count: Int, _ kind: UnsafePointer<CChar>?,
    _ lower: Double, _ upper: Double, _ targetYears: UnsafePointer<Int32>?, _ atLeast: UnsafePointer<Double>?,
    _ atMost: UnsafePointer<Double>?, _ targetCount: Int, _ chances: UnsafeMutablePointer<Double>?,
    _ horizon: Int32, _ levels: UnsafePointer<Double>?, _ levelCount: Int, _ quantiles: UnsafeMutablePointer<Double>?,
    _ message: UnsafeMutablePointer<CChar>?, _ messageSize: Int
) -> Int32 {
    let words = UnsafeMutableBufferPointer(start: message, count: max(0, message == nil ? 0 : messageSize))
    do throws(NoAnswer) {
        guard (0...Forecast.longestHorizon).contains(Int(horizon)) else {
            throw .invalid("horizon", "found \(horizon), expected 0 to \(Forecast.longestHorizon)")
        }
        let levels = try array(levels, levelCount, "levels")
        if let level = levels.first(where: { !($0 > 0 && $0 < 1) }) {
            throw .invalid("levels", "found \(level), expected numbers above 0 and below 1")
        }
        let chancePlaces = try places(chances, targetCount, "chances")
        let quantilePlaces = try places(quantiles, Int(horizon) * levels.count, "quantiles")
        let question = SeriesQuestion(
            observations: try observations(
                array(values, count, "values"), array(years, count, "years")),
            kind: try kind.map(named), lower: lower.isNaN ? nil : lower, upper: upper.isNaN ? nil : upper,
            goals: try goals(
                array(targetYears, targetCount, "target_years"), array(atLeast, targetCount, "at_least"),
                array(atMost, targetCount, "at_most")),
            horizon: Int(horizon))
        let found = try answer(to: question, levels: levels)
        _ = chancePlaces.update(fromContentsOf: found.chances)
        _ = quantilePlaces.update(fromContentsOf: found.quantiles)
        say("", in: words)
        return Status.ok.rawValue
    } catch {
        say("\(error.code): \(error.message)", in: words)
        return error.status.rawValue
    }
}

private func answer(
    to question: SeriesQuestion, levels: [Double]
) throws(NoAnswer) -> (chances: [Double], quantiles: [Double]) {
    do throws(SeriesRefusal) {
        let answer = try question.answer()
        var quantiles: [Double] = []
        for distribution in answer.forecast.distributions.prefix(levels.isEmpty ? 0 : answer.horizon) {
            do throws(StatisticsError) {
                quantiles += try distribution.quantiles(levels)
            } catch {
                throw .series(error)
            }
        }
        return (answer.outcomes.map { $0.probability ?? .nan }, quantiles)
    } catch {
        throw NoAnswer(error)
    }
}

private func observations(_ values: [Double], _ years: [Int32]) -> [Observation] {
    zip(values, years).compactMap { value, year in
        value.isNaN ? nil : Observation(year: Int(year), value: .exact(value))
    }
}

private func goals(
    _ years: [Int32], _ atLeast: [Double], _ atMost: [Double]
) throws(NoAnswer) -> [SeriesQuestion.Goal] {
    var goals: [SeriesQuestion.Goal] = []
    for (year, (least, most)) in zip(years, zip(atLeast, atMost)) {
        guard !least.isNaN || !most.isNaN, !(least > most) else {
            throw .invalid(
                "targets", "found \(least) to \(most) in \(year), expected at least one end, the lower one first")
        }
        let range: ValueRange =
            if most.isNaN { .atLeast(least) } else if least.isNaN { .atMost(most) } else { .between(least, most) }
        goals.append(SeriesQuestion.Goal(year: Int(year), range: range))
    }
    return goals
}

private func named(_ kind: UnsafePointer<CChar>) throws(NoAnswer) -> IndicatorKind {
    let word = String(cString: kind)
    guard let kind = IndicatorKind(rawValue: word) else {
        let words = IndicatorKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalid("kind", "found “\(word)”, expected one of \(words)")
    }
    return kind
}

private func array<Element>(
    _ start: UnsafePointer<Element>?, _ count: Int, _ name: String
) throws(NoAnswer) -> [Element] {
    Array(try places(UnsafeMutablePointer(mutating: start), count, name))
}

private func places<Element>(
    _ start: UnsafeMutablePointer<Element>?, _ count: Int, _ name: String
) throws(NoAnswer) -> UnsafeMutableBufferPointer<Element> {
    guard count >= 0, start != nil || count == 0 else {
        throw .invalid("null", "\(name) is NULL where \(count) elements are expected")
    }
    return UnsafeMutableBufferPointer(start: start, count: count)
}

/// Writes as many whole characters as there is room for, and a zero.
private func say(_ text: String, in words: UnsafeMutableBufferPointer<CChar>) {
    guard let last = words.indices.last else { return }
    var used = 0
    for character in text.unicodeScalars {
        let bytes = String(character).utf8
        guard used + bytes.count <= last else { break }
        for byte in bytes {
            words[used] = CChar(bitPattern: byte)
            used += 1
        }
    }
    words[used] = 0
}
