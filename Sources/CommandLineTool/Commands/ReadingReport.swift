import Documents
import Planning
import Reporting

/// What was read from a declaration, cell by cell, and what was inferred from it.
struct ReadingReport {
    let reading: DeclarationReading
    let language: Language

    init(_ reading: DeclarationReading, in language: Language) {
        self.reading = reading
        self.language = language
    }

    var report: Report {
        let plan = reading.plan
        let inferred = reading.items.count { $0.basis != .read }
        let counts = language.text(
            "事業指標\(plan.indicators.count)件、目標値\(plan.targets.count)個を読み取りました。読み取った値\(reading.items.count - inferred)個、推定した値\(inferred)個。",
            "Read \(plan.indicators.count) indicators and \(plan.targets.count) targets: \(reading.items.count - inferred) values "
                + "stand in the document, \(inferred) are inferred.")
        return Report(
            title: plan.declaration.title, language: language, blocks: [.headline(counts), .table(table)])
    }

    private var table: Table {
        Table(
            name: "reading",
            columns: [
                Column(key: "line", heading: language.text("行", "Line"), alignment: .trailing),
                Column(key: "cell", heading: language.text("セル", "Cell"), alignment: .trailing),
                Column(key: "indicator_id", heading: language.text("事業番号", "No.")),
                Column(key: "name", heading: language.text("項目", "Item")),
                Column(key: "value", heading: language.text("値", "Value")),
                Column(key: "basis", heading: language.text("根拠", "Basis")),
            ],
            rows: reading.items.map(row))
    }

    private func row(_ item: ReadItem) -> [Cell] {
        [
            .count(item.line), item.cell.map { .count($0) } ?? .empty, .text(item.indicatorID ?? ""),
            .text(item.name[language]), .text(item.value), basis(of: item),
        ]
    }

    private func basis(of item: ReadItem) -> Cell {
        switch item.basis {
        case .read: .word(language.text("記載", "read"), .quiet)
        case .inferred(let reason): .text(language.text("推定：\(reason.japanese)", "inferred: \(reason.english)"))
        }
    }
}
