package import MitoshiBasics
package import MitoshiStatistics

extension SeriesPrior {
    /// What `mitoshi adapt-prior` wrote into the file at `path`.
    ///
    /// - Throws: ``DocumentError`` for a file that can't be read or holds no prior.
    package static func read(file path: String) throws(DocumentError) -> SeriesPrior {
        let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil)
        do throws(PooledPrior.TextError) {
            return try SeriesPrior(text: String(decoding: decoded.utf8, as: UTF8.self))
        } catch {
            throw DocumentError([
                DocumentProblem(
                    file: path, line: error.line, column: nil,
                    found: BilingualText(verbatim: "“\(error.found.prefix(60))”"),
                    expected: BilingualText(
                        japanese: "adapt-prior が書いた事前分布（\(error.expected.prefix(60))）",
                        english: "a prior as adapt-prior writes it (\(error.expected.prefix(60)))"))
            ])
        }
    }
}
