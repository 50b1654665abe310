import TestSupport
import MitoshiPlanning

/// A declaration's text made from facts, with the place of every indicator's cells.
struct RenderedDeclaration {
    struct Place: Hashable {
        let line: Int
        let cell: Int
    }

    /// How cells are set apart.
    enum Separation: CaseIterable {
        case tabs, runsOfTabs, tabsUnderRunsHeader, quoted, continued, markdown
    }

    /// The columns of a table in the order written.
    enum Column: Hashable {
        case id, programme, indicator, unit, base, target(Int), section
    }

    private(set) var text = ""
    /// Keyed by indicator, for each of its columns.
    private(set) var places: [String: [Column: Place]] = [:]
    private var line = 1
    private var random: SeededGenerator
    private let facts: DeclaredFacts
    private let separation: Separation
    private let lineEnd: String
    private let writesWideDigits: Bool
    private let writesSpaces: Bool
    private let writesEras: Int

    init(_ facts: DeclaredFacts, seed: Int) {
        random = SeededGenerator(seed: seed &+ 7_919)
        self.facts = facts
        separation = Separation.allCases[seed % Separation.allCases.count]
        lineEnd = random.chance(oneIn: 3) ? "\r\n" : "\n"
        writesWideDigits = random.chance(oneIn: 3)
        writesSpaces = random.chance(oneIn: 3)
        writesEras = random.int(0...3)
        render()
    }

    // MARK: Blocks

    private mutating func render() {
        if random.chance(oneIn: 2) { emit(["", "", ""]) }
        emit([(random.chance(oneIn: 2) ? "## " : "") + "\(year(facts.year)) \(facts.post)の目標宣言"])
        emit([])
        renderWords()
        if let plan = facts.plan {
            emit([plan])
            emit([])
        }
        let tables = random.int(1...3)
        let size = (facts.indicators.count + tables - 1) / tables
        for start in stride(from: 0, to: facts.indicators.count, by: max(1, size)) {
            renderTable(Array(facts.indicators[start..<min(start + size, facts.indicators.count)]))
            emit([])
        }
        if let remark = facts.remark { emit([remark]) }
    }

    private mutating func renderWords() {
        if !facts.message.isEmpty {
            emit([facts.post, "\(facts.post.hasSuffix("部長") ? "部長" : "")メッセージ"])
            let isMarked = random.chance(oneIn: 2)
            let message =
                isMarked
                ? facts.message.map { "<p>\($0)</p>" }.joined(separator: " ")
                : facts.message.joined(separator: "<br />")
            emit([facts.director, message])
        }
        if !facts.divisions.isEmpty {
            emit(["部等を構成する課等"] + (facts.roles.isEmpty ? [] : ["部等の主な役割"]))
            let roles = facts.roles.map { "<li>・ \($0)</li>" }.joined(separator: " ")
            emit(
                [facts.divisions.joined(separator: random.one(of: [" ", "、", "<br>"]))]
                    + (facts.roles.isEmpty ? [] : ["<ul> \(roles) </ul>"]))
        }
        emit([])
        for policy in facts.policies {
            let body = policy.body.split(separator: "\n").map { "<p>\($0)</p>" }.joined(separator: " ")
            let first = policy.number == 1 ? "部等の取組方針" : ""
            emitPlain([first, digits(String(policy.number)), "<p>【\(policy.heading)】</p> \(body)"])
        }
        emit([])
    }

    private mutating func renderTable(_ indicators: [DeclaredFacts.IndicatorFacts]) {
        var columns: [Column] = [.id, .programme, .indicator, .base]
        columns += facts.targetYears.indices.map { .target($0) }
        columns.append(.section)
        let unitColumn = random.chance(oneIn: 4)
        if unitColumn { columns.append(.unit) }
        if random.chance(oneIn: 3) { columns = [.id] + columns.dropFirst().shuffled(using: &random) }
        var headers: [String] = []
        for column in columns { headers.append(header(column)) }
        emit(headers, isHeader: true)
        if separation == .markdown { append("|" + String(repeating: "---|", count: columns.count)) }
        for indicator in indicators.shuffled(using: &random) {
            var cells: [String] = []
            for column in columns { cells.append(cell(column, of: indicator, unitColumn: unitColumn)) }
            places[indicator.id] = Dictionary(uniqueKeysWithValues: zip(columns, emit(cells)))
        }
    }

    // MARK: Cells

    private mutating func header(_ column: Column) -> String {
        switch column {
        case .id: random.one(of: ["事業番号", "番号", "事業 番号", "No."])
        case .programme: random.one(of: ["主な事業", "事業名", "主要事業"])
        case .indicator: random.one(of: ["事業指標", "指標", "成果指標", "指標名"])
        case .unit: "単位"
        case .base: random.one(of: ["現状値", "基準値", "現状 値"])
        case .target(let index):
            random.one(of: [
                "\(year(facts.targetYears[index]))目標値", "\(year(facts.targetYears[index])) 目標値",
                "目標値(\(year(facts.targetYears[index])))",
            ])
        case .section: random.one(of: ["所管課", "担当課", "所管 課"])
        }
    }

