/// Reads a Japanese name from its end, word by word, until one tells the side or isn't known.
struct JapaneseHead {
    enum Role {
        /// More (fewer) is better.
        case more, fewer
        /// More is better unless the word before it is a bad one: the users of parks, but of drugs?
        case activity
        /// Done for people or against harm: more is better.
        case countermeasure
        /// Nothing sure, and nothing before it helps.
        case open
        /// Says how or whom something is counted: …件数, …率, …の割合, …者.
        case tail
        /// Bodies and places: after a bad word they may serve against it.
        case body
        /// Less (more) of what stands before it: 減少, 少ない, …していない; 増加, 多い.
        case reversed, same
        /// Something is cut on purpose; with nothing counted behind it the value may be what is left.
        case cut
        /// A good end, unless what it is said of is bad: 整っている, できる.
        case fulfilled
        /// Women among people of rank, else whom something is counted of.
        case women
    }

    enum Finding {
        case side(BetterSide)
        case open
        case unknown
    }

    private var rest: Substring
    private let unit: String
    /// The words read so far, the last of the name first.
    private var read: [Substring] = []
    private var endsInBody = false

    /// How many characters of a name's end are read; the longest of 4,300 names has 167.
    private static let longestRead = 200

    static func side(of heading: String, unit: String) -> BetterSide? {
        var head = JapaneseHead(rest: heading.suffix(longestRead), unit: unit)
        guard unit != "段階", case .side(let side) = head.finding() else { return nil }
        return side
    }

    private init(rest: Substring, unit: String, read: [Substring] = []) {
        self.rest = rest
        self.unit = unit
        self.read = read
    }

    private mutating func finding() -> Finding {
        while let (role, word) = Self.lastWord(of: rest) {
            rest = rest.dropLast(word.count)
            if let finding = finding(role) { return finding }
            endsInBody = endsInBody || role == .body
            read.append(word)
        }
        return .unknown
    }

    /// What a word with this role tells; `nil` where what stands before it must.
    private func finding(_ role: Role) -> Finding? {
        switch role {
        case .tail, .body: nil
        case .women: isAmongRanks ? .side(.more) : nil
        case .more: more
        case .activity: isStep || followsBadWord || isOfVice ? .open : more
        case .countermeasure: isStep ? .open : more
        case .fewer: fewer
        case .open: .open
        case .reversed: isGoal ? .open : before.reversed
        case .same: before
        case .cut: isGoal ? .open : .side(.more)
        case .fulfilled: fulfilled
        }
    }

    static func lastWord(of text: Substring) -> (Role, Substring)? {
        for length in stride(from: min(text.count, JapaneseWords.longest), to: 0, by: -1) {
            let word = text.suffix(length)
            if let role = JapaneseWords.roles[String(word)] { return (role, word) }
        }
        return nil
    }
}

// MARK: - What stands before a word

extension JapaneseHead {
    /// The rest, read by itself.
    private var before: Finding {
        var head = JapaneseHead(rest: rest, unit: unit, read: read + [""])
        return head.finding()
    }

    private var fulfilled: Finding {
        switch before {
        case .unknown: .side(.more)
        case let finding: finding
        }
    }

    private var more: Finding {
        let isDoubtful = isNeeded || isShareOfPersons || JapaneseWords.failures.contains { rest.contains($0) }
        return isDoubtful ? .open : isOpposite ? fewer : .side(.more)
    }

    private var fewer: Finding {
        endsInBody || JapaneseWords.remedies.contains { rest.contains($0) } ? .open : .side(.fewer)
    }

    /// 未整備, 不満足, 非加入.
    private var isOpposite: Bool { rest.last.map { "未不非".contains($0) } ?? false }

    private var followsBadWord: Bool {
        var text = rest
        while let last = text.last, "の等・を".contains(last) { text = text.dropLast() }
        guard let (role, _) = Self.lastWord(of: text) else { return false }
        return role == .fewer || role == .open
    }

    private var isOfVice: Bool {
        JapaneseWords.vices.contains { rest.contains($0) } && !JapaneseWords.teachings.contains { rest.contains($0) }
    }

    /// 要修繕, の要受信対策: what is still to be done.
    private var isNeeded: Bool {
        guard let mark = rest.suffix(5).lastIndex(of: "要") else { return false }
        let isCompound = ["必要", "重要", "主要", "需要", "概要"].contains { rest[...mark].hasSuffix($0) }
        let follows = rest[rest.index(after: mark)...]
        let precedes = rest[..<mark].last
        guard !isCompound, !["介護", "支援"].contains(where: follows.hasPrefix) else { return false }
        return follows.allSatisfy(\.isKanji) && (follows.isEmpty || precedes?.isKanji != true)
    }

    /// Of 60時間以上の就業者の割合 the words before 就業者 tell what is counted.
    private var isShareOfPersons: Bool {
        guard read.last == "者", !rest.isEmpty else { return false }
        return read.first == "割合" || read.first == "比率"
    }

    private var isAmongRanks: Bool {
        JapaneseWords.ranks.contains { rest.contains($0) } && (rest.hasSuffix("占める") || rest.hasSuffix("における"))
    }

    /// A bare action without unit and number (計画の策定) is a step, not an amount.
    private var isStep: Bool { unit.isEmpty && read.isEmpty }

    /// 死者数の減少 (人) may be the deaths that are left.
    private var isGoal: Bool {
        guard read.isEmpty else { return false }
        return !["", "%"].contains(unit) || ["数の", "率の", "量の", "額の"].contains { rest.hasSuffix($0) }
    }
}

extension JapaneseHead.Finding {
    fileprivate var reversed: Self {
        if case .side(let side) = self { .side(side.opposite) } else { self }
    }
}

extension Character {
    fileprivate var isKanji: Bool { unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) } }
}
