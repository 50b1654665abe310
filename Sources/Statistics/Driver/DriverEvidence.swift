import Foundation

/// How far a series' values speak for its driver.
public struct DriverEvidence: Hashable, Sendable {
    /// How many changes of the series the driver's values cover; with none there is no evidence at all.
    public let changes: Int
    /// The log of how much more probable the changes are when the series follows its driver than when it has a yearly change
    /// of its own; 0 without changes.
    public let logBayesFactor: Double

    /// The posterior probability that the series follows its driver, from even odds: somebody named it, nobody proved it.
    ///
    /// Source: Hoeting, Madigan, Raftery & Volinsky (1999), Statistical Science 14, 382–417, equation 2.
    public var share: Double { 1 / (1 + exp(-logBayesFactor)) }

    init(changes: Int, logBayesFactor: Double) {
        self.changes = changes
        self.logBayesFactor = logBayesFactor
    }

    /// Both answers explain the same changes on the same scale, with the same belief of their chance, so that what depends on
    /// neither cancels. The yearly change of its own is as large as the chance of a year.
    init(of model: DriverRegression, on points: [FittedDriverRegression.Point], following logEvidence: Double) {
        let changes = points.changes
        let drifting = ChangeRegression(
            changes: changes.map { .init(size: $0.size, regressor: $0.duration, duration: $0.duration) },
            prior: (0, model.residual.scale), residual: model.residual)
        self.init(
            changes: changes.count,
            logBayesFactor: changes.isEmpty ? 0 : logEvidence - drifting.deviations().logEvidence)
    }
}

extension DriverRegression {
    /// The regression of the series' changes on those of its driver.
    func regression(on points: [FittedDriverRegression.Point]) -> ChangeRegression {
        ChangeRegression(changes: points.changes, prior: (slope, slopeDeviation), residual: residual)
    }
}

extension [FittedDriverRegression.Point] {
    /// From each value to the next, beside the driver's change.
    fileprivate var changes: [ChangeRegression.Change] {
        zip(self, dropFirst()).map { earlier, later in
            .init(
                size: later.position - earlier.position,
                regressor: later.driver.constant - earlier.driver.constant, duration: later.time - earlier.time)
        }
    }
}
