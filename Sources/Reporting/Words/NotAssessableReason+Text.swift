package import MitoshiPlanning

extension NotAssessableReason {
    /// The reason, as it stands in brackets behind 判定不能.
    package var text: BilingualText {
        switch self {
        case .noValue:
            BilingualText(japanese: "実績値なし", english: "no value is known")
        case .oneValue:
            BilingualText(japanese: "実績値が1時点のみ", english: "one value only")
        case .noProgressKnown:
            BilingualText(
                japanese: "段階の進み方が分かる実績なし", english: "nothing is known of how fast the stages pass")
        case .decisionDriven:
            BilingualText(
                japanese: "市の判断で決まる指標", english: "decision-driven: the city sets the level itself")
        case .unknownStage(let stage):
            BilingualText(
                japanese: "段階「\(stage)」が段階一覧にない", english: "stage “\(stage)” is not in the list of stages")
        case .goalOfAnotherSort:
            BilingualText(
                japanese: "目標値と実績値の種類が異なる（数値と段階）",
                english: "target and values are of different sorts (number and stage)")
        case .directionUnknown:
            BilingualText(
                japanese: "多いほど良いのか少ないほど良いのか不明", english: "nobody says whether more or less is better")
        case .invalidSeries(let error), .noModel(let error):
            error.text
        }
    }
}

extension InterventionError {
    package var text: BilingualText {
        switch self {
        case .funding(let error): error.text
        case .unknownIndicator(let intervention, let indicator):
            BilingualText(
                japanese: "施策「\(intervention)」の効果の対象「\(indicator)」という事業番号はありません",
                english: "intervention “\(intervention)” moves “\(indicator)”, but there is no such indicator")
        case .invalidEffect(let intervention, let indicator):
            BilingualText(
                japanese: "施策「\(intervention)」の「\(indicator)」への効果は、下限≦最もありそうな量≦上限の順でなければなりません",
                english: "the effect of “\(intervention)” on “\(indicator)” has to be low ≤ mode ≤ high")
        case .invalidCostRange(let intervention):
            BilingualText(
                japanese: "施策「\(intervention)」の費用が、その下限と上限の間にありません",
                english: "the cost of “\(intervention)” doesn't lie within its own range")
        case .noTargets(let year, let years):
            BilingualText(
                japanese:
                    "\(year.label.japanese)を目標年度とする指標はありません（目標年度：\(years.map(\.label.japanese).joined(separator: "、"))）",
                english: "no indicator has a target in \(year.label.english); there are targets in "
                    + years.map(\.label.english).joined(separator: ", "))
        case .statistics(let error): error.text
        }
    }
}

extension FundingError {
    package var text: BilingualText {
        switch self {
        case .duplicate(let id):
            BilingualText(japanese: "施策「\(id)」が2つあります", english: "there are two interventions “\(id)”")
        case .unknownRequirement(let id, let requirement):
            BilingualText(
                japanese: "施策「\(id)」の前提「\(requirement)」という施策はありません",
                english: "intervention “\(id)” requires “\(requirement)”, which isn't there")
        case .cyclicRequirements(let circle):
            BilingualText(
                japanese: "施策の前提が循環しています：\(circle.joined(separator: " → "))",
                english: "interventions require each other in a circle: \(circle.joined(separator: " → "))")
        case .invalidCost(let id, let found):
            BilingualText(
                japanese: "施策「\(id)」の費用 \(found) は0以上の額でなければなりません",
                english: "the cost of “\(id)” is \(found), not an amount of at least 0")
        case .invalidFloor(let section, let found):
            BilingualText(
                japanese: "「\(section)」の最低額 \(found) は0以上の額でなければなりません",
                english: "the least amount of “\(section)” is \(found), not an amount of at least 0")
        case .tooMany(let found, let most):
            BilingualText(
                japanese: "施策が\(found)件あります（\(most)件まで）", english: "\(found) interventions, at most \(most) are allowed"
            )
        case .tooManyForOneIndicator(let found, let most):
            BilingualText(
                japanese: "1つの指標に効く施策が\(found)件あります（\(most)件まで）",
                english: "\(found) interventions move one indicator, at most \(most) are allowed")
        case .incompleteWorths(let members, let worths):
            BilingualText(
                japanese: "\(members)件の施策の組み合わせに対する値が\(worths)個しかありません",
                english: "\(worths) worths for the sets of \(members) interventions")
        }
    }
}
