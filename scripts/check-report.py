#!/usr/bin/env python3
"""Opens the report in a browser without a network and checks what a reader would find.

For a real plan in both languages, a plan of many values, one with scenarios and a budget, and two of hostile names: no error on the console, nothing
serious from axe-core, no text that runs, nothing wider than a phone, sliders that work from the keyboard and that stand
aside without scripts or on paper. Then moves sliders at random and compares what the page says with what the program
says of the plan changed alike: at most 0.1 percentage points may lie between them.

Needs scripts/requirements-check.txt and a Chromium; `make check-report` sees to the first. Pictures and PDF go into the
folder named by --output.
"""

import argparse
import contextlib
import csv
import io
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = (1280, 390)
BUDGET = "15000000"
TOLERANCE = 0.001
COMPARISONS = 50

# The name breaks out of elements, attributes, scripts and drawings that don't escape, and would set window.ran.
HOSTILE = (
    "\"\u0301 onfocus=\"window.ran=1\" autofocus x=\"'><img src=x onerror=window.ran=1></title></svg></script>"
    "<script>window.ran=1</script><a href=\"javascript:window.ran=1\">{{{script}}}"
)

# id, kind, unit, base year, direction, history, targets; made up, one for each sort of distribution.
EXAMPLE = [
    ("1-1", "stock", "人", "", [(2012, 810), (2013, 842), (2014, 861), (2015, 905), (2016, 921), (2017, 960),
                                (2018, 1004), (2019, 1010), (2020, 1043)], {2021: 1070, 2022: 1100}),
    ("1-2", "flow", "人", "", [(2013, 5210), (2014, 5350), (2015, 5105), (2016, 5420), (2017, 5380), (2018, 5590),
                               (2019, 5470), (2020, 3120)], {2021: 4500, 2022: 5400}),
    ("1-3", "share", "%", "", [(2015, 61.2), (2016, 63.0), (2017, 64.1), (2018, 66.8), (2019, 67.9), (2020, 69.5)],
     {2021: 71, 2022: 73.5}),
    ("1-4", "cumulative-stock", "箇所", "", [(2016, 4), (2017, 6), (2018, 9), (2019, 11), (2020, 14)],
     {2021: 16, 2022: 19}),
    ("2-1", "small-count", "件", "", [(2014, 3), (2015, 5), (2016, 4), (2017, 6), (2018, 5), (2019, 7), (2020, 4)],
     {2021: 6, 2022: 7}),
    ("2-2", "flow", "件", "decrease", [(2014, 412), (2015, 398), (2016, 401), (2017, 377), (2018, 360), (2019, 352),
                                       (2020, 341)], {2021: 330, 2022: 310}),
    ("2-3", "stock", "団体", "maintain", [(2016, 145), (2017, 148), (2018, 143), (2019, 147), (2020, 145)],
     {2021: 145, 2022: 145}),
    ("2-4", "small-count", "件", "", [(2020, 2)], {2021: 4, 2022: 5}),
]


def mitoshi(program, *arguments):
    run = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"mitoshi {' '.join(arguments)} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def read_table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def write_table(path, rows):
    columns = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def write_example(program, folder):
    mitoshi(program, "init", str(folder), "--quiet")
    indicators, targets, measurements = [], [], []
    for number, kind, unit, direction, history, goals in EXAMPLE:
        indicators.append({
            "indicator_id": number, "programme": "試験用の事業", "indicator": f"試験用の指標{number}", "unit": unit,
            "kind": kind, "direction": direction, "direction_basis": "stated" if direction else "",
            "base_period": "FY2020", "section": f"第{number[0]}課",
        })
        measurements += [{"indicator_id": number, "period": f"FY{year}", "value": value} for year, value in history]
        targets += [{"indicator_id": number, "fiscal_year": f"FY{year}", "value": value} for year, value in goals.items()]
    write_table(folder / "indicators.csv", indicators)
    write_table(folder / "targets.csv", targets)
    write_table(folder / "measurements.csv", measurements)


