import MitoshiPlanning

/// A column of a table, as its header and cells tell.
struct TableColumn: Hashable {
    /// The words of its header, those of the row above first.
    let header: String
    /// Where the header stands.
    let line: Int
    let number: Int
    var role: ColumnRole
    var period: WrittenPeriod?
    var unit: String?
    var isTotal = false
    /// The column that gives the years of its cells.
    var yearColumn: Int?
    /// True where the cells told rather than the header.
    var isGuessed = false

    /// A column headed by these cells, the rows of the header from the top.
    init(header cells: [DocumentCell]) {
        failed = cells.last { FailedResult($0.text) != nil }
        let filled = cells.filter { !$0.text.isEmpty && FailedResult($0.text) == nil }
        let texts = filled.map { HTMLText.joined($0.text) }.reduce(into: [String]()) {
            if $0.last != $1 { $0.append($1) }
        }
        let readings = texts.map(HeaderReading.init)
        header = texts.joined(separator: " ")
        line = filled.last?.line ?? cells.last?.line ?? 0
        number = filled.last?.number ?? cells.last?.number ?? 0
        // The row nearest to the values says most; a year alone says nothing of what was measured.
        let named = readings.reversed().compactMap(\.role).first { $0 != .value }
        role = named ?? readings.compactMap(\.role).first ?? .other
        period = readings.reversed().compactMap(\.period).first
        unit = readings.compactMap(\.unit).first
        isTotal = readings.contains(where: \.isTotal)
        isUnclear = readings.contains(where: \.isUnclear)
        // Words above a year that nobody knows may make it anything.
        if named == nil, role == .value, isUnclear { role = .other }
        mayBeName = texts.count == 1 && readings.contains(where: \.mayBeName)
    }

    /// The cell of its header whose formula gave nothing.
    let failed: DocumentCell?
    /// Whether its header may stand above names as well as above targets.
    let mayBeName: Bool
    /// Whether its header has words that nobody here knows.
    let isUnclear: Bool
    /// True for a header with nothing in it.
    var isUnnamed: Bool { header.isEmpty }
}

/// The rows of a table under its columns.
struct TableLayout {
    private(set) var columns: [TableColumn]
    let rows: [[DocumentCell]]
    /// The cells of the header's rows.
    let header: [[DocumentCell]]
    /// What all its values are counted in, where the words above it say so.
    let unit: String?

    var name: Int? { columns.firstIndex { $0.role == .name } }
    var number: Int? { columns.firstIndex { $0.role == .number } }
    var rowRole: Int? { columns.firstIndex { $0.role == .rowRole } }
    /// The column with the year of each row.
    var rowYear: Int? {
        columns.indices.first { place in columns[place].role == .year && !columns.contains { $0.yearColumn == place } }
    }

    /// - Parameters:
    ///   - header: The header's rows from the top, each as wide as the table.
    ///   - rows: The rows below it, as wide.
    ///   - mapping: What a person settled.
    init(header: [[DocumentCell]], rows: [[DocumentCell]], mapping: ReadingMapping, title: String) {
        self.header = header
        self.rows = rows
        unit = UnitText.stated(in: title)
        columns = (0..<(header.first?.count ?? 0)).map { place in TableColumn(header: header.map { $0[place] }) }
        var settled: Set<Int> = []
        for place in columns.indices {
            guard let rule = mapping.column(columns[place].header) else { continue }
            if let role = rule.role {
                columns[place].role = role
                settled.insert(place)
            }
            if let period = rule.period { columns[place].period = period }
        }
        findOtherKinds(besides: settled)
        findWordyValues(besides: settled)
        findDirections(besides: settled)
        findRowRoles(besides: settled)
        findNumber(besides: settled)
        findName(besides: settled)
        for place in columns.indices where columns[place].mayBeName && columns[place].role == .name {
            columns[place].isGuessed = true
        }
        pairYears()
        settleYears(besides: settled, title: title)
    }

    // MARK: Cells

    private func texts(_ column: Int) -> [String] {
        // What a formula failed to give tells nothing of the column.
        rows.map { HTMLText.joined($0[column].text) }.filter { !$0.isEmpty && FailedResult($0) == nil }
    }

    /// Whether most cells of a column are words, not values.
    private func holdsWords(_ column: Int) -> Bool {
        let texts = texts(column)
        let words = texts.count { text in
            switch CellReading(text).content {
            case .words, .unread: true
            // `1号認定の定員` is a name that begins with a number.
            case .quantity(let quantity): quantity.unit.count > 4
            case .none, .range, .change, .kept, .failed: false
            }
        }
        return 2 * words > texts.count
    }

