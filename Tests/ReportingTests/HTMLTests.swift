import MitoshiBasics
import Testing

@testable import MitoshiReporting

@Suite("A piece of a page")
struct HTMLTests {
    @Test("escapes text and the values of attributes")
    func escaping() {
        let piece = HTML.element("p", .id("\" onload=\"x"), .classes("a", "", "b")) {
            "<b>&'"
            HTML.element("em") { "\"" }
        }
        #expect(
            piece.markup
                == "<p id=\"&quot; onload=&quot;x\" class=\"a b\">&lt;b&gt;&amp;&#39;<em>&quot;</em></p>")
    }

    @Test("leaves out what doesn't hold, and repeats what is there many times")
    func conditions() {
        func piece(_ isThere: Bool, _ items: [String]) -> HTML {
            .element("ul", .classes(""), .flag("hidden", isThere)) {
                if isThere { "x" } else { "y" }
                for item in items { HTML.element("li") { item } }
                isThere ? HTML.text("z") : nil
            }
        }
        #expect(piece(true, []).markup == "<ul hidden>xz</ul>")
        #expect(piece(false, ["1", "2"]).markup == "<ul>y<li>1</li><li>2</li></ul>")
    }

    @Test("closes no element that has no content, and keeps line breaks")
    func void() {
        #expect(HTML.void("meta", .href("a")).markup == "<meta href=\"a\">")
        #expect(HTML.lines("a\n<").markup == "a<br>&lt;")
    }

    @Test("holds data in which no tag can begin")
    func data() {
        let document = JSONText([("<", JSONText(.string("</script>")))])
        #expect(document.text == #"{"\u003c":"\u003c/script>"}"#)
    }
}
