import Planning

/// Fiscal years named inside a longer text.
enum FiscalYearFinder {
    /// All fiscal years that `text` names with 年度 or FY, in order; spaces inside them don't matter.
    static func all(in text: String) -> [FiscalYear] {
        let era = /(?:明治|大正|昭和|平成|令和|[㍻㋿]|[MTSHR])(?:元|[0-9]{1,3})(?:\([^)]{1,6}\))?年度/
        let western = /[0-9]{4}(?:\([^)]{1,6}\))?年度|FY[0-9]{4}/
        let compact = text.foldingWidth.withoutWhitespace
        let found =
            compact.matches(of: era).map { ($0.range.lowerBound, $0.output) }
            + compact.matches(of: western).map { ($0.range.lowerBound, $0.output) }
        return found.sorted { $0.0 < $1.0 }.compactMap { try? PeriodParser.parseFiscalYear(String($0.1)) }
    }
}
