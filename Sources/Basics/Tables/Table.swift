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
    /// A chance; people see whole per cent.
    case probability(Double)
    case flag(Bool)
    case fiscalYear(FiscalYear)
    /// Nothing; the reason is for people.
    case missing(reason: String)
    /// Several values, one above the other.
    case stack([Cell])

    package static let empty = Cell.missing(reason: "")
}

/// How good the news of a word is; shown as colour where there is colour.
package enum Tone: Hashable, Sendable {
    case good
    case fair
    case caution
    case bad
    case quiet
}