def write_hostile(source, folder):
    shutil.copytree(source, folder)
    for name, columns in (("indicators", ("indicator", "programme", "section", "note")), ("measurements", ("note", "source"))):
        rows = read_table(folder / f"{name}.csv")
        for row in rows:
            row.update({column: HOSTILE for column in columns})
            if name == "indicators" and row["unit"]:
                row["unit"] = HOSTILE
        write_table(folder / f"{name}.csv", rows)


def write_hostile_questions(source, folder):
    """Every text of the scenarios and interventions that names nothing else."""
    shutil.copytree(source, folder)
    for name, columns in (("interventions", ("name", "note")), ("scenarios", ("note",))):
        rows = read_table(folder / f"{name}.csv")
        for number, row in enumerate(rows):
            row.update({column: HOSTILE for column in columns})
            if name == "scenarios":
                row["scenario_id"] = f"{HOSTILE} {number}"
        write_table(folder / f"{name}.csv", rows)


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
            wide = page.evaluate("document.documentElement.scrollWidth")
            checks.expect(wide <= width, f"{name}: {wide} px wide on a screen of {width}")
            checks.expect(page.evaluate("window.ran === undefined"), f"{name}: a text ran")
            page.screenshot(path=output / f"{name}-{width}.png", full_page=True)
            if width == WIDTHS[0]:
                page.set_viewport_size({"width": width, "height": 1100})
                page.screenshot(path=output / f"{name}-top.png")
                page.locator("article").first.screenshot(path=output / f"{name}-indicator.png")
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


def chances(program, folder):
    """What the program says of each target: the verdict's probability, or the reference figure beside it."""
    document = json.loads(mitoshi(program, "assess", str(folder), "--format", "json", "--quiet"))
    answers = {}
    for indicator in document["indicators"]:
        for target in indicator["targets"]:
            prior = target["prior_forecast"]
            answers[indicator["indicator_id"], target["fiscal_year"]] = (
                prior["probability"] if prior else target["probability"])
    return answers


def page_says(page, key, level, pace):
    """Moves both sliders of a panel by their numbers; the target, the pace and the chance then shown."""
    return page.evaluate(
        """([key, level, pace]) => {
            const box = document.getElementById(key);
            for (const [name, value] of [["level", level], ["pace", pace]]) {
                const slider = box.querySelector("input." + name);
                if (!slider) continue;
                slider.value = value;
                slider.dispatchEvent(new Event("input"));
            }
            return Number(box.querySelector(".probability").dataset.probability);
        }""", [key, level, pace])


def step(steps, index):
    first, last, count = steps
    return first if count < 2 else float(f"{first + (last - first) * index / (count - 1):.12g}")


