extension Cell {
    /// What people read; parts of a stack stand on lines of their own.
    package func text(in language: Language) -> String {
        switch self {
        case .text(let text), .word(let text, _): text
        case .quantity(let value, let unit): NumberText.quantity(NumberText.exact(value), unit: unit)
        case .estimate(let value, let unit): NumberText.quantity(NumberText.estimate(value), unit: unit)
        case .change(let value, let unit):
            NumberText.quantity(
                (value > 0 ? "+" : "") + NumberText.estimate(value), unit: NumberText.unitOfChange(unit)[language])
        case .count(let count): NumberText.exact(Double(count))
        case .probability(let chance): NumberText.probability(chance)[language]
        case .flag(let flag): BilingualText(japanese: flag ? "はい" : "", english: flag ? "yes" : "")[language]
        case .fiscalYear(let year): year.label[language]
        case .missing(let reason): reason
        case .stack(let cells): cells.map { $0.text(in: language) }.joined(separator: "\n")
        }
    }
}
