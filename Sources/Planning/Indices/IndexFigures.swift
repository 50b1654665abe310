/// The figures that the indices of one target are computed from.
struct IndexFigures: Sendable {
    let kind: IndicatorKind
    let rule: AttainmentRule
    /// The end of the target's year.
    let targetTime: Double
    let base: Point?
    /// The exact values up to the target's year, in order of time.
    let history: [Point]
    /// Base and numeric targets in order of time: the path that the plan asks for.
    let path: [Point]

    var target: Double { rule.level }
    var sign: Double { rule.direction.sign }
    var latest: Point? { history.last }

    typealias Refusal = AttainmentIndex.Refusal

    func requiredLatest() throws(Refusal) -> Point {
        guard let latest else { throw .noValue }
        return latest
    }

    func requiredBase() throws(Refusal) -> Point {
        guard let base else { throw .noBase }
        return base
    }

    /// Base and latest value, where the latest is later than the base.
    func requiredProgress() throws(Refusal) -> (base: Point, latest: Point) {
        let latest = try requiredLatest()
        let base = try requiredBase()
        guard latest.time > base.time else { throw .noLaterValueThanBase }
        return (base, latest)
    }

    /// The change that the plan asks for from base to target; never 0.
    func requiredChange(from base: Point) throws(Refusal) -> Double {
        guard target != base.value else { throw .baseEqualsTarget }
        return target - base.value
    }

    /// The time from base to target, in years; above 0.
    func requiredSpan(from base: Point) throws(Refusal) -> Double {
        guard targetTime > base.time else { throw .targetNotAfterBase }
        return targetTime - base.time
    }
}

/// A refusal is thrown inside the computation of an index and caught where its outcome is made.
extension AttainmentIndex.Refusal: Error {}

extension AttainmentIndex.Outcome {
    /// The value that `compute` returns, or the reason it throws; a result that isn't finite is refused.
    init(_ compute: () throws(AttainmentIndex.Refusal) -> Double) {
        do throws(AttainmentIndex.Refusal) {
            let value = try compute()
            self = value.isFinite ? .value(value) : .undefined(.outOfRange)
        } catch {
            self = .undefined(error)
        }
    }

    /// The value, or `nil` where the index is undefined.
    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
    }
}
