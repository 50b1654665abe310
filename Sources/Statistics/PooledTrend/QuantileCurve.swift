import Foundation
import MitoshiNumericalMethods

/// Where a mixture's quantiles lie: x, the position on its axis, as a function of u = Φ⁻¹(F(x)), which is nearly straight.
///
/// Between two points the curve of the fifth degree with their slopes and curvatures is followed, once it told the point
/// in the middle between two of twice that distance.
struct QuantileCurve: Sendable {
    /// A point of the curve: Φ⁻¹ of the distribution function at `x`, dx/du and d²x/du².
    private struct Node {
        let x: Double
        let u: Double
        let slope: Double
        let curvature: Double
    }

    /// In the order of u, the first at or below −``farthest``, the last at or above ``farthest``.
    private var nodes: [Node] = []

    /// Up to here, in u, the curve says where a point lies.
    static let farthest = 4.75
    /// How far from its u a point may be told to lie; more the farther out it is, where cells and their single precision are off by
    /// more as well. Half as far apart, points tell it up to 2⁶ times as well.
    private static func settled(_ u: Double) -> Double { 1e-3 * exp(u * u / 4) }
    /// Points farther apart in u may tell the one between them by chance.
    private static let widest = 2.0
    /// So often a distance is divided at most.
    private static let deepest = 40

    init(_ curve: MixtureCurve) throws(StatisticsError) {
        func outward(_ sign: Double) throws(StatisticsError) -> Node {
            var distance = 1.2 * Self.farthest * curve.width
            for _ in 0..<100 {
                let node = try Self.node(curve, at: curve.center + sign * distance)
                if sign * node.u >= Self.farthest { return node }
                distance *= 2
            }
            throw .numerical(
                .notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "a bracket of the quantiles"))
        }
        let (low, high) = (try outward(-1), try outward(1))
        nodes = [low]
        try refine(curve, low, high, depth: 0)
    }

    /// The position at which u is as given, held to what the curve reaches.
    func position(at u: Double) -> Double {
        let u = min(max(u, -Self.farthest), Self.farthest)
        var (low, high) = (0, nodes.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if nodes[middle].u <= u { low = middle } else { high = middle }
        }
        let (start, end) = (nodes[low], nodes[high])
        if let position = Self.between(start, end, at: u) { return position }
        return end.u > start.u ? start.x + (end.x - start.x) * (u - start.u) / (end.u - start.u) : start.x
    }

    /// Adds what lies between `low`, which is there, and `high`, and this.
    private mutating func refine(
        _ curve: MixtureCurve, _ low: Node, _ high: Node, depth: Int
    ) throws(StatisticsError) {
        let (least, greatest) = (max(low.u, -Self.farthest), min(high.u, Self.farthest))
        let u = least + (greatest - least) / 2
        let middle = low.x + (high.x - low.x) / 2
        // Where u hardly rises, one place is as good as another.
        guard depth < Self.deepest, least < greatest, high.u - low.u > Self.settled(u), middle > low.x, middle < high.x
        else { return nodes.append(high) }
        let told = Self.between(low, high, at: u)
        // Now and then halfway, for curves that are far from smooth.
        let place = depth % 3 < 2 ? told ?? middle : middle
        let node = try Self.node(curve, at: place)
        if place == told, high.u - low.u <= Self.widest, abs(node.u - u) < Self.settled(u) {
            return nodes += [node, high]
        }
        try refine(curve, low, node, depth: depth + 1)
        try refine(curve, node, high, depth: depth + 1)
    }

    private static func node(_ curve: MixtureCurve, at x: Double) throws(StatisticsError) -> Node {
        let point = curve.value(at: x)
        // Where rounding leaves nothing between 0 and 1, the point only serves as an end.
        let held = min(max(point.probability, 1e-300), 1 - .ulpOfOne / 2)
        let u = try MixtureQuantiles.score(lower: held, upper: 1 - held)
        let density = exp(-0.5 * u * u) / (2 * .pi).squareRoot()
        let slope = density / point.slope
        // From φ(u) u′ = F′ and φ′ = −uφ.
        return Node(x: x, u: u, slope: slope, curvature: -slope * (u + slope * point.curvature / point.slope))
    }

    /// The position at `u` on the curve of the fifth degree through both nodes; `nil` where it isn't between theirs.
    private static func between(_ low: Node, _ high: Node, at u: Double) -> Double? {
        let (width, rise) = (high.u - low.u, high.x - low.x)
        let t = (u - low.u) / width
        // In units of the rise: 0 at the lower node, 1 at the upper one.
        let (start, end) = (low.slope * width / rise, high.slope * width / rise)
        let cubic = t * (start + t * (3 - 2 * start - end + t * (start + end - 2)))
        // What the cubic's curvature lacks at both nodes.
        let atStart = low.curvature * width * width / rise - 2 * (3 - 2 * start - end)
        let atEnd = high.curvature * width * width / rise - 2 * (start + 2 * end - 3)
        let quintic = cubic + 0.5 * t * t * (1 - t) * (1 - t) * (atStart * (1 - t) + atEnd * t)
        let position = low.x + rise * quintic
        return position > low.x && position < high.x ? position : nil
    }
}
