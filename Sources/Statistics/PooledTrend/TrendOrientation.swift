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
