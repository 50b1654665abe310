import MitoshiBasics

/// The names of the columns of a table of series that has a row for each value.
package struct SeriesColumnNames: Hashable, Sendable {
    package let id: String
    package let time: String
    package let value: String

    package init(id: String, time: String, value: String) {
        self.id = id
        self.time = time
        self.value = value
    }

    /// Those that need not be named.
    package static let known = [
        SeriesColumnNames(id: "series_id", time: "period", value: "value"),
        SeriesColumnNames(id: "unique_id", time: "ds", value: "y"),
        // The measurements of a package.
        SeriesColumnNames(id: "indicator_id", time: "period", value: "value"),
    ]

    var all: [String] { [id, time, value] }
}

/// What is said of how a table of series is laid out.
package enum SeriesTableForm: Hashable, Sendable {
    /// Nothing: the headers tell.
    case byHeaders
    /// A row for each value.
    case values(SeriesColumnNames)
    /// A row for each series, whose name stands in the column `id`, and a column for each period.
    case periodsAcross(id: String)
    /// A row for each period, which stands in the column `time`, and a column for each series.
    case seriesAcross(time: String)
}

extension SeriesTableForm {
    /// The columns that a table of the form has, in words.
    var expected: BilingualText {
        switch self {
        case .byHeaders:
            BilingualText(
                japanese:
                    "\(Self.lists("、または "))の列をひとつずつ（ほかの名前は --id、--time、--value で指定）、系列名の列ひとつと期間ごとの列（--id で指定）、または期間の列ひとつと系列ごとの列（--time で指定）",
                english:
                    "one column each of \(Self.lists(", or ")) (--id, --time and --value name others); or one of names and one for each period (--id names the first); or one of periods and one for each series (--time names the first)"
            )
        case .values(let names):
            BilingualText(
                japanese: "\(Self.list(names)) の列をひとつずつ", english: "one column each of \(Self.list(names))")
        case .periodsAcross(let id):
            BilingualText(
                japanese: "\(id) の列ひとつと、期間ごとの列（2020、FY2020 など）",
                english: "one column \(id), and one for each period such as 2020 or FY2020")
        case .seriesAcross(let time):
            BilingualText(
                japanese: "\(time) の列ひとつと、互いに名前の異なる系列ごとの列",
                english: "one column \(time), and one for each series, with different names")
        }
    }

    private static func list(_ names: SeriesColumnNames) -> String { names.all.joined(separator: ", ") }

    private static func lists(_ separator: String) -> String {
        SeriesColumnNames.known.map(list).joined(separator: separator)
    }
}

/// Where the names, periods and values of a table of series stand, and what is said once of a series.
struct SeriesLayout {
    /// The columns of values, by their places.
    enum Values {
        case rows(id: Int, time: Int, value: Int)
        case periodsAcross(id: Int, [(SeriesPeriod, Int)])
        case seriesAcross(time: Int, [Int])

        fileprivate var columns: [Int] {
            switch self {
            case .rows(let id, let time, let value): [id, time, value]
            case .periodsAcross(let id, let periods): [id] + periods.map(\.1)
            case .seriesAcross(let time, let series): [time] + series
            }
        }
    }

    let width: Int
    let values: Values
    /// By what is said once of a series.
    private(set) var attributes: [(SeriesDraft.Attribute, Int)] = []
    private(set) var targetPeriod: Int?
    private(set) var target: Int?
    /// Columns of targets of one period each.
    private(set) var targets: [(SeriesPeriod, Int)] = []
    /// The headers of the columns that mean nothing, or their places where they have none.
    private(set) var unread: [BilingualText] = []

