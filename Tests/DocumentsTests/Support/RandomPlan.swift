import MitoshiPlanning
import MitoshiStatistics
import TestSupport

/// A plan without contradictions whose words are hostile.
struct RandomPlan {
    private var random: SeededGenerator
    private var indicators: [Indicator] = []
    private var targets: [Target] = []
    private var stages: [String: [String]] = [:]
    private var measurements: [IndicatorMeasurement] = []
    private var drivers: [Driver] = []

    static func make(seed: Int) throws -> Plan {
        var maker = RandomPlan(random: SeededGenerator(seed: seed))
        return try maker.plan()
    }

    private init(random: SeededGenerator) { self.random = random }

    private mutating func plan() throws -> Plan {
        for number in 0..<random.int(0...3) { drivers.append(try driver(number)) }
        for number in 0..<random.int(1...6) { try addIndicator(number) }
        var events: [ShockEvent] = []
        for _ in 0..<random.int(0...3) { events.append(try event()) }
        let declaration = try declaration()
        return Plan(
            declaration: declaration, indicators: indicators, targets: targets.shuffled(using: &random), stages: stages,
            measurements: measurements, drivers: drivers, events: events)
    }

    // MARK: Indicators

    private mutating func addIndicator(_ number: Int) throws {
        let id = HostileText.name(number, &random)
        let kind = random.one(of: IndicatorKind.allCases)
        let baseYear = random.int(1990...2020)
        let base = try year(baseYear)
        let list = (0...random.int(1...3)).map { HostileText.name($0, &random) }
        if kind == .milestone { stages[id] = list }
        indicators.append(
            Indicator(
                id: id, programme: HostileText.any(&random), name: HostileText.filled(&random),
                unit: random.chance(oneIn: 3) ? nil : HostileText.filled(&random), kind: kind,
                direction: random.chance(oneIn: 3) ? .stated(random.one(of: Direction.allCases)) : .unstated,
                basePeriod: .fiscalYear(base), supportUpper: random.chance(oneIn: 4) ? 1e12 : nil,
                tolerance: random.chance(oneIn: 4) ? 0 : nil, weight: random.one(of: [1, 1, 0.5, 3]),
                sections: (0..<random.int(0...3)).map { HostileText.name($0, &random) }, policy: optionalText(),
                driverID: drivers.isEmpty || random.chance(oneIn: 2) ? nil : random.one(of: drivers).id,
                source: source(),
                note: HostileText.any(&random)))
        addMeasurements(id, kind, base, list)
        for offset in 1...random.int(1...3) {
            targets.append(
                Target(
                    indicatorID: id, fiscalYear: try year(baseYear + offset),
                    goal: kind == .milestone ? .stage(random.one(of: list)) : .value(amount(kind)),
                    decimals: decimals(),
                    source: source()))
        }
    }

    private mutating func addMeasurements(_ id: String, _ kind: IndicatorKind, _ base: FiscalYear, _ stages: [String]) {
        for offset in 0...random.int(0...4) {
            guard let year = FiscalYear(base.year - offset) else { continue }
            let isTotal = kind == .flow || kind == .smallCount
            let period: Period =
                isTotal || offset == 0 || random.chance(oneIn: 2)
                ? .fiscalYear(year) : .month(year: year.year, month: random.int(4...12))
            measurements.append(
                IndicatorMeasurement(
                    indicatorID: id, period: period, value: value(kind, offset, stages),
                    isDerived: random.chance(oneIn: 4),
                    knownOn: random.chance(oneIn: 3)
                        ? CalendarDate(year: 2022, month: random.int(1...12), day: 28) : nil,
                    decimals: decimals(), source: source(), note: HostileText.any(&random)))
        }
    }

    private mutating func value(_ kind: IndicatorKind, _ offset: Int, _ stages: [String]) -> IndicatorMeasurement.Value
    {
        switch kind {
        case .milestone: return .stage(random.one(of: stages))
        // Earlier values of what never falls are smaller.
        case .cumulativeStock: return .numeric(.exact(Double(1_000 - 10 * offset)))
        case .share where random.chance(oneIn: 2):
            let whole = random.int(1...5_000)
            return .numeric(.share(numerator: random.int(0...whole), denominator: whole))
        case .share, .flow, .smallCount, .stock, .decisionDriven:
            let number = amount(kind)
            return .numeric(
                random.one(of: [
                    .exact(number), .exact(number), .atLeast(number), .moreThan(number), .atMost(number),
                    .lessThan(number),
                ]))
        }
    }

