import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A generated declaration")
struct GeneratedDeclarationTests {
    /// The bytes of a rendered declaration in one of the encodings a city uses.
    private static func bytes(_ text: String, seed: Int) -> [UInt8] {
        switch seed % 3 {
        case 1: TextEncoding.byteOrderMark + Array(text.utf8)
        case 2: (try? TextEncoding.cp932.bytes(of: text, file: "")) ?? Array(text.utf8)
        default: Array(text.utf8)
        }
    }

    private static func read(seed: Int) throws -> (DeclaredFacts, RenderedDeclaration, DeclarationReading) {
        let facts = DeclaredFacts(seed: seed)
        let rendered = RenderedDeclaration(facts, seed: seed)
        let folder = try TemporaryFolder()
        let file = try folder.write(bytes(rendered.text, seed: seed), "declaration.txt")
        do {
            // Its years are any, some of them not over yet.
            let day = CalendarDate(nearestTo: 2100, month: 1, day: 1)
            return (facts, rendered, try DeclarationReader.read(file: file, today: day))
        } catch {
            Issue.record("\(error)\n\(rendered.text)")
            throw error
        }
    }

    @Test("is read cell by cell as it was made", arguments: 0..<120)
    func indicators(seed: Int) throws {
        let (facts, rendered, reading) = try Self.read(seed: seed)
        let plan = reading.plan
        #expect(Set(plan.indicators.map(\.id)) == Set(facts.indicators.map(\.id)))
        #expect(plan.indicators.count == facts.indicators.count)
        #expect(plan.targets.count == facts.indicators.count * facts.targetYears.count)
        for expected in facts.indicators {
            let indicator = try #require(plan.indicators.first { $0.id == expected.id })
            let places = try #require(rendered.places[expected.id])
            #expect(indicator.programme == expected.programme)
            #expect(indicator.name == expected.name)
            #expect(indicator.kind == expected.kind)
            #expect(indicator.sections == expected.sections)
            #expect(indicator.basePeriod == FiscalYear(expected.baseYear).map(Period.fiscalYear))
            #expect(indicator.source == Self.source(places[.indicator]))
            let base = try #require(plan.measurements.first { $0.indicatorID == expected.id })
            let targets = plan.targets.filter { $0.indicatorID == expected.id }
            #expect(base.source == Self.source(places[.base]))
            #expect(targets.map(\.fiscalYear.year) == facts.targetYears)
            #expect(targets.map(\.source) == facts.targetYears.indices.map { Self.source(places[.target($0)]) })
            switch expected.values {
            case .numbers(let unit, let number, let goals):
                #expect(indicator.unit == unit)
                #expect(base.value == .numeric(.exact(number.value)))
                #expect(base.decimals == number.decimals)
                #expect(targets.map(\.goal) == goals.map { .value($0.value) })
            case .stages(let stage, let goals):
                #expect(indicator.unit == nil)
                #expect(base.value == .stage(stage))
                #expect(targets.map(\.goal) == goals.map { .stage($0) })
                #expect(plan.stages[expected.id] == [stage] + goals)
            }
        }
    }

    private static func source(_ place: RenderedDeclaration.Place?) -> Source? {
        place.map { Source(title: "declaration.txt line \($0.line), cell \($0.cell)") }
    }

    @Test("gives its words as they were made", arguments: 0..<120)
    func words(seed: Int) throws {
        let (facts, _, reading) = try Self.read(seed: seed)
        let declaration = reading.plan.declaration
        #expect(declaration.fiscalYear == FiscalYear(facts.year))
        #expect(declaration.department == facts.department)
        #expect(declaration.director == (facts.message.isEmpty ? nil : facts.director))
        #expect(declaration.message == facts.message)
        #expect(declaration.divisions == facts.divisions)
        #expect(declaration.roles == facts.roles)
        #expect(declaration.policies == facts.policies)
        #expect(declaration.targetPlan == facts.plan)
        #expect(declaration.remarks == [facts.remark].compactMap(\.self))
    }
}
