import MitoshiBasics
import Foundation
import Testing

@testable import MitoshiReporting

/// The contrast of two colours by WCAG 2.1, “relative luminance” and “contrast ratio”.
private func contrast(_ one: String, _ other: String) throws -> Double {
    func luminance(_ colour: String) throws -> Double {
        let match = try #require(colour.wholeMatch(of: /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/))
        let parts = try [match.output.1, match.output.2, match.output.3].map { text in
            let part = Double(try #require(Int(text, radix: 16))) / 255
            return part <= 0.040_45 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (first, second) = try (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

@Suite("Contrast")
struct ContrastTests {
    @Test("is measured as the standard does")
    func measure() throws {
        #expect(try contrast("#000000", "#ffffff") == 21)
        #expect(try abs(contrast("#777777", "#ffffff") - 4.48) < 0.005)
    }

    @Test(
        "of every text on every ground it stands on is 4.5 or more",
        arguments: [
            ("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "shade"), ("soft", "shade"),
            ("good-ink", "good-paper"), ("fair-ink", "fair-paper"), ("caution-ink", "caution-paper"),
            ("bad-ink", "bad-paper"), ("quiet-ink", "quiet-paper"), ("paper", "ink"),
        ])
    func text(ink: String, ground: String) throws {
        #expect(try contrast(colour(ink), colour(ground)) >= 4.5)
    }

    /// The value of a custom property of the style sheet.
    private func colour(_ name: String) throws -> String {
        let start = try #require(HTMLAssets.style.range(of: "--\(name): "))
        return String(HTMLAssets.style[start.upperBound...].prefix(7))
    }

    @Test("of a chart's words is 4.5 or more, of its marks 3 or more")
    func charts() throws {
        for words in [ChartPalette.ink, ChartPalette.axis] + Chart.Subject.allCases.map(ChartPalette.colour) {
            #expect(try contrast(words, ChartPalette.paper) >= 4.5)
        }
        for mark in Chart.Subject.allCases.map(ChartPalette.colour) + [ChartPalette.bandEdge, ChartPalette.hatch] {
            #expect(try contrast(mark, ChartPalette.paper) >= 3)
        }
        // On the darkest band the lines and points must still be seen.
        for mark in Chart.Subject.allCases.map(ChartPalette.colour) where mark != ChartPalette.colour(of: .comparison) {
            #expect(try contrast(mark, ChartPalette.innerBand) >= 3)
        }
    }

    @Test("isn't what tells lines apart: they differ in their dashes")
    func patterns() {
        #expect(Set(Chart.Stroke.allCases.map(\.dashes)).count == Chart.Stroke.allCases.count)
    }
}
