import MitoshiPlanning
import MitoshiStatistics

extension IndicatorAssessment {
    /// What a reader must know besides, a text for each note.
    var noteTexts: [BilingualText] { notes.map(text(of:)) }

    /// - Parameter note: One of ``notes``.
    func text(of note: Note) -> BilingualText {
        NoteWords(unit: indicator.unit, axis: yearAxis, limits: verdictLimits).text(of: note)
    }
}

/// Notes on an indicator in words.
struct NoteWords {
    let unit: String?
    /// The indicator's years.
    let axis: YearAxis
    /// Of the words that chances stand with.
    let limits: VerdictLimits

    func text(of note: Note) -> BilingualText {
        switch note {
        case .supposedValues:
            BilingualText(
                japanese: "仮定の値を含む試算であり、実績に基づく評価ではない。",
                english: "Rests on supposed values; this is a trial calculation, not an assessment of results.")
        case .unusualYears(let year): years(as: year)
        case .revisedBase: BilingualText(japanese: "現状値は改定後の値による。", english: "The base is its latest revision.")
        case .boundsNotCounted:
            BilingualText(
                japanese: "「以上」「未満」などの範囲のみが分かる値は、実績値の個数に数えない。",
                english: "Values known only as bounds don't count towards the number of values.")
        case .datedInsideYear:
            BilingualText(
                japanese: "\(yearWord)途中の値は、その日付の時点の値として扱い、\(yearWord)末の値とはみなさない。",
                english: "Values dated inside a year stand at their own date, not at the year's end.")
        case .otherYears(let periods): otherYears(periods)
        case .otherYearsLeftOut(let periods): otherYearsLeftOut(periods)
        case .partsOfYearLeftOut(let periods):
            BilingualText(
                japanese: "\(yearWord)途中の値（\(listed(periods).japanese)）は年間実績ではないため用いない。",
                english: "Values inside a year (\(listed(periods).english)) are no yearly totals and are left out.")
        case .nowcast(let toDate, let median): nowcast(toDate, median)
        case .ambiguousDirection(let year, let readings): ambiguous(year, readings)
        case .tolerance(let year, let tolerance): self.tolerance(year, tolerance)
        case .metByEverything(let year):
            BilingualText(
                japanese: "\(year.shortLabel.japanese)の目標は、ありうるどの値でも達成となる。向きの記載を確かめること。",
                english:
                    "Every value that can occur meets the target of \(year.shortLabel.english): check the stated direction."
            )
        case .decided(let years): decided(years.map(\.shortLabel))
        case .stageModel(let prior, let years): stageModel(prior, years)
        case .fragile(let years): fragile(years.map(\.shortLabel))
        case .event(let event): self.event(event)
        case .eventChances(let years, let family, let decides): eventChances(years, family.label, decides: decides)
        case .speedOfRecovery(let years): speedOfRecovery(years)
        case .recoveryUnknown: Self.recoveryUnknown
        case .levelBeforeUnknown: Self.levelBeforeUnknown
        case .question(let question): question.offer()
        case .turn(let turn): self.turn(turn)
        case .driver(let driver): driver.text(limits)
        }
    }

    /// What the indicator's years are called in Japanese.
    var yearWord: String { axis.word.japanese }

    func amount(_ number: String) -> String { NumberText.quantity(number, unit: unit) }

    private func listed(_ periods: [Period]) -> BilingualText {
        let labels = periods.map(\.label)
        return BilingualText(
            japanese: labels.map(\.japanese).joined(separator: "、"),
            english: labels.map(\.english).joined(separator: ", "))
    }

    /// From which month to which an indicator's years go.
    ///
    /// - Parameter year: One of them, as the example.
    private func years(as year: FiscalYear) -> BilingualText {
        if year.isCalendarYear {
            return BilingualText(
                japanese: "この指標の年は暦年（1月～12月）である。",
                english: "The years of this indicator are calendar years, January to December.")
        }
        let (first, last) = (year.firstDay, year.lastDay)
        return BilingualText(
            japanese: "年度は\(year.firstMonth)月に始まる（\(year.shortLabel.japanese)は\(first.year)年\(first.month)月～"
                + "\(last.year)年\(last.month)月）。",
            english:
                "Fiscal years begin in \(Period.englishMonth(year.firstMonth)): \(year.shortLabel.english) goes from "
                + "\(Period.englishMonth(first.month)) \(first.year) to \(Period.englishMonth(last.month)) \(last.year)."
        )
    }

