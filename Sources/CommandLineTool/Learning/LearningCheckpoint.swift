import MitoshiDocuments
import Foundation
import MitoshiStatistics

/// The state of an unfinished piece of learning, kept beside its output so that it can be taken up again.
struct LearningCheckpoint {
    let path: String
    /// What the state belongs to: another input or other options don't continue it.
    let key: String
    /// How many weights there must be.
    let size: Int

    /// The state that an earlier run left, or `nil` when there is none that belongs here.
    func read() -> PriorLearning.State? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n")
        guard lines.count == size + 2, lines[0] == key, let passes = Int(lines[1]) else { return nil }
        let weights = lines.dropFirst(2).compactMap { UInt32($0, radix: 16).map(Float.init(bitPattern:)) }
        guard weights.count == size, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
        return PriorLearning.State(passes: passes, weights: weights)
    }

    func write(_ state: PriorLearning.State) throws(OutputError) {
        let weights = state.weights.map { String($0.bitPattern, radix: 16) }
        try OutputFile.write(([key, String(state.passes)] + weights).joined(separator: "\n") + "\n", to: path)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
