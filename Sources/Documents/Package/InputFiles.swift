import Foundation
import MitoshiPlanning

/// The files that a command reads: nothing that it writes may replace one of them.
///
/// Files are told apart by device and inode, so links and other ways to write a path make no difference. Pipes and devices
/// can't be replaced and don't count.
package struct InputFiles: Sendable {
    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t

        /// - Parameter type: `S_IFREG` or `S_IFDIR`; `nil` where nothing of this type is at `path`.
        init?(of path: String, type: mode_t) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == type else { return nil }
            device = status.st_dev
            number = status.st_ino
        }
    }

    /// How each file was named.
    private var files: [Identity: String] = [:]
    /// By a package's folder the files it may consist of: one that isn't there yet mustn't appear unasked.
    private var packages: [Identity: [String]] = [:]

    /// - Parameters:
    ///   - paths: Files; those that aren't there are passed over.
    ///   - package: The folder of a data package that is read besides.
    ///   - withLedger: False where the package's ledger is what is written.
    package init(_ paths: [String] = [], package: String? = nil, withLedger: Bool = true) {
        let members = package.map { DataPackage.files(in: $0, withLedger: withLedger) } ?? []
        for path in paths + members {
            if let identity = Identity(of: path, type: S_IFREG) { files[identity] = path }
        }
        if let package, let identity = Identity(of: package, type: S_IFDIR) { packages[identity] = members }
    }

    /// Refuses `outputs` when one of them would replace an input, or a file of whatever data package lies there.
    ///
    /// - Parameters:
    ///   - isPackage: Whether a package, or its ledger, is what is written.
    ///   - proposal: What to name instead; by default a new file beside the first that is refused.
    /// - Throws: ``OutputError/wouldReplaceInput(path:input:proposal:)``, ``OutputError/wouldChangePackage(path:proposal:)``.
    package func refuse(
        toReplaceWith outputs: [String], isPackage: Bool = false, proposal: String? = nil
    ) throws(OutputError) {
        for output in outputs {
            if let input = input(at: output) {
                throw .wouldReplaceInput(path: output, input: input, proposal: proposal ?? Self.sibling(of: output))
            }
            if !isPackage, Self.isOfPackage(output) {
                throw .wouldChangePackage(path: output, proposal: proposal ?? Self.sibling(of: output))
            }
        }
    }

    /// Whether `path` is that of a file which a data package in its folder consists of, or would if it were there.
    private static func isOfPackage(_ path: String) -> Bool {
        let (folder, name) = parts(of: path)
        return DataPackage.exists(in: folder)
            && DataPackage.files(in: folder, withLedger: true).contains {
                parts(of: $0).name.lowercased() == name.lowercased()
            }
    }

    private func input(at path: String) -> String? {
        if let identity = Identity(of: path, type: S_IFREG), let file = files[identity] { return file }
        let (folder, name) = Self.parts(of: path)
        guard let identity = Identity(of: folder, type: S_IFDIR), let members = packages[identity] else { return nil }
        // Some file systems don't tell capitals from small letters.
        return members.first { Self.parts(of: $0).name.lowercased() == name.lowercased() }
    }

    private static func parts(of path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }

    private static func sibling(of path: String) -> String {
        let (folder, name) = parts(of: path)
        return (path.contains("/") ? folder : "") + "new-" + name
    }
}
