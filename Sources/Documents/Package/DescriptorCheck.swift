import Foundation
import MitoshiPlanning

/// The check of a `datapackage.json` that is there: it must be JSON, and its files must be.
enum DescriptorCheck {
    static func run(folder: String, _ problems: inout ProblemList) {
        let path = "\(folder)/\(PackageDescriptor.fileName)"
        guard access(path, F_OK) == 0 else { return }
        do throws(DocumentError) {
            let bytes = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: .utf8).utf8
            guard let properties = JSONValue(reading: bytes), case .object = properties else {
                problems.add(notJSON(path))
                return
            }
            for resource in properties["resources"]?.elements ?? [] {
                guard case .string(let file)? = resource["path"], !file.contains("://"),
                    access("\(folder)/\(file)", F_OK) != 0
                else { continue }
                problems.add(missing(file, path))
            }
        } catch {
            problems.add(contentsOf: error)
        }
    }

    private static func missing(_ file: String, _ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path, found: .quoted(file),
            expected: BilingualText(japanese: "フォルダにあるファイルの名前", english: "the name of a file in the folder"))
    }

    private static func notJSON(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(japanese: "JSONとして読めない文字列", english: "text that isn't a JSON object"),
            expected: BilingualText(japanese: "Data Package の記述（JSON）", english: "a Data Package descriptor in JSON"))
    }
}
