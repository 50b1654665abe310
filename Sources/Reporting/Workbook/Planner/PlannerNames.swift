import MitoshiPlanning

/// The endings of the names that cells have, made of what a name may hold and unlike each other.
struct PlannerNames {
    private var endings: [Int: String] = [:]

    init(of entries: [PlannerEntry]) {
        var taken: Set<String> = []
        for entry in entries {
            let id = entry.answer.target.indicatorID.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
            let wish = "\(String(id.prefix(100)))_\(entry.year.year)"
            var ending = wish
            var number = 2
            while !taken.insert(ending.lowercased()).inserted {
                ending = "\(wish)_\(number)"
                number += 1
            }
            endings[entry.number] = ending
        }
    }

    /// `17_101_2022`.
    func ending(of entry: PlannerEntry) -> String { endings[entry.number] ?? "row_\(entry.number)" }
}
