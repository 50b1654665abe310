import MitoshiPlanning
import MitoshiStatistics

/// Rows of `indicators.csv`.
enum IndicatorsTable {
    static func read(_ row: PackageRow, _ problems: inout ProblemList) -> Indicator? {
        let before = problems.count
        let id = row.identifier("indicator_id", &problems)
        let name = row.requiredText("indicator", &problems)
        let kind = row.required("kind", row.choice("kind", IndicatorKind.self, &problems), &problems)
        let direction = direction(row, &problems)
        let base = row.period("base_period", &problems)
        // A value such as 社会増減 has no least one.
        let isUnbounded = ["none", "なし"].contains(row.text("support_lower").trimmed.lowercased())
        let lower = isUnbounded ? -.infinity : row.number("support_lower", &problems)
        let upper = row.number("support_upper", &problems)
        let tolerance = row.number("tolerance", &problems)
        let weight = row.number("weight", &problems)
        let mover = row.choice("moved_by", Mover.self, &problems)
        guard let id, let name, let kind, let direction, problems.count == before else { return nil }
        return Indicator(
            id: id, programme: row.text("programme"), name: name, unit: row.optionalText("unit"), kind: kind,
            direction: direction, basePeriod: base, supportLower: lower, supportUpper: upper, tolerance: tolerance,
            weight: weight ?? 1, sections: CellList.split(row.text("section")), policy: row.optionalText("policy"),
            driverID: driver(row), statedMover: mover, source: row.source, note: row.text("note"),
            english: EnglishNames(
                programme: row.optionalText("programme_en"), name: row.optionalText("indicator_en"),
                unit: row.optionalText("unit_en"), sections: CellList.split(row.text("section_en"))))
    }

    /// What the other tables need of a row, whether all of it can be read or not; `nil` where its kind can't.
    static func facts(_ row: PackageRow) -> IndicatorFacts? {
        guard let kind = IndicatorKind(written: row.text("kind")) else { return nil }
        return IndicatorFacts(unit: row.optionalText("unit"), isMilestone: kind == .milestone)
    }

    private static func driver(_ row: PackageRow) -> String? {
        let id = row.text("driver").trimmed
        return id.isEmpty ? nil : id
    }

    /// A direction alone was stated; one marked `inferred` or `ambiguous` follows from words and targets. Beside `ambiguous`
    /// no version writes a side of a level to keep itself: somebody has settled it.
    private static func direction(_ row: PackageRow, _ problems: inout ProblemList) -> DirectionSetting? {
        let before = problems.count
        let direction = row.choice("direction", WrittenDirection.self, &problems)
        let basis = row.choice("direction_basis", WrittenBasis.self, &problems)
        guard problems.count == before else { return nil }
        let isSettled = basis == .ambiguous && direction?.direction?.keepsLevel == true
        switch (direction, isSettled ? .stated : basis) {
        case (let direction?, .stated), (let direction?, nil):
            return direction.direction.map { .stated($0) } ?? .keepsLevel
        case (nil, .stated):
            problems.add(row.problem("direction", expected: WrittenDirection.list))
            return nil
        case (_, .inferred), (_, .ambiguous), (nil, nil): return .unstated
        }
    }

    private static func direction(_ indicator: Indicator, _ resolved: ResolvedDirection) -> WrittenDirection? {
        switch indicator.direction {
        case .stated(let direction): WrittenDirection(direction)
        case .keepsLevel: .maintain
        case .unstated: resolved.direction.flatMap { WrittenDirection($0) }
        }
    }

    private static func basis(_ indicator: Indicator, _ resolved: ResolvedDirection) -> WrittenBasis? {
        guard indicator.direction == .unstated else { return .stated }
        return resolved.isAmbiguous ? .ambiguous : resolved.direction == nil ? nil : .inferred
    }

    /// - Parameter resolved: The direction as it follows from the whole plan, written beside its basis.
    static func cells(_ indicator: Indicator, _ resolved: ResolvedDirection) -> [String: String] {
        var cells = PackageRow.cells(of: indicator.source)
        cells["indicator_id"] = indicator.id
        cells["programme"] = indicator.programme
        cells["indicator"] = indicator.name
        cells["unit"] = indicator.unit
        cells["kind"] = indicator.kind.rawValue
        cells["direction"] = Self.direction(indicator, resolved)?.rawValue
        cells["direction_basis"] = Self.basis(indicator, resolved)?.rawValue
        cells["base_period"] = indicator.basePeriod?.canonicalText
        cells["support_lower"] = indicator.supportLower.map { $0 == -.infinity ? "none" : PlainNumber.text($0) }
        cells["support_upper"] = indicator.supportUpper.map(PlainNumber.text)
        cells["tolerance"] = indicator.tolerance.map(PlainNumber.text)
        cells["weight"] = indicator.weight == 1 ? nil : PlainNumber.text(indicator.weight)
        cells["section"] = CellList.joined(indicator.sections)
        cells["policy"] = indicator.policy
        cells["driver"] = indicator.driverID
        cells["moved_by"] = indicator.statedMover?.rawValue
        cells["note"] = indicator.note
        cells["programme_en"] = indicator.english.programme
        cells["indicator_en"] = indicator.english.name
        cells["unit_en"] = indicator.english.unit
        cells["section_en"] = CellList.joined(indicator.english.sections)
        return cells
    }
}

/// Several names in one cell, separated by `;`.
enum CellList {
    private static let escaped: Set<Unicode.Scalar> = [";", "；", "\\"]

    static func joined(_ names: [String]) -> String {
        names.map { name in
            var text = String.UnicodeScalarView()
            for scalar in name.unicodeScalars {
                if escaped.contains(scalar) { text.append("\\") }
                text.append(scalar)
            }
            return String(text)
        }.joined(separator: ";")
    }

    /// The names without the spaces around them; empty ones are left out.
    static func split(_ cell: String) -> [String] {
        var names = [String.UnicodeScalarView()]
        var isEscaped = false
        for scalar in cell.unicodeScalars {
            if isEscaped {
                if !escaped.contains(scalar) { names[names.count - 1].append("\\") }
                names[names.count - 1].append(scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == ";" || scalar == "；" {
                names.append(String.UnicodeScalarView())
            } else {
                names[names.count - 1].append(scalar)
            }
        }
        if isEscaped { names[names.count - 1].append("\\") }
        return names.map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
