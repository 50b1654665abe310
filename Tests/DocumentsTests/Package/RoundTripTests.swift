import MitoshiDocuments
import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@Suite("A package")
struct RoundTripTests {
    @Test("gives back the plan that was written, whatever its words", arguments: 0..<100, TextEncoding.allCases)
    func roundTrip(seed: Int, encoding: TextEncoding) throws {
        let plan = try RandomPlan.make(seed: seed)
        try #require(plan.problems.isEmpty, "\(plan.problems)")
        let folder = try TemporaryFolder()
        do {
            try DataPackage.write(plan, to: folder.path, encoding: encoding)
            #expect(try DataPackage.read(folder: folder.path).plan == plan)
        } catch let error as OutputError {
            // Words that CP932 lacks are named, and nothing is written.
            guard encoding == .cp932, case .unencodable = error else { throw error }
            #expect(try folder.names().isEmpty)
        }
    }

    @Test("gives back the same in every encoding where its words are all Japanese", arguments: TextEncoding.allCases)
    func encodings(encoding: TextEncoding) throws {
        let plan = try DataPackage.read(folder: Repository.isehara).plan
        let folder = try TemporaryFolder()
        try DataPackage.write(plan, to: folder.path, encoding: encoding)
        #expect(try DataPackage.read(folder: folder.path).plan == plan)
        #expect(try DataPackage.read(folder: folder.path, encoding: encoding).plan == plan)
    }

    @Test("gives back what its parts are called in English")
    func english() throws {
        var plan = try DeclarationReader.read(file: Repository.seed).plan
        plan.declaration.city = "伊勢原市"
        plan.declaration.englishCity = "Isehara City"
        plan.declaration.englishTitle = "Goals, fiscal 2021"
        plan.declaration.englishDepartment = "Civic Life"
        for index in plan.indicators.indices {
            plan.indicators[index].english = EnglishNames(
                programme: "Programme", name: "=Name, with a comma", unit: "people",
                sections: plan.indicators[index].sections.map { _ in "Section; office" })
        }
        plan.englishStages = ["35-106": ["現状把握": "present state"]]
        let folder = try TemporaryFolder()
        try DataPackage.write(plan, to: folder.path, encoding: .utf8)
        #expect(try DataPackage.read(folder: folder.path).plan == plan)
        #expect(plan.named(in: .japanese) == plan)
        let named = plan.named(in: .english)
        #expect(named.declaration.fullTitle == "Isehara City: Goals, fiscal 2021")
        #expect(named.indicators.allSatisfy { $0.name == "=Name, with a comma" && $0.programme == "Programme" })
        #expect(named.stages["35-106"] == ["問題点・課題の整理", "present state", "改修方針決定"])
    }

    @Test("is written the same way again", arguments: [TextEncoding.utf8, .utf8WithBOM, .cp932])
    func stable(encoding: TextEncoding) throws {
        let plan = try DeclarationReader.read(file: Repository.seed).plan
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        try DataPackage.write(plan, to: first.path, encoding: encoding)
        let back = try DataPackage.read(folder: first.path)
        #expect(back.plan == plan)
        #expect(back.encoding == encoding)
        try DataPackage.write(back.plan, to: second.path, encoding: back.encoding)
        for name in try first.names() { #expect(try first.bytes(name) == second.bytes(name)) }
    }

    @Test("holds no cell that a spreadsheet would run, and negative numbers as numbers", arguments: 0..<50)
    func formulas(seed: Int) throws {
        let folder = try TemporaryFolder()
        try DataPackage.write(try RandomPlan.make(seed: seed), to: folder.path, encoding: .utf8)
        for name in try folder.names() where name.hasSuffix(".csv") {
            for cell in PlainCSV.rows(of: try folder.bytes(name)).joined() {
                guard let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
                    continue
                }
                #expect(Double(cell) != nil, "\(name): \(cell)")
            }
        }
    }

    @Test("keeps what people wrote into its datapackage.json")
    func descriptor() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"title": "Ours", "licenses": [{"name": "CC-BY-4.0"}], "resources": []}"#, "datapackage.json")
        try DataPackage.write(try RandomPlan.make(seed: 1), to: folder.path)
        let text = String(decoding: try folder.bytes("datapackage.json"), as: UTF8.self)
        #expect(text.contains("\"Ours\"") && text.contains("CC-BY-4.0") && text.contains("measurements.csv"))
    }

    @Test("may be empty, with a guide to every column")
    func empty() throws {
        let folder = try TemporaryFolder()
        try DataPackage.writeEmpty(to: "\(folder.path)/new")
        #expect(DataPackage.exists(in: "\(folder.path)/new"))
        #expect(!DataPackage.exists(in: folder.path))
        let package = try DataPackage.read(folder: "\(folder.path)/new")
        #expect(package.plan == Plan(declaration: Declaration(title: "", fiscalYear: nil), indicators: [], targets: []))
        let guide = try String(contentsOfFile: "\(folder.path)/new/README.md", encoding: .utf8)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/new")
        where name.hasSuffix(".csv") {
            let file = try Data(contentsOf: URL(filePath: "\(folder.path)/new/\(name)"))
            let header = String(decoding: file.dropFirst(3), as: UTF8.self).split(whereSeparator: \.isNewline)
            #expect(header.count == 1)
            #expect(guide.contains("## \(name)"))
            for column in header[0].split(separator: ",") { #expect(guide.contains("`\(column)`"), "\(name)") }
        }
    }
}
