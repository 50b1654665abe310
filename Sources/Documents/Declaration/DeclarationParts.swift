import MitoshiPlanning
import MitoshiStatistics

/// The parts of a declaration beside its tables, with their places.
struct DeclarationParts {
    /// A part that may have several elements.
    enum List { case message, divisions, roles, policies, remarks }

    private(set) var title = ""
    private(set) var divisions: [String] = []
    private(set) var items: [ReadItem] = []
    private var fiscalYear: FiscalYear?
    private var date: CalendarDate?
    private var department: String?
    private var director: String?
    private var message: [String] = []
    private var roles: [String] = []
    private var policies: [PolicyStatement] = []
    private var targetPlan: String?
    private var remarks: [String] = []
    private var sources: [Declaration.Part: Source] = [:]

    var declaration: Declaration {
        Declaration(
            title: title, fiscalYear: fiscalYear, date: date, department: department, director: director,
            message: message, divisions: divisions, roles: roles, policies: policies, targetPlan: targetPlan,
            remarks: remarks, sources: sources)
    }

    private mutating func note(
        _ part: Declaration.Part, _ cell: DocumentCell?, _ file: String, _ name: BilingualText, _ value: String,
        _ basis: ReadItem.Basis = .read
    ) {
        guard let cell else { return }
        sources[part] = Source(title: cell.place(in: file))
        items.append(ReadItem(line: cell.line, cell: cell.number, name: name, value: value, basis: basis))
    }

    // MARK: One value each

    mutating func setTitle(_ cell: DocumentCell, _ file: String) {
        title = DeclarationBlock.withoutMark(HTMLText.joined(cell.text))
        note(.title, cell, file, Self.names.title, title)
        if let year = Self.fiscalYear(of: title) {
            fiscalYear = year
            note(.fiscalYear, cell, file, Self.names.fiscalYear, year.canonicalText)
        }
        if department == nil, let post = Self.post(in: title) { setDepartment(post, cell, file) }
    }

    /// The post that a title names, `市民生活部長` of `市民生活部長の宣言`, else of `市民生活部長の目標`.
    ///
    /// It is searched by its end: a search for its beginning would go on from every character of a long word to the end
    /// of it.
    private static func post(in title: String) -> String? {
        guard title.contains("長") else { return nil }
        // No post holds a space, and the year before it isn't part of it.
        let words = title.split { $0.isWhitespace || $0 == "年" || $0 == "度" }
        for ending in [kept(/長の?(?:目標|重点目標)?宣言/), kept(/長の/)] {
            for word in words {
                guard let last = word.matches(of: ending).last?.range.lowerBound, last > word.startIndex else {
                    continue
                }
                return String(word[...last])
            }
        }
        return nil
    }

    /// The first year that a title names with 年度.
    private static func fiscalYear(of title: String) -> FiscalYear? {
        PeriodFinder.all(in: title.foldingWidth.withoutIdleSpaces).lazy.compactMap { found in
            if case .period(.fiscalYear(let year)) = found.written, !year.isCalendarYear { year } else { nil }
        }.first
    }

    /// The director's post, for instance 市民生活部長, from which the department's name follows.
    mutating func setPost(_ cell: DocumentCell, _ file: String) {
        setDepartment(HTMLText.joined(cell.text).withoutWhitespace, cell, file)
    }

    private mutating func setDepartment(_ post: String, _ cell: DocumentCell, _ file: String) {
        let named = post.wholeMatch(of: kept(/(.*(?:部|局|室|課|所|本部|区|館|センター))長/))
        let name = named.map { String($0.1) } ?? post
        department = name
        let reason = BilingualText(japanese: "職名「\(post)」から", english: "from the post “\(post)”")
        note(.department, cell, file, Self.names.department, name, .inferred(reason: reason))
    }

    mutating func setDirector(_ cell: DocumentCell, _ file: String) {
        let name = HTMLText.joined(cell.text).foldingWidth.split(separator: " ").joined(separator: " ")
        director = name
        note(.director, cell, file, Self.names.director, name)
    }

    mutating func set(date: CalendarDate, _ cell: DocumentCell?, _ file: String) {
        self.date = date
        note(.date, cell, file, Self.names.date, date.description)
    }

