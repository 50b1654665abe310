import Planning

extension ReferenceClass {
    /// `類似目標225件のうち98件が達成されている`: N and M as counted.
    var countsText: BilingualText {
        BilingualText(
            japanese: "類似目標\(targets)件のうち\(met)件が達成されている",
            english: "of \(targets) comparable targets, \(met) were met")
    }

    /// `20〜59%`: what share of their targets 8 plans in 10 meet.
    var rangeText: BilingualText {
        let least = NumberText.rounded(100 * rate.central80.lowerBound, decimals: 0)
        let most = NumberText.rounded(100 * rate.central80.upperBound, decimals: 0)
        return BilingualText(japanese: "\(least)～\(most)%", english: "\(least)% to \(most)%")
    }
}
