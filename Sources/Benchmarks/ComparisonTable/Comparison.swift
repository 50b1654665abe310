import Foundation
import MitoshiStatistics

/// One model on one example of one other program.
struct Comparison {
    let family: ModelFamily
    let program: String
    let example: String
    let support: Support

    init(_ family: ModelFamily, _ program: String, _ example: String, support: Support = .real) {
        self.family = family
        self.program = program
        self.example = example
        self.support = support
    }

    static let all = [
        Comparison(.linearTrend, "R", "line"), Comparison(.linearTrend, "statsmodels", "line"),
        Comparison(.weightedLinearTrend, "R", "weightedLine"),
        Comparison(.weightedLinearTrend, "statsmodels", "weightedLine"),
        Comparison(.randomWalk, "R", "walk"), Comparison(.randomWalkWithDrift, "R", "drift"),
        Comparison(.logisticGrowth, "R", "logistic"), Comparison(.gompertzGrowth, "R", "gompertz"),
        Comparison(.simpleExponentialSmoothing, "R", "simple"),
        Comparison(.simpleExponentialSmoothing, "statsmodels", "simple"),
        Comparison(.holtLinear, "R", "holt"), Comparison(.holtLinear, "statsmodels", "holt"),
        Comparison(.dampedTrend, "statsmodels", "damped"),
        Comparison(.theta, "R", "thetaNile"), Comparison(.theta, "R", "thetaAirmiles"),
        Comparison(.theta, "statsmodels", "theta"),
        Comparison(.poissonTrend, "R", "firth", support: .count),
    ]

    /// A line of the table for each quantity that both sides have.
    func rows(in folder: URL) throws -> [String] {
        let theirs = try ForeignValues(example, in: folder.appending(path: program))
        let series = try AnnualSeries(firstYear: 1871, values: theirs["values"] ?? [], support: support)
        let fitted = try family.model.fit(series)
        return try quantities(fitted).compactMap { name, key, ours in
            guard let expected = theirs[key], expected.count == ours.count, let last = expected.last,
                let found = ours.last
            else { return nil }
            let difference = zip(ours, expected).map { abs($0 - $1) / abs($1) }.max() ?? 0
            return "| \(family.rawValue) | \(program) | \(name) | \(number(last)) | \(number(found)) "
                + "| \(String(format: "%.1e", difference)) |"
        }
    }

    /// What is compared: a name, its key in the other program's file, and our numbers.
    private func quantities(_ fitted: any FittedModel) throws -> [(name: String, key: String, ours: [Double])] {
        let distributions = try fitted.forecast(horizon: 4).distributions
        let medians = try distributions.map { try $0.quantile(0.5) }
        let parameters = fitted.parameters
        var all: [(name: String, key: String, ours: [Double])] = [
            ("median, 4 years ahead", "median", medians), ("point forecast, 4 years ahead", "mean", medians),
            ("curve, 4 years ahead", "ahead", medians),
            ("lower 90 % limit", "lower", try distributions.map { try $0.quantile(0.05) }),
            ("upper 90 % limit", "upper", try distributions.map { try $0.quantile(0.95) }),
            ("fitted values", "fitted", fitted.fittedValues.compactMap { $0 }),
        ]
        for (index, key) in (parameterKeys ?? []).enumerated() where index < parameters.count {
            let name = parameters[index].name.rawValue
            all.append((name, key, [parameters[index].value]))
            all.append(("standard error of " + name, key + "Error", standardError(parameters[index])))
        }
        return all
    }

    private func standardError(_ parameter: Parameter) -> [Double] { parameter.standardError.map { [$0] } ?? [] }

    /// The other programs' names of the first parameters.
    private var parameterKeys: [String]? {
        switch family {
        case .linearTrend, .weightedLinearTrend, .poissonTrend: ["level", "slope"]
        case .logisticGrowth, .gompertzGrowth: ["ceiling"]
        default: nil
        }
    }

    private func number(_ value: Double) -> String { String(format: "%.6g", value) }
}
