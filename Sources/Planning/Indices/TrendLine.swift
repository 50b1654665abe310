import Foundation

/// A straight line through points in time, by least squares with weights that fall with age.
struct TrendLine: Hashable, Sendable {
    let slope: Double
    private let meanTime: Double
    private let meanValue: Double

    /// - Parameters:
    ///   - points: In order of time.
    ///   - yearlyWeight: How much a value a year older weighs, above 0; 1 weighs all alike.
    /// - Returns: `nil` unless two points lie at different times.
    init?(through points: [Point], yearlyWeight: Double = 1) {
        guard let first = points.first, let last = points.last, last.time > first.time else { return nil }
        let weights = points.map { pow(yearlyWeight, last.time - $0.time) }
        let total = weights.reduce(0, +)
        let meanTime = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.time } / total
        let meanValue = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.value } / total
        var spread = 0.0
        var joint = 0.0
        for (weight, point) in zip(weights, points) {
            spread += weight * (point.time - meanTime) * (point.time - meanTime)
            joint += weight * (point.time - meanTime) * (point.value - meanValue)
        }
        guard spread > 0 else { return nil }
        slope = joint / spread
        self.meanTime = meanTime
        self.meanValue = meanValue
    }

    func value(at time: Double) -> Double { meanValue + slope * (time - meanTime) }
}

extension IndexFigures {
    /// Index 8: observed pace (the slope of all values) over the pace required from the latest value to this target.
    func paceRatio() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        guard targetTime > latest.time else { throw .noTimeLeft }
        guard !rule.isMet(by: latest.value) else { throw .alreadyMet }
        guard let line = TrendLine(through: history) else {
            throw .tooFewValues(needed: 2, found: history.count)
        }
        let required = (target - latest.value) / (targetTime - latest.time)
        guard required != 0 else { throw .alreadyMet }
        return line.slope / required
    }

    /// Index 9, in months: how much later (+) or earlier (−) than the latest value's own date the plan's path reaches that
    /// value. Beyond either end of the path the end counts.
    ///
    /// The path is piecewise linear through base and targets; the first crossing counts, of a flat piece its end.
    /// Source: Lipke, Earned Schedule.
    func earnedSchedule() throws(Refusal) -> Double {
        let (base, latest) = try requiredProgress()
        guard let last = path.last, last.time > base.time else { throw .targetNotAfterBase }
        guard last.value != base.value else { throw .baseEqualsTarget }
        return 12 * (earnedTime(of: latest.value, from: base, to: last) - latest.time)
    }

    private func earnedTime(of value: Double, from base: Point, to last: Point) -> Double {
        let points = [base] + path.filter { $0.time > base.time }
        for (index, (start, end)) in zip(points, points.dropFirst()).enumerated() {
            guard (start.value - value) * (end.value - value) <= 0 else { continue }
            if end.value == value { return endOfFlatPiece(at: value, in: points[(index + 1)...]) }
            return start.time + (end.time - start.time) * (value - start.value) / (end.value - start.value)
        }
        let isBehind = (value - base.value) * (last.value - base.value) < 0
        return isBehind ? base.time : last.time
    }

    /// The time of the last of the leading points that have `value`.
    private func endOfFlatPiece(at value: Double, in points: ArraySlice<Point>) -> Double {
        (points.prefix { $0.value == value }.last ?? points[points.startIndex]).time
    }
}

extension IndexFigures {
    /// How much a value a year older weighs in the line of index 6. Ours: ESCAP's own constant wasn't to be found.
    static let escapYearlyWeight = 0.8

    /// Index 6, in per cent of the planned change: what a line that weighs recent years more leaves to go at the target's
    /// year; 0 when it meets the target. Source: UN ESCAP, anticipated progress.
    func anticipatedGap() throws(Refusal) -> Double {
        let (base, _) = try requiredProgress()
        let change = try requiredChange(from: base)
        let anticipated = try anticipatedValue()
        return rule.isMet(by: anticipated) ? 0 : 100 * abs(target - anticipated) / abs(change)
    }

    /// The step of index 6. Up to 10 % of the way missing counts as kept up; on the wrong side of the base the trend has
    /// to be reversed.
    func anticipatedRating(_ gap: Double) -> AttainmentIndex.Rating.Step? {
        guard let base, let anticipated = try? anticipatedValue() else { return nil }
        if gap > 0, sign * (anticipated - base.value) < 0 {
            return .reverse
        }
        return gap <= 10 ? .maintain : .accelerate
    }

    /// The line's value at the target's year, or the observed value where that year's is known.
    private func anticipatedValue() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        if latest.time >= targetTime { return latest.value }
        guard let line = TrendLine(through: history, yearlyWeight: Self.escapYearlyWeight) else {
            throw .tooFewValues(needed: 2, found: history.count)
        }
        return line.value(at: targetTime)
    }
}
