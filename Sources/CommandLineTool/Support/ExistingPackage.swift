import MitoshiDocuments
import MitoshiPlanning
import Foundation

/// A data package that is there already; nobody's work is overwritten unasked.
enum ExistingPackage {
    /// Ends the command when `folder`, which isn't a package, holds a file that a new one would replace.
    ///
    /// - Parameter guide: Whether the package is written with its explanation.
    static func refuse(filesIn folder: String, withGuide guide: Bool = false, unless isForced: Bool) throws(Stop) {
        for path in DataPackage.newFiles(in: folder, withGuide: guide) { try refuse(file: path, unless: isForced) }
    }

    /// Ends the command when `folder` holds a package.
    static func refuse(in folder: String, unless isForced: Bool) throws(Stop) {
        guard !isForced, DataPackage.exists(in: folder) else { return }
        throw Stop(
            .cannotWrite,
            [
                localized(
                    "\(folder)：データパッケージがすでにあります（上書きするには --force）",
                    "\(folder): there is a data package already (--force overwrites it)")
            ])
    }

    /// Ends the command when there is a file at `path`.
    ///
    /// - Parameter remedy: What to do, in brackets behind it.
    static func refuse(
        file path: String, unless isForced: Bool = false,
        remedy: BilingualText = BilingualText(japanese: "上書きするには --force", english: "--force overwrites it")
    ) throws(Stop) {
        guard !isForced, FileManager.default.fileExists(atPath: path) else { return }
        throw Stop(
            .cannotWrite,
            [
                localized(
                    "\(path)：ファイルがすでにあります（\(remedy.japanese)）", "\(path): there is a file already (\(remedy.english))")
            ])
    }

    /// Whether `folder` holds a file called `name`.
    static func holds(_ name: String, in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(name)")
    }
}
