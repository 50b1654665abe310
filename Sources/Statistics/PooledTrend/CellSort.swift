/// The normals of a sum sorted into cells of nearly equal mean and variance.
struct CellSort {
    typealias Lanes = SIMD4<Double>

    /// Mean and standard deviation at the center of each cell.
    private(set) var centers: [Double] = []
    private(set) var spreads: [Double] = []
    /// Where each cell begins in what follows; one more at the end.
    private var starts: [Int] = []
    /// Cell by cell, in fours filled up with weights of 0.
    private var members: [Members] = []

    private struct Members {
        var weights = Lanes()
        /// δ, the distances of the means in standard deviations.
        var shifts = Lanes()
        /// 2ε, those of the variances.
        var stretches = Lanes()
    }

    init(_ sum: NormalSum) {
        var table = CellTable()
        let size = sum.weights.count
        let cells = [Int32](unsafeUninitializedCapacity: size) { cells, count in
            sum.withElements { weights, means, variances in
                for index in 0..<size {
                    cells[index] =
                        weights[index] > 0 ? table.cell(mean: means[index], variance: variances[index]) : -1
                }
            }
            count = size
        }
        starts = [0]
        for cell in table.cells {
            centers.append(cell.center)
            spreads.append(cell.spread)
            starts.append(starts[starts.count - 1] + (cell.size + 3) / 4 * 4)
        }
        members = Self.members(sum, cells, starts: starts, centers: centers, spreads: spreads)
    }

    private static func members(
        _ sum: NormalSum, _ cells: [Int32], starts: [Int], centers: [Double], spreads: [Double]
    ) -> [Members] {
        var places = starts
        let inverses = spreads.map { 1 / $0 }
        var members = [Members](repeating: Members(), count: starts[starts.count - 1] / 4)
        members.withUnsafeMutableBytes { members in
            let numbers = members.assumingMemoryBound(to: Double.self)
            places.withUnsafeMutableBufferPointer { places in
                sum.withElements { weights, means, variances in
                    for (index, cell) in cells.enumerated() where cell >= 0 {
                        let place = places[Int(cell)]
                        places[Int(cell)] = place + 1
                        let inverse = inverses[Int(cell)]
                        // Three fours a block: weights, shifts, stretches.
                        let first = place / 4 * 12 + place % 4
                        numbers[first] = weights[index]
                        numbers[first + 4] = (means[index] - centers[Int(cell)]) * inverse
                        numbers[first + 8] = variances[index] * inverse * inverse - 1
                    }
                }
            }
        }
        return members
    }

    /// Adds up over a cell the coefficients of exp(δt + εt²): of t⁰, t¹ … up to ``NormalCells/order``, into the `lane` of the elements of `sums`.
    ///
    /// Source: j b_j = δ b_{j−1} + 2ε b_{j−2}.
    func addCoefficients(of cell: Int, to sums: UnsafeMutablePointer<Lanes>, lane: Int) {
        let order = NormalCells.order
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: order + 1) { partial in
            partial.initialize(repeating: Lanes())
            for block in (starts[cell] / 4)..<(starts[cell + 1] / 4) {
                let four = members[block]
                var before = Lanes(), term = four.weights
                partial[0] += term
                for degree in 1...order {
                    let next = (four.shifts * term + four.stretches * before) * Self.inverses[degree]
                    (before, term) = (term, next)
                    partial[degree] += next
                }
            }
            for degree in 0...order { sums[degree][lane] = partial[degree].sum() }
        }
    }

    private static let inverses = [0] + (1...NormalCells.order).map { 1 / Double($0) }
}

/// The cells in use, found by bin of the variance and place of the mean.
private struct CellTable {
    struct Cell {
        let key: Key
        let center: Double
        let spread: Double
        var size: Int
    }

    struct Key: Equatable {
        /// One bin between neighbouring powers of two.
        let bin: UInt64
        let place: Int
    }

    private(set) var cells: [Cell] = []
    /// Open addressing: the index of a cell, or −1. A power of two many.
    private var slots = [Int32](repeating: -1, count: 1024)
    /// The bin asked for last: its middle's standard deviation and the inverse of a cell's width there.
    private var bin = UInt64.max
    private var spread = 1.0
    private var inverseWidth = 1.0

    /// How many standard deviations wide a cell is in the mean.
    private static let width = 2.0
    /// No mean lies so many widths from 0.
    private static let farthest = 1e15

    /// The cell of a normal, made when there is none yet.
    mutating func cell(mean: Double, variance: Double) -> Int32 {
        let bin = variance.bitPattern >> 52
        if bin != self.bin {
            self.bin = bin
            spread = Double(bitPattern: bin << 52 | 1 << 51).squareRoot()
            inverseWidth = 1 / (Self.width * spread)
        }
        let distance = min(max(mean * inverseWidth, -Self.farthest), Self.farthest)
        let truncated = Int(distance)
        let key = Key(bin: bin, place: Double(truncated) > distance ? truncated - 1 : truncated)
        var slot = self.slot(of: key)
        while slots[slot] >= 0 {
            let cell = slots[slot]
            if cells[Int(cell)].key == key {
                cells[Int(cell)].size += 1
                return cell
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(cells.count)
        cells.append(
            Cell(key: key, center: (Double(key.place) + 0.5) / inverseWidth, spread: spread, size: 1))
        if 2 * cells.count > slots.count { grow() }
        return Int32(cells.count - 1)
    }

    private func slot(of key: Key) -> Int {
        // Neighbouring places lie side by side, bins far apart.
        (key.place &+ Int(truncatingIfNeeded: key.bin &* 89)) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 4 * slots.count)
        for (index, cell) in cells.enumerated() {
            var slot = self.slot(of: cell.key)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
