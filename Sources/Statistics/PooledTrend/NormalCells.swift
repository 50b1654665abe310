import Foundation
import MitoshiNumericalMethods

/// A weighted sum of distributions that are nearly normal, on one scale, in a few dozen cells, whose distribution function is
/// quick and within some 10⁻⁴ of the sum's.
///
/// Those of nearly equal mean and variance become one normal with the mean and the variance of them all, corrected for their
/// third and fourth moment (``NearlyNormalBlock``). Within a cell the means lie up to half a standard deviation from its
/// middle and the variances up to a third, so that γ₃ and γ₄ are small.
struct NormalCells: CurvePart {
    let scale: ScaleOfHistory
    /// The sum of all weights.
    let weight: Double
    /// Mean and standard deviation on the scale.
    let moments: (center: Double, width: Double)
    /// Σ w E[Y], in the series' unit; `nil` where the cells don't say it to some 10⁻⁴.
    let firstMoment: Double?
    /// Middles less the center of all.
    private let blocks: [NearlyNormalBlock]

    var leastTail: Double { 1e-4 }

    init(_ sum: CumulantSum) {
        let cells = CellTable(sum).cells.map { (weight: $0.weight, moments: $0.standardized) }
        let weight = cells.reduce(0) { $0 + $1.weight }
        let center = cells.reduce(0) { $0 + $1.weight * $1.moments.center } / weight
        let square = cells.reduce(0) { sum, cell in
            let distance = cell.moments.center - center
            return sum + cell.weight * (cell.moments.spread * cell.moments.spread + distance * distance)
        }
        scale = sum.scale
        self.weight = weight
        moments = (center, (square / weight).squareRoot())
        firstMoment = Self.firstMoment(cells, scale)
        blocks = stride(from: 0, to: cells.count, by: 8).map { first in
            var block = NearlyNormalBlock()
            for (lane, (weight, moments)) in cells[first..<min(first + 8, cells.count)].enumerated() {
                block.middle[lane] = Float(moments.center - center)
                block.inverseSpread[lane] = Float(1 / moments.spread)
                block.weight[lane] = Float(weight)
                block.third[lane] = Float(weight * moments.skewness / 6)
                block.fourth[lane] = Float(weight * moments.excess / 24)
            }
            return block
        }
    }

    private init(
        scale: ScaleOfHistory, weight: Double, moments: (center: Double, width: Double), firstMoment: Double?,
        blocks: [NearlyNormalBlock]
    ) {
        self.scale = scale
        self.weight = weight
        self.moments = moments
        self.firstMoment = firstMoment
        self.blocks = blocks
    }

    private typealias WeighedMoments = (weight: Double, moments: CellTable.Standardized)

    private static func firstMoment(_ cells: [WeighedMoments], _ scale: ScaleOfHistory) -> Double? {
        var (sum, weight, doubt) = (0.0, 0.0, 0.0)
        for (share, moments) in cells {
            let (center, spread) = (moments.center, moments.spread)
            weight += share
            switch scale.shape {
            case .level: sum += share * center
            case .squareRoot:
                // E[X |X|] of a normal: (m² + v)(1 − 2 Φ(−m/d)) + 2 m d φ(m/d).
                let score = center / spread
                let isOnOneSide = erf(score / 2.0.squareRoot())
                let density = exp(-0.5 * score * score) / (2 * .pi).squareRoot()
                sum += share * ((center * center + spread * spread) * isOnOneSide + 2 * center * spread * density)
            case .logarithm:
                let correction = spread * spread * spread * (moments.skewness / 6 + moments.excess * spread / 24)
                let whole = share * exp(center + spread * spread / 2)
                sum += whole * (1 + correction)
                doubt += whole * abs(correction)
            case .squareRootFromEnd, .logit: return nil
            }
        }
        guard doubt <= 3e-3 * abs(sum), sum.isFinite else { return nil }
        return sum * scale.unit - weight * scale.offset
    }

    /// The same with weights that much smaller.
    func weighed(by share: Double) -> NormalCells {
        let factor = Float(share)
        return NormalCells(
            scale: scale, weight: weight * share, moments: moments, firstMoment: firstMoment.map { $0 * share },
            blocks: blocks.map { block in
                var block = block
                block.weight *= factor
                block.third *= factor
                block.fourth *= factor
                return block
            })
    }

    /// Of `origin` less the position, which is that on `scale`.
    func mirrored(on scale: ScaleOfHistory, origin: Double) -> NormalCells {
        NormalCells(
            scale: scale, weight: weight, moments: (origin - moments.center, moments.width), firstMoment: nil,
            blocks: blocks.map { block in
                var block = block
                block.middle = -block.middle
                block.third = -block.third
                return block
            })
    }

    /// The distribution function at `position`.
    func value(at position: Double) -> CurvePoint {
        // The density is 0 long before a single-precision number could overflow.
        let place = Float(min(max(position - moments.center, -1e30), 1e30))
        let (probability, slope, curvature) = blocks.value(at: place)
        return CurvePoint(probability: probability, slope: slope, curvature: curvature)
    }
}

