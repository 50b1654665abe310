import Foundation

/// Where the files of this target's `Fixtures` folder lie.
enum Fixtures {
    static let folder = Bundle.module.resourceURL?.appending(path: "Fixtures") ?? URL(filePath: "Fixtures")
    static let nist = folder.appending(path: "NIST")
}
