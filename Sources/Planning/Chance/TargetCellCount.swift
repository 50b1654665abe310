/// How the targets of one sort fared that were set from one value.
public struct TargetCellCount: Hashable, Sendable {
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
    /// The targets where every indicator counts once.
    public let weight: Double
    /// Those of them that were met.
    public let metWeight: Double
    /// Of the rate's logit, publishers resampled.
    public let standardError: Double

    /// The weights have to be of the same targets as the counts, `metWeight` at most `weight`.
    public init(
        cell: TargetCell, targets: Int, met: Int, indicators: Int, publishers: Int, weight: Double, metWeight: Double,
        standardError: Double
    ) {
        self.cell = cell
        self.targets = targets
        self.met = met
        self.indicators = indicators
        self.publishers = publishers
        self.weight = weight
        self.metWeight = metWeight
        self.standardError = standardError
    }
}

extension TargetCell {
    /// Whether a change is asked for, also back to a level that there was.
    var isChange: Bool {
        switch self {
        case .ownKeep, .othersKeep, .shareKeep: false
        case .ownChange, .othersSmallChange, .othersLargeChange, .shareSmallChange, .shareLargeChange, .ownReturn,
            .othersReturn:
            true
        }
    }

    /// The cells towards whose common rate this one's is drawn: the changes of the same mover, else the cell itself.
    fileprivate var relatives: [TargetCell] {
        guard isChange, !isReturn else { return [self] }
        return TargetCell.allCases.filter { $0.mover == mover && $0.isChange && !$0.isReturn }
    }

    fileprivate var isReturn: Bool { self == .ownReturn || self == .othersReturn }
}

extension [TargetCellCount] {
    /// The cells with their chances: each rate is drawn towards that of its relatives, and that towards the rate of all
    /// changes, or of all levels to keep, by as much as twenty targets weigh.
    public var shrunk: [AttainmentConstants.Cell] {
        map { count in
            let relatives = count.cell.relatives
            let kin = filter { count.cell.isChange == $0.cell.isChange }
            let group = filter { relatives.contains($0.cell) }.rate(drawnTo: kin.rate(drawnTo: 0, by: 0))
            return AttainmentConstants.Cell(
                cell: count.cell, targets: count.targets, met: count.met, indicators: count.indicators,
                publishers: count.publishers, rate: AttainmentConstants.rounded([count].rate(drawnTo: group)),
                standardError: count.standardError)
        }
    }

    private func rate(drawnTo common: Double, by strength: Double = 20) -> Double {
        let (met, all) = (reduce(0) { $0 + $1.metWeight }, reduce(0) { $0 + $1.weight })
        return all + strength > 0 ? (met + strength * common) / (all + strength) : common
    }
}
