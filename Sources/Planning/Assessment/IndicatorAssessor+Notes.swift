import MitoshiStatistics

/// What a reader must know besides the verdicts.
extension IndicatorAssessor {
    /// - Parameter forecast: What is forecast of the years with months to date.
    func notes(on targets: [TargetAssessment], outlook: Outlook, forecast: Forecast?) -> [BilingualText] {
        let all: [BilingualText?] =
            [
                suppositionNote, yearsNote, revisionNote, boundsNote, datedNote, otherYearsNote, borrowedNote,
                partialNote,
            ]
            + nowcastNotes(targets, forecast) + ambiguityNotes(targets) + toleranceNotes(targets)
            + trivialNotes(targets) + [decisionNote(targets)]
            + [stageNote(outlook), fragilityNote(targets)] + eventNotes + shockNotes(on: targets, outlook)
            + historyNotes(outlook.forecast)
        return all.compactMap { $0 }
    }

    /// That a decision moves no chance.
    private func decisionNote(_ targets: [TargetAssessment]) -> BilingualText? {
        let years = targets.filter { $0.target.isDecided && $0.observed == nil }.map(\.target.fiscalYear.shortLabel)
        guard !years.isEmpty else { return nil }
        return BilingualText(
            japanese: "\(years.map(\.japanese).joined(separator: "・"))の目標に必要なことは決定・予算化済みと計画にある。"
                + "決定は予測ではないため、確率には含めない。",
            english:
                "The plan states that what the \(years.map(\.english).joined(separator: ", ")) target takes is decided and paid "
                + "for. A decision isn't a forecast: it isn't part of the chance.")
    }

    private var suppositionNote: BilingualText? {
        guard !suppositions.isEmpty else { return nil }
        return BilingualText(
            japanese: "仮定の値を含む試算であり、実績に基づく評価ではない。",
            english: "Rests on supposed values; this is a trial calculation, not an assessment of results.")
    }

    private var revisionNote: BilingualText? {
        guard history.baseIsRevised else { return nil }
        return BilingualText(japanese: "現状値は改定後の値による。", english: "The base is its latest revision.")
    }

    private var boundsNote: BilingualText? {
        guard let series = history.series, series.observations.contains(where: { $0.exactValue == nil }) else {
            return nil
        }
        return BilingualText(
            japanese: "「以上」「未満」などの範囲のみが分かる値は、実績値の個数に数えない。",
            english: "Values known only as bounds don't count towards the number of values.")
    }

    private var datedNote: BilingualText? {
        guard let series = history.series, series.observations.contains(where: { $0.elapsedFraction < 1 }) else {
            return nil
        }
        return BilingualText(
            japanese: "\(yearWord)途中の値は、その日付の時点の値として扱い、\(yearWord)末の値とはみなさない。",
            english: "Values dated inside a year stand at their own date, not at the year's end.")
    }

    /// Which years are meant, where they aren't fiscal years from April.
    private var yearsNote: BilingualText? { targets.last.flatMap { history.axis.explanation(as: $0.fiscalYear) } }

    /// What the indicator's years are called in Japanese.
    private var yearWord: String { history.axis.word.japanese }

    /// Where values of calendar years stand among fiscal years, or the other way round.
    private var otherYearsNote: BilingualText? {
        let periods = history.otherYears.map(\.label)
        guard !periods.isEmpty else { return nil }
        let (list, listed) = (
            periods.map(\.japanese).joined(separator: "、"), periods.map(\.english).joined(separator: ", ")
        )
        let axis = history.axis
        return axis.holdsTotals
            ? BilingualText(
                japanese: "\(list)の値は目標と年の区切りが異なるため、重なる月が最も多い\(axis.word.japanese)の値として扱う。",
                english:
                    "\(listed): other years than the targets', taken for those of the \(axis.word.english)s with which they "
                    + "share the most months.")
            : BilingualText(
                japanese: "\(list)の値は目標と年の区切りが異なるため、その末日の時点の値として扱う。",
                english: "\(listed): other years than the targets', taken for values of their last day.")
    }

