/// A table before it has a format: what its columns mean, and typed cells.
package struct Table: Hashable, Sendable {
    /// A name for files, such as `verdicts`.
    package let name: String
    package let columns: [Column]
    /// As many cells a row as there are columns.
    package let rows: [[Cell]]

    package init(name: String, columns: [Column], rows: [[Cell]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// One row a subject, each cell beside the column that it stands in.
    package init<Subject>(name: String, of subjects: [Subject], _ columns: [(Column, (Subject) -> Cell)]) {
        self.init(
            name: name, columns: columns.map(\.0), rows: subjects.map { subject in columns.map { $0.1(subject) } })
    }
}

/// One column of a ``Table``.
package struct Column: Hashable, Sendable {
    /// The header for machines, the same in every language, for instance `fiscal_year`.
    package let key: String
    /// The header for people.
    package let heading: String
    package let alignment: Alignment

    package init(key: String, heading: String, alignment: Alignment = .leading) {
        self.key = key
        self.heading = heading
        self.alignment = alignment
    }

    /// A column that only machines read.
    package init(_ key: String) { self.init(key: key, heading: key) }
}

/// The side that a column's texts keep to.
package enum Alignment: Hashable, Sendable {
    case leading
    case trailing
}

/// One typed value of a ``Table``.
package enum Cell: Hashable, Sendable {
    case text(String)
    /// A word that is read as one; its tone never says more than the word.
    case word(String, Tone)
    /// A value as it was declared or measured; people see it with its unit.
    case quantity(Double, unit: String?)
    /// A computed value; people see it rounded.
    case estimate(Double, unit: String?)
    /// A computed change, with its sign.
    case change(Double, unit: String?)
    case count(Int)
    /// A chance for other programs, or a share of many cases, of which people see whole per cent.
    case probability(Double)
    case flag(Bool)
    case fiscalYear(FiscalYear)
    /// Nothing; the reason is for people.
    case missing(reason: String)
    /// Several values, one above the other.
    case stack([Cell])

    package static let empty = Cell.missing(reason: "")

    package static func optional(_ value: Double?) -> Cell { value.map { .quantity($0, unit: nil) } ?? .empty }
    package static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
    package static func optional(_ count: Int?) -> Cell { count.map { .count($0) } ?? .empty }
}

/// How good the news of a word is; shown as colour where there is colour.
package enum Tone: Hashable, Sendable {
    case good
    case fair
    case caution
    case bad
    case quiet
}

extension Cell {
    /// What people read; parts of a stack stand on lines of their own.
    package func text(in language: Language) -> String {
        switch self {
        case .text(let text), .word(let text, _): text
        case .quantity(let value, let unit): NumberText.quantity(NumberText.exact(value), unit: unit)
        case .estimate(let value, let unit): NumberText.quantity(NumberText.estimate(value), unit: unit)
        case .change(let value, let unit):
            NumberText.change(value, unit: unit)[language]
        case .count(let count): NumberText.exact(Double(count))
        case .probability(let chance): NumberText.probability(chance)[language]
        case .flag(let flag): BilingualText(japanese: flag ? "はい" : "", english: flag ? "yes" : "")[language]
        case .fiscalYear(let year): year.label[language]
        case .missing(let reason): reason
        case .stack(let cells): cells.map { $0.text(in: language) }.joined(separator: "\n")
        }
    }
}
