#!/usr/bin/env python3
"""Opens the report in a browser without a network and checks what a reader would find.

For a real plan in both languages, a plan of many values, one of five target years, one with scenarios and a budget, two of hostile
names, and a city of several departments: no error on the console, nothing serious from axe-core and no contrast that it can't
tell, the first indicator (or the departments) high on the first screen, no word of a chart too small, no text that runs, nothing
wider than the screen, sliders that work from the keyboard and that stand aside without scripts or on paper. Then moves sliders at random and compares what the page says with what the program
says of the plan changed alike, and with the cases that the tests record for made-up targets of every sort: at most 0.1 percentage
points may lie between them.

Needs scripts/check/requirements.txt and a Chromium; `make check-report` sees to the first. Pictures and PDF go into the
folder named by --output. What is checked is said by the modules of the folder report_checks.
"""

import argparse
import pathlib
import random
import sys
import tempfile

from playwright.sync_api import sync_playwright

from report_checks.curves import compare_cases, compare_curves
from report_checks.packages import DEPARTMENTS, mitoshi, write_city, write_example, write_hostile, write_hostile_questions
from report_checks.pages import Checks, check_keyboard, check_page, check_portfolio, check_questions

BUDGET = "15000000"
COMPARISONS = 50
# Written by WhatIfCasesTests.
CASES = pathlib.Path(__file__).resolve().parents[2] / "Tests/ReportingTests/Golden/what-if-cases.json"


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
            "years": scratch / "years",
            "budget": pathlib.Path(options.questions), "hostile-budget": scratch / "hostile-budget",
        }
        write_example(program, packages["example"])
        write_example(program, packages["years"], more_years=3)
        write_hostile(packages["real"], packages["hostile"])
        write_hostile_questions(packages["budget"], packages["hostile-budget"])
        # Root may not use the browser's sandbox; the pages come from this program and have no network.
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for package, language in (("real", "ja"), ("real", "en"), ("example", "en"), ("years", "ja"), ("years", "en"),
                                  ("hostile", "ja"), ("budget", "ja"), ("budget", "en"), ("hostile-budget", "ja")):
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
            if label == "real-en":
                compare_cases(browser, page_file, CASES, checks, scratch)
        for language, city in (("ja", "伊勢原市"), ("en", "Isehara")):
            print(f"city-{language}")
            write_city(packages["real"], scratch / city)
            folder = scratch / f"city-{language}"
            mitoshi(program, "report", str(scratch / city), "--format", "html", "--lang", language, "--output", str(folder), "--quiet")
            check_portfolio(browser, folder / "report.html", checks, f"city-{language}", output, len(DEPARTMENTS))
        browser.close()
    print(f"{checks.count} checks, {len(checks.problems)} problems; pictures in {output}")
    sys.exit(1 if checks.problems else 0)


if __name__ == "__main__":
    main()
