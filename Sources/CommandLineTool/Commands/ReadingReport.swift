import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

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
        let read = reading.items.count { $0.basis == .read }
        let leftOut = reading.items.count { if case .leftOut = $0.basis { true } else { false } }
        let inferred = reading.items.count - read - leftOut
        let counts = language.text(
            "事業指標\(plan.indicators.count)件、目標値\(plan.targets.count)個を読み取りました。読み取った値\(read)個、推定した値\(inferred)個、読まなかった行・列\(leftOut)個。",
            "Read \(NumberText.counted(plan.indicators.count, "indicators")) and "
                + "\(NumberText.counted(plan.targets.count, "targets")): \(NumberText.counted(read, "values")) "
                + "\(read == 1 ? "stands" : "stand") in the document, \(inferred) \(inferred == 1 ? "is" : "are") inferred, \(leftOut == 1 ? "one line or column is" : "\(leftOut) lines or columns are") left out."
        )
        let asked: [Report.Block] = reading.questions.isEmpty ? [] : [.table(questions)]
        return Report(
            title: plan.declaration.title, language: language, blocks: [.headline(counts), .table(table)] + asked)
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
        case .leftOut(let reason): .text(language.text("読まない：\(reason.japanese)", "left out: \(reason.english)"))
        }
    }

    /// What only a person can settle.
    private var questions: Table {
        Table(
            name: "questions",
            columns: [
                Column(key: "line", heading: language.text("行", "Line"), alignment: .trailing),
                Column(key: "cell", heading: language.text("セル", "Cell"), alignment: .trailing),
                Column(key: "indicator", heading: language.text("指標", "Indicator")),
                Column(key: "found", heading: language.text("記載", "Found")),
                Column(key: "question", heading: language.text("質問", "Question")),
            ],
            rows: reading.questions.map { question in
                [
                    question.line.map { .count($0) } ?? .empty, question.cell.map { .count($0) } ?? .empty,
                    .text(question.indicator), .text(question.found), .text(question.question[language]),
                ]
            })
    }

    /// The tables as they were understood, each column under what it was taken for.
    var layouts: Report {
        Report(
            title: reading.plan.declaration.title, language: language,
            blocks: reading.layouts.map { layout in
                .table(
                    Table(
                        name: "layout",
                        columns: layout.columns.enumerated().map { place, column in
                            let guess = column.isGuessed ? language.text("（推定）", " (guessed)") : ""
                            let period = column.period.isEmpty ? "" : " \(column.period)"
                            return Column(
                                key: "column_\(place + 1)",
                                heading: column.role[language] + period + guess)
                        },
                        rows: [layout.columns.map { .word($0.header, .quiet) }]
                            + layout.rows.prefix(5).map { $0.map { .text($0) } }))
            })
    }
}
