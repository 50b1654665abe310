import ArgumentParser
import MitoshiBasics
import MitoshiDocuments

/// How a table of series is read.
struct SeriesTableOptions: ParsableArguments {
    @Option(
        help: help(
            "系列の表の系列名の列（--time、--value とともに。単独なら、ほかの列が期間ごとの値）",
            "Column of the series' names in a table of series, with --time and --value; alone where the other columns are periods.",
            value: "column"))
    var id: String?

    @Option(
        help: help(
            "期間の列（単独なら、ほかの列がそれぞれ系列）", "Column of periods; alone where each other column is a series.",
            value: "column"))
    var time: String?

    @Option(help: help("値の列", "Column of values.", value: "column"))
    var value: String?

    @Flag(
        help: help(
            "同じ系列の行が続いている表を、少ないメモリで順に読む",
            "The rows of each series of a table stand together, so that memory stays small."))
    var sorted = false

    /// Whether any of them is given.
    var areGiven: Bool { sorted || [id, time, value].contains { $0 != nil } }

    func validate() throws {
        if form == nil {
            throw ValidationError(
                localized(
                    "--id、--time、--value は3つとも、または --id か --time だけを指定してください。",
                    "Give all of --id, --time and --value, or --id or --time alone."))
        }
    }

    /// What is to be said of a table with a header only.
    static func noSeries(in file: String) -> String {
        localized("\(file)：系列がありません（見出しの下に行がない表）", "\(file): there is no series: a table without rows below its header")
    }

    /// The series of the table in `file`.
    func stream(of file: String) throws(DocumentError) -> SeriesQuestionStream {
        try SeriesQuestionStream(file: file, form: form ?? .byHeaders, isSorted: sorted)
    }

    /// How the options say the table is laid out; `nil` where they don't go together.
    private var form: SeriesTableForm? {
        switch (id, time, value) {
        case (nil, nil, nil): .byHeaders
        case (let id?, nil, nil): .periodsAcross(id: id)
        case (nil, let time?, nil): .seriesAcross(time: time)
        case (let id?, let time?, let value?): .values(SeriesColumnNames(id: id, time: time, value: value))
        default: nil
        }
    }
}

extension SeriesQuestionStream {
    /// Names the columns that mean nothing, once the table is read.
    func tellUnread(of file: String, by messages: QuietOption) {
        guard !unreadColumns.isEmpty else { return }
        let names = unreadColumns
        messages.say([
            localized(
                "\(file)：読まない列：\(names.map(\.japanese).joined(separator: "、"))",
                "\(file): columns that are left unread: \(names.map(\.english).joined(separator: ", "))")
        ])
    }
}

/// One line for each sort of refusal, with the first series and how many there are.
struct SeriesRefusals {
    /// Why a series has no answer.
    struct Refusal: Sendable {
        let code: String
        let message: BilingualText
        /// Whether the message says at which place of the table.
        var hasPlace = false
    }

    let file: String
    /// What a refusal means for the series, behind its name.
    let consequence: BilingualText
    private var sorts: [(first: Refusal, id: String, count: Int)] = []

    init(file: String, consequence: BilingualText) {
        self.file = file
        self.consequence = consequence
    }

    var isEmpty: Bool { sorts.isEmpty }

    mutating func add(_ refusal: Refusal, of id: String) {
        if let place = sorts.firstIndex(where: { $0.first.code == refusal.code }) {
            sorts[place].count += 1
        } else {
            sorts.append((refusal, id, 1))
        }
    }

    var lines: [String] {
        sorts.map { first, id, count in
            let (text, more) = (first.message, count - 1)
            let place =
                first.hasPlace
                ? BilingualText(japanese: "", english: "")
                : BilingualText(japanese: "\(file)：", english: "\(file): ")
            return localized(
                "\(place.japanese)\(text.japanese)。系列「\(id)」\(consequence.japanese)"
                    + (more > 0 ? "（\(first.code)、ほか\(more)系列）" : ""),
                "\(place.english)\(text.english); series “\(id)” \(consequence.english)"
                    + (more > 0 ? " (\(first.code), and \(more) more)" : ""))
        }
    }
}
