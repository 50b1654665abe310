import Foundation

/// Whether a series' values speak for its driver.
public struct DriverEvidence: Hashable, Sendable {
    /// How many changes of the series the driver's values cover; with none there is no evidence at all.
    public let changes: Int
    /// The log of how much more probable the changes are when the series follows its driver than under the better of the
    /// two answers that don't know the driver: no change but chance, and a yearly change of its own.
    public let logBayesFactor: Double

    /// From here on the driver is believed: 20 to 1, “strong” in Kass & Raftery (1995), Journal of the American
    /// Statistical Association 90, section 3.2.
    public static let leastLogBayesFactor = log(20.0)

    public var supportsDriver: Bool { changes > 0 && logBayesFactor >= Self.leastLogBayesFactor }

    init(changes: Int, logBayesFactor: Double) {
        self.changes = changes
        self.logBayesFactor = logBayesFactor
    }

    init(of model: DriverRegression, on points: [FittedDriverRegression.Point], following logEvidence: Double) {
        let changes = points.changes
        let still = ChangeRegression(
            changes: changes.map { .init(size: $0.size, regressor: 0, duration: $0.duration) },
            prior: (0, 1), residual: model.residual)
        let drifting = ChangeRegression(
            changes: changes.map { .init(size: $0.size, regressor: $0.duration, duration: $0.duration) },
            prior: (0, model.residual.scale), residual: model.residual)
        let best = max(still.deviations().logEvidence, drifting.deviations().logEvidence)
        self.init(changes: changes.count, logBayesFactor: changes.isEmpty ? 0 : logEvidence - best)
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
