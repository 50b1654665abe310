import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics

/// What is believed of the series of a table before their values are seen.
enum PriorChoice: ExpressibleByArgument {
    /// Learned again from the table, where it has series enough.
    case table
    /// As it comes with the program, so that each answer depends on its own series alone.
    case shipped
    /// As `adapt-prior` wrote it.
    case file(String)

    /// The files that are read for it.
    var files: [String] { if case .file(let path) = self { [path] } else { [] } }

    init?(argument: String) {
        switch argument {
        case "table": self = .table
        case "shipped": self = .shipped
        case "": return nil
        default: self = .file(argument)
        }
    }
}

extension TableSeries {
    /// The series as it is answered from its last values; `nil` where there is none.
    ///
    /// - Parameter last: How many values count; `nil` for all.
    func answeredSeries(last: Int?) -> AnnualSeries? {
        guard case .success(let asked) = question else { return nil }
        return asked.question.knowing(last).answeredSeries
    }
}

extension SeriesQuestion {
    /// The same question with the last values alone.
    func knowing(_ last: Int?) -> SeriesQuestion {
        guard let last else { return self }
        var question = self
        question.observations = observations.sorted { $0.time < $1.time }.suffix(last)
        return question
    }
}
