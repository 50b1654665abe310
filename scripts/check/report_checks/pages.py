"""What a reader finds on a page: the first screen, looks, marks, words, the keyboard, paper."""
import contextlib
import re
from urllib.parse import unquote

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (1280, 390)
# Phones, tablets and screens: nothing may be wider, whatever the plan.
SCREENS = (320, 390, 768, 1024, 1280)
# Where the first indicator begins at most, how high a row of the phone is at most, and the least size of a chart's words, in px.
FIRST_ROW = {1280: 330, 390: 420}
HIGHEST_ROW = 120
LEAST_WORDS = 12
# Of the real plan by default.
PAGES = 6


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
            check_first_screen(page, checks, name, width)
            page.set_viewport_size({"width": width, "height": 800 if width > 500 else 844})
            page.screenshot(path=output / f"{name}-{width}-top.png")
            page.screenshot(path=output / f"{name}-{width}.png", full_page=True)
            if width == WIDTHS[0]:
                page.locator("article").first.screenshot(path=output / f"{name}-indicator.png")
            unfold(page)
            check_marks(page, checks, f"{name} at {width}")
            checks.expect(page.evaluate("window.ran === undefined"), f"{name}: a text ran")
    check_widths(browser, page_file, checks, name)
    with opened(browser, page_file, checks, f"{name} on paper") as page:
        pdf = page.pdf(path=output / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
        box = re.search(rb"/MediaBox \[([0-9. ]+)\]", pdf)
        size = [round(float(number)) for number in box.group(1).split()] if box else []
        checks.expect(size == [0, 0, 595, 842], f"{name}: the paper is {size}, not A4")
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        print(f"  {pages} pages of A4")
        if name.startswith("real"):
            checks.expect(pages <= PAGES, f"{name}: {pages} pages of A4")
        page.emulate_media(media="print")
        visible = page.locator("details, nav, .controls").evaluate_all("all => all.filter(one => one.offsetParent).length")
        checks.expect(visible == 0, f"{name}: {visible} folds, links or sliders on paper")
    with opened(browser, page_file, checks, f"{name} without scripts", scripts=False) as page:
        for fold in page.locator("summary").all():
            fold.click()
        checks.expect(page.locator(".controls:visible").count() == 0, f"{name}: sliders without scripts")
        panels = page.locator(".panel").count()
        checks.expect(
            page.locator(".without-script:visible").count() == panels, f"{name}: a table is missing without scripts")


def check_portfolio(browser, page_file, checks, name, output, departments):
    """A city's page: its departments on the first screen, each leading to a page that is there, and what is in danger below."""
    for width in WIDTHS:
        with opened(browser, page_file, checks, f"{name} at {width}", width) as page:
            page.set_viewport_size({"width": width, "height": 800 if width > 500 else 844})
            page.screenshot(path=output / f"{name}-{width}-top.png")
            rows = page.locator(".departments tbody tr")
            checks.expect(rows.count() == departments, f"{name}: {rows.count()} departments, not {departments}")
            last = rows.last.bounding_box()
            checks.expect(last["y"] + last["height"] < 800, f"{name} at {width}: the departments don't fit on the first screen")
            for link in page.locator("main a[href]").all():
                place = page_file.parent / unquote(link.get_attribute("href").split("#")[0])
                checks.expect(place.is_file(), f"{name}: {place} is missing")
            check_marks(page, checks, f"{name} at {width}")
    check_widths(browser, page_file, checks, name)


def unfold(page):
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def check_first_screen(page, checks, name, width):
    """The table begins high on the screen, and on a phone every row shows its verdict and pace."""
    rows = page.locator(".outlook tbody tr")
    top = rows.first.bounding_box()["y"]
    checks.expect(top < FIRST_ROW[width], f"{name} at {width}: the first indicator begins at {top:.0f} px")
    if width < 500 and not name.startswith("hostile"):
        highest = max(box["height"] for box in (row.bounding_box() for row in rows.all()))
        checks.expect(highest <= HIGHEST_ROW, f"{name} at {width}: a row is {highest:.0f} px high")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll(".outlook .verdict, .outlook .required")].filter((part) => {
            const box = part.getBoundingClientRect();
            return box.width === 0 || box.left < 0 || box.right > innerWidth;
        }).length""")
    checks.expect(hidden == 0, f"{name} at {width}: {hidden} verdicts or paces lie beside the screen")


def check_marks(page, checks, name):
    """What axe-core finds, no contrast left open, and the words of charts, which axe-core can't judge."""
    answer = Axe().run(page).response
    found = answer["violations"]
    serious = [violation["id"] for violation in found if violation["impact"] in ("serious", "critical")]
    checks.expect(not serious, f"{name}: axe-core finds {serious}")
    for violation in found:
        print(f"  axe ({violation['impact']}): {violation['id']}, {violation['nodes'][0]['target']} and so on")
    unsure = [
        node["html"][:100] for rule in answer["incomplete"] if rule["id"] == "color-contrast" for node in rule["nodes"]
        if not node["html"].startswith("<text")]
    checks.expect(not unsure, f"{name}: axe-core can't tell the contrast of {len(unsure)} nodes, such as {unsure[:2]}")
    faint, small = page.evaluate(
        """(least) => {
            const light = (text) => {
                const parts = text.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255);
                const [r, g, b] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const words = [...document.querySelectorAll("svg text")].filter((word) => word.getClientRects().length);
            const faint = words.filter((word) => 1.05 / (light(getComputedStyle(word).fill) + 0.05) < 4.5);
            const small = words.filter((word) => {
                const drawing = word.ownerSVGElement;
                const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
                return parseFloat(getComputedStyle(word).fontSize) * scale < least;
            });
            return [faint.length, small.length];
        }""", LEAST_WORDS)
    checks.expect(faint == 0, f"{name}: {faint} words of charts are too faint")
    checks.expect(small == 0, f"{name}: {small} words of charts are smaller than {LEAST_WORDS} px")


def check_widths(browser, page_file, checks, name):
    """The page never scrolls sideways as a whole; what is wider scrolls in a box of its own that the keyboard reaches."""
    for width in SCREENS:
        with opened(browser, page_file, checks, f"{name} at {width}", width) as page:
            unfold(page)
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
            for fold in parts.locator("summary").all():
                fold.click()
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


def check_keyboard(browser, page_file, checks, name):
    with opened(browser, page_file, checks, f"{name} from the keyboard") as page:
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.className")
        checks.expect(focused == "skip", f"{name}: Tab leads to {focused!r} first, not to the link past the contents")
        page.keyboard.press("Enter")
        checks.expect(page.evaluate("document.activeElement.id") == "main", f"{name}: the link past the contents leads nowhere")
        fold = page.locator("details:has(input.level)").first
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        checks.expect(page.locator("details[open]").count() == 1, f"{name}: Enter doesn't open a part")
        slider = fold.locator("input.level").first
        before = slider.get_attribute("aria-valuetext")
        slider.focus()
        page.keyboard.press("ArrowRight")
        checks.expect(slider.get_attribute("aria-valuetext") != before, f"{name}: the arrow key doesn't move a slider")

