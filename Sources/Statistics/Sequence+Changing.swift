extension Sequence {
    /// Copies of the elements, each changed in place.
    package func changing(_ change: (inout Element) -> Void) -> [Element] {
        map { element in
            var copy = element
            change(&copy)
            return copy
        }
    }
}
