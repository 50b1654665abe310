/// The parts of the page that never change, compiled into the program so that it runs wherever it is put.
enum HTMLAssets {
    static let style = text(PackageResources.style_css)
    /// For pages that answer a question beside the verdicts; the others do without.
    static let questionStyle = text(PackageResources.question_css)
    /// For the page of several plans.
    static let portfolioStyle = text(PackageResources.portfolio_css)
    static let script = text(PackageResources.report_js)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
