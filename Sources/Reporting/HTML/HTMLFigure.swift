extension HTML {
    /// A full chart in a box of its own, which scrolls where the screen is so narrow that the chart's words would be too small.
    static func figure(_ chart: Chart, identifier: String) -> HTML {
        .element(
            "figure", .classes("wide"), .role("region"), Attribute("tabindex", "0"),
            Attribute("aria-label", chart.title)
        ) { HTML.chart(chart, by: SVGWriter(identifier: identifier)) }
    }
}
