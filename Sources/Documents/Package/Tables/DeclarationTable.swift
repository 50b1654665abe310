import MitoshiPlanning
import MitoshiStatistics

/// Rows of `declaration.csv`.
struct DeclarationTable {
    private var texts: [DeclarationItem: [(order: Int, row: PackageRow)]] = [:]
    private var fiscalYear: FiscalYear?
    private(set) var fiscalYearBegins = FiscalYear.usualFirstMonth
    private var date: CalendarDate?
    private var policyNumbers: [Int: Int] = [:]
    private var paperYears: [Int: FiscalYear] = [:]

    // MARK: Reading

    mutating func read(_ row: PackageRow, _ problems: inout ProblemList) {
        let item = row.required("item", row.choice("item", DeclarationItem.self, &problems), &problems)
        let order = row.required("order", row.integer("order", &problems), &problems)
        guard let item, let order else { return }
        if texts[item]?.contains(where: { $0.order == order }) == true {
            problems.add(row.problem("order", expected: Self.once))
            return
        }
        if item.isSingle, order != 1 {
            problems.add(row.problem("order", expected: BilingualText(japanese: "1", english: "1")))
            return
        }
        switch item {
        case .fiscalYear: fiscalYear = row.required("text", row.fiscalYear("text", &problems), &problems)
        case .fiscalYearBegins: fiscalYearBegins = month(row, &problems) ?? fiscalYearBegins
        case .date: date = row.required("text", row.date("text", &problems), &problems)
        case .paperYear: paperYears[order] = row.required("text", row.fiscalYear("text", &problems), &problems)
        case .policyNumber: policyNumbers[order] = row.required("text", row.integer("text", &problems), &problems)
        default: break
        }
        texts[item, default: []].append((order, row))
    }

    /// `7` or `7月`.
    private func month(_ row: PackageRow, _ problems: inout ProblemList) -> Int? {
        let text = row.text("text").foldingWidth.withoutWhitespace
        if let month = Int(text.hasSuffix("月") ? String(text.dropLast()) : text), (1...12).contains(month) {
            return month
        }
        problems.add(
            row.problem("text", expected: BilingualText(japanese: "月（例：7、7月）", english: "a month from 1 to 12")))
        return nil
    }

    private static let once = BilingualText(
        japanese: "同じ item のなかで重ならない番号", english: "a number that no other row of the item has")

    private func rows(_ item: DeclarationItem) -> [PackageRow] {
        (texts[item] ?? []).sorted { $0.order < $1.order }.map(\.row)
    }

    private func texts(_ item: DeclarationItem) -> [String] { rows(item).map { $0.text("text") } }

    var declaration: Declaration {
        var declaration = Declaration(
            title: texts(.title).first ?? "", fiscalYear: fiscalYear?.withFiscalYears(beginning: fiscalYearBegins),
            fiscalYearBegins: fiscalYearBegins, date: date, department: texts(.department).first,
            director: texts(.director).first, message: texts(.message), divisions: texts(.division),
            roles: texts(.role), policies: policies, targetPlan: texts(.targetPlan).first, remarks: texts(.remark),
            papers: papers, sources: sources, city: texts(.city).first)
        declaration.englishTitle = texts(.englishTitle).first
        declaration.englishCity = texts(.englishCity).first
        declaration.englishDepartment = texts(.englishDepartment).first
        return declaration
    }

    private var papers: [Declaration.Paper] {
        (texts[.paper] ?? []).sorted { $0.order < $1.order }.compactMap { order, row in
            paperYears[order].map {
                Declaration.Paper(
                    file: row.text("text"), fiscalYear: $0.withFiscalYears(beginning: fiscalYearBegins))
            }
        }
    }