    /// Whether all cells of a column are codes such as A-1, 1.2 or TL1.
    private func holdsCodes(_ column: Int) -> Bool {
        let texts = texts(column)
        return !texts.isEmpty
            && texts.allSatisfy { text in
                IndicatorNumber.ordinal(text) != nil
                    || text.foldingWidth.withoutWhitespace.wholeMatch(
                        of: kept(/[A-Za-zア-ン]{0,4}[-.‐–]?[0-9]{1,4}([-.‐–(][0-9A-Za-z)①-⑳]+)*/)) != nil
            }
    }

    /// Columns of numbers of some year of which nobody knows what they are.
    var unknownYears: [TableColumn] {
        columns.indices.filter { place in
            let isFilled = rows.contains { !$0[place].text.isEmpty }
            return columns[place].role == .other && columns[place].period != nil && isFilled && !holdsWords(place)
        }.map { columns[$0] }
    }

    /// The cells of headers whose formulas gave nothing, above columns in which something stands.
    var failedHeaders: [DocumentCell] {
        columns.indices.compactMap { place in
            rows.contains { !$0[place].text.isEmpty } ? columns[place].failed : nil
        }
    }

    // MARK: Roles that the cells tell

    /// 検診の種類 and the like say what an indicator is of, not what kind of quantity it is.
    private mutating func findOtherKinds(besides settled: Set<Int>) {
        for place in columns.indices where columns[place].role == .kind && !settled.contains(place) {
            if texts(place).allSatisfy({ IndicatorKind(written: $0) == nil }) { columns[place].role = .group }
        }
    }

    /// A column of words under 目標 and the like, beside columns of values, says what the indicators belong to.
    private mutating func findWordyValues(besides settled: Set<Int>) {
        let values = columns.indices.filter { columns[$0].role.holdsValues }
        func holdsNoDigit(_ place: Int) -> Bool {
            let texts = texts(place)
            return !texts.isEmpty
                && texts.allSatisfy { !$0.foldingWidth.contains(where: \.isNumber) && !CellReading.isNone($0) }
        }
        let hasNumbers = values.contains { place in
            texts(place).contains { $0.foldingWidth.contains(where: \.isNumber) }
        }
        guard hasNumbers else { return }
        for place in values
        where columns[place].period == nil && !columns[place].mayBeName && !settled.contains(place)
            && holdsNoDigit(place)
        {
            let isKept = texts(place).allSatisfy { CellReading($0).content == .kept }
            // 増加, 延伸: what is wanted, in words.
            let isWish = texts(place).allSatisfy { StatedDirection($0) != nil }
            if !isKept, !isWish { columns[place].role = .group }
        }
    }

    /// A column of nothing but arrows, 高 and 低, or such words.
    private mutating func findDirections(besides settled: Set<Int>) {
        guard !columns.contains(where: { $0.role == .direction }) else { return }
        let found = columns.indices.first { place in
            let texts = texts(place)
            return [.other, .group, .derived].contains(columns[place].role) && !settled.contains(place)
                && !texts.isEmpty
                && texts.allSatisfy { $0.count <= 6 && StatedDirection($0) != nil }
        }
        if let found { columns[found].role = .direction }
    }

    private mutating func findRowRoles(besides settled: Set<Int>) {
        for place in columns.indices where !settled.contains(place) && !columns[place].role.holdsValues {
            let texts = texts(place)
            let roles = texts.map(RowRole.init(text:))
            guard texts.count > 1, roles.allSatisfy({ $0 != nil }), Set(roles).count > 1 else { continue }
            columns[place].role = .rowRole
            columns[place].isGuessed = true
            return
        }
    }

    private mutating func findNumber(besides settled: Set<Int>) {
        let numbers = columns.indices.filter { columns[$0].role == .number }
        if numbers.isEmpty {
            let unnamed = columns.indices.first {
                columns[$0].isUnnamed && columns[$0].failed == nil && !settled.contains($0) && !texts($0).isEmpty
                    && texts($0).allSatisfy { IndicatorNumber.ordinal($0) != nil }
            }
            if let unnamed { columns[unnamed].role = .number }
        }
        // Of several the first without repetitions numbers the indicators; others number what they belong to.
        let unique = numbers.first { Set(texts($0)).count == texts($0).count }
        for place in numbers where place != (unique ?? numbers.first) && !settled.contains(place) {
            columns[place].role = .group
        }
    }

    private mutating func findName(besides settled: Set<Int>) {
        for place in columns.indices where columns[place].role == .name && !settled.contains(place) && holdsCodes(place)
        {
            columns[place].role = number == nil ? .number : .group
        }
        let names = columns.indices.filter { columns[$0].role == .name }
        if names.count > 1 {
            let isSettled = names.first(where: settled.contains)
            func varied(_ place: Int) -> Int { Set(texts(place)).count }
            let most = names.map(varied).max() ?? 0
            let distinct = names.filter { varied($0) == most }
            let named = distinct.first {
                columns[$0].header.foldingWidth.lowercased().contains(kept(/指標|kpi|indicator|measure/))
            }
            let chosen = isSettled ?? named ?? distinct.last
            for place in names where place != chosen { columns[place].role = .group }
        }
        if names.isEmpty, let chosen = likelyName(besides: settled) {
            columns[chosen].isGuessed = true
            columns[chosen].role = .name
        }
    }

