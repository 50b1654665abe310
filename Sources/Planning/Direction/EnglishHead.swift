/// Reads an English name: its head comes first, before any preposition or verb (accidents on roads, participants in
/// accident prevention courses).
struct EnglishHead {
    let side: BetterSide?

    /// - Parameter text: In lower case.
    init(_ text: String) {
        let words = text.split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
        let named = Self.withoutMeasure(words)
        let end =
            named.indices.first { EnglishWords.links.contains(named[$0]) || $0 > 0 && named[$0].hasSuffix("ed") }
            ?? named.endIndex
        side = Self.side(of: Array(named[..<end]), followedBy: Array(named[end...]))
    }

    /// Drops "number of", "percentage of the", "average" and the like.
    private static func withoutMeasure(_ words: [String]) -> [String] {
        if let of = words.prefix(4).lastIndex(of: "of"), words[..<of].contains(where: EnglishWords.measures.contains) {
            return withoutMeasure(Array(words[(of + 1)...]))
        }
        return Array(words.drop { EnglishWords.measures.contains($0) || EnglishWords.fillers.contains($0) })
    }

    private static func side(of phrase: [String], followedBy rest: [String]) -> BetterSide? {
        var phrase = phrase
        while let last = phrase.last, EnglishWords.tails.contains(last) { phrase.removeLast() }
        if phrase.contains(where: EnglishWords.negations.contains) { return nil }
        guard let head = phrase.last, !rest.contains(where: EnglishWords.negations.contains) else { return nil }
        if EnglishWords.persons.contains(head) { return felt(rest) }
        let pair = phrase.suffix(2).joined(separator: " ")
        if EnglishWords.more.contains(pair) { return rest.contains(where: EnglishWords.undone.contains) ? nil : .more }
        if EnglishWords.fewer.contains(pair) || EnglishWords.fewer.contains(head) { return fewer(rest) }
        if EnglishWords.cuts.contains(head) { return .more }
        guard EnglishWords.more.contains(head), !rest.contains(where: EnglishWords.undone.contains) else { return nil }
        let doubts = EnglishWords.fewer.union(EnglishWords.vices)
        return phrase.dropLast().contains(where: doubts.contains) ? nil : .more
    }

    /// People who are content or troubled, not both.
    private static func felt(_ rest: [String]) -> BetterSide? {
        let isContented = rest.contains(where: EnglishWords.contented.contains)
        guard isContented != rest.contains(where: EnglishWords.troubled.contains) else { return nil }
        return isContented ? .more : .fewer
    }

    /// Harm that was dealt with is good, other things said of it leave it open.
    private static func fewer(_ rest: [String]) -> BetterSide? {
        if rest.contains(where: EnglishWords.remedies.contains) { return .more }
        return rest.contains { $0.hasSuffix("ed") && !EnglishWords.records.contains($0) } ? nil : .fewer
    }
}

/// The words that name English indicators, from the reports of Maidstone Borough Council and the City of
/// Cape Town, and from the terms of British best value indicators and UN indicators of sustainable development.
enum EnglishWords {
    static let measures = set(
        """
        number no total percentage percent proportion rate ratio share amount volume count level average mean median \
        annual
        """)
    static let fillers = set("the a an new yearly monthly daily all of overall net gross")
    /// What ends the head: prepositions and pronouns.
    static let links = set(
        """
        of in on at by for to from with within per among between during under over through as who that which whose \
        where when and or after before aged living feeling being having against due resulting taken taking sent
        """)
    /// Read over at the end of the head.
    static let tails = set(
        """
        rate rates number numbers level levels volume volumes total totals count counts index amount incidents \
        incident cases case prevalence incidence
        """)
    static let negations = set("not no without non never un less free-of cannot unable")
    static let cuts = set("reduction reductions decrease decline savings saving avoidance prevention elimination")
    static let fewer = set(
        """
        accidents accident collisions casualties casualty deaths death fatalities fatality killed injuries injury \
        victims mortality suicides suicide complaints complaint arrears debt debts deficit crimes crime burglaries \
        burglary robberies robbery thefts theft offences offenses offending reoffending violence vandalism graffiti \
        fires fire arsons emissions emission pollution waste landfill litter fly-tips fly-tipping noise leakage leaks \
        unemployment unemployed homelessness homeless poverty absenteeism absences absence truancy exclusions dropouts \
        vacancies-voids backlog backlogs delays delay waiting queue queues overcrowding congestion smoking smokers \
        smoker obesity obese overweight bullying abuse neglect violations errors failures faults outages potholes \
        bankruptcies evictions dissatisfaction dissatisfied inequality overtime sickness
        """
    ).union([
        "waiting time", "waiting times", "waiting list", "waiting lists", "response time", "response times",
        "fly tips", "fly tipping", "missed bins", "missed collections", "sick days", "food waste", "empty homes",
        "empty properties", "days lost", "processing time", "processing times", "turnaround time",
    ])
    static let more = set(
        """
        participants participant participation users user usage registrations registration satisfaction satisfied \
        visitors visitor visits attendance attendances attendees admissions members member membership subscribers \
        volunteers volunteer recycling recycled composting reuse employment jobs apprenticeships graduates births \
        enrolments enrolment tourists passengers ridership trips-by-bus trees vaccinations vaccination immunisation \
        immunization coverage uptake donors donations followers downloads loans-of-books borrowers workshops trainings \
        courses opportunities literacy completion completions attainment compliance biodiversity turnout
        """
    ).union([
        "life expectancy", "job opportunities", "affordable homes", "green space", "green spaces", "library loans",
        "books borrowed", "collection rate", "tax collection", "renewable energy", "new businesses",
        "business start-ups",
    ])
    /// Said of harm: it was dealt with.
    static let remedies = set(
        """
        resolved solved answered cleared removed repaired fixed closed prevented avoided detected assessed settled \
        responded acknowledged addressed handled completed enforcement reduced recycled reused composted composting \
        recycling diverted within
        """)
    /// Verbs that only say that something was counted.
    static let records = set(
        "received reported recorded caused involved registered related generated produced killed injured")
    /// Said of what is good: it didn't happen.
    static let undone = set(
        """
        cancelled canceled lost refused rejected declined closed unsatisfied dissatisfied withdrawn waiting injured \
        killed arrested
        """)
    /// Before "users" and the like: nothing that a council wants more of.
    static let vices = set("drug drugs tobacco gun illegal unlicensed car cars private")
    /// Whom a share is counted of; what they feel or are tells the side.
    static let persons = set(
        """
        residents people adults children pupils students households customers tenants respondents employees staff \
        citizens
        """)
    static let contented = set(
        "satisfied safe safer happy healthy confident agree agreeing volunteering employed proud")
    static let troubled = set(
        """
        dissatisfied unsafe unhappy lonely worried afraid fearful unemployed homeless obese overweight smoking smoke \
        poverty
        """)

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