    /// Which totals of other years aren't used.
    private var borrowedNote: BilingualText? {
        let periods = history.borrowed.unused.map(\.label)
        guard !periods.isEmpty else { return nil }
        let word = history.axis.word
        return BilingualText(
            japanese:
                "\(periods.map(\.japanese).joined(separator: "、"))の値は目標と年の区切りが異なり、その\(word.japanese)の実績や目標の判定には代えられないため用いない。",
            english:
                "Values of other years than the targets' (\(periods.map(\.english).joined(separator: ", "))) are left out where "
                + "the \(word.english) has a value of its own or a target.")
    }

    private var partialNote: BilingualText? {
        guard !history.partialPeriods.isEmpty else { return nil }
        let periods = history.partialPeriods.map(\.label)
        return BilingualText(
            japanese: "\(yearWord)途中の値（\(periods.map(\.japanese).joined(separator: "、"))）は年間実績ではないため用いない。",
            english:
                "Values inside a year (\(periods.map(\.english).joined(separator: ", "))) are no yearly totals and "
                + "are left out.")
    }

    /// How far each year with months to date has come, and what the nowcast takes for granted.
    ///
    /// A year need have no target of its own: later ones follow it.
    private func nowcastNotes(_ targets: [TargetAssessment], _ forecast: Forecast?) -> [BilingualText?] {
        history.toDate.map { toDate in
            let answer = targets.first { $0.target.fiscalYear == toDate.fiscalYear }
            guard answer?.observed == nil,
                let nowcast = forecast?[year: toDate.fiscalYear.year] as? NowcastDistribution,
                let median = try? nowcast.median()
            else { return nil }
            let unit = indicator.unit
            let counted = NumberText.quantity(NumberText.exact(toDate.evidence.counted), unit: unit)
            let total = NumberText.quantity(NumberText.estimate(median), unit: unit)
            let period = toDate.period.label
            let shape = toDate.evidence.shapeText(years: yearWord)
            return BilingualText(
                japanese: "\(period.japanese)の累計\(counted)から、\(yearWord)末見込みの中央値は\(total)。\(shape.japanese)"
                    + "\(yearWord)末見込みがこれを下回ることはない。",
                english:
                    "With \(counted) from \(period.english), the year-end nowcast has a median of \(total). \(shape.english) No "
                    + "nowcast lies below what has been counted.")
        }
    }

    /// Both readings of each target of which nobody says which side is better, and the word that settles it.
    private func ambiguityNotes(_ targets: [TargetAssessment]) -> [BilingualText?] {
        targets.filter(\.isAmbiguous).map { answer in
            let year = answer.target.fiscalYear.shortLabel
            let readings = answer.readings.map { reading -> BilingualText in
                let (way, verdict) = (reading.direction.label, reading.verdict.label)
                let chance = reading.probability.map { NumberText.probability($0) }
                return BilingualText(
                    japanese: "「\(way.japanese)」なら\(verdict.japanese)\(chance.map { "（\($0.japanese)）" } ?? "")",
                    english: "“\(way.english)”: \(verdict.english)\(chance.map { " (\($0.english))" } ?? "")")
            }
            let codes = answer.readings.map(\.direction.rawValue)
            return BilingualText(
                japanese: "\(year.japanese)の目標は、多いほど良いのか少ないほど良いのかが示されていない。"
                    + "\(readings.map(\.japanese).joined(separator: "、"))。集計、同時達成確率、予算からは除く。"
                    + "direction に \(codes.joined(separator: " か ")) を書くと定まる。",
                english: "Whether more or less is better is not stated for \(year.english): "
                    + "\(readings.map(\.english).joined(separator: "; ")). It is left out of the counts, the joint chances and the "
                    + "budget; \(codes.joined(separator: " or ")) as direction settles it.")
        }
    }

    /// The tolerance that the plan states, for the targets that it acts on.
    private func toleranceNotes(_ targets: [TargetAssessment]) -> [BilingualText?] {
        targets.map { answer in
            guard let tolerance = answer.allowance else { return nil }
            let (year, unit) = (answer.target.fiscalYear.shortLabel, indicator.unit)
            let amount = NumberText.quantity(NumberText.exact(tolerance), unit: unit)
            return BilingualText(
                japanese: "\(year.japanese)の目標は、計画が定める許容幅\(amount)までを達成とみなす。",
                english: "The target of \(year.english) counts as met up to the plan's own tolerance of \(amount).")
        }
    }

