import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Scores the chances of the targets at a path: a folder with their indicators' series, or one table.
struct TargetBacktestRun {
    let path: String
    /// How constants are learned; `nil` lets the data choose.
    let folds: TargetFolds?
    let messages: QuietOption

    /// The files that are read.
    var inputs: InputFiles {
        get throws { InputFiles(try isFolder ? DueTargetFolder.files(in: path) : [path]) }
    }

    func result() throws -> TargetBacktestResult {
        let targets = try targets()
        let forecasts = targets.forecasts()
        guard !forecasts.isEmpty else {
            throw Stop(.invalidInput, [localized("\(path)：答えられる目標がありません。", "\(path): no target to answer.")])
        }
        let folds = try folds(for: forecasts)
        do throws(StatisticsError) {
            let backtest = try TargetBacktest(of: forecasts, folds: folds)
            return try TargetBacktestResult(
                title: title, of: backtest, unanswered: targets.count - forecasts.count)
        } catch {
            throw Stop(.invalidInput, [error.text[.ofProcess]])
        }
    }

    private var isFolder: Bool { DueTargetFolder.exists(at: path) }

    private var title: String { path.split(separator: "/").last.map(String.init) ?? path }

    private func targets() throws -> [DueTarget] {
        guard isFolder else { return try PastTargetTable.read(file: path).dueTargets }
        let folder = try DueTargetFolder.read(path)
        if folds == TargetFolds.none, "sha256:" + folder.digest == AttainmentConstants.shipped.origin.digest {
            messages.say([
                localized(
                    "組込みの定数はこのデータから学習したものなので、検証にはなりません。",
                    "The program's constants were learned from these very data: this is no test.")
            ])
        }
        return folder.targets.filter { $0.values.count > 1 }
    }

    /// Halves where there are several publishers with something to learn from.
    private func folds(for forecasts: [DueTargetForecast]) throws -> TargetFolds {
        let learned = AttainmentLearning(from: forecasts).forecasts
        let canLearn = Set(learned.map(\.target.owner.publisher)).count > 1
        guard let folds else { return canLearn ? .halves : .none }
        guard canLearn || folds == .none else {
            throw Stop(
                .invalidInput,
                [
                    localized(
                        "\(path)：値が2つ以上ある目標が複数の発表元にないので、--folds は none だけです。",
                        "\(path): --folds can only be none, since no two publishers have targets with two values or more."
                    )
                ])
        }
        return folds
    }
}
