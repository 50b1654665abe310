import Foundation
package import MitoshiBasics
import MitoshiPlanning

extension DataPackage {
    /// The SHA-256 digest of every file that the plan in `folder` is read from: over the name, the length and the bytes
    /// of each, in the order of ``PackageTable/all``. A file that isn't there leaves no trace.
    package static func digest(folder: String) throws(DocumentError) -> String {
        var bytes: [UInt8] = []
        let tables = PackageTable.all.map(\.fileName)
        let files: [(name: String, path: String)] =
            kind(of: folder) == .package
            ? tables.map { ($0, folder.inFolder($0)) }
            : files(in: folder, withLedger: false).map { ($0.split(separator: "/").last.map(String.init) ?? $0, $0) }
        for (name, path) in files where access(path, F_OK) == 0 {
            let contents = try InputFile.bytes(of: path)
            bytes += Array("\(name) \(contents.count)\n".utf8) + contents
        }
        return Digest.hexadecimal(of: bytes)
    }
}
