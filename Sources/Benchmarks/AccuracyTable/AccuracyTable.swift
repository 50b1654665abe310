import CertifiedProblems
import Foundation
import MitoshiNumericalMethods

/// Prints the digits reached on NIST's reference problems, as Markdown.
@main
struct AccuracyTable {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: accuracy-table FOLDER | --tails\n".utf8))
            exit(2)
        }
        if CommandLine.arguments[1] == "--tails" { return try Tails.answer() }
        let folder = URL(filePath: CommandLine.arguments[1])
        print(preface)
        try printLinear(LinearProblem.all(in: folder))
        try printNonlinear(NonlinearProblem.all(in: folder))
    }

    private static let preface = """
        # Accuracy of the fits

        Correct decimal digits (log relative error, −log₁₀ |found − certified| / |certified|, the worst over a problem's
        coefficients) on the Statistical Reference Datasets of the US National Institute of Standards and Technology
        (https://www.itl.nist.gov/div898/strd/). The certified values have 15 digits for the linear problems and 11 for
        the nonlinear ones. `make accuracy` writes this page; the tests hold the same figures to their limits.
        """

    private static func printLinear(_ problems: [LinearProblem]) throws {
        print("\n## Linear least squares\n")
        print("| problem | level | coefficients | digits of the coefficients | digits of the standard deviations |")
        print("| --- | --- | ---: | ---: | ---: |")
        for problem in problems {
            let fit = try leastSquares(design: problem.design, response: problem.response)
            let coefficients = leastLogRelativeError(of: fit.coefficients, certified: problem.coefficients)
            let deviations = leastLogRelativeError(of: fit.standardErrors, certified: problem.standardDeviations)
            print(
                "| \(problem.name) | \(problem.level.rawValue) | \(problem.coefficients.count) "
                    + "| \(digits(coefficients)) | \(digits(deviations)) |")
        }
        print(
            "\nWampler1 and Wampler2 are certified to have standard deviation 0: there the digits are of the error itself."
        )
        print("Filip's tenth-degree polynomial can't keep more digits once its powers are rounded to double precision.")
    }

    private static func printNonlinear(_ problems: [NonlinearProblem]) throws {
        print("\n## Nonlinear least squares\n")
        print("| problem | level | parameters | start 1 (far) | start 2 (near) | standard deviations, start 2 |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        for problem in problems {
            let far = cell(problem, start: 0) { ($0.parameters, problem.parameters) }
            let near = cell(problem, start: 1) { ($0.parameters, problem.parameters) }
            let deviations = cell(problem, start: 1) { ($0.standardErrors, problem.standardDeviations) }
            print(
                "| \(problem.name) | \(problem.level.rawValue) | \(problem.parameters.count) "
                    + "| \(far) | \(near) | \(deviations) |")
        }
    }

    /// The fewest digits of one side of the fit, or a word when there is none.
    private static func cell(
        _ problem: NonlinearProblem, start: Int, _ compared: (NonlinearFit) -> (found: [Double], certified: [Double])
    ) -> String {
        do {
            let pair = compared(try problem.fit(start: start))
            return digits(min(11, leastLogRelativeError(of: pair.found, certified: pair.certified)))
        } catch {
            return "no convergence"
        }
    }

    private static func digits(_ value: Double) -> String { String(format: "%.1f", value) }
}
