import Foundation

/// What was learned from the targets of public offices that came due, as `mitoshi learn-targets` writes it.
public struct AttainmentConstants: Hashable, Sendable, Codable {
    /// How it was learned: the command, the data with their digest, the day.
    public struct Origin: Hashable, Sendable, Codable {
        public let command: String
        public let data: String
        public let digest: String
        public let date: String

        public init(command: String, data: String, digest: String, date: String) {
            self.command = command
            self.data = data
            self.digest = digest
            self.date = date
        }
    }

    /// How the targets of one sort fared that were set from one value.
    public struct Cell: Hashable, Sendable, Codable {
        public let cell: TargetCell
        public let targets: Int
        public let met: Int
        public let indicators: Int
        public let publishers: Int
        /// The chance, shrunk towards that of the group; an indicator with several targets counts once.
        public let rate: Double
        /// Of the rate's logit, publishers resampled.
        public let standardError: Double

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

        public init(intercepts: [String: Double], slopes: [String: Double], record: Double) {
            self.intercepts = intercepts
            self.slopes = slopes
            self.record = record
        }

        func intercept(of targetClass: TargetClass) -> Double {
            targetClass.average { intercepts[$0.rawValue] ?? 0 }
        }

        func slope(of mover: Mover) -> Double { slopes[mover.rawValue] ?? 1 }
    }

    /// What the formula was learned from.
    public struct Basis: Hashable, Sendable, Codable {
        public let targets: Int
        public let indicators: Int
        public let publishers: Int

        public init(targets: Int, indicators: Int, publishers: Int) {
            self.targets = targets
            self.indicators = indicators
            self.publishers = publishers
        }
    }

    public let origin: Origin
    public let cells: [Cell]
    public let basis: Basis
    /// Where no earlier targets of the indicator are known.
    public let withoutRecord: Formula
    /// Where some are.
    public let withRecord: Formula
    /// How much the logit of a plan's own rate differs from plan to plan, as a standard deviation.
    public let spread: Double

    public init(
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
        AttainmentConstants(
            origin: origin, cells: cells, basis: basis, withoutRecord: withoutRecord, withRecord: withRecord,
            spread: spread)
    }

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
