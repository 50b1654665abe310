import Foundation
import MitoshiStatistics

/// Prints how far the models are from R and statsmodels on the same data, as Markdown.
@main
struct ComparisonTable {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            FileHandle.standardError.write(Data("usage: comparison-table FOLDER\n".utf8))
            exit(2)
        }
        let folder = URL(filePath: CommandLine.arguments[1])
        print(preface)
        print("| model | program | quantity | theirs | ours | largest relative difference |")
        print("| --- | --- | --- | ---: | ---: | ---: |")
        for example in Comparison.all {
            for row in try example.rows(in: folder) { print(row) }
        }
        print(remarks)
    }

    private static let preface = """
        # The models beside R and statsmodels

        The same model on the same data in another program: R 4.2.2 (`lm`, `nls`, forecast 8.20) and statsmodels 0.15.
        Their numbers and the scripts that made them are in `Tests/StatisticsTests/Fixtures/R` and `…/statsmodels`; the
        tests hold our numbers to them. “Theirs” and “ours” show the last number of each quantity. `make accuracy` writes
        this page.

        """

    private static let remarks = """

        The lines, walks and curves are the same formulas and agree to the digits that their scripts print or to which
        they iterate. Smoothing differs where the other programs end their search above the least sum of squares. R's
        limits of random walks are normal; ours are Student's t with the same standard deviation, wider on short
        histories. Regressions of counts and shares (`glm`, `MASS::glm.nb`, statsmodels' `Poisson`, `NegativeBinomial` and
        `Binomial`) agree to 1e-6 with maximum likelihood switched on, which the tests do; by default they use Firth's
        estimate, which stays finite when nearly all counts are 0 (`poissonTrend` above is compared with Firth's estimate
        built from R's `glm`). `MASS::rlm` and GSL's robust regression take their scale differently: the tests ask for
        agreement within a fifth of a standard error.
        """
}
