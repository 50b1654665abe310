"""What a reader finds on a page: looks, marks, words, the keyboard, paper."""
import contextlib
import re

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (1280, 390)
# Phones, tablets and screens: nothing may be wider, whatever the plan.
SCREENS = (320, 390, 768, 1024, 1280)


class Checks:
    """What was found wrong, said once each."""

    def __init__(self):
        self.problems = []
        self.count = 0

    def expect(self, condition, problem):
        self.count += 1
        if not condition:
            self.problems.append(problem)
            print("  WRONG:", problem)


@contextlib.contextmanager
def opened(browser, page_file, checks, name, width=1280, scripts=True):
    """The page, in a window of its own, with everything it complains of caught."""
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, java_script_enabled=scripts)
    page = context.new_page()
    messages, requests = [], []
    page.on("console", lambda message: messages.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(page_file.as_uri())
    yield page
    checks.expect(not messages, f"{name}: the console says {messages[:3]}")
    checks.expect(requests == [page_file.as_uri()], f"{name}: asks for {requests[1:4]}")
    context.close()


def check_page(browser, page_file, checks, name, output):
    for width in WIDTHS:
        with opened(browser, page_file, checks, f"{name} at {width}", width) as page:
            found = Axe().run(page).response["violations"]
            serious = [v["id"] for v in found if v["impact"] in ("serious", "critical")]
            checks.expect(not serious, f"{name} at {width}: axe-core finds {serious}")
            for violation in found:
                print(f"  axe ({violation['impact']}): {violation['id']}, {violation['nodes'][0]['target']} and so on")
            checks.expect(page.evaluate("window.ran === undefined"), f"{name}: a text ran")
            page.screenshot(path=output / f"{name}-{width}.png", full_page=True)
            if width == WIDTHS[0]:
                page.set_viewport_size({"width": width, "height": 1100})
                page.screenshot(path=output / f"{name}-top.png")
                page.locator("article").first.screenshot(path=output / f"{name}-indicator.png")
    check_widths(browser, page_file, checks, name)
    with opened(browser, page_file, checks, f"{name} on paper") as page:
        pdf = page.pdf(path=output / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
        box = re.search(rb"/MediaBox \[([0-9. ]+)\]", pdf)
        size = [round(float(number)) for number in box.group(1).split()] if box else []
        checks.expect(size == [0, 0, 595, 842], f"{name}: the paper is {size}, not A4")
        page.emulate_media(media="print")
        visible = page.locator(".controls").evaluate_all("all => all.filter(one => one.offsetParent).length")
        checks.expect(visible == 0, f"{name}: {visible} sliders on paper")
        tables = page.locator(".without-script").evaluate_all("all => all.every(one => one.offsetParent)")
        checks.expect(tables, f"{name}: no table in the sliders' place on paper")
    with opened(browser, page_file, checks, f"{name} without scripts", scripts=False) as page:
        checks.expect(page.locator(".controls:visible").count() == 0, f"{name}: sliders without scripts")
        panels = page.locator(".panel").count()
        checks.expect(
            page.locator(".without-script:visible").count() == panels, f"{name}: a table is missing without scripts")


def check_widths(browser, page_file, checks, name):
    """The page never scrolls sideways as a whole; what is wider scrolls in a box of its own that the keyboard reaches."""
    for width in SCREENS:
        with opened(browser, page_file, checks, f"{name} at {width}", width) as page:
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            wide = page.evaluate("document.documentElement.scrollWidth")
            checks.expect(wide == width, f"{name}: {wide} px wide on a screen of {width}")
            nameless = page.evaluate(
                """() => [...document.querySelectorAll("main *")].filter(
                    (box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === "auto"
                        && !(box.tabIndex === 0 && (box.ariaLabel || box.getAttribute("aria-labelledby")))).length""")
            checks.expect(nameless == 0, f"{name} at {width}: {nameless} boxes scroll that the keyboard doesn't reach by name")


def check_questions(browser, page_file, checks, name, output, expected):
    """The parts that answer what was asked beside the verdicts: charts with words, readable without scripts, on paper."""
    for scripts in (True, False):
        with opened(browser, page_file, checks, f"{name} with questions, scripts {scripts}", scripts=scripts) as page:
            parts = page.locator("section.question")
            checks.expect(parts.count() == expected, f"{name}: {parts.count()} parts answer questions, not {expected}")
            charts = parts.locator("figure svg")
            checks.expect(charts.count() == (3 if expected else 0), f"{name}: {charts.count()} charts of questions")
            for chart in charts.all():
                words = chart.locator("desc").text_content()
                checks.expect(len(words) > 20 and chart.is_visible(), f"{name}: a chart of a question says nothing")
            if scripts and expected:
                page.screenshot(path=output / f"{name}-frontier.png", full_page=True, clip=page.evaluate(
                    """() => {
                        const part = document.querySelector("section:has(> #budget)").getBoundingClientRect();
                        const chart = document.querySelector("#budget ~ .overview").getBoundingClientRect();
                        return { x: part.x - 20, y: part.y + scrollY - 12, width: part.width + 40,
                                 height: chart.bottom - part.y + 24 };
                    }"""))
                for part in parts.all():
                    identifier = part.locator("h2").get_attribute("id")
                    checks.expect(page.locator(f"nav a[href='#{identifier}']").count() == 1, f"{name}: {identifier} isn't in the contents")
                    part.screenshot(path=output / f"{name}-{identifier}.png")
                page.emulate_media(media="print")
                folded = parts.locator("details table")
                shown = page.evaluate(
                    """async () => { dispatchEvent(new Event("beforeprint"));
                        return [...document.querySelectorAll("section.question details")].every(one => one.open) }""")
                checks.expect(shown and folded.count() > 0, f"{name}: a part of a question is folded on paper")


def check_keyboard(browser, page_file, checks, name):
    with opened(browser, page_file, checks, f"{name} from the keyboard") as page:
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.className")
        checks.expect(focused == "skip", f"{name}: Tab leads to {focused!r} first, not to the link past the contents")
        page.keyboard.press("Enter")
        checks.expect(page.evaluate("document.activeElement.id") == "main", f"{name}: the link past the contents leads nowhere")
        slider = page.locator("input.level").first
        before = slider.get_attribute("aria-valuetext")
        slider.focus()
        page.keyboard.press("ArrowRight")
        checks.expect(slider.get_attribute("aria-valuetext") != before, f"{name}: the arrow key doesn't move a slider")
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        checks.expect(page.locator("details[open]").count() == 1, f"{name}: Enter doesn't open a part")
