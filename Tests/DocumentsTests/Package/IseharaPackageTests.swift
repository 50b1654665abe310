import Foundation
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@Suite("The package of the first declaration")
struct IseharaPackageTests {
    private static let tables = [
        "declaration.csv", "indicators.csv", "targets.csv", "stages.csv", "measurements.csv", "drivers.csv",
        "events.csv", "datapackage.json",
    ]

    @Test("is reproduced byte for byte when the declaration is read again", arguments: tables)
    func reproduced(_ file: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.isehara, toPath: "\(folder.path)/isehara")
        let copy = "\(folder.path)/isehara"
        let existing = try DataPackage.read(folder: copy)
        let declared = try DeclarationReader.read(file: Repository.seed)
        try DataPackage.write(existing.plan.updated(with: declared.plan), to: copy, encoding: existing.encoding)
        let written = try Data(contentsOf: URL(filePath: "\(copy)/\(file)"))
        #expect(written == (try Data(contentsOf: URL(filePath: "\(Repository.isehara)/\(file)"))))
    }

    @Test("holds everything the declaration says")
    func declaredPart() throws {
        let plan = try DataPackage.read(folder: Repository.isehara).plan
        let declared = try DeclarationReader.read(file: Repository.seed).plan
        // What the paper doesn't say: whose it is, and its words in English.
        var declaration = declared.declaration
        declaration.city = "伊勢原市"
        declaration.englishCity = "Isehara City"
        declaration.englishTitle = "Goals of the head of the Civic Life Department, fiscal 2021"
        declaration.englishDepartment = "Civic Life Department"
        #expect(plan.declaration == declaration)
        #expect(plan.targets == declared.targets)
        #expect(plan.stages == declared.stages)
        #expect(plan.measurements.filter { declared.measurements.contains($0) } == declared.measurements)
        #expect(plan.indicators.map(\.id) == declared.indicators.map(\.id))
    }

    @Test("holds the five values of 17-101 as they were published")
    func safetyMail() throws {
        let plan = try DataPackage.read(folder: Repository.isehara).plan
        let values = plan.measurements.filter { $0.indicatorID == "17-101" }
        let date = try #require(CalendarDate(year: 2017, month: 3, day: 31))
        let (year2015, year2020) = (try #require(FiscalYear(2015)), try #require(FiscalYear(2020)))
        #expect(
            values.map(\.period) == [
                .month(year: 2007, month: 6), .month(year: 2014, month: 10), .fiscalYear(year2015), .date(date),
                .fiscalYear(year2020),
            ])
        #expect(
            values.map(\.value) == [
                .numeric(.exact(1_203)), .numeric(.moreThan(10_000)), .numeric(.exact(10_109)),
                .numeric(.exact(10_554)), .numeric(.exact(14_989)),
            ])
        #expect(values.map(\.isDerived) == [false, false, true, false, false])
        #expect(values.allSatisfy { $0.source != nil })
    }

    @Test("holds the card rate with its 46 dates, each known on its day, as the driver of 40-104")
    func driver() throws {
        let plan = try DataPackage.read(folder: Repository.isehara).plan
        let driver = try #require(plan.drivers.first)
        #expect(plan.drivers.count == 1)
        #expect(driver.id == "my-number-card-rate")
        #expect(driver.values.count == 46)
        #expect(driver.values.allSatisfy { value in value.knownOn.map(Period.date) == value.period })
        #expect(driver.values.first?.value == 10.5)
        #expect(driver.values.last?.value == 57.3)
        #expect(plan.indicators.filter { $0.driverID != nil }.map(\.id) == ["40-104"])
    }
}

@Suite("The descriptor of a package")
struct DescriptorTests {
    @Test("describes every table of the committed packages as it is", arguments: ["isehara", "example-budget"])
    func committed(name: String) throws {
        let folder = URL(filePath: Repository.isehara).deletingLastPathComponent().appending(path: name).path()
        #expect(try TableSchemaCheck.faults(inPackage: folder).isEmpty)
        let descriptor = try String(contentsOfFile: "\(folder)/datapackage.json", encoding: .utf8)
        let tables = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
        #expect(tables.count >= 9)
        for table in tables { #expect(descriptor.contains("\"\(table)\""), "\(table)") }
    }

    @Test("describes what-ifs and interventions that stand beside the plan's tables, as far as their columns are known")
    func questions() throws {
        let folder = try TemporaryFolder()
        try folder.write("section,minimum_yen\n市民課,100\n", "floors.csv")
        try folder.write("scenario_id,indicator_id,kind,amount\n", "scenarios.csv")
        try DataPackage.write(try RandomPlan.make(seed: 1), to: folder.path)
        #expect(try TableSchemaCheck.faults(inPackage: folder.path).isEmpty)
        let text = String(decoding: try folder.bytes("datapackage.json"), as: UTF8.self)
        #expect(text.contains("floors.csv") && !text.contains("scenarios.csv") && !text.contains("interventions.csv"))
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