    private func likelyName(besides settled: Set<Int>) -> Int? {
        let free = columns.indices.filter { !settled.contains($0) }
        let goals = free.filter { columns[$0].mayBeName && holdsWords($0) }
        if let chosen = goals.last(where: { columns[$0].header.contains("数値") }) ?? goals.first { return chosen }
        for role in [ColumnRole.programme, .group] {
            if let place = free.last(where: { columns[$0].role == role && holdsWords($0) && !holdsCodes($0) }) {
                return place
            }
        }
        let words = free.filter {
            [.other, .prose, .derived].contains(columns[$0].role) && holdsWords($0) && !holdsCodes($0)
                && !texts($0).allSatisfy { $0.foldingWidth.first?.isLetter != true }
        }
        func size(_ place: Int) -> Int { texts(place).reduce(0) { $0 + min($1.count, 60) } }
        let others = words.filter { columns[$0].role == .other }
        return (others.isEmpty ? words : others).max { size($0) < size($1) }
    }

    // MARK: Years

    private mutating func pairYears() {
        for place in columns.indices where columns[place].role == .year {
            let header = columns[place].header
            let wanted: [ColumnRole] =
                header.lowercased().contains(kept(/目標|target/))
                ? [.target]
                : header.lowercased().contains(kept(/基準|現状|策定|baseline/))
                    ? [.base] : [.base, .measured, .target, .expected]
            let after = place + 1
            if header.lowercased().contains(kept(/目標|基準|現状|策定|target|baseline/)), after < columns.count,
                wanted.contains(columns[after].role)
            {
                columns[after].yearColumn = place
            } else if place > 0, wanted.contains(columns[place - 1].role), columns[place - 1].period == nil {
                columns[place - 1].yearColumn = place
            } else if wanted.count == 1,
                let other = columns.indices.first(where: {
                    wanted.contains(columns[$0].role) && columns[$0].period == nil
                })
            {
                columns[other].yearColumn = place
            }
        }
    }

    /// What values are whose header says only when.
    private mutating func settleYears(besides settled: Set<Int>, title: String) {
        guard rowRole == nil else { return }
        let firstTarget = columns.filter { $0.role == .target }.compactMap { $0.period?.lastDay }.min()
        let lastMeasured = columns.filter { $0.role == .base || $0.role == .measured }.compactMap { $0.period?.lastDay }
            .max()
        let hasTargets = columns.contains { $0.role == .target }
        let saysMeasured =
            columns.contains { [.base, .measured, .expected].contains($0.role) } || title.contains(kept(/推移|実績|結果/))
        // 年度, 値: with nothing said of what they are, they are what was counted.
        let values = columns.indices.filter { columns[$0].role.holdsValues }
        if values.count == 1, columns[values[0]].role == .value, columns[values[0]].period == nil {
            columns[values[0]].role = .measured
            columns[values[0]].isGuessed = true
        }
        for place in columns.indices where columns[place].role == .value && !settled.contains(place) {
            guard let day = columns[place].period?.lastDay, hasTargets || saysMeasured else { continue }
            // After what is called measured a year may be planned; only before it, or before the targets, is it sure.
            let isBefore = lastMeasured.map { day < $0 } ?? firstTarget.map { day < $0 } ?? saysMeasured
            if isBefore, firstTarget.map({ day < $0 }) ?? true {
                columns[place].role = .measured
                columns[place].isGuessed = true
            }
        }
    }
}

/// What the cell of a column of row roles says of its row.
enum RowRole: Hashable {
    case target, measured, expected, derived

    init?(text: String) {
        let plain = text.foldingWidth.withoutWhitespace.lowercased()
        guard plain.count <= 12 else { return nil }
        if plain.wholeMatch(
            of: kept(
                /(達成率|進捗率|達成度|進捗度|達成状況|増減率?|前年度?比|評価|対?(目標|計画|見込)比|差引?|差異|乖離率?|過不足数?|比率|rate|variance|difference)(\(%\))?/
            )) != nil
        {
            self = .derived
        } else if plain.wholeMatch(of: kept(/(目標|目標値|期待値|計画|計画値|予定|確保方策|targets?|goal|plan|planned|budget)/)) != nil {
            self = .target
        } else if plain.wholeMatch(of: kept(/(実績|実績値|結果|実測値|決算|決算額|actuals?|results?|outturn)/)) != nil {
            self = .measured
        } else if plain.wholeMatch(of: kept(/(見込|見込み|見込値|予測値?|forecast|estimate)/)) != nil {
            self = .expected
        } else {
            return nil
        }
    }

    var column: ColumnRole {
        switch self {
        case .target: .target
        case .measured: .measured
        case .expected: .expected
        case .derived: .derived
        }
    }
}
