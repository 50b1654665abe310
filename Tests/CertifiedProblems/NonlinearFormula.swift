import Foundation

/// The curve of one of NIST's nonlinear problems, as its file states it.
struct NonlinearFormula: Sendable {
    let curve: @Sendable (_ b: [Double], _ x: [Double]) -> Double
    /// True where the file models log y.
    var transformsResponse = false

    static let all: [String: NonlinearFormula] = [
        "Bennett5": .init { b, x in b[0] * pow(b[1] + x[0], -1 / b[2]) },
        "BoxBOD": .init { b, x in b[0] * (1 - exp(-b[1] * x[0])) },
        "Chwirut1": chwirut,
        "Chwirut2": chwirut,
        "DanWood": .init { b, x in b[0] * pow(x[0], b[1]) },
        "ENSO": .init { b, x in seasons(b, x[0]) },
        "Eckerle4": .init { b, x in (b[0] / b[1]) * exp(-0.5 * pow((x[0] - b[2]) / b[1], 2)) },
        "Gauss1": gauss,
        "Gauss2": gauss,
        "Gauss3": gauss,
        "Hahn1": cubicOverCubic,
        "Kirby2": .init { b, x in
            (b[0] + x[0] * (b[1] + x[0] * b[2])) / (1 + x[0] * (b[3] + x[0] * b[4]))
        },
        "Lanczos1": lanczos,
        "Lanczos2": lanczos,
        "Lanczos3": lanczos,
        "MGH09": .init { b, x in b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]) },
        "MGH10": .init { b, x in b[0] * exp(b[1] / (x[0] + b[2])) },
        "MGH17": .init { b, x in b[0] + b[1] * exp(-x[0] * b[3]) + b[2] * exp(-x[0] * b[4]) },
        "Misra1a": .init { b, x in b[0] * (1 - exp(-b[1] * x[0])) },
        "Misra1b": .init { b, x in b[0] * (1 - pow(1 + b[1] * x[0] / 2, -2)) },
        "Misra1c": .init { b, x in b[0] * (1 - pow(1 + 2 * b[1] * x[0], -0.5)) },
        "Misra1d": .init { b, x in b[0] * b[1] * x[0] / (1 + b[1] * x[0]) },
        "Nelson": .init(
            curve: { b, x in b[0] - b[1] * x[0] * exp(-b[2] * x[1]) }, transformsResponse: true),
        "Rat42": .init { b, x in b[0] / (1 + exp(b[1] - b[2] * x[0])) },
        "Rat43": .init { b, x in b[0] / pow(1 + exp(b[1] - b[2] * x[0]), 1 / b[3]) },
        "Roszman1": .init { b, x in b[0] - b[1] * x[0] - atan(b[2] / (x[0] - b[3])) / .pi },
        "Thurber": cubicOverCubic,
    ]

    private static let chwirut = NonlinearFormula { b, x in exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]) }

    private static let gauss = NonlinearFormula { b, x in
        b[0] * exp(-b[1] * x[0]) + b[2] * exp(-pow((x[0] - b[3]) / b[4], 2))
            + b[5] * exp(-pow((x[0] - b[6]) / b[7], 2))
    }

    private static let cubicOverCubic = NonlinearFormula { b, x in
        (b[0] + x[0] * (b[1] + x[0] * (b[2] + x[0] * b[3]))) / (1 + x[0] * (b[4] + x[0] * (b[5] + x[0] * b[6])))
    }

    private static let lanczos = NonlinearFormula { b, x in
        b[0] * exp(-b[1] * x[0]) + b[2] * exp(-b[3] * x[0]) + b[4] * exp(-b[5] * x[0])
    }

    private static func seasons(_ b: [Double], _ x: Double) -> Double {
        let (year, first, second) = (2 * Double.pi * x / 12, 2 * Double.pi * x / b[3], 2 * Double.pi * x / b[6])
        let yearly = b[1] * cos(year) + b[2] * sin(year)
        let slow = b[4] * cos(first) + b[5] * sin(first)
        return b[0] + yearly + slow + b[7] * cos(second) + b[8] * sin(second)
    }
}
