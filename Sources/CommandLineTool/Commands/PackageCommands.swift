import ArgumentParser
import Documents
import Planning

/// An empty, documented data package.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: localized("説明付きの空のデータパッケージを作る。", "Writes an empty, documented data package."))

    @Argument(help: help("作るフォルダ", "Folder to make.", value: "folder"), completion: .directory)
    var folder: String

    @Option(help: help("CSVの文字コード", "Characters of the CSV files.", value: "encoding"))
    var encoding: TextEncoding = .utf8WithBOM

    @Flag(help: help("すでにあるデータパッケージに上書きする", "Overwrite a package that is there."))
    var force = false

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func validate() throws { try OutputFolder.validate(folder) }

    func run() throws {
        try ExistingPackage.refuse(in: folder, unless: force)
        try DataPackage.writeEmpty(to: folder, encoding: encoding)
        messages.say([localized("作成：\(folder)", "made \(folder)")])
    }
}

/// Every problem of a package at once.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: localized(
            "データパッケージを検査し、すべての問題を場所とともに示す。", "Checks a data package and names every problem with its place."))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @OptionGroup var history: MeasurementOptions

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func run() throws {
        let package = try messages.package(at: package)
        let measured = try history.read(for: package.plan)
        let plan = try measured.map { try package.plan.adding($0) } ?? package.plan
        guard !messages.quiet else { return }
        if let measured {
            let account = MeasurementReport(reading: measured, plan: plan, language: language.language)
            let added = plan.measurements.count - package.plan.measurements.count
            messages.say(measured.notices.map { $0[language.language] } + [account.summary(adding: added)])
        }
        try StandardOutput.write(
            localized(
                "\(self.package)：問題なし（事業指標\(plan.indicators.count)件、目標値\(plan.targets.count)個、実績値\(plan.measurements.count)個）\n",
                "\(self.package): all is well (\(plan.indicators.count) indicators, \(plan.targets.count) targets, "
                    + "\(plan.measurements.count) measurements)\n"))
        let questions = plan.questions()
        guard !questions.isEmpty else { return }
        try StandardOutput.write(localized("確認したい点（\(questions.count)件）：\n", "To be looked at (\(questions.count)):\n"))
        for question in questions {
            try StandardOutput.write("- \(question.indicatorID) \(question.offer[language.language])\n")
        }
    }
}
