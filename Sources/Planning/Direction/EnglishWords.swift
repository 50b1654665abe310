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
