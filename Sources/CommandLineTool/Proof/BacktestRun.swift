import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Runs a backtest over everything that lies at a path, on all cores; what comes out doesn't depend on which is faster.
struct BacktestRun {
    let path: String
    /// How tables of series are read.
    let reading: SeriesTableOptions
    let settings: Backtest
    let messages: QuietOption

    /// One series with its name and, where somebody states it, its kind.
    private struct Subject: Sendable {
        let id: String
        let kind: String?
        let series: Result<AnnualSeries, Trouble>
    }

    /// Why something is no series.
    private struct Trouble: Error {
        let refusal: BacktestRefusal
        let text: BilingualText

        init(_ error: StatisticsError) {
            refusal = .noForecast(error)
            text = refusal.text
        }

        init(_ invalid: TableSeries.Invalid) {
            refusal = .noSeries
            text = invalid.problem.message
        }

        init(_ error: SeriesRefusal) {
            if case .series(let error) = error { refusal = .noForecast(error) } else { refusal = .noSeries }
            text = error.text
        }
    }

    /// How many series are under way at once: enough for every core, few enough to keep memory small.
    private static let batchSize = 64

    func result() throws -> BacktestResult {
        try DataPackage.exists(in: path) ? package() : tables()
    }

    /// The files that are read.
    var inputs: InputFiles {
        get throws {
            try DataPackage.exists(in: path) ? InputFiles(package: path) : InputFiles(SeriesFiles.all(at: path))
        }
    }

    private func package() throws -> BacktestResult {
        let package = try messages.package(at: path)
        let plan = package.plan
        var totals = BacktestTotals(contenders: settings.contenders)
        var progress = Progress(total: plan.indicators.count, isQuiet: messages.quiet)
        let subjects = plan.indicators.compactMap { indicator in
            plan.history(of: indicator).map {
                Subject(id: indicator.id, kind: indicator.kind.rawValue, series: $0.mapError(Trouble.init))
            }
        }
        add(subjects, to: &totals, &progress)
        progress.clear()
        do {
            let hindsight = try plan.hindsight(
                settings.contenders, horizon: settings.horizon, settings: AssessmentSettings())
            return BacktestResult(title: title, settings: settings, totals: totals, hindsight: hindsight)
        } catch {
            // Without targets there are no answers to score; the series are scored all the same.
            return BacktestResult(title: title, settings: settings, totals: totals)
        }
    }

    private func tables() throws -> BacktestResult {
        var totals = BacktestTotals(contenders: settings.contenders)
        for file in try SeriesFiles.all(at: path) {
            var stream = try reading.stream(of: file)
            var progress = Progress(total: stream.count, isQuiet: messages.quiet)
            while case let batch = try stream.next(Self.batchSize), !batch.isEmpty {
                add(batch.map(subject), to: &totals, &progress)
            }
            progress.clear()
            stream.tellUnread(of: file, by: messages)
        }
        return BacktestResult(title: title, settings: settings, totals: totals)
    }

    private func subject(_ read: TableSeries) -> Subject {
        switch read.question {
        case .failure(let invalid): return Subject(id: read.id, kind: nil, series: .failure(Trouble(invalid)))
        case .success(let asked):
            let kind = asked.question.kind?.rawValue
            do throws(SeriesRefusal) {
                return Subject(id: read.id, kind: kind, series: .success(try asked.question.series()))
            } catch {
                return Subject(id: read.id, kind: kind, series: .failure(Trouble(error)))
            }
        }
    }

    /// The path's last part: a title shouldn't depend on where a folder lies.
    private var title: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Scores `subjects` on all cores and counts them in their order.
    private func add(_ subjects: [Subject], to totals: inout BacktestTotals, _ progress: inout Progress) {
        let results = subjects.concurrentMap { _, subject in backtest(of: subject) }
        for (subject, result) in zip(subjects, results) {
            totals.add(result, kind: subject.kind)
            let lines =
                [line(for: result.refusal, of: subject)].compactMap(\.self)
                + result.results.compactMap { line(for: $0, of: subject) }
            if !lines.isEmpty {
                progress.clear()
                messages.say(lines)
            }
        }
        progress.advance(by: subjects.count)
    }

    private func backtest(of subject: Subject) -> SeriesBacktest {
        switch subject.series {
        case .success(let series): settings.run(series)
        case .failure(let error): SeriesBacktest(refusing: error.refusal)
        }
    }

    private func line(for refusal: BacktestRefusal?, of subject: Subject) -> String? {
        guard var text = refusal?.text else { return nil }
        if case .failure(let trouble) = subject.series { text = trouble.text }
        return localized("\(subject.id)：採点できません（\(text.japanese)）", "\(subject.id): no score: \(text.english)")
    }

    /// One line for each series and contender that some origins of have no score.
    private func line(for result: SeriesBacktest.Result, of subject: Subject) -> String? {
        guard let first = result.refusals.first else { return nil }
        let (name, reason, count) = (result.contender.label, first.text, result.refusals.count)
        return localized(
            "\(subject.id)：\(name.japanese)は起点\(count)個で採点できません（\(reason.japanese)）",
            "\(subject.id): \(name.english) has no score at \(count) \(count == 1 ? "origin" : "origins"): \(reason.english)"
        )
    }
}

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
