/// One indicator of a plan (事業指標), as the plan's owner describes it.
public struct Indicator: Hashable, Sendable {
    /// The number the declaration gives it, for instance `17-101`.
    public var id: String
    /// The programme it belongs to (主な事業).
    public var programme: String
    /// What the plan calls it. Where nothing is stated, its words tell the better side and who moves the figure.
    public var name: String
    /// `nil` for a milestone.
    public var unit: String?
    /// The sort of quantity, which decides what values can be and which models forecast them.
    public var kind: IndicatorKind
    /// What the plan says of the better side; what stands beside a target's number goes before it.
    public var direction: DirectionSetting
    /// The period of the declared base value (現状値); `nil` when none was declared.
    public var basePeriod: Period?
    /// Bounds of the possible values where the kind doesn't fix them, for instance the eligible population.
    public var supportLower: Double?
    /// The greatest possible value; `nil` where the kind alone says. A share never goes beyond 100.
    public var supportUpper: Double?
    /// How far on the wrong side of a level to keep still counts as kept; `nil` for nothing but the rounding of the digits.
    public var tolerance: Double?
    /// Weight in counts over the plan; 1 unless the plan says otherwise.
    public var weight: Double
    /// The sections in charge (所管課), in the document's order.
    public var sections: [String]
    /// The policy statement it serves, where the document says so.
    public var policy: String?
    /// The series that explains it, where one is named.
    public var driverID: String?
    /// Who moves the figure, where the plan says so.
    public var statedMover: Mover?
    /// Where the plan describes the indicator; `nil` where nobody says.
    public var source: Source?
    /// A remark, shown with the source; empty for none.
    public var note: String
    /// What it is called in English, where the plan says so.
    public var english: EnglishNames
    /// The words that rules read, where ``name`` and ``unit`` are those of another language.
    private var original: WrittenWords?

    /// Nothing is checked here; ``Plan/problems`` finds what contradicts itself.
    public init(
        id: String, programme: String, name: String, unit: String?, kind: IndicatorKind,
        direction: DirectionSetting = .unstated, basePeriod: Period? = nil, supportLower: Double? = nil,
        supportUpper: Double? = nil, tolerance: Double? = nil, weight: Double = 1, sections: [String] = [],
        policy: String? = nil, driverID: String? = nil, statedMover: Mover? = nil, source: Source? = nil,
        note: String = "", english: EnglishNames = EnglishNames()
    ) {
        self.id = id
        self.programme = programme
        self.name = name
        self.unit = unit
        self.kind = kind
        self.direction = direction
        self.basePeriod = basePeriod
        self.supportLower = supportLower
        self.supportUpper = supportUpper
        self.tolerance = tolerance
        self.weight = weight
        self.sections = sections
        self.policy = policy
        self.driverID = driverID
        self.statedMover = statedMover
        self.source = source
        self.note = note
        self.english = english
    }

    /// Name and unit as the plan writes them, in whatever language the indicator is shown.
    var written: WrittenWords {
        get { original ?? WrittenWords(name: name, unit: unit) }
        set { original = newValue }
    }
}

/// What kind of quantity an indicator is; it decides support and model.
public enum IndicatorKind: String, CaseIterable, Sendable, Codable {
    /// A total over the year, large enough to treat as continuous.
    case flow
    /// A total over the year, small enough (about 0–30) to count.
    case smallCount = "small-count"
    /// A level at the year's end that may fall.
    case stock
    /// A level that never falls, such as sites installed so far.
    case cumulativeStock = "cumulative-stock"
    /// A percentage between 0 and 100.
    case share
    /// Ordered stages instead of numbers.
    case milestone
    /// A level that the organisation sets itself.
    case decisionDriven = "decision-driven"
}

/// Which way an indicator should move, or which side of a level it should stay on.
public enum Direction: String, CaseIterable, Sendable, Codable {
    case increase
    case decrease
    /// Not to fall below the level, less the tolerance.
    case maintainAtLeast = "maintain-at-least"
    /// Not to rise above the level, plus the tolerance.
    case maintainAtMost = "maintain-at-most"
    /// To stay within the tolerance on both sides; only where the plan says so.
    case maintainWithin = "maintain-within"
}

/// What the plan says of the direction.
public enum DirectionSetting: Hashable, Sendable {
    /// The plan's owner stated it.
    case stated(Direction)
    /// A level is to be kept; on which side of it is better, the plan doesn't say.
    case keepsLevel
    /// Nothing: the indicator's words and its targets tell, or nobody knows.
    case unstated
}

/// Where something was read or comes from.
public struct Source: Hashable, Sendable {
    /// A title, or the place in a document such as `seeds/declaration.txt line 24, cell 4`.
    public let title: String
    /// A web address or a path; `nil` where none is known.
    public let address: String?

    /// The title may be empty where there is an address.
    public init(title: String, address: String? = nil) {
        self.title = title
        self.address = address
    }
}

extension Indicator {
    /// Who moves the figure: as the plan states it, else as what is counted tells.
    ///
    /// People, and what befalls or is done by others, are others' at every size; what is held, built or set up is the
    /// organisation's own; where the words tell nothing, a yearly total too large to be counted is others', everything else
    /// its own.
    public var mover: Mover {
        if let statedMover { return statedMover }
        if kind == .share || NumberText.isPercentage(written.unit) { return .share }
        return MoverWords.mover(of: written.name, unit: written.unit) ?? (kind == .flow ? .others : .own)
    }
}