    /// A target that every value meets says nothing.
    private func trivialNotes(_ targets: [TargetAssessment]) -> [BilingualText?] {
        targets.map { answer in
            guard let rule = answer.rule, rule.isMetByEvery(indicator.support) else { return nil }
            let year = answer.target.fiscalYear.shortLabel
            return BilingualText(
                japanese: "\(year.japanese)の目標は、ありうるどの値でも達成となる。向きの記載を確かめること。",
                english: "Every value that can occur meets the target of \(year.english): check the stated direction.")
        }
    }

    private func stageNote(_ outlook: Outlook) -> BilingualText? {
        guard case .stages(let stages) = outlook else { return nil }
        let (prior, years) = (StageOutlook.prior, stages.transitions)
        let mean = NumberText.rounded(100 * prior.advances / (prior.advances + prior.stays), decimals: 0)
        return BilingualText(
            japanese: "1年に進む段階は高々1つとし、進む確率は、1年で1つ進める目標が達成された割合（国の事業の記録で\(mean)%）を事前の想定とし、"
                + "これまでの\(years)年分の推移で更新した。",
            english:
                "At most one stage a year; the chance to advance starts from how often one step due within a year was "
                + "taken (\(mean)% in the record of national projects) and was updated by the \(years) "
                + "\(years == 1 ? "year" : "years") seen so far.")
    }

    private func fragilityNote(_ targets: [TargetAssessment]) -> BilingualText? {
        let fragile = targets.filter(\.isFragile).map(\.target.fiscalYear.shortLabel)
        guard !fragile.isEmpty else { return nil }
        return BilingualText(
            japanese: "端数処理により\(fragile.map(\.japanese).joined(separator: "、"))の判定が変わりうる。",
            english: "Rounding of the printed figures alone can change the verdict of "
                + "\(fragile.map(\.english).joined(separator: ", ")).")
    }

    private var eventNotes: [BilingualText] {
        events.map { event in
            let from = event.from.shortLabel
            let to = event.to.shortLabel
            let isOneYear = event.from == event.to
            return BilingualText(
                japanese:
                    "特殊要因\(event.from.word.japanese)：\(from.japanese)\(isOneYear ? "" : "～\(to.japanese)")（\(event.reason)）。",
                english: "Shock year: \(from.english)\(isOneYear ? "" : " to \(to.english)") (\(event.reason)).")
        }
    }
}

extension MonthsToDate {
    /// What is believed of the months' part of the year, and whether anything told it.
    ///
    /// - Parameter word: What the years are called in Japanese.
    fileprivate func shapeText(years word: String) -> BilingualText {
        let mean = NumberText.rounded(100 * share.mean, decimals: 0)
        let deviation = NumberText.rounded(100 * share.deviation, decimals: 0)
        guard earlierYears > 0 else {
            return BilingualText(
                japanese: "季節の偏りが分からないため、この期間が年間に占める割合は月数どおりの\(mean)%を中心に±\(deviation)ポイント（標準偏差）と想定した。"
                    + "過去の年度の同じ期間の累計を加えると、そこから見積もる。",
                english:
                    "The season isn't known, so these months' part of the year is taken for \(mean)%, as many twelfths, with a "
                    + "standard deviation of \(deviation) points; the same months of earlier years would tell it.")
        }
        return BilingualText(
            japanese: "この期間が年間に占める割合は、同じ期間の累計と年間実績が分かる過去\(earlierYears)\(word)から\(mean)%±\(deviation)ポイント"
                + "（標準偏差）と見積もった。",
            english: "These months' part of the year, \(mean)% with a standard deviation of \(deviation) "
                + "\(deviation == "1" ? "point" : "points"), is learned from \(earlierYears) earlier "
                + "\(earlierYears == 1 ? "year" : "years") of this indicator.")
    }
}
