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
    /// At which levels the forecasts are kept; `nil` where nobody wants them.
    let levels: [QuantileLevel]?
    let messages: QuietOption

    /// One series with its name and, where somebody states it, its kind.
    private struct Subject: Sendable {
        let id: String
        let kind: String?
        let series: Result<AnnualSeries, Trouble>
        /// A year as the series writes its periods.
        var period: @Sendable (Int) -> String = { String($0) }
    }

    /// Why something is no series.
    private struct Trouble: Error {
        let refusal: BacktestRefusal
        let code: String
        let text: BilingualText

        init(_ error: StatisticsError) {
            self.init(SeriesRefusal.series(error))
        }

        init(_ invalid: TableSeries.Invalid) {
            refusal = .noSeries
            code = invalid.code
            text = invalid.problem.message
        }

        init(_ error: SeriesRefusal) {
            if case .series(let error) = error { refusal = .noForecast(error) } else { refusal = .noSeries }
            code = error.code
            text = error.text
        }
    }

    /// How many series are under way at once: enough for every core, few enough to keep memory small.
    private static let batchSize = 64

    /// The scores, and the forecasts where they are wanted.
    func result() throws -> (result: BacktestResult, forecasts: [BacktestForecast]) {
        try DataPackage.exists(in: path) ? package() : tables()
    }

    /// The files that are read.
    var inputs: InputFiles {
        get throws {
            try DataPackage.exists(in: path) ? InputFiles(package: path) : InputFiles(SeriesFiles.all(at: path))
        }
    }

    private func package() throws -> (BacktestResult, [BacktestForecast]) {
        let package = try messages.package(at: path)
        let plan = package.plan
        var totals = BacktestTotals(contenders: settings.contenders)
        var forecasts: [BacktestForecast] = []
        var progress = Progress(total: plan.indicators.count, isQuiet: messages.quiet)
        let subjects = plan.indicators.compactMap { indicator in
            plan.history(of: indicator).map {
                let axis = plan.yearAxis(of: indicator)
                return Subject(
                    id: indicator.id, kind: indicator.kind.rawValue, series: $0.mapError(Trouble.init),
                    period: { axis.year($0)?.canonicalText ?? String($0) })
            }
        }
        forecasts += add(subjects, to: &totals, &progress)
        progress.clear()
        do {
            let hindsight = try plan.hindsight(
                settings.contenders, horizon: settings.horizon, settings: AssessmentSettings())
            return (
                BacktestResult(title: title, settings: settings, totals: totals, hindsight: hindsight), forecasts
            )
        } catch {
            // Without targets there are no answers to score; the series are scored all the same.
            return (BacktestResult(title: title, settings: settings, totals: totals), forecasts)
        }
    }

    private func tables() throws -> (BacktestResult, [BacktestForecast]) {
        var totals = BacktestTotals(contenders: settings.contenders)
        var forecasts: [BacktestForecast] = []
        var count = 0
        let files = try SeriesFiles.all(at: path)
        for file in files {
            var stream = try reading.stream(of: file)
            var progress = Progress(total: stream.count, isQuiet: messages.quiet)
            while case let batch = try stream.next(Self.batchSize), !batch.isEmpty {
                forecasts += add(batch.map(subject), to: &totals, &progress)
                count += batch.count
            }
            progress.clear()
            stream.tellUnread(of: file, by: messages)
        }
        if count == 0 { throw Stop(.invalidInput, files.map(SeriesTableOptions.noSeries)) }
        return (BacktestResult(title: title, settings: settings, totals: totals), forecasts)
    }

    private func subject(_ read: TableSeries) -> Subject {
        switch read.question {
        case .failure(let invalid): return Subject(id: read.id, kind: nil, series: .failure(Trouble(invalid)))
        case .success(let asked):
            let kind = asked.question.kind?.rawValue
            do throws(SeriesRefusal) {
                return Subject(
                    id: read.id, kind: kind, series: .success(try asked.question.series()), period: asked.calendar.text)
            } catch {
                return Subject(id: read.id, kind: kind, series: .failure(Trouble(error)))
            }
        }
    }

    /// The path's last part: a title shouldn't depend on where a folder lies.
    private var title: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Scores `subjects` on all cores and counts them in their order; gives their forecasts, where these are wanted.
    private func add(
        _ subjects: [Subject], to totals: inout BacktestTotals, _ progress: inout Progress
    ) -> [BacktestForecast] {
        let all = subjects.concurrentMap { _, subject in
            let result = backtest(of: subject)
            return (result: result, forecasts: forecasts(of: result, subject))
        }
        let results = all.map(\.result)
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
        return all.flatMap(\.forecasts)
    }

    private func forecasts(of result: SeriesBacktest, _ subject: Subject) -> [BacktestForecast] {
        guard let levels else { return [] }
        if case .failure(let trouble) = subject.series {
            return [BacktestForecast(refusing: subject.id, code: trouble.code, reason: trouble.text)]
        }
        return BacktestForecast.all(of: result, id: subject.id, levels: levels, period: subject.period)
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
