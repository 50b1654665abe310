import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics

/// How likely there are 520 cameras in two years, after 480, 492, 497 and 505.
func chanceOfCameras() throws -> Double {
    let cameras = try AnnualSeries(firstYear: 2017, values: [480, 492, 497, 505], unit: "台", support: .nonNegative)
    return try cameras.probability(of: .atLeast(520), in: 2022)
}

/// What the targets of a plan can expect: a verdict and a chance for each, where there is one.
func outlook(onPlanAt path: String) throws -> [String] {
    let answer = try Assessor().assess(Plan.read(at: path))
    return answer.indicators.flatMap { indicator in
        indicator.targets.map { target in
            let chance = target.probability.map { "\(Int((100 * $0).rounded())) %" } ?? "no chance known"
            let year = target.target.fiscalYear.label.english
            return "\(indicator.indicator.name), \(year): \(target.verdict.label.english), \(chance)"
        }
    }
}