    private mutating func cell(_ column: Column, of indicator: DeclaredFacts.IndicatorFacts, unitColumn: Bool) -> String
    {
        switch (column, indicator.values) {
        case (.id, _): return digits(indicator.id)
        case (.programme, _): return indicator.programme
        case (.indicator, _): return indicator.name
        case (.section, _): return section(indicator.sections)
        case (.unit, .numbers(let unit, _, _)): return unit
        case (.unit, .stages): return ""
        case (.base, .numbers(let unit, let base, _)):
            return number(base, unit: unitColumn ? "" : unit) + bracket(indicator.baseYear)
        case (.base, .stages(let base, _)): return base + bracket(indicator.baseYear)
        case (.target(let index), .numbers(let unit, _, let targets)):
            return number(targets[index], unit: unitColumn ? "" : unit)
        case (.target(let index), .stages(_, let targets)): return targets[index]
        }
    }

    private mutating func section(_ sections: [String]) -> String {
        var text = sections.joined(separator: breaksLines ? "\n" : " ")
        // A name of the list, broken in two.
        if !facts.divisions.isEmpty { text = text.replacing("広聴相談課", with: breaksLines ? "広聴\n相談課" : "広聴 相談課") }
        return text
    }

    private var breaksLines: Bool { separation == .quoted || separation == .continued }

    private mutating func bracket(_ year: Int) -> String {
        let (open, close) = random.one(of: [("(", ")"), ("（", "）")])
        return (breaksLines && random.chance(oneIn: 2) ? "\n" : " ") + open + self.year(year) + close
    }

    private mutating func number(_ number: DeclaredFacts.Number, unit: String) -> String {
        let parts = number.digits.split(separator: ".")
        var whole = String(parts[0])
        if whole.count > 3, random.chance(oneIn: 2) {
            whole = "\(whole.dropLast(3)),\(writesSpaces && random.chance(oneIn: 3) ? " " : "")\(whole.suffix(3))"
        }
        let text = parts.count > 1 ? "\(whole).\(parts[1])" : whole
        let unit = unit == "%" && writesWideDigits ? "％" : unit
        return digits(text) + (writesSpaces ? " " : "") + unit
    }

    /// A fiscal year in the document's own way.
    private func year(_ year: Int) -> String {
        let eras = [("令和", "R", 2019), ("平成", "H", 1989)]
        let (name, letter, first) = eras.first { year >= $0.2 } ?? ("昭和", "S", 1926)
        let count = year - first + 1
        let space = writesSpaces ? " " : ""
        switch writesEras {
        case 0: return "\(name)\(space)\(count == 1 ? "元" : digits(String(count)))\(space)年度"
        case 1: return "\(digits(String(year)))\(space)年度"
        case 2: return "\(letter)\(digits(String(count)))年度"
        default: return "\(name)\(count == 1 ? "元" : String(count))年度"
        }
    }

    /// Digits and their signs as the document writes them.
    private func digits(_ text: String) -> String {
        guard writesWideDigits else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }

    // MARK: Lines

    private mutating func append(_ content: String) {
        text += content + lineEnd
        line += 1
    }

    /// Writes a row of a block outside the tables, which are never broken over lines.
    private mutating func emitPlain(_ cells: [String]) { append(cells.joined(separator: "\t")) }

    /// Writes a row and answers the place of each cell.
    @discardableResult
    private mutating func emit(_ cells: [String], isHeader: Bool = false) -> [Place] {
        switch separation {
        case .markdown where cells.count > 2: return emitMarkdown(cells)
        case .continued where cells.count > 2: return emitContinued(cells)
        case .quoted: return emitQuoted(cells)
        case .runsOfTabs where cells.count > 2, .tabsUnderRunsHeader where cells.count > 2 && !isHeader:
            // An empty cell can't be told from a run of tabs.
            let run = cells.contains("") ? 1 : 2
            append(cells.joined(separator: String(repeating: "\t", count: run)))
            return cells.indices.map { Place(line: line - 1, cell: $0 * run + 1) }
        default:
            append(cells.joined(separator: "\t"))
            return cells.indices.map { Place(line: line - 1, cell: $0 + 1) }
        }
    }

    private mutating func emitMarkdown(_ cells: [String]) -> [Place] {
        append("| " + cells.joined(separator: " | ") + " |")
        return cells.indices.map { Place(line: line - 1, cell: $0 + 1) }
    }

    private mutating func emitQuoted(_ cells: [String]) -> [Place] {
        var places: [Place] = []
        var breaks = 0
        for (index, cell) in cells.enumerated() {
            places.append(Place(line: line + breaks, cell: index + 1))
            breaks += cell.count { $0 == "\n" }
        }
        let quoted = cells.map { $0.contains("\n") ? "\"\($0.replacing("\n", with: lineEnd))\"" : $0 }
        append(quoted.joined(separator: "\t"))
        line += breaks
        return places
    }

    /// A line break inside a cell ends the line; the rest of the row follows on the next.
    private mutating func emitContinued(_ cells: [String]) -> [Place] {
        var places: [Place] = []
        var current: [String] = []
        for cell in cells {
            let pieces = cell.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            places.append(Place(line: line, cell: current.count + 1))
            current.append(pieces[0])
            for piece in pieces.dropFirst() {
                append(current.joined(separator: "\t"))
                current = [piece]
            }
        }
        append(current.joined(separator: "\t"))
        return places
    }
}
