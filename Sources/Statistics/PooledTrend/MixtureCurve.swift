/// The distribution function of a mixture on several scales as a function of the position on one of them.
struct MixtureCurve: Sendable {
    /// The scale that positions refer to.
    let axis: ScaleOfHistory
    /// About where the mixture lies on the axis, and how wide it is.
    let center: Double
    let width: Double
    private let cells: [NormalCells]

    init(_ parts: [NormalSum]) {
        let cells = parts.map(NormalCells.init)
        self.cells = cells
        let heaviest = parts.max { $0.weights.reduce(0, +) < $1.weights.reduce(0, +) } ?? parts[0]
        let scale = heaviest.scale
        // A scale with an end can't be the axis when other parts reach beyond it.
        let ends = scale.ends
        let beyond = cells.reduce(0) { sum, cells in
            guard cells.scale != scale else { return sum }
            return sum + cells.value(atValue: ends.lower) + (cells.weight - cells.value(atValue: ends.upper))
        }
        axis = beyond < 1e-7 ? scale : ScaleOfHistory(shape: .level, unit: scale.unit, offset: 0)
        let moments = heaviest.moments
        if axis == scale {
            (center, width) = moments
        } else {
            let middle = scale.value(at: moments.center)
            center = axis.position(of: middle)
            width = abs(axis.position(of: scale.value(at: moments.center + moments.width)) - center)
        }
    }

    /// The distribution function at `position` on the axis, and its derivative there.
    func value(at position: Double) -> (probability: Double, slope: Double) {
        let value = axis.value(at: position)
        let slope = axis.slope(at: value)
        return cells.reduce((0, 0)) { sum, cells in
            if cells.scale == axis {
                let own = cells.value(at: position)
                return (sum.0 + own.probability, sum.1 + own.slope)
            }
            let place = cells.scale.position(of: value)
            guard place.isFinite else { return place < 0 ? sum : (sum.0 + cells.weight, sum.1) }
            let other = cells.value(at: place)
            return (sum.0 + other.probability, sum.1 + other.slope * cells.scale.slope(at: value) / slope)
        }
    }
}

extension NormalSum {
    /// Mean and standard deviation of the sum as a distribution of its own.
    fileprivate var moments: (center: Double, width: Double) {
        var total = Lanes(), first = Lanes(), second = Lanes()
        let origin = means[0]
        forEachFour { weight, mean, variance in
            let distance = mean - origin
            total += weight
            first += weight * distance
            second += weight * (variance + distance * distance)
        }
        let center = first.sum() / total.sum()
        return (origin + center, max(0, second.sum() / total.sum() - center * center).squareRoot())
    }
}
