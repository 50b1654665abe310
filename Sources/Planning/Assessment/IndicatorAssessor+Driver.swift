import MitoshiNumericalMethods
import MitoshiStatistics

/// The answer with the driver, which the answer from the indicator's own values is averaged with.
extension IndicatorAssessor {
    /// The model for a series: the chooser's, averaged with the driver's where there is one, unless events disturb the series
    /// or a model was asked for by name.
    /// - Parameter family: The model for the indicator's own values where the settings name none; `nil` lets the data choose.
    func selectedModel(
        for series: AnnualSeries, family: ModelFamily? = nil
    ) throws(StatisticsError) -> SelectedModel {
        if settings.model == .driverRegression {
            let fitted = try fitDriver(to: series)
            return SelectedModel(
                fitted: fitted, candidates: [.init(family: .driverRegression, outcome: .unscored(fitted: fitted))],
                criterion: .named)
        }
        if let shocked = try shockedModel(for: series), shocked.undisturbed > 0 {
            let fitted = shocked.fitted
            let candidate = SelectedModel.Candidate(family: fitted.family, outcome: .unscored(fitted: fitted))
            return SelectedModel(fitted: fitted, candidates: [candidate], criterion: .declaredEvents)
        }
        let own = try chooser(series, settings.model ?? family, orientation)
        guard settings.model == nil, driver != nil, let fitted = try? fitDriver(to: series) else { return own }
        return try own.averaged(with: fitted)
    }

    /// What the driver says about the targets that aren't decided yet; `nil` for an indicator that names none, or has no
    /// value.
    ///
    /// - Parameter future: The answer that is shown, whose share of the driver is named.
    func driverOutlook(
        beside judge: TargetJudge, in future: Result<NumericOutlook, UnknownFuture>
    ) -> DriverOutlook? {
        guard let driver, let last = targets.last?.fiscalYear, let series = history.series, series.measuredCount > 0,
            indicator.kind != .decisionDriven
        else { return nil }
        do throws(StatisticsError) {
            let share = (try? future.get())?.selection.fitted.share(of: .driverRegression) ?? 0
            let regression = try regression(fitDriver(to: series), share: share, until: last, beside: judge)
            return DriverOutlook(
                driver: driver, known: driver.known(on: asOf, placedOn: driverAxis), outcome: .regression(regression))
        } catch {
            return DriverOutlook(
                driver: driver, known: driver.known(on: asOf, placedOn: driverAxis), outcome: .refused(error))
        }
    }

    /// The indicator's years; a driver is read at its moments.
    private var driverAxis: YearAxis { YearAxis(firstMonth: history.axis.firstMonth) }

    private func fitDriver(to series: AnnualSeries) throws(StatisticsError) -> FittedDriverRegression {
        guard let driver else { throw .driver(.notGiven) }
        let values = try DriverSeries(
            driver: driver, known: driver.known(on: asOf, placedOn: driverAxis), on: driverAxis)
        return try DriverRegression(driver: values).fitted(to: series)
    }

    private func regression(
        _ fitted: FittedDriverRegression, share: Double, until last: FiscalYear, beside judge: TargetJudge
    ) throws(StatisticsError) -> DriverOutlook.Regression {
        let selected = SelectedModel(fitted: fitted, candidates: [], criterion: .named)
        var outlook = try NumericOutlook(
            for: fitted.series, until: last.year, choosing: { _ in selected }, draws: draws)
        for toDate in history.toDate { outlook = try outlook.revised(by: toDate.evidence, in: toDate.fiscalYear.year) }
        var years: [DriverOutlook.Year] = []
        var outcomes: [[Bool]] = []
        for target in targets {
            let year = target.fiscalYear
            guard let rule = history.rule(of: target),
                ObservedResult(of: rule.written, in: year, kind: indicator.kind, series: judge.series) == nil,
                let distribution = outlook.forecast[year: year.year], let drawn = outlook.drawn(in: year.year)
            else { continue }
            let probability = rule.probability(under: distribution)
            years.append(
                DriverOutlook.Year(
                    fiscalYear: year,
                    driver: fitted.driverDistribution(step: year.year - outlook.forecast.origin),
                    distribution: distribution, probability: probability,
                    verdict: settings.verdictLimits.verdict(for: probability)))
            outcomes.append(rule.isMet(byDrawn: drawn))
        }
        return DriverOutlook.Regression(
            slope: fitted.slope.mean, slopeDeviation: fitted.slope.deviation, priorSlope: fitted.priorSlope.mean,
            priorSlopeDeviation: fitted.priorSlope.deviation, evidence: fitted.evidence, years: years,
            joint: JointAttainment(probabilities: years.map(\.probability), outcomes: outcomes),
            share: share)
    }
}

extension Driver {
    /// The values known on `date`, the latest version of each moment on `axis`, in order of time.
    func known(on date: CalendarDate, placedOn axis: YearAxis) -> [DriverValue] {
        let visible = values.filter { $0.isVisible(on: date) }
        var latest: [YearAxis.Position: DriverValue] = [:]
        for value in visible {
            guard let position = axis.position(of: value.period) else { continue }
            if let other = latest[position]?.knownOn, value.knownOn.map({ $0 < other }) ?? true { continue }
            latest[position] = value
        }
        return latest.sorted { $0.key.time < $1.key.time }.map(\.value)
    }
}

extension DriverSeries {
    /// A driver in per cent can't leave 0 … 100.
    fileprivate init(driver: Driver, known: [DriverValue], on axis: YearAxis) throws(StatisticsError) {
        guard !known.isEmpty else { throw .driver(.notGiven) }
        let values = known.compactMap { value in
            axis.position(of: value.period).map { Value(time: $0.time, value: value.value) }
        }
        try self.init(values: values, upper: driver.unit.contains { "%％".contains($0) } ? 100 : .infinity)
    }
}
