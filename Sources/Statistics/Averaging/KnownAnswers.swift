import Synchronization

/// What a distribution has been asked already: page, workbook and tables ask the same of it, and some answers take long.
final class KnownAnswers: Sendable {
    private struct Asked: Sendable {
        var atMost: [Double: Double] = [:]
        var atLeast: [Double: Double] = [:]
        var quantiles: [Double: Double] = [:]
    }

    private let asked = Mutex(Asked())

    func atMost(_ value: Double, _ find: () -> Double) -> Double {
        if let found = asked.withLock({ $0.atMost[value] }) { return found }
        let found = find()
        asked.withLock { $0.atMost[value] = found }
        return found
    }

    func atLeast(_ value: Double, _ find: () -> Double) -> Double {
        if let found = asked.withLock({ $0.atLeast[value] }) { return found }
        let found = find()
        asked.withLock { $0.atLeast[value] = found }
        return found
    }

    /// - Parameter find: Finds the quantiles of the levels that weren't asked yet.
    func quantiles(
        _ levels: [Double], _ find: ([Double]) throws(StatisticsError) -> [Double]
    ) throws(StatisticsError) -> [Double] {
        let known = asked.withLock { $0.quantiles }
        let missing = levels.filter { known[$0] == nil }
        guard !missing.isEmpty else { return levels.compactMap { known[$0] } }
        let found = Dictionary(zip(missing, try find(missing))) { first, _ in first }
        asked.withLock { $0.quantiles.merge(found) { first, _ in first } }
        return levels.compactMap { known[$0] ?? found[$0] }
    }
}