    private var policies: [PolicyStatement] {
        let orders = Set([.policyHeading, .policyBody].flatMap { texts[$0] ?? [] }.map(\.order)).sorted()
        func text(_ item: DeclarationItem, _ order: Int) -> String? {
            texts[item]?.first { $0.order == order }?.row.text("text")
        }
        return orders.map { order in
            PolicyStatement(
                number: policyNumbers[order] ?? order, heading: text(.policyHeading, order) ?? "",
                body: text(.policyBody, order) ?? "")
        }
    }

    private var sources: [Declaration.Part: Source] {
        var sources: [Declaration.Part: Source] = [:]
        for item in DeclarationItem.allCases {
            for (index, row) in rows(item).enumerated() {
                if let part = item.part(index), let source = row.source { sources[part] = source }
            }
        }
        return sources
    }

    // MARK: Writing

    static func rows(of declaration: Declaration) -> [[String: String]] {
        var rows: [[String: String]] = []
        func add(_ item: DeclarationItem, _ order: Int, _ text: String, _ part: Declaration.Part?) {
            var cells = PackageRow.cells(of: part.flatMap { declaration.sources[$0] })
            cells["item"] = item.rawValue
            cells["order"] = String(order)
            cells["text"] = text
            rows.append(cells)
        }
        func add(_ item: DeclarationItem, _ texts: [String]) {
            for (index, text) in texts.enumerated() { add(item, index + 1, text, item.part(index)) }
        }
        if !declaration.title.isEmpty { add(.title, [declaration.title]) }
        add(.fiscalYear, [declaration.fiscalYear?.canonicalText].compactMap(\.self))
        if declaration.fiscalYearBegins != FiscalYear.usualFirstMonth {
            add(.fiscalYearBegins, [String(declaration.fiscalYearBegins)])
        }
        add(.date, [declaration.date?.description].compactMap(\.self))
        add(.city, [declaration.city].compactMap(\.self))
        add(.englishTitle, [declaration.englishTitle].compactMap(\.self))
        add(.englishCity, [declaration.englishCity].compactMap(\.self))
        add(.department, [declaration.department].compactMap(\.self))
        add(.englishDepartment, [declaration.englishDepartment].compactMap(\.self))
        add(.director, [declaration.director].compactMap(\.self))
        add(.message, declaration.message)
        add(.division, declaration.divisions)
        add(.role, declaration.roles)
        for (index, policy) in declaration.policies.enumerated() {
            let order = index + 1
            if policy.number != order { add(.policyNumber, order, String(policy.number), nil) }
            add(.policyHeading, order, policy.heading, .policy(index))
            add(.policyBody, order, policy.body, .policy(index))
        }
        add(.targetPlan, [declaration.targetPlan].compactMap(\.self))
        add(.remark, declaration.remarks)
        for (index, paper) in declaration.papers.enumerated() {
            add(.paper, index + 1, paper.file, nil)
            add(.paperYear, index + 1, paper.fiscalYear.canonicalText, nil)
        }
        return rows
    }
}

extension DeclarationItem {
    fileprivate var isSingle: Bool {
        switch self {
        case .title, .fiscalYear, .fiscalYearBegins, .date, .department, .director, .targetPlan, .city, .englishTitle,
            .englishCity, .englishDepartment:
            true
        case .message, .division, .role, .policyNumber, .policyHeading, .policyBody, .remark, .paper, .paperYear: false
        }
    }

    /// The part of a declaration that the item's row at `index` gives; a policy's place stands with its heading.
    fileprivate func part(_ index: Int) -> Declaration.Part? {
        switch self {
        case .title: .title
        case .fiscalYear: .fiscalYear
        case .fiscalYearBegins: .fiscalYearBegins
        case .date: .date
        case .department: .department
        case .director: .director
        case .targetPlan: .targetPlan
        case .message: .message(index)
        case .division: .division(index)
        case .role: .role(index)
        case .remark: .remark(index)
        case .policyHeading: .policy(index)
        case .policyNumber, .policyBody, .paper, .paperYear, .city, .englishTitle, .englishCity, .englishDepartment: nil
        }
    }
}