def compare_curves(browser, program, folder, page_file, checks, name, wanted, generator, scratch):
    """Moves sliders at random and assesses plans changed alike; a pace is a target moved the other way."""
    largest, done = 0.0, 0
    indicators = read_table(folder / "indicators.csv")
    targets = read_table(folder / "targets.csv")
    with opened(browser, page_file, checks, f"{name} in numbers") as page:
        panels = json.loads(page.locator("#what-if-data").text_content())["panels"]
        while done < wanted:
            changed = scratch / f"{name}-{done}"
            shutil.copytree(folder, changed)
            rows, stated, asked = [dict(row) for row in targets], {}, []
            for place, indicator in enumerate(indicators, start=1):
                own = [row for row in rows if row["indicator_id"] == indicator["indicator_id"]]
                keys = [f"what-if-{place}-{number}" for number in range(1, len(own) + 1)]
                open_keys = [key for key in keys if key in panels]
                if not open_keys:
                    continue
                key = generator.choice(open_keys)
                panel, row = panels[key], own[keys.index(key)]
                level_index = generator.randrange(panel["levels"][2])
                level, pace_index, pace = step(panel["levels"], level_index), panel["paces"][2] // 2, 0.0
                # Without a tolerance, and inside the possible values, a pace is the same as a target moved back.
                if len(panel["slack"]) == 1 and 0 in panel["slack"][0] and generator.random() < 0.5:
                    index = generator.randrange(panel["paces"][2])
                    moved = level - step(panel["paces"], index) * panel["years"]
                    lower, upper = panel["lower"], panel["upper"]
                    is_inside = (lower is None or moved > lower) and (upper is None or moved < upper)
                    if is_inside and (not panel["isReference"] or moved != level):
                        pace_index, pace = index, step(panel["paces"], index)
                        stated[indicator["indicator_id"]] = "decrease" if panel["slack"][0][0] is None else "increase"
                row["value"] = repr(round(level - pace * panel["years"], 9))
                asked.append((key, level_index, pace_index, indicator["indicator_id"], row["fiscal_year"], level, pace))
            for indicator in (changed_rows := [dict(row) for row in indicators]):
                direction = stated.get(indicator["indicator_id"])
                if direction or indicator["direction_basis"] != "stated":
                    indicator.update(direction=direction or "", direction_basis="stated" if direction else "")
            write_table(changed / "indicators.csv", changed_rows)
            write_table(changed / "targets.csv", rows)
            answers = chances(program, changed)
            for key, level_index, pace_index, number, year, level, pace in asked[: wanted - done]:
                says = page_says(page, key, level_index, pace_index)
                expected = answers[number, int(year.removeprefix("FY"))]
                difference = abs(says - expected)
                largest = max(largest, difference)
                checks.expect(
                    difference <= TOLERANCE,
                    f"{name} {number} {year}, target {level:g}, pace {pace:g}: the page says {says:.5f}, the program {expected:.5f}")
                done += 1
    print(f"  {done} targets and paces: the page and the program differ by {100 * largest:.3f} points at most")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mitoshi", default=".build/release/mitoshi", help="the program")
    parser.add_argument("--package", default="data/isehara", help="the real plan")
    parser.add_argument("--questions", default="data/example-budget", help="a plan with scenarios and interventions")
    parser.add_argument("--output", default="build/check-report", help="folder for pictures and PDF")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser")
    parser.add_argument("--seed", type=int, default=1, help="of the random targets and paces")
    options = parser.parse_args()
    output = pathlib.Path(options.output).resolve()
    output.mkdir(parents=True, exist_ok=True)
    program = str(pathlib.Path(options.mitoshi).resolve())
    checks = Checks()
    generator = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        scratch = pathlib.Path(name)
        packages = {
            "real": pathlib.Path(options.package), "example": scratch / "example", "hostile": scratch / "hostile",
            "budget": pathlib.Path(options.questions), "hostile-budget": scratch / "hostile-budget",
        }
        write_example(program, packages["example"])
        write_hostile(packages["real"], packages["hostile"])
        write_hostile_questions(packages["budget"], packages["hostile-budget"])
        # Root may not use the browser's sandbox; the pages come from this program and have no network.
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for package, language in (("real", "ja"), ("real", "en"), ("example", "en"), ("hostile", "ja"), ("budget", "ja"),
                                  ("budget", "en"), ("hostile-budget", "ja")):
            folder, label = packages[package], f"{package}-{language}"
            print(label)
            asks = "budget" in package
            mitoshi(program, "report", str(folder), "--format", "html", "--lang", language,
                    "--output", str(scratch / label), "--quiet", *(["--budget", BUDGET] if asks else []))
            page_file = scratch / label / "report.html"
            check_page(browser, page_file, checks, label, output)
            check_keyboard(browser, page_file, checks, label)
            check_questions(browser, page_file, checks, label, output, 2 if asks else 0)
            if label in ("real-ja", "example-en"):
                compare_curves(browser, program, folder, page_file, checks, package, COMPARISONS, generator, scratch)
        browser.close()
    print(f"{checks.count} checks, {len(checks.problems)} problems; pictures in {output}")
    sys.exit(1 if checks.problems else 0)


if __name__ == "__main__":
    main()