/// A weighted sum of distributions on one scale, by their cumulants; beyond the second those of a normal are 0.
struct CumulantSum {
    struct Element {
        let weight: Double
        let mean: Double
        /// Above 0.
        let variance: Double
        var third = 0.0
        var fourth = 0.0
    }

    let scale: ScaleOfHistory
    var elements: [Element]
}

extension NormalSum {
    /// The same sum by its cumulants.
    var cumulants: CumulantSum {
        CumulantSum(
            scale: scale,
            elements: weights.indices.filter { weights[$0] > 0 }.map { index in
                CumulantSum.Element(weight: weights[index], mean: means[index], variance: variances[index])
            })
    }
}

/// The cells that distributions fall into, found by bin of the variance and place of the mean, with the moments of what is in
/// them.
private struct CellTable {
    typealias Standardized = (center: Double, spread: Double, skewness: Double, excess: Double)

    struct Key: Equatable {
        /// One bin between neighbouring powers of two.
        var bin: UInt64
        var place: Int
    }

    struct Cell {
        let key: Key
        /// Mean and standard deviation at its middle.
        let middle: Double
        let spread: Double
        var weight = 0.0
        /// Weight times the first four moments about the middle, in units of ``spread``.
        var moments = SIMD4<Double>()

        var standardized: Standardized {
            let raw = moments / weight
            let (mean, square) = (raw[0], raw[0] * raw[0])
            let variance = raw[1] - square
            let third = raw[2] - mean * (3 * raw[1] - 2 * square)
            let fourth = raw[3] - mean * (4 * raw[2] - 6 * mean * raw[1] + 3 * mean * square)
            let deviation = variance.squareRoot()
            return (
                middle + mean * spread, deviation * spread, third / (variance * deviation),
                fourth / (variance * variance) - 3
            )
        }
    }

    let cells: [Cell]

    /// No mean lies so many standard deviations from 0.
    private static let farthest = 1e15

    init(_ sum: CumulantSum) {
        let count = sum.elements.count
        cells = [Cell](unsafeUninitializedCapacity: count) { cells, made in
            // Open addressing: the index of a cell, or −1. A power of two many, twice as many at least as there are cells.
            withUnsafeTemporaryAllocation(
                of: Int32.self, capacity: 1 << (Int.bitWidth - (2 * count).leadingZeroBitCount)
            ) { slots in
                slots.initialize(repeating: -1)
                sum.elements.withUnsafeBufferPointer { Self.fill(&made, cells, slots, $0) }
            }
        }
    }

    private static func fill(
        _ made: inout Int, _ cells: UnsafeMutableBufferPointer<Cell>, _ slots: UnsafeMutableBufferPointer<Int32>,
        _ elements: UnsafeBufferPointer<CumulantSum.Element>
    ) {
        var (spread, inverse) = (1.0, 1.0)
        var latest = (key: Key(bin: .max, place: 0), cell: 0)
        for element in elements {
            var key = Key(bin: element.variance.bitPattern >> 52, place: 0)
            if key.bin != latest.key.bin {
                spread = Double(bitPattern: key.bin << 52 | 1 << 51).squareRoot()
                inverse = 1 / spread
            }
            let place = min(max(element.mean * inverse, -farthest), farthest)
            key.place = Int(place)
            if Double(key.place) > place { key.place -= 1 }
            // Those that follow one another are alike.
            if key != latest.key { latest = (key, cell(of: key, spread: spread, &made, cells, slots)) }
            let distance = (element.mean - cells[latest.cell].middle) * inverse
            let (square, inverseSquare) = (distance * distance, inverse * inverse)
            let ratio = element.variance * inverseSquare
            let third = element.third * inverseSquare * inverse
            let fourth = element.fourth * inverseSquare * inverseSquare
            let ofThird = distance * (square + 3 * ratio) + third
            let ofFourth = square * (square + 6 * ratio) + 3 * ratio * ratio + 4 * distance * third + fourth
            cells[latest.cell].weight += element.weight
            cells[latest.cell].moments +=
                element.weight * SIMD4<Double>(distance, square + ratio, ofThird, ofFourth)
        }
    }

    /// The place of a cell, made when there is none yet.
    private static func cell(
        of key: Key, spread: Double, _ made: inout Int, _ cells: UnsafeMutableBufferPointer<Cell>,
        _ slots: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        // Neighbouring places lie side by side, bins far apart.
        var slot = (key.place &+ Int(truncatingIfNeeded: key.bin &* 89)) & (slots.count - 1)
        while slots[slot] >= 0 {
            if cells[Int(slots[slot])].key == key { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(truncatingIfNeeded: made)
        cells.initializeElement(
            at: made, to: Cell(key: key, middle: (Double(key.place) + 0.5) * spread, spread: spread))
        made += 1
        return made - 1
    }
}
