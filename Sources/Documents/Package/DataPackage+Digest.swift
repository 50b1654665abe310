import Foundation
import Planning

extension DataPackage {
    /// The SHA-256 digest of every file that the package in `folder` is read from: over the name, the length and the bytes
    /// of each, in the order of ``PackageTable/all``. A file that isn't there leaves no trace.
    public static func digest(folder: String) throws(DocumentError) -> String {
        var bytes: [UInt8] = []
        for table in PackageTable.all {
            let path = folder.hasSuffix("/") ? folder + table.fileName : "\(folder)/\(table.fileName)"
            guard access(path, F_OK) == 0 else { continue }
            let contents = try InputFile.bytes(of: path)
            bytes += Array("\(table.fileName) \(contents.count)\n".utf8) + contents
        }
        return SHA256.hexadecimal(of: bytes)
    }
}