    /// `nil` where the columns of `form` aren't there, once each.
    init?(header: [String], form: SeriesTableForm) {
        guard let values = Headers(texts: header).values(form) else { return nil }
        width = header.count
        self.values = values
        let read = Set(values.columns)
        for (index, text) in header.enumerated() where !read.contains(index) {
            switch Meaning(of: text) {
            case .attribute(let attribute): attributes.append((attribute, index))
            case .target: target = index
            case .targetPeriod: targetPeriod = index
            case .targetOf(let period): targets.append((period, index))
            case nil where text.isEmpty:
                unread.append(BilingualText(japanese: "\(index + 1)列目", english: "column \(index + 1)"))
            case nil: unread.append(BilingualText(verbatim: text))
            }
        }
    }

    /// What a column beside the values means by its header.
    fileprivate enum Meaning {
        case attribute(SeriesDraft.Attribute)
        case target
        case targetPeriod
        case targetOf(SeriesPeriod)

        init?(of header: String) {
            let name = header.lowercased()
            if let attribute = SeriesDraft.Attribute(rawValue: name) {
                self = .attribute(attribute)
            } else if name == "target" {
                self = .target
            } else if name == "target_period" {
                self = .targetPeriod
            } else if name.hasPrefix("target_"), let period = SeriesPeriod(String(header.dropFirst(7))) {
                self = .targetOf(period)
            } else {
                return nil
            }
        }
    }
}

/// The first row of a table of series.
private struct Headers {
    let texts: [String]

    func values(_ form: SeriesTableForm) -> SeriesLayout.Values? {
        switch form {
        case .byHeaders:
            SeriesColumnNames.known.lazy.compactMap(rows).first ?? periodsAcross() ?? seriesAcross()
        case .values(let names): rows(names)
        case .periodsAcross(let id): place(of: id).flatMap(periodsAcross)
        case .seriesAcross(let time): place(of: time).flatMap(seriesAcross)
        }
    }

    /// The place of the one column with that name.
    private func place(of name: String) -> Int? {
        let places = places(of: name)
        return places.count == 1 ? places[0] : nil
    }

    private func places(of name: String) -> [Int] {
        texts.indices.filter { texts[$0] == name || texts[$0].lowercased() == name.lowercased() }
    }

    private func has(_ part: KeyPath<SeriesColumnNames, String>) -> Bool {
        SeriesColumnNames.known.contains { !places(of: $0[keyPath: part]).isEmpty }
    }

    private func rows(_ names: SeriesColumnNames) -> SeriesLayout.Values? {
        let found = names.all.compactMap(place)
        return found.count == 3 ? .rows(id: found[0], time: found[1], value: found[2]) : nil
    }

    /// A table without a column of periods, whose names stand in a known column, or in the only one that nothing else is known of.
    private func periodsAcross() -> SeriesLayout.Values? {
        guard !has(\.time) else { return nil }
        if let id = SeriesColumnNames.known.lazy.compactMap({ place(of: $0.id) }).first { return periodsAcross(id: id) }
        let others = texts.indices.filter {
            SeriesPeriod(texts[$0]) == nil && SeriesLayout.Meaning(of: texts[$0]) == nil
        }
        return others.count == 1 ? periodsAcross(id: others[0]) : nil
    }

    private func periodsAcross(id: Int) -> SeriesLayout.Values? {
        let periods = texts.indices.compactMap { index in
            index == id ? nil : SeriesPeriod(texts[index]).map { ($0, index) }
        }
        return periods.isEmpty ? nil : .periodsAcross(id: id, periods)
    }

    /// A table without a column of names. One of values beside others looks like a row for each value whose column of names is
    /// called something else.
    private func seriesAcross() -> SeriesLayout.Values? {
        guard !has(\.id), !has(\.value) || texts.count(where: { !$0.isEmpty }) == 2 else { return nil }
        return SeriesColumnNames.known.lazy.compactMap { place(of: $0.time) }.first.flatMap(seriesAcross)
    }

    private func seriesAcross(time: Int) -> SeriesLayout.Values? {
        // A spreadsheet leaves columns without a header at the end.
        let series = texts.indices.filter { $0 != time && !texts[$0].isEmpty }
        let areDistinct = Set(series.map { texts[$0] }).count == series.count
        return series.isEmpty || !areDistinct ? nil : .seriesAcross(time: time, series)
    }
}
