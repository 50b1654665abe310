/// Which way a series' trend is expected to point before its values are seen.
///
/// The prior was learned from series that mostly grow. An office works in the direction that it wants, so of a quantity that is
/// to fall the trends that it learned point down.
public enum TrendOrientation: Hashable, Sendable, CaseIterable {
    case rising
    case falling
    /// Either way alike.
    case either
}

extension PooledPrior {
    /// The prior that comes with the package, with its trends turned.
    static func standard(_ orientation: TrendOrientation) -> PooledPrior {
        switch orientation {
        case .rising: standard
        case .falling: standard.reversed
        case .either: standardEitherWay
        }
    }

    private static let standardEitherWay = PooledPrior(
        components: standard.components.flatMap { component in
            component.trendMean == 0
                ? [component]
                : [component, component.reversed].map { $0.weighing($0.weight / 2) }
        }, origin: standard.origin)
}
