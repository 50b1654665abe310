import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// A planner's history sheet, to be read beside a plan.
struct MeasurementOptions: ParsableArguments {
    @Option(
        help: help(
            "実績値の表のあるExcelブック（.xlsx）", "Excel workbook (.xlsx) with a table of measured values.", value: "file"),
        completion: .file(extensions: ["xlsx", "xlsm"]))
    var measurements: String?

    @Option(
        help: help(
            "読むシート（省略時は表示されている最初のシート）", "Sheet to read; by default the first that isn't hidden.", value: "name"))
    var sheet: String?

    func validate() throws {
        if sheet != nil, measurements == nil {
            throw ValidationError(
                localized("--sheet は --measurements とともに指定してください。", "--sheet needs --measurements."))
        }
    }

    /// What the file holds for `plan`; `nil` when none is named.
    func read(for plan: Plan) throws -> MeasurementReading? {
        try measurements.map { try MeasurementSheet.read(file: $0, sheet: sheet, for: plan) }
    }
}

/// What was read from a history sheet, cell by cell.
struct MeasurementReport {
    let reading: MeasurementReading
    let plan: Plan
    let language: Language

    var table: Table {
        Table(
            name: "measurements",
            columns: [
                Column(key: "cell", heading: language.text("セル", "Cell")),
                Column(key: "indicator_id", heading: language.text("事業番号", "No.")),
                Column(key: "period", heading: language.text("期間", "Period")),
                Column(key: "value", heading: language.text("値", "Value"), alignment: .trailing),
                Column(key: "basis", heading: language.text("根拠", "Basis")),
            ],
            rows: reading.items.map { item in
                [
                    .text(item.cell), .text(item.measurement.indicatorID),
                    .text(item.measurement.period.label[language]),
                    .text(item.measurement.value.text(unit: unit(of: item))[language]),
                    .word(
                        item.isFormula ? language.text("数式の結果", "formula's result") : language.text("記載", "read"),
                        .quiet),
                ]
            })
    }

    private func unit(of item: MeasurementReading.Item) -> String? {
        plan.indicators.first { $0.id == item.measurement.indicatorID }?.unit
    }

    /// One line: how much was read, and how much of it would be new in the package, which stays as it is.
    func summary(wouldAdd added: Int) -> String {
        let count = reading.items.count
        return language.text(
            "\(reading.file) [\(reading.sheet)]：実績値\(count)個を読みました。パッケージに加わるのは\(added)個で、\(count - added)個はすでにある値です（検査だけで、何も書き込んでいません。加えるには mitoshi add）。",
            "\(reading.file) [\(reading.sheet)]: read \(count) measured values, \(added) of which would be new (nothing was written; mitoshi add "
                + "puts them into the package).")
    }

    /// One line: how much was read and how much of it is new.
    func summary(adding added: Int) -> String {
        let count = reading.items.count
        return language.text(
            "\(reading.file) [\(reading.sheet)]：実績値\(count)個を読み、\(added)個を加えました（\(count - added)個はすでにある値）。",
            "\(reading.file) [\(reading.sheet)]: read \(count) measured values, \(added) of them new.")
    }
}
