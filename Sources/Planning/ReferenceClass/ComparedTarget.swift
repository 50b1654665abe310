/// A target of the past, with the sort of targets it belongs to: what a declared target can be held against.
package struct ComparedTarget: Sendable {
    package let target: PastTarget
    package let targetClass: TargetClass
    /// Years from base to target.
    package let years: Int

    /// - Parameter due: The same target, as a plan would have it.
    /// - Returns: `nil` where nobody can say what meets it.
    package init?(_ target: PastTarget, as due: DueTarget) {
        guard let targetClass = due.targetClass else { return nil }
        self.target = target
        self.targetClass = targetClass
        years = due.year.year - due.baseYear.year
    }
}

extension [ComparedTarget] {
    /// The targets that are most like a declared one, each of another indicator, the most like it first.
    ///
    /// They ask for the same, a change, a level to keep or one that was passed; those of the same cell come first, then those
    /// with the same mover, and among them those with the nearest share of change, then the nearest number of years.
    package func nearest(to declared: TargetClass, years: Int, count: Int = 5) -> [ComparedTarget] {
        let alike = filter { $0.targetClass.aimSort == declared.aimSort }.sorted {
            $0.distance(from: declared, years) < $1.distance(from: declared, years)
        }
        var seen: Set<[String]> = []
        return Array(
            alike.filter { seen.insert([$0.target.municipality, $0.target.indicator]).inserted }.prefix(count))
    }
}

extension ComparedTarget {
    fileprivate func distance(from declared: TargetClass, _ years: Int) -> (Int, Int, Double, Int) {
        (
            targetClass.cell == declared.cell ? 0 : 1, targetClass.mover == declared.mover ? 0 : 1,
            abs(targetClass.share - declared.share), abs(self.years - years)
        )
    }
}
