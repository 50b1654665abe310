import Foundation

extension AnnualSeries {
    /// The last digit of the values as written: 0.1 for 3.2 and 4, 1 for whole numbers however large.
    ///
    /// A value written with this unit stands for any within half of it, so nothing can be known more exactly than its
    /// ``roundingError``.
    var roundingUnit: Double {
        let decimals = exactValues.map(Self.decimals).max() ?? 0
        return pow(10, -Double(decimals))
    }

    /// The standard deviation of an error that lies anywhere within half a ``roundingUnit``, and never less than what
    /// double precision resolves. It is the least scale a fit may claim, so that equal values don't look certain.
    var roundingError: Double {
        let largest = exactValues.map(abs).max() ?? 0
        // Far above the least number, so that its square is one too.
        return max(roundingUnit / 12.0.squareRoot(), largest.ulp, 1e-150)
    }

    /// How many digits after the point the shortest decimal text of `value` needs.
    private static func decimals(of value: Double) -> Int {
        let parts = value.magnitude.description.split(separator: "e")
        let fraction = parts[0].split(separator: ".").dropFirst().first.map(String.init) ?? ""
        let digits = fraction == "0" ? 0 : fraction.count
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return max(0, digits - exponent)
    }
}
