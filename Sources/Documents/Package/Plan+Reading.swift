public import MitoshiPlanning

extension Plan {
    /// Reads the plan at `path`: a data package's folder, a document or workbook with a table of indicators, or a folder of one
    /// office's documents of several years. What a document leaves open isn't in the plan.
    ///
    /// - Throws: ``DocumentError`` with every problem.
    public static func read(at path: String) throws(DocumentError) -> Plan {
        try DataPackage.read(at: path).package.plan
    }
}
