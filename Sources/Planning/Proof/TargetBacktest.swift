package import MitoshiStatistics

/// Which targets the constants are learned from that answer a target of the same data.
package enum TargetFolds: String, CaseIterable, Sendable {
    /// Those of the other half of the publishers, taken in turn by their names.
    case halves
    /// Those of all other publishers.
    case publisher
    /// None: the constants stay as they are; only base rates are those of all other publishers.
    case none
}

/// Chances of targets that came due, each answered without the help of its own publisher's targets.
package struct TargetBacktest: Sendable {
    /// A way to give a target its chance.
    package enum Method: String, CaseIterable, Sendable {
        /// The share of the targets of the same class and mover that were met.
        case baseRate = "base-rate"
        /// The cells that answer where there is one value.
        case cells
        /// The forecast from the indicator's own values.
        case historyAlone = "history-alone"
        case withoutRecord = "without-record"
        case withRecord = "with-record"
    }

    /// A target with its chance by each method that gives one.
    package struct Answer: Sendable {
        package let forecast: DueTargetForecast
        package let chances: [Method: Double]
    }

    package let folds: TargetFolds
    package let answers: [Answer]

    /// - Parameter constants: Those that answer where none are learned.
    /// - Throws: What learning throws.
    package init(
        of forecasts: [DueTargetForecast], folds: TargetFolds, constants: AttainmentConstants = .shipped
    ) throws(StatisticsError) {
        self.folds = folds
        var answers: [Answer] = []
        for group in folds.groups(of: forecasts) {
            let rest = forecasts.filter { !group.contains($0.target.owner.publisher) }
            let known = folds == .none ? constants : try AttainmentLearning(from: rest).constants(beside: constants)
            for setting in DueTarget.Setting.allCases {
                let alike = rest.filter { $0.target.setting == setting }
                let rates = ClassRates(of: alike)
                let cells = folds == .none ? constants : known.replacing(cells: alike.cellCounts.shrunk)
                for forecast in forecasts
                where forecast.target.setting == setting && group.contains(forecast.target.owner.publisher) {
                    answers.append(Answer(of: forecast, rates, cells: cells, formula: known))
                }
            }
        }
        self.answers = answers
    }
}

extension TargetBacktest.Answer {
    fileprivate init(
        of forecast: DueTargetForecast, _ rates: ClassRates, cells: AttainmentConstants, formula: AttainmentConstants
    ) {
        self.forecast = forecast
        var chances: [TargetBacktest.Method: Double] = [
            .baseRate: rates[forecast.targetClass], .cells: forecast.chanceOfCells(under: cells),
            .withoutRecord: forecast.chance(under: formula, withRecord: false),
            .withRecord: forecast.chance(under: formula, withRecord: true),
        ]
        chances[.historyAlone] = forecast.historyAlone
        self.chances = chances
    }
}

extension TargetFolds {
    /// The publishers whose targets are answered together.
    fileprivate func groups(of forecasts: [DueTargetForecast]) -> [Set<String>] {
        let publishers = Set(forecasts.map(\.target.owner.publisher)).sorted()
        switch self {
        case .publisher, .none: return publishers.map { [$0] }
        case .halves:
            return [0, 1].map { parity in
                Set(publishers.enumerated().filter { $0.offset % 2 == parity }.map(\.element))
            }
        }
    }
}

/// The shares of targets that were met, by what was asked and who moves the figure.
private struct ClassRates {
    private struct Sort: Hashable {
        let mover: Mover
        let aim: TargetClass.AimSort
    }

    private let rates: [Sort: Double]
    private let common: Double

    init(of forecasts: [DueTargetForecast]) {
        func rate(_ forecasts: [DueTargetForecast]) -> Double {
            let weights = forecasts.weights { $0.targetClass.aimSort }
            let met = zip(forecasts, weights).reduce(0) { $0 + ($1.0.target.isMet ? $1.1 : 0) }
            let all = weights.reduce(0, +)
            return all > 0 ? met / all : 0.5
        }
        common = rate(forecasts)
        rates = Dictionary(grouping: forecasts) {
            Sort(mover: $0.targetClass.mover, aim: $0.targetClass.aimSort)
        }.mapValues(rate)
    }

    subscript(targetClass: TargetClass) -> Double {
        rates[Sort(mover: targetClass.mover, aim: targetClass.aimSort)] ?? common
    }
}

extension [DueTargetForecast] {
    /// How the targets of each cell fared; passed ones belong to none.
    fileprivate var cellCounts: [TargetCellCount] {
        let counted = filter { $0.targetClass.aim != .passed }
        return Dictionary(grouping: counted, by: \.targetClass.cell).sorted { $0.key.rawValue < $1.key.rawValue }.map {
            cell, forecasts in
            let weights = forecasts.weights { _ in cell }
            return TargetCellCount(
                cell: cell, targets: forecasts.count, met: forecasts.count { $0.target.isMet },
                indicators: Set(forecasts.map(\.target.subject.seriesID)).count,
                publishers: Set(forecasts.map(\.target.owner)).count, weight: weights.reduce(0, +),
                metWeight: zip(forecasts, weights).reduce(0) { $0 + ($1.0.target.isMet ? $1.1 : 0) },
                standardError: 0)
        }
    }
}
