import Testing

@Suite("Several programs that change one package at once")
struct SeveralWritersTests {
    @Test("lose no value, and make none twice")
    func everyValue() async throws {
        let folder = try ingestedPackage()
        func rows() throws -> [[String]] {
            cells(try folder.text(of: "package/measurements.csv").replacing("\r\n", with: "\n"))
        }
        let before = try rows().count
        // Each value from two programs, beside updates that read the whole package and put another folder into its place.
        let values = (2008...2013).flatMap { year in repeatElement("37-101:FY\(year)=\(year)", count: 2) }
        let commands =
            values.map { ["add", "package", $0, "--quiet"] }
            + repeatElement(
                ["ingest", try seedDeclaration(), "--update", "--output", "package", "--quiet"], count: 4)
        try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
            for command in commands { group.addTask { try Program.run(command, in: folder) } }
            for try await outcome in group { #expect(outcome.status == 0, "\(outcome.errors)") }
        }
        let after = try rows()
        #expect(after.count == before + 6)
        for year in 2008...2013 {
            #expect(after.count { $0.contains("FY\(year)") && $0.contains("\(year)") } == 1)
        }
        #expect(try Program.run(["check", "package"], in: folder).status == 0)
        #expect(try !folder.names(in: ".").contains { $0.hasPrefix(".mitoshi-") })
    }
}
