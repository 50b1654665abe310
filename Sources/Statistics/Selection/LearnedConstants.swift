/// What the models believe before they see a value.
public enum LearnedConstants {
    /// The learned priors and the constants chosen beside them, one in a line: it changes with any of them.
    public static var text: String {
        [
            PooledPrior.standard.text, "\(IncrementPrior())", "surprise \(Surprise.chance)",
            "decay \(DecayPrior.weight)", "evidence of counts \(CountAverage.power)",
        ].joined(separator: "\n")
    }
}
