package import MitoshiBasics

/// What an indicator is called in English, where the plan says so: `nil` and empty where it doesn't.
public struct EnglishNames: Hashable, Sendable {
    /// The programme it belongs to.
    public var programme: String?
    /// What the indicator is called.
    public var name: String?
    /// The unit, in the plural: `people`.
    public var unit: String?
    /// The sections in charge, as many and in the order of ``Indicator/sections``.
    public var sections: [String]

    /// Everything may be left out.
    public init(programme: String? = nil, name: String? = nil, unit: String? = nil, sections: [String] = []) {
        self.programme = programme
        self.name = name
        self.unit = unit
        self.sections = sections
    }
}

/// A name and a unit as the plan writes them, from which rules tell the better side and who moves the figure.
struct WrittenWords: Hashable, Sendable {
    let name: String
    let unit: String?
}

// MARK: - The same in the words of a language

extension Indicator {
    /// The indicator as readers of `language` know it; rules go on reading what the plan wrote.
    package func named(in language: Language) -> Indicator {
        guard language == .english else { return self }
        var named = self
        named.written = written
        named.name = english.name ?? name
        named.programme = english.programme ?? programme
        named.unit = english.unit ?? unit.map(EnglishUnit.gloss)
        if english.sections.count == sections.count { named.sections = english.sections }
        return named
    }
}

extension Declaration {
    fileprivate func named(in language: Language) -> Declaration {
        guard language == .english else { return self }
        var named = self
        named.title = englishTitle ?? title
        named.department = englishDepartment ?? department
        named.city = englishCity ?? city
        return named
    }
}

extension Driver {
    func named(in language: Language) -> Driver {
        guard language == .english else { return self }
        var named = self
        named.name = englishName ?? name
        named.unit = EnglishUnit.gloss(unit)
        return named
    }
}

extension Plan {
    /// The plan as readers of `language` know it.
    package func named(in language: Language) -> Plan {
        guard language == .english else { return self }
        var named = self
        named.declaration = declaration.named(in: language)
        named.indicators = indicators.map { $0.named(in: language) }
        named.drivers = drivers.map { $0.named(in: language) }
        named.stages = Dictionary(
            uniqueKeysWithValues: stages.map { id, stages in (id, stages.map { english(stage: $0, of: id) }) })
        named.targets = targets.map { $0.named { english(stage: $0, of: $1) } }
        named.measurements = measurements.map { measurement in
            guard case .stage(let stage) = measurement.value else { return measurement }
            var measurement = measurement
            measurement.value = .stage(english(stage: stage, of: measurement.indicatorID))
            return measurement
        }
        return named
    }

    func english(stage: String, of id: String) -> String { englishStages[id]?[stage] ?? stage }

    /// The English name of a section, where some indicator's says what it is.
    package func english(section: String) -> String? {
        indicators.lazy.compactMap { indicator in
            guard indicator.english.sections.count == indicator.sections.count else { return nil }
            return indicator.sections.firstIndex(of: section).map { indicator.english.sections[$0] }
        }.first
    }
}

extension Target {
    func named(_ stageName: (_ stage: String, _ id: String) -> String) -> Target {
        guard case .stage(let stage) = goal else { return self }
        var named = self
        named.goal = .stage(stageName(stage, indicatorID))
        return named
    }
}
