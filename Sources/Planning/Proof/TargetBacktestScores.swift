import MitoshiNumericalMethods
package import MitoshiStatistics

/// The scores of a ``TargetBacktest`` in one group of targets, where every indicator counts once.
package struct TargetBacktestScores: Sendable {
    /// Targets that are alike; `nil` stands for all.
    package struct Group: Hashable, Sendable {
        package let setting: DueTarget.Setting
        package let aim: TargetClass.AimSort?
        package let mover: Mover?
        /// How many values were known.
        package let values: ClosedRange<Int>?
    }

    /// How much less one method's Brier score is than another's, with the limits between which it lies 9 times in 10 when
    /// offices are drawn anew.
    package struct Difference: Hashable, Sendable {
        package let value: Double
        package let limits: ClosedRange<Double>
    }

    package let group: Group
    package let targets: Int
    package let indicators: Int
    /// The share that was met.
    package let met: Double
    /// Of the methods that answer every target of the group.
    package let scores: [TargetBacktest.Method: WeightedScores]
    /// The Brier score less that of the cells.
    package let differences: [TargetBacktest.Method: Difference]
}

extension TargetBacktest {
    /// The scores in every group that has targets: for each setting all of it and each class, then of the changes each mover
    /// and each number of values.
    package func scores() throws(StatisticsError) -> [TargetBacktestScores] {
        var scores: [TargetBacktestScores] = []
        for setting in DueTarget.Setting.allCases {
            typealias Group = TargetBacktestScores.Group
            let classes = ([nil] + TargetClass.AimSort.allCases).map {
                Group(setting: setting, aim: $0, mover: nil, values: nil)
            }
            let movers = Mover.allCases.map { Group(setting: setting, aim: .change, mover: $0, values: nil) }
            let values = [1...1, 2...2, 3...3, 4...4, 5...Int.max].map {
                Group(setting: setting, aim: .change, mover: nil, values: $0)
            }
            for group in classes + movers + values {
                let members = answers.filter { group.contains($0.forecast) }
                if !members.isEmpty { scores.append(try TargetBacktestScores(of: members, in: group)) }
            }
        }
        return scores
    }
}

extension TargetBacktestScores.Group {
    fileprivate func contains(_ forecast: DueTargetForecast) -> Bool {
        forecast.target.setting == setting
            && aim.map { $0 == forecast.targetClass.aimSort } ?? true
            && mover.map { $0 == forecast.targetClass.mover } ?? true
            && values.map { $0.contains(forecast.target.values.count) } ?? true
    }
}

extension TargetBacktestScores {
    fileprivate init(of answers: [TargetBacktest.Answer], in group: Group) throws(StatisticsError) {
        self.group = group
        let weights = answers.map(\.forecast).weights { _ in group }
        var scores: [TargetBacktest.Method: WeightedScores] = [:]
        for method in TargetBacktest.Method.allCases {
            let statements = zip(answers, weights).compactMap { answer, weight in
                answer.chances[method].map { chance in
                    WeightedScores.Statement(
                        probability: chance, happened: answer.forecast.target.isMet, weight: weight)
                }
            }
            if statements.count == answers.count { scores[method] = WeightedScores(statements) }
        }
        targets = answers.count
        indicators = Set(answers.map(\.forecast.target.subject.seriesID)).count
        met = scores[.cells]?.baseRate ?? 0
        self.scores = scores
        do throws(NumericalError) {
            var differences: [TargetBacktest.Method: Difference] = [:]
            for method in [TargetBacktest.Method.withoutRecord, .withRecord] {
                differences[method] = try Difference(of: method, answers, weights)
            }
            self.differences = differences
        } catch {
            throw .numerical(error)
        }
    }
}

extension TargetBacktestScores.Difference {
    private static let resamples = 200
    private static let seed: UInt = 20_261_129

    /// Of `method` from the cells, by the percentiles of resampled offices.
    fileprivate init(
        of method: TargetBacktest.Method, _ answers: [TargetBacktest.Answer], _ weights: [Double]
    ) throws(NumericalError) {
        var sums: [DueTarget.Owner: (difference: Double, weight: Double)] = [:]
        for (answer, weight) in zip(answers, weights) {
            func brier(_ method: TargetBacktest.Method) -> Double {
                ProbabilityScore.brier(
                    probability: answer.chances[method] ?? 0, happened: answer.forecast.target.isMet)
            }
            let sum = sums[answer.forecast.target.owner] ?? (0, 0)
            sums[answer.forecast.target.owner] = (
                sum.difference + weight * (brier(method) - brier(.cells)), sum.weight + weight
            )
        }
        let offices = sums.sorted { ($0.key.publisher, $0.key.office) < ($1.key.publisher, $1.key.office) }.map(\.value)
        func mean(_ offices: some Sequence<(difference: Double, weight: Double)>) -> Double {
            let total = offices.reduce((difference: 0.0, weight: 0.0)) {
                ($0.difference + $1.difference, $0.weight + $1.weight)
            }
            return total.difference / total.weight
        }
        var stream = try RandomStream(seed: Self.seed)
        var means: [Double] = []
        for _ in 0..<Self.resamples {
            let drawn = offices.indices.map { _ in offices[Int(stream.uniform() * Double(offices.count))] }
            means.append(mean(drawn))
        }
        means.sort()
        let tail = Self.resamples / 20
        value = mean(offices)
        limits = means[tail - 1]...means[Self.resamples - tail]
    }
}
