import Foundation

/// What was learned from the targets of public offices that came due, as `mitoshi learn-targets` writes it.
public struct AttainmentConstants: Hashable, Sendable, Codable {
    /// How it was learned: the command, the data with their digest, the day.
    public struct Origin: Hashable, Sendable, Codable {
        /// The command line, with names in place of paths.
        public let command: String
        /// The sets of data, with their counts of targets.
        public let data: String
        /// `sha256:` and 64 hexadecimal digits over the data.
        public let digest: String
        /// The day it was learned, as in `2026-04-01`.
        public let date: String

        /// Texts as they are to be shown; their form isn't checked.
        public init(command: String, data: String, digest: String, date: String) {
            self.command = command
            self.data = data
            self.digest = digest
            self.date = date
        }
    }

    /// How the targets of one sort fared that were set from one value.
    public struct Cell: Hashable, Sendable, Codable {
        /// What the targets ask for, and who moves the figure.
        public let cell: TargetCell
        /// How many targets came due with a known result.
        public let targets: Int
        /// How many of these were met.
        public let met: Int
        /// How many indicators they belong to.
        public let indicators: Int
        /// How many public offices set them.
        public let publishers: Int
        /// The chance, shrunk towards that of the group; an indicator with several targets counts once.
        public let rate: Double
        /// Of the rate's logit, publishers resampled.
        public let standardError: Double

        /// The rate has to lie between 0 and 1, since its logit is taken.
        public init(
            cell: TargetCell, targets: Int, met: Int, indicators: Int, publishers: Int, rate: Double,
            standardError: Double
        ) {
            self.cell = cell
            self.targets = targets
            self.met = met
            self.indicators = indicators
            self.publishers = publishers
            self.rate = rate
            self.standardError = standardError
        }
    }

    /// logit P = intercept(cells) + slope(mover) · logit p̂ + record · log((m + ½)/(k − m + ½)).
    public struct Formula: Hashable, Sendable, Codable {
        /// By ``TargetCell``'s code.
        public let intercepts: [String: Double]
        /// By ``Mover``'s code.
        public let slopes: [String: Double]
        /// 0 where earlier targets aren't known.
        public let record: Double

        func intercept(of targetClass: TargetClass) -> Double {
            targetClass.average { intercepts[$0.rawValue] ?? 0 }
        }

        func slope(of mover: Mover) -> Double { slopes[mover.rawValue] ?? 1 }
    }

    /// What the formula was learned from.
    public struct Basis: Hashable, Sendable, Codable {
        /// How many targets came due with a known result.
        public let targets: Int
        /// How many indicators they belong to.
        public let indicators: Int
        /// How many public offices set them.
        public let publishers: Int

        /// Counts of those targets that the formulas were learned from, not of those in the cells.
        public init(targets: Int, indicators: Int, publishers: Int) {
            self.targets = targets
            self.indicators = indicators
            self.publishers = publishers
        }
    }

    /// How the constants were learned.
    public let origin: Origin
    /// How targets that were set from one value fared, one element a sort.
    public internal(set) var cells: [Cell]
    /// What the formulas were learned from.
    public let basis: Basis
    /// Where no earlier targets of the indicator are known.
    public let withoutRecord: Formula
    /// Where some are.
    public let withRecord: Formula
    /// How much the logit of a plan's own rate differs from plan to plan, as a standard deviation.
    public let spread: Double

    /// Of several cells of one sort the first counts; the spread is 0 or more.
    init(
        origin: Origin, cells: [Cell], basis: Basis, withoutRecord: Formula, withRecord: Formula, spread: Double
    ) {
        self.origin = origin
        self.cells = cells
        self.basis = basis
        self.withoutRecord = withoutRecord
        self.withRecord = withRecord
        self.spread = spread
    }

    /// The same with other cells.
    func replacing(cells: [Cell]) -> AttainmentConstants {
        var constants = self
        constants.cells = cells
        return constants
    }

    /// How the targets of one sort fared; `nil` where nothing was learned of them.
    public func counts(of cell: TargetCell) -> Cell? { cells.first { $0.cell == cell } }

    /// The constants that the program carries; decoded when they are first needed.
    public static let shipped: AttainmentConstants = {
        do {
            return try AttainmentConstants(text: PackageResources.attainment_json)
        } catch {
            // A text that is part of the program can't be repaired at run time; a test reads it.
            preconditionFailure("attainment.json: \(error)")
        }
    }()

    /// What is learned has four decimals: more no data tell.
    static func rounded(_ number: Double) -> Double { (number * 1e4).rounded() / 1e4 }

    /// As the shipped file holds it: keys in order, one value a line.
    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Reads what ``text()`` writes.
    public init(text: some Sequence<UInt8>) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(text))
    }
}
