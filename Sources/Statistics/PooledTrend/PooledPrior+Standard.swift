extension PooledPrior {
    /// The prior that comes with the package.
    ///
    /// Learned from public annual series; ``origin-swift.property`` names the command, the data and the day. Decoded when
    /// it is first needed.
    public static let standard: PooledPrior = {
        do throws(TextError) {
            return try PooledPrior(text: LearnedPrior.text)
        } catch {
            // A text that is part of the program can't be repaired at run time; a test reads it.
            preconditionFailure("line \(error.line) of the learned prior: \(error.found)")
        }
    }()
}
