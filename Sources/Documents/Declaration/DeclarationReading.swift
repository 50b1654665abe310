public import Planning

/// What was read from a declaration.
public struct DeclarationReading: Hashable, Sendable {
    public let plan: Plan
    /// Every value read, cell by cell, and everything inferred from them, in the document's order.
    public let items: [ReadItem]
    /// The encoding the file had.
    public let encoding: TextEncoding

    public init(plan: Plan, items: [ReadItem], encoding: TextEncoding) {
        self.plan = plan
        self.items = items
        self.encoding = encoding
    }
}

/// One value read from a declaration, or inferred.
public struct ReadItem: Hashable, Sendable {
    /// On what a value rests.
    public enum Basis: Hashable, Sendable {
        /// It stands in the document.
        case read
        /// It doesn't; the reason tells from what it follows.
        case inferred(reason: BilingualText)
    }

    public let line: Int
    /// From 1; `nil` when it isn't one cell's.
    public let cell: Int?
    /// The indicator it belongs to.
    public let indicatorID: String?
    /// What it is, for instance 現状値.
    public let name: BilingualText
    /// The value as understood.
    public let value: String
    public let basis: Basis

    public init(
        line: Int, cell: Int?, indicatorID: String? = nil, name: BilingualText, value: String, basis: Basis = .read
    ) {
        self.line = line
        self.cell = cell
        self.indicatorID = indicatorID
        self.name = name
        self.value = value
        self.basis = basis
    }
}