    /// Where values of calendar years stand among fiscal years, or the other way round.
    private func otherYears(_ periods: [Period]) -> BilingualText {
        let (list, word) = (listed(periods), axis.word)
        return axis.holdsTotals
            ? BilingualText(
                japanese: "\(list.japanese)の値は目標と年の区切りが異なるため、重なる月が最も多い\(word.japanese)の値として扱う。",
                english:
                    "\(list.english): other years than the targets', taken for those of the \(word.english)s with which they "
                    + "share the most months.")
            : BilingualText(
                japanese: "\(list.japanese)の値は目標と年の区切りが異なるため、その末日の時点の値として扱う。",
                english: "\(list.english): other years than the targets', taken for values of their last day.")
    }

    /// Which totals of other years aren't used.
    private func otherYearsLeftOut(_ periods: [Period]) -> BilingualText {
        let (list, word) = (listed(periods), axis.word)
        return BilingualText(
            japanese: "\(list.japanese)の値は目標と年の区切りが異なり、その\(word.japanese)の実績や目標の判定には代えられないため用いない。",
            english: "Values of other years than the targets' (\(list.english)) are left out where "
                + "the \(word.english) has a value of its own or a target.")
    }

    /// Both readings of a target, and the word that settles it.
    private func ambiguous(_ year: FiscalYear, _ readings: [TargetAssessment.Reading]) -> BilingualText {
        let year = year.shortLabel
        let codes = readings.map(\.direction.rawValue)
        let readings = readings.map { reading -> BilingualText in
            let (way, verdict) = (reading.direction.label, reading.verdict.label)
            let chance = reading.probability.map(limits.text)
            return BilingualText(
                japanese: "「\(way.japanese)」なら\(verdict.japanese)\(chance.map { "（\($0.japanese)）" } ?? "")",
                english: "“\(way.english)”: \(verdict.english)\(chance.map { " (\($0.english))" } ?? "")")
        }
        return BilingualText(
            japanese: "\(year.japanese)の目標は、多いほど良いのか少ないほど良いのかが示されていない。"
                + "\(readings.map(\.japanese).joined(separator: "、"))。集計、同時達成確率、予算からは除く。"
                + "direction に \(codes.joined(separator: " か ")) を書くと定まる。",
            english: "Whether more or less is better is not stated for \(year.english): "
                + "\(readings.map(\.english).joined(separator: "; ")). It is left out of the counts, the joint chances and the "
                + "budget; \(codes.joined(separator: " or ")) as direction settles it.")
    }

    private func tolerance(_ year: FiscalYear, _ tolerance: Double) -> BilingualText {
        let (year, amount) = (year.shortLabel, amount(NumberText.exact(tolerance)))
        return BilingualText(
            japanese: "\(year.japanese)の目標は、計画が定める許容幅\(amount)までを達成とみなす。",
            english: "The target of \(year.english) counts as met up to the plan's own tolerance of \(amount).")
    }

    private func decided(_ years: [BilingualText]) -> BilingualText {
        BilingualText(
            japanese: "\(years.map(\.japanese).joined(separator: "・"))の目標に必要なことは決定・予算化済みと計画にある。"
                + "決定は予測ではないため、確率には含めない。",
            english:
                "The plan states that what the \(years.map(\.english).joined(separator: ", ")) target takes is decided and paid "
                + "for. A decision isn't a forecast: it isn't part of the chance.")
    }

    private func stageModel(_ prior: Double, _ years: Int) -> BilingualText {
        let mean = NumberText.rounded(100 * prior, decimals: 0)
        return BilingualText(
            japanese: "1年に進む段階は高々1つとし、進む確率は、1年で1つ進める目標が達成された割合（国の事業の記録で\(mean)%）を事前の想定とし、"
                + "これまでの\(years)年分の推移で更新した。",
            english:
                "At most one stage a year; the chance to advance starts from how often one step due within a year was "
                + "taken (\(mean)% in the record of national projects) and was updated by the \(years) "
                + "\(years == 1 ? "year" : "years") seen so far.")
    }

    private func fragile(_ years: [BilingualText]) -> BilingualText {
        BilingualText(
            japanese: "端数処理により\(years.map(\.japanese).joined(separator: "、"))の判定が変わりうる。",
            english: "Rounding of the printed figures alone can change the verdict of "
                + "\(years.map(\.english).joined(separator: ", ")).")
    }
}
