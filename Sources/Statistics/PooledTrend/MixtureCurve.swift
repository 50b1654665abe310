/// The distribution function of a mixture on several scales as a function of the position on one of them.
struct MixtureCurve: Sendable {
    /// The scale that positions refer to.
    let axis: ScaleOfHistory
    /// About where the mixture lies on the axis, and how wide it is.
    let center: Double
    let width: Double
    /// Scale by scale.
    let parts: [any CurvePart]

    init(_ parts: [any CurvePart]) {
        self.parts = parts
        let heaviest = parts[parts.indices.max { parts[$0].weight < parts[$1].weight } ?? 0]
        let scale = heaviest.scale
        // A scale with an end can't be the axis when other parts reach beyond it.
        let ends = scale.ends
        let beyond = parts.reduce(0) { sum, part in
            guard part.scale != scale else { return sum }
            return sum + part.value(atValue: ends.lower) + (part.weight - part.value(atValue: ends.upper))
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

    /// The distribution function at `value`, in the series' unit.
    func probability(atMost value: Double) -> Double { parts.reduce(0) { $0 + $1.value(atValue: value) } }

    /// The distribution function at `position` on the axis.
    func value(at position: Double) -> CurvePoint {
        let value = axis.value(at: position)
        let (axisSlope, axisBend) = (axis.slope(at: value), axis.bend(at: value))
        var sum = CurvePoint()
        for part in parts {
            if part.scale == axis {
                sum.add(part.value(at: position), slope: 1, bend: 0)
                continue
            }
            let place = part.scale.position(of: value)
            guard place.isFinite else {
                sum.probability += place < 0 ? 0 : part.weight
                continue
            }
            // The derivatives of the place on the part's scale by the position on the axis.
            let slope = part.scale.slope(at: value) / axisSlope
            let bend = (part.scale.bend(at: value) - slope * axisBend) / (axisSlope * axisSlope)
            sum.add(part.value(at: place), slope: slope, bend: bend)
        }
        return sum
    }
}

extension CurvePoint {
    /// Adds a function of a place, as a function of a position by which the place has these derivatives.
    fileprivate mutating func add(_ other: Self, slope: Double, bend: Double) {
        probability += other.probability
        self.slope += other.slope * slope
        curvature += other.curvature * slope * slope + other.slope * bend
    }
}
