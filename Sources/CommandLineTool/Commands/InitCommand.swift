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
