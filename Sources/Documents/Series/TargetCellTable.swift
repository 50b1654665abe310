import MitoshiPlanning

/// The counts of `attainment_cells.csv`: the columns `kind, group, required, targets, met, indicators, publishers, weight,
/// met_weight, se_logit`.
enum TargetCellTable {
    private struct Sort: Hashable {
        let kind: String
        let group: String
        let required: String
    }

    private static let cells: [Sort: TargetCell] = [
        Sort(kind: "change", group: "own", required: ""): .ownChange,
        Sort(kind: "change", group: "response", required: "<=10%"): .othersSmallChange,
        Sort(kind: "change", group: "response", required: ">10%"): .othersLargeChange,
        Sort(kind: "change", group: "share", required: "<=10%"): .shareSmallChange,
        Sort(kind: "change", group: "share", required: ">10%"): .shareLargeChange,
        Sort(kind: "keep", group: "own", required: ""): .ownKeep,
        Sort(kind: "keep", group: "response", required: ""): .othersKeep,
        Sort(kind: "keep", group: "share", required: ""): .shareKeep,
        Sort(kind: "return", group: "own", required: ""): .ownReturn,
        Sort(kind: "return", group: "response", required: ""): .othersReturn,
    ]

    private static let needed = [
        "kind", "group", "required", "targets", "met", "indicators", "publishers", "weight", "met_weight", "se_logit",
    ]

    static func read(utf8: [UInt8], file: String) throws(DocumentError) -> [TargetCellCount] {
        try NamedRow.read(utf8: utf8, file: file, needed) { (row: inout NamedRow) -> TargetCellCount? in
            let sort = Sort(kind: row.text("kind"), group: row.text("group"), required: row.text("required"))
            guard let cell = cells[sort] else {
                row.report(
                    "kind",
                    BilingualText(
                        japanese: "change・keep・return のいずれかと、合う group・required",
                        english: "change, keep or return with the group and required that belong to it"))
                return nil
            }
            let (targets, met) = (row.wholeNumber("targets"), row.wholeNumber("met"))
            let (indicators, publishers) = (row.wholeNumber("indicators"), row.wholeNumber("publishers"))
            let (weight, metWeight) = (row.number("weight"), row.number("met_weight"))
            let error = row.number("se_logit")
            guard let targets, let met, let indicators, let publishers, let weight, let metWeight, let error else {
                return nil
            }
            return TargetCellCount(
                cell: cell, targets: targets, met: met, indicators: indicators, publishers: publishers, weight: weight,
                metWeight: metWeight, standardError: error)
        }
    }
}