    /// The first such line is the plan; any other is a remark.
    mutating func addTargetPlan(_ cell: DocumentCell?, _ file: String) {
        guard let cell else { return }
        let text = DeclarationBlock.withoutMark(HTMLText.joined(cell.text))
        if targetPlan == nil {
            targetPlan = text
            note(.targetPlan, cell, file, Self.names.targetPlan, text)
        } else if targetPlan != text {
            append([text], to: .remarks, cell, file)
        }
    }

    // MARK: Several values each

    mutating func append(_ texts: [String], to list: List, _ cell: DocumentCell?, _ file: String) {
        for text in texts {
            switch list {
            case .message:
                note(.message(message.count), cell, file, Self.names.message, text)
                message.append(text)
            case .divisions:
                note(.division(divisions.count), cell, file, Self.names.division, text)
                divisions.append(text)
            case .roles:
                note(.role(roles.count), cell, file, Self.names.role, text)
                roles.append(text)
            case .remarks:
                note(.remark(remarks.count), cell, file, Self.names.remark, text)
                remarks.append(text)
            case .policies: break
            }
        }
    }

    /// More text for an open part, from a line of its own.
    mutating func extend(_ list: List, with cell: DocumentCell, _ file: String) {
        switch list {
        case .policies:
            guard let last = policies.popLast() else { return }
            let more = HTMLText.paragraphs(cell.text)
            let statement = last.heading.isEmpty && last.body.isEmpty ? more : [last.body] + more
            let body = statement.filter { !$0.isEmpty }.joined(separator: "\n")
            policies.append(PolicyStatement(number: last.number, heading: last.heading, body: body))
            items.append(ReadItem(line: cell.line, cell: cell.number, name: Self.names.policy, value: more.joined()))
        case .divisions: append(SectionNames.list(cell.text).names, to: .divisions, cell, file)
        case .roles: append(HTMLText.items(cell.text), to: .roles, cell, file)
        case .message, .remarks: append(HTMLText.paragraphs(cell.text), to: list, cell, file)
        }
    }

    /// Adds the statement that cells hold: a number and a text, or a text alone. False when they hold neither.
    @discardableResult
    mutating func addPolicy(_ cells: [DocumentCell], _ file: String) -> Bool {
        var filled = cells.filter { !$0.text.isEmpty }[...]
        var number = (policies.last?.number ?? 0) + 1
        if filled.count == 2, let first = filled.first, let found = Int(first.text.foldingWidth.withoutWhitespace) {
            number = found
            filled = filled.dropFirst()
        }
        guard filled.count == 1, let cell = filled.first else { return cells.isEmpty }
        var paragraphs = HTMLText.paragraphs(cell.text)
        var heading = ""
        if let match = paragraphs.first?.prefixMatch(of: kept(/【([^】]*)】\s*/)) {
            heading = String(match.1)
            let rest = String(paragraphs.removeFirst()[match.range.upperBound...])
            if !rest.isEmpty { paragraphs.insert(rest, at: 0) }
        }
        note(.policy(policies.count), cell, file, Self.names.policy, "\(number) 【\(heading)】")
        policies.append(
            PolicyStatement(number: number, heading: heading, body: paragraphs.joined(separator: "\n")))
        return true
    }
}

extension DeclarationParts {
    /// What the parts are called.
    private static let names = (
        title: BilingualText(japanese: "標題", english: "title"),
        fiscalYear: BilingualText(japanese: "宣言の年度", english: "fiscal year of the declaration"),
        department: BilingualText(japanese: "部等", english: "department"),
        director: BilingualText(japanese: "部長等", english: "director"),
        date: BilingualText(japanese: "宣言の日付", english: "date of the declaration"),
        targetPlan: BilingualText(japanese: "目標値の計画", english: "plan of the targets"),
        message: BilingualText(japanese: "メッセージ", english: "message"),
        division: BilingualText(japanese: "課等", english: "division"),
        role: BilingualText(japanese: "役割", english: "role"),
        policy: BilingualText(japanese: "取組方針", english: "policy"),
        remark: BilingualText(japanese: "注記", english: "remark")
    )
}
