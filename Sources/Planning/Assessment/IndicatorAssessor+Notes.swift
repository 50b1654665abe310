import Statistics

/// What a reader must know besides the verdicts.
extension IndicatorAssessor {
    /// - Parameter forecast: What is forecast of the years with months to date.
    func notes(on targets: [TargetAssessment], outlook: Outlook, forecast: Forecast?) -> [BilingualText] {
        let all: [BilingualText?] =
            [suppositionNote, revisionNote, boundsNote, datedNote, partialNote] + nowcastNotes(targets, forecast)
            + [ambiguityNote(targets)]
            + [stageNote(outlook), fragilityNote(targets)] + eventNotes + shockNotes(on: targets, outlook)
            + historyNotes(outlook.forecast)
        return all.compactMap { $0 }
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
            japanese: "年度途中の値は、その日付の時点の値として扱い、年度末の値とはみなさない。",
            english: "Values dated inside a year stand at their own date, not at the year's end.")
    }

    private var partialNote: BilingualText? {
        guard !history.partialPeriods.isEmpty else { return nil }
        let periods = history.partialPeriods.map(\.label)
        return BilingualText(
            japanese: "年度途中の値（\(periods.map(\.japanese).joined(separator: "、"))）は年間実績ではないため用いない。",
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
            return BilingualText(
                japanese: "\(period.japanese)の累計\(counted)から、年度末見込みの中央値は\(total)。月ごとの配分は均等を中心に、上半期が5割±8ポイント（標準偏差）"
                    + "ほどばらつくと想定し、季節の偏りは考えない。年度末見込みがこれを下回ることはない。",
                english:
                    "With \(counted) from \(period.english), the year-end nowcast has a median of \(total). The months are assumed to "
                    + "share the year evenly, give or take (half a year holds 50% with a standard deviation of 8 points), with no "
                    + "season; no nowcast lies below what has been counted.")
        }
    }

    private func ambiguityNote(_ targets: [TargetAssessment]) -> BilingualText? {
        guard let last = targets.last, let other = last.otherReading else { return nil }
        let label = other.verdict.label
        let flips = other.verdict != last.verdict
        return BilingualText(
            japanese: "目標がわずかな減少であり、減少と維持のいずれの趣旨かが示されていない。"
                + (flips
                    ? "維持と読む場合の判定は「\(label.japanese)」となり、読み方により判定が変わるため集計から除く。"
                    : "維持と読む場合も判定は「\(label.japanese)」で変わらない。"),
            english: "The target is a small fall, and whether to reduce or to keep is not stated. "
                + (flips
                    ? "Read as “maintain” the verdict is “\(label.english)”; since the reading changes it, it is left out of "
                        + "the count."
                    : "Read as “maintain” the verdict is “\(label.english)” as well."))
    }

    private func stageNote(_ outlook: Outlook) -> BilingualText? {
        guard case .stages(let stages) = outlook else { return nil }
        return stages.transitions == 0
            ? BilingualText(
                japanese: "1年に進む段階は高々1つとし、進む確率の事前分布は一様なベータ分布(1, 1)とした。段階が進んだ実績がないため、"
                    + "確率はこの想定のみによる。",
                english:
                    "At most one stage a year; the chance to advance has a uniform prior, Beta(1, 1). No transition "
                    + "was seen yet, so the probability rests on the prior alone.")
            : BilingualText(
                japanese: "1年に進む段階は高々1つとし、進む確率の一様な事前分布をこれまでの\(stages.transitions)年分の推移で更新した。",
                english: "At most one stage a year; a uniform prior on the chance to advance was updated by the "
                    + "\(stages.transitions) years seen so far.")
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
                japanese: "特殊要因年度：\(from.japanese)\(isOneYear ? "" : "～\(to.japanese)")（\(event.reason)）。",
                english: "Shock year: \(from.english)\(isOneYear ? "" : " to \(to.english)") (\(event.reason)).")
        }
    }
}
