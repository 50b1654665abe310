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
        let table = CellTable(sum)
        starts = [0]
        for (cell, size) in zip(table.cells, table.sizes) {
            centers.append(cell.center)
            spreads.append(cell.spread)
            starts.append(starts[starts.count - 1] + (size + 3) / 4 * 4)
        }
        members = Self.members(sum, table.places, starts: starts, centers: centers, spreads: spreads)
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

    /// Adds up over a cell the coefficients of exp(δt + εt²): of t⁰, t¹ … as far as they count, into `sums`.
    ///
    /// Source: j b_j = δ b_{j−1} + 2ε b_{j−2}.
    ///
    /// - Parameter least: The least degree to go to.
    func addCoefficients(of cell: Int, least: Int, to sums: UnsafeMutableBufferPointer<Double>) {
        let (leastTerms, inverses) = (CellPrecision.leastTerms, Self.inverses)
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: NormalCells.order + 1) { partial in
            partial.initialize(repeating: Lanes())
            let end = starts[cell + 1] / 4
            // Two fours at a time: each step waits for the one before it.
            for place in stride(from: starts[cell] / 4, to: end, by: 2) {
                let (one, two) = (members[place], place + 1 < end ? members[place + 1] : Members())
                var before = Lanes(), term = one.weights
                var otherBefore = Lanes(), otherTerm = two.weights
                partial[0] += term + otherTerm
                for degree in 1...NormalCells.order {
                    let inverse = inverses[degree]
                    let next = (one.shifts * term + one.stretches * before) * inverse
                    let otherNext = (two.shifts * otherTerm + two.stretches * otherBefore) * inverse
                    (before, term) = (term, next)
                    (otherBefore, otherTerm) = (otherTerm, otherNext)
                    partial[degree] += next + otherNext
                    if degree & 3 == 0, degree >= least {
                        let size = before * before + next * next + otherBefore * otherBefore + otherNext * otherNext
                        let limit = leastTerms[degree]
                        if size[0] + size[1] + size[2] + size[3] < limit * limit { break }
                    }
                }
            }
            for degree in 0...NormalCells.order { sums[degree] = partial[degree].sum() }
        }
    }

    private static let inverses = [0] + (1...NormalCells.order).map { 1 / Double($0) }
}

/// The cells that a sum's normals fall into, found by bin of the variance and place of the mean.
private struct CellTable {
    struct Cell {
        let key: Key
        let center: Double
        let spread: Double
    }

    struct Key: Equatable {
        /// One bin between neighbouring powers of two.
        let bin: UInt64
        let place: Int
    }

    private(set) var cells: [Cell] = []
    /// How many normals each has.
    private(set) var sizes: [Int] = []
    /// The cell of each normal; −1 for one without weight.
    private(set) var places: [Int32] = []
    /// Open addressing: the index of a cell, or −1. A power of two many.
    private var slots = [Int32](repeating: -1, count: 1024)

    /// How many standard deviations wide a cell is in the mean.
    private static let width = 2.0
    /// No mean lies so many widths from 0.
    private static let farthest = 1e15

    init(_ sum: NormalSum) {
        let count = sum.weights.count
        places = [Int32](unsafeUninitializedCapacity: count) { places, initialized in
            sum.withElements { weights, means, variances in
                var bin = UInt64.max
                var (spread, inverseWidth) = (1.0, 1.0)
                // Normals that follow one another are alike.
                var latest = (key: Key(bin: .max, place: 0), cell: 0, size: 0)
                for index in 0..<count {
                    guard weights[index] > 0 else {
                        places[index] = -1
                        continue
                    }
                    if variances[index].bitPattern >> 52 != bin {
                        bin = variances[index].bitPattern >> 52
                        spread = Double(bitPattern: bin << 52 | 1 << 51).squareRoot()
                        inverseWidth = 1 / (Self.width * spread)
                    }
                    let distance = min(max(means[index] * inverseWidth, -Self.farthest), Self.farthest)
                    let truncated = Int(distance)
                    let key = Key(bin: bin, place: Double(truncated) > distance ? truncated - 1 : truncated)
                    if key != latest.key {
                        if latest.size > 0 { sizes[latest.cell] += latest.size }
                        latest = (key, cell(of: key, spread: spread), 0)
                    }
                    latest.size += 1
                    places[index] = Int32(truncatingIfNeeded: latest.cell)
                }
                if latest.size > 0 { sizes[latest.cell] += latest.size }
            }
            initialized = count
        }
    }

    /// The place of a cell, made when there is none yet.
    private mutating func cell(of key: Key, spread: Double) -> Int {
        var slot = self.slot(of: key)
        while slots[slot] >= 0 {
            if cells[Int(slots[slot])].key == key { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(cells.count)
        cells.append(Cell(key: key, center: (Double(key.place) + 0.5) * Self.width * spread, spread: spread))
        sizes.append(0)
        if 2 * cells.count > slots.count { grow() }
        return cells.count - 1
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
