import Synchronization

/// The cells of a mixture, made when a quantile first asks for them: probabilities don't need any.
final class CellsOnDemand: Sendable {
    private let parts: [any MixturePart]
    private let made = Mutex<MixtureCurve?>(nil)

    init(_ parts: [any MixturePart]) { self.parts = parts }

    var curve: MixtureCurve {
        made.withLock { made in
            if let made { return made }
            let curve = MixtureCurve(parts)
            made = curve
            return curve
        }
    }
}
