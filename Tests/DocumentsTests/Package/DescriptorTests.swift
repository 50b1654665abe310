import MitoshiBasics
import MitoshiDocuments
import Foundation
import TestSupport
import Testing

@Suite("The descriptor of a package")
struct DescriptorTests {
    @Test("describes the committed package as it is")
    func committed() throws {
        #expect(try TableSchemaCheck.faults(inPackage: Repository.isehara).isEmpty)
    }

    @Test("describes whatever is written", arguments: 0..<60)
    func written(seed: Int) throws {
        let folder = try TemporaryFolder()
        try DataPackage.write(try RandomPlan.make(seed: seed), to: folder.path)
        #expect(try TableSchemaCheck.faults(inPackage: folder.path).isEmpty)
    }

    @Test("describes an empty package")
    func empty() throws {
        let folder = try TemporaryFolder()
        try DataPackage.writeEmpty(to: folder.path)
        #expect(try TableSchemaCheck.faults(inPackage: folder.path).isEmpty)
    }

    @Test(
        "finds the mistakes that the schema forbids",
        arguments: [
            ("targets.csv", "17-101,FY2021,16000", "17-101,2021,16000"), ("targets.csv", "FY2021,16000", "FY2021,many"),
            ("targets.csv", "17-101,FY2021", "99-101,FY2021"), ("indicators.csv", ",stock,", ",shares,"),
            ("stages.csv", "35-106,1", "35-106,0"), ("stages.csv", "35-106,1", "35-106,2"),
            ("drivers.csv", "2017-03-08,10.5,2017-03-08", "2017-03-08,10.5,08/03/2017"),
        ])
    func mistakes(file: String, old: String, new: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.isehara, toPath: "\(folder.path)/copy")
        let path = URL(filePath: "\(folder.path)/copy/\(file)")
        let text = try String(contentsOf: path, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: path)
        #expect(try !TableSchemaCheck.faults(inPackage: "\(folder.path)/copy").isEmpty)
    }
}
