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