    /// A number that the kind allows, round or not.
    private mutating func amount(_ kind: IndicatorKind) -> Double {
        switch kind {
        case .smallCount: Double(random.int(0...29))
        case .share: Double(random.int(0...1_000)) / 10
        case .cumulativeStock: Double(random.int(2_000...3_000))
        case .decisionDriven: random.one(of: [-12.5, 0, 7, 1e-9])
        case .flow, .stock, .milestone:
            random.one(of: [0, 14_989, 1.0 / 3, 12_345.678, 1e9, 0.1 + 0.2, Double(random.int(0...1_000_000)) / 8])
        }
    }

    private mutating func decimals() -> Int? { random.one(of: [nil, nil, 0, 1, 3, -4]) }

    // MARK: The rest

    private mutating func driver(_ number: Int) throws -> Driver {
        let values = try (0..<random.int(0...4)).map { index in
            DriverValue(
                period: random.chance(oneIn: 2)
                    ? .fiscalYear(try year(2000 + index)) : .month(year: 2000 + index, month: random.int(5...12)),
                value: random.one(of: [-3.25, 0, 10.5, 1e12]),
                knownOn: random.chance(oneIn: 2) ? CalendarDate(year: 2021, month: 4, day: 1) : nil, source: source())
        }
        return Driver(
            id: HostileText.name(number, &random), name: HostileText.any(&random), unit: HostileText.any(&random),
            values: values)
    }

    private mutating func event() throws -> ShockEvent {
        let effect = random.one(of: ShockEvent.Effect.allCases)
        let from = random.int(2015...2020)
        return ShockEvent(
            indicatorID: random.chance(oneIn: 2) ? nil : random.one(of: indicators).id, from: try year(from),
            to: try year(from + random.int(0...2)), effect: effect, decay: effect == .temporary ? 0.5 : nil,
            reason: HostileText.filled(&random))
    }

    private mutating func declaration() throws -> Declaration {
        let message = texts()
        let policies = (0..<random.int(0...3)).map {
            PolicyStatement(
                number: random.chance(oneIn: 4) ? 9 - $0 : $0 + 1, heading: HostileText.any(&random),
                body: HostileText.any(&random))
        }
        let department = random.chance(oneIn: 3) ? nil : HostileText.any(&random)
        var sources: [Declaration.Part: Source] = [:]
        if !message.isEmpty { sources[.message(0)] = Source(title: HostileText.filled(&random)) }
        if !policies.isEmpty { sources[.policy(policies.count - 1)] = Source(title: "f", address: "g") }
        if department != nil { sources[.department] = Source(title: HostileText.filled(&random)) }
        return Declaration(
            title: HostileText.any(&random), fiscalYear: random.chance(oneIn: 3) ? nil : try year(2021),
            date: random.chance(oneIn: 3) ? CalendarDate(year: 2021, month: 4, day: 1) : nil, department: department,
            director: optionalText(), message: message, divisions: texts(), roles: texts(), policies: policies,
            targetPlan: optionalText(), remarks: texts(), sources: sources)
    }

    private mutating func texts() -> [String] { (0..<random.int(0...3)).map { _ in HostileText.any(&random) } }

    private mutating func optionalText() -> String? { random.chance(oneIn: 2) ? nil : HostileText.filled(&random) }

    private mutating func source() -> Source? {
        random.chance(oneIn: 3) ? nil : Source(title: HostileText.filled(&random), address: optionalText())
    }

    private func year(_ year: Int) throws -> FiscalYear {
        guard let year = FiscalYear(year) else { throw RandomPlanError.year }
        return year
    }

    private enum RandomPlanError: Error { case year }
}

/// Texts that break careless readers and writers.
enum HostileText {
    static let pieces = [
        ",", "\"", "\"\"", "\n", "\r\n", "\r", "\t", ";", "；", "\\", "\\;", "'", "''", "=1+1", "=cmd|' /C calc'!A0",
        "+1", "-5",
        "-5人", "@SUM(A1)", "＝１", "'=x", " ", "　", "N/A", "NULL", "#REF!", "e\u{301}", "\"\u{301}", "か\u{3099}", "👨‍👩‍👧",
        "①㈱髙",
        "〜", "\u{FEFF}", "\u{200B}", "\u{202E}", "<b>", "&amp;", "|", "%", "人権・広聴 相談課", "表ソ能", "令和2年度", "1,234", "true",
    ]

    /// Any text, perhaps empty.
    static func any(_ random: inout SeededGenerator) -> String {
        (0..<random.int(0...4)).map { _ in random.one(of: pieces) }.joined()
    }

    /// A text that isn't empty.
    static func filled(_ random: inout SeededGenerator) -> String {
        any(&random) + random.one(of: ["x", "計", "-", "="])
    }

    /// A name without spaces around it, of which no other with another `number` is equal.
    static func name(_ number: Int, _ random: inout SeededGenerator) -> String {
        random.one(of: ["=", "@", "'", "a", "指標", "\""]) + any(&random) + "#\(number)"
    }
}
