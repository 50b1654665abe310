#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A data package that is there already; nobody's work is overwritten unasked.
enum ExistingPackage {
    /// Ends the command when `folder` holds a package.
    static func refuse(in folder: String, unless isForced: Bool = false) throws(Stop) {
        guard !isForced else { return }
        for name in ["datapackage.json", "indicators.csv"] where access("\(folder)/\(name)", F_OK) == 0 {
            throw Stop(
                .cannotWrite,
                [
                    localized(
                        "\(folder)/\(name)：すでにあります（上書きするには --force）",
                        "\(folder)/\(name): is there already (--force overwrites)")
                ])
        }
    }
}
