package import Testing

/// Expects `found` within `tolerance` of `expected`, relative to the larger of 1 and |`expected`|.
package func expectClose(
    _ found: Double, to expected: Double, within tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let distance = abs(found - expected)
    #expect(distance <= tolerance * max(1, abs(expected)), comment, sourceLocation: sourceLocation)
}

/// Expects `found` within `tolerance` of `expected`, relative to |`expected`| alone, however small that is.
package func expectRelativelyClose(
    _ found: Double, to expected: Double, within tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let distance = abs(found - expected)
    #expect(distance <= tolerance * abs(expected), comment, sourceLocation: sourceLocation)
}
