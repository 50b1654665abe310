package import MitoshiBasics
package import MitoshiPlanning

/// The plans of a whole city, a department each, with what their reading came to.
package struct Portfolio: Sendable {
    /// One department's plan.
    package struct Department: Sendable {
        /// The folder that its own report is written into, beside the page of all.
        package let folder: String
        package let answer: Answer

        package init(folder: String, answer: Answer) {
            self.folder = folder
            self.answer = answer
        }

        /// What the department calls itself, else its plan's title, else the folder's name.
        func name(in language: Language) -> String {
            let declaration = answer.assessment?.plan.named(in: language).declaration
            return [declaration?.department, declaration?.title].compactMap { $0 }.first { !$0.isEmpty } ?? folder
        }

        /// The same in the plan's own words.
        package var name: String { name(in: .japanese) }
    }

    package enum Answer: Sendable {
        case assessed(PlanAssessment)
        /// The lines on why the plan can't be read.
        case unreadable([String])

        package var assessment: PlanAssessment? {
            if case .assessed(let assessment) = self { assessment } else { nil }
        }
    }

    /// What the folder of all plans is called.
    package let name: String
    package let departments: [Department]

    package init(name: String, departments: [Department]) {
        self.name = name
        self.departments = departments
    }

    /// The newest year that some department has reported: at least half of its indicators have a value of it.
    var reportedYear: FiscalYear? {
        departments.compactMap { $0.answer.assessment.flatMap { $0.plan.reportedYear(on: $0.asOf) } }.max()
    }
}

/// What a city's leaders must know of all departments, as finished words: how the targets of each stand, which are likely to be
/// missed, and whose values are missing.
struct PortfolioSummary {
    let title: String
    let asOf: String
    /// How many indicators have each word for their last target.
    let statement: String
    let departments: [DepartmentSummary]
    /// What is likely to be missed or was, of all departments, the lowest chance first.
    let failing: [(department: DepartmentSummary, row: IndicatorSummary)]
    /// What the hollow mark of some of these means; `nil` where none has it.
    let hollow: String?
    /// Of the year that values are missing of; `nil` where nothing was measured at all.
    let reported: FiscalYear?

    init(_ portfolio: Portfolio, in language: Language) {
        let reported = portfolio.reportedYear
        let departments = portfolio.departments.concurrentMap { _, department in
            DepartmentSummary(department, reported: reported, in: language)
        }
        let rows = departments.flatMap(\.rows)
        failing = departments.enumerated().flatMap { place, department in
            department.rows.filter { $0.tone == .caution || $0.tone == .bad }.map { (place, department, $0) }
        }.sorted { ($0.2.assessment.risk, $0.0, $0.2.place) < ($1.2.assessment.risk, $1.0, $1.2.place) }.map {
            ($0.1, $0.2)
        }
        let alone = failing.count { $0.row.isHollow }
        hollow = alone > 0 ? HollowSentence(count: alone).text[language] : nil
        let count = departments.count
        title = language.text(
            "\(portfolio.name)：\(count)部署の目標達成の見通し",
            "\(portfolio.name): will the targets of \(NumberText.counted(count, "departments")) be reached?")
        let days = Set(departments.compactMap(\.asOf))
        asOf = days.count == 1 ? days.first ?? "" : language.text("評価時点は部署ごと", "Each department as of its own day")
        let decided = rows.filter { !$0.isUndecided }
        let undecided = rows.count - decided.count
        let parts =
            Headline.order.compactMap { verdict in
                let count = decided.count { $0.chance?.verdict == verdict }
                return count > 0 ? Headline.part(verdict, count) : nil
            } + (undecided > 0 ? [Headline.undecided(undecided)] : [])
        let unreadable = departments.count { !$0.problems.isEmpty }
        statement = language.text(
            "最後の目標の見通し（事業指標\(rows.count)件）：\(parts.map(\.japanese).joined(separator: "、"))。"
                + (unreadable > 0 ? "ほかに、読めない計画が\(unreadable)件ある。" : ""),
            "The last targets of \(NumberText.counted(rows.count, "indicators")): \(parts.map(\.english).joined(separator: ", "))."
                + (unreadable > 0 ? " \(NumberText.counted(unreadable, "more plans")) can't be read." : ""))
        self.departments = departments
        self.reported = reported
    }

    /// The five groups of words that are counted, the worst last and what is open behind it.
    static let tones: [Tone] = [.good, .fair, .caution, .bad, .quiet]

    /// The words of a group: `達成困難・未達成`.
    static func words(of tone: Tone, in language: Language) -> String {
        Verdict.allCases.filter { $0.tone == tone }.map { $0.label[language] }.joined(
            separator: language.text("・", ", "))
    }
}

/// A department's part of the overview.
struct DepartmentSummary: Sendable {
    let name: String
    let folder: String
    let asOf: String?
    /// As its own page has them.
    let rows: [IndicatorSummary]
    /// How many indicators have no value of the year that others have reported.
    let missing: Int
    /// Which, by year and section.
    let missingText: String?
    /// Why its plan can't be read; none where it can.
    let problems: [String]

    init(_ department: Portfolio.Department, reported: FiscalYear?, in language: Language) {
        name = department.name(in: language)
        folder = department.folder
        switch department.answer {
        case .unreadable(let lines):
            (asOf, rows, missing, missingText, problems) = (nil, [], 0, nil, lines)
        case .assessed(let plan):
            let assessment = plan.named(in: language)
            asOf = assessment.knowledge.line(in: language)
            rows = PlanSummary(assessment, in: language).rows
            let questions = reported.map { assessment.plan.missingValues(of: $0, on: assessment.asOf) } ?? []
            missing = questions.count
            missingText = PlanQuestion.missingValues(questions, in: assessment.plan).first?[language]
            problems = []
        }
    }

    func count(_ tone: Tone) -> Int { rows.count { $0.tone == tone } }
}

extension IndicatorSummary {
    /// Of the last target's word; without a target nothing can be said.
    var tone: Tone { chance?.verdict.tone ?? .quiet }
}

extension Portfolio {
    /// The overview of a city's departments, for the terminal.
    package func report(in language: Language) -> Report {
        let summary = PortfolioSummary(self, in: language)
        return Report(
            title: summary.title, language: language,
            blocks: [.headline(summary.statement), .paragraph(summary.asOf), .table(summary.table(in: language))])
    }
}

extension PortfolioSummary {
    fileprivate func table(in language: Language) -> Table {
        func column(_ heading: String, _ count: @escaping (DepartmentSummary) -> Int) -> (
            Column, (DepartmentSummary) -> Cell
        ) {
            (
                Column(key: heading, heading: heading, alignment: .trailing),
                { $0.problems.isEmpty ? .count(count($0)) : .missing(reason: language.text("読めない", "unreadable")) }
            )
        }
        return Table(
            name: "departments", of: departments,
            [
                (
                    Column(key: "department", heading: Self.departmentHeading[language]),
                    { .text($0.name) }
                )
            ]
                + Self.tones.map { tone in
                    column(Self.words(of: tone, in: language)) { $0.count(tone) }
                } + [column(missingHeading(in: language)) { $0.missing }])
    }

    static let departmentHeading = BilingualText(japanese: "部署", english: "Department")

    /// Of the column that counts missing values: `令和2年度の実績値なし`.
    func missingHeading(in language: Language) -> String {
        guard let year = reported?.shortLabel else { return language.text("実績値なし", "No value") }
        return language.text("\(year.japanese)の実績値なし", "No value of \(year.english)")
    }
}
