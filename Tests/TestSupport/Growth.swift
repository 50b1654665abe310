package import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whether time grows in line with a size: eight times the size may take twenty-four times as long, which no noise makes of eight and
/// which its square, sixty-four, is far beyond.
package enum Growth {
    private static let factor = 8
    private static let most = 24.0

    /// - Parameters:
    ///   - size: The smaller of two sizes that `work` is done with.
    ///   - name: What is done.
    package static func expectLine(
        from size: Int, _ name: String, _ work: (Int) throws -> Void,
        location: SourceLocation = #_sourceLocation
    ) rethrows {
        let small = try seconds { try work(size) }
        let large = try seconds { try work(factor * size) }
        // Where the small one takes next to nothing, its time tells nothing.
        let growth = large / max(small, 2e-3)
        #expect(growth < most, "\(name): \(small) s, \(large) s", sourceLocation: location)
    }

    /// The processor's seconds that this thread spends on `work`, the least of three times.
    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        return try (0..<3).map { _ in
            let start = now()
            try work()
            return now() - start
        }.min() ?? 0
    }
}
