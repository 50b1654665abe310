import MitoshiPlanning

/// How much of the page is unfolded, on the screen and on paper.
package enum PageDetail: String, CaseIterable, Sendable {
    /// The answer; what is for analysts is folded, and isn't printed.
    case brief
    /// Everything.
    case full

    /// What analysts read, behind a fold.
    func analysts(in language: Language, @HTMLBuilder content: () -> HTML) -> HTML {
        .element("details", .classes("analysts"), .flag("open", self == .full)) {
            HTML.element("summary") { language.text("くわしく（分析担当者向け）", "For analysts") }
            content()
        }
    }
}
