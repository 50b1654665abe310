#!/usr/bin/env python3
"""Changes targets and paces in workbooks, lets LibreOffice recalculate them, and compares with mitoshi's own answers.

For each plan: `mitoshi report --format xlsx` writes a workbook; its input cells are changed in the sheet's XML, and every
stored result of a formula is overwritten with nonsense, so that only a true recalculation can pass. The rows of the
planner sheet are turned round as sorting moves them, and LibreOffice converts the workbook headless to CSV. The same targets go into a copy of the package that `mitoshi assess` answers. A moved target keeps
the plan's direction, so the copy states it; where an indicator's targets have different ones, they are left out, and where
nobody knows the better side, the workbook must go on saying so. An extra pace moves every outcome by pace x years, counted
from the as-of date; the engine's equivalent is a target moved the other way by as much, if that is a whole number of last
digits: what meets a target is rounded to them.

    python3 scripts/check/workbook.py [--mitoshi PATH] [--points 50] [--seed N] [--pictures FOLDER]

With `--pictures` it leaves the first printed page of the planner sheet there, in both languages.

Needs nothing beyond Python's standard library and LibreOffice (`soffice`); pictures need `pdftoppm`. Exits with 1 when a probability differs by
more than 0.5 points or a verdict differs.
"""
import argparse
import calendar
import csv
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

TOLERANCE = 0.005
NONSENSE = "-987654.25"
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""

# Made-up indicators of every sort: kind, unit, direction, bounds, tolerance, values from FY2010 on, targets for FY2021, FY2022.
MADE_UP = [
    ("A-1", "stock", "人", "increase", "", [9800, 10150, 10420, 10930, 11210, 11800, 12050, 12610], (13000, 13600)),
    ("A-2", "share", "%", "increase", "", [31.2, 33.0, 32.4, 35.1, 36.0, 38.2, 37.9, 40.3], (41, 44)),
    ("A-3", "share", "%", "decrease", "", [92.0, 93.5, 94.1, 95.2, 96.0, 96.4, 97.1, 97.5], (97, 96)),
    ("A-4", "flow", "件", "decrease", "", [640, 655, 610, 598, 620, 585, 571, 560], (550, 540)),
    ("A-5", "small-count", "件", "increase", "", [3, 5, 2, 4, 6, 5, 7, 4], (6, 7)),
    ("A-6", "small-count", "件", "decrease", "", [12, 9, 14, 11, 8, 10, 9, 7], (7, 6)),
    ("A-7", "cumulative-stock", "箇所", "increase", "", [40, 44, 47, 52, 55, 61, 64, 70], (75, 80)),
    ("A-8", "flow", "人", "maintain-at-least", "150", [4100, 4010, 4230, 4180, 4090, 4150, 4210, 4120], (4120, 4120)),
    ("A-9", "stock", "人", "maintain-within", "120", [2010, 2055, 1990, 2024, 2071, 2033, 1987, 2040], (2040, 2040)),
    ("A-10", "stock", "世帯", "inferred", "", [5010, 5080, 5120, 5200, 5190, 5260, 5330, 5350], (5380, 5400)),
    ("A-11", "flow", "人", "inferred", "", [812, 774, 790, 745, 760, 731, 722, 715], (700, 690)),
    ("A-12", "share", "%", "inferred", "", [55.0, 54.2, 56.1, 55.7, 56.4], (57, 58)),
    ("A-13", "flow", "件", "maintain", "20", [410, 402, 423, 418, 409, 415, 421, 412], (412, 412)),
    ("A-14", "stock", "人", "maintain-at-most", "30", [905, 911, 898, 902, 915, 921, 908, 913], (913, 913)),
]


def rows_of(path):
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"))))


def write_rows(path, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    Path(path).write_text(text.getvalue(), encoding="utf-8")


def make_plan(folder, mitoshi):
    run([mitoshi, "init", str(folder), "--quiet"])
    indicators, targets, measurements = [], [], []
    for name, kind, unit, direction, tolerance, values, goals in MADE_UP:
        stated = direction != "inferred"
        indicators.append({
            "indicator_id": name, "indicator": f"made up {name}", "unit": unit, "kind": kind,
            "direction": direction if stated else "", "direction_basis": "stated" if stated else "",
            "base_period": "FY2020", "tolerance": tolerance})
        first = 2021 - len(values)
        measurements += [
            {"indicator_id": name, "period": f"FY{first + index}", "value": value} for index, value in enumerate(values)]
        targets += [
            {"indicator_id": name, "fiscal_year": f"FY{year}", "value": goal} for year, goal in zip((2021, 2022), goals)]
    for file, rows in (("indicators", indicators), ("targets", targets), ("measurements", measurements)):
        write_rows(folder / f"{file}.csv", rows)


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


class Workbook:
    """The parts of a workbook file, and where the planner sheet's cells lie."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {info.filename: archive.read(info) for info in archive.infolist()}
        strings = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", self.parts["xl/sharedStrings.xml"].decode())
        found = re.findall(r'<c r="([A-Z]+)(\d+)"[^>]* t="s"><v>(\d+)</v>', self.parts["xl/worksheets/sheet1.xml"].decode())
        texts = {(column, int(row)): " ".join(strings[int(text)].split()) for column, row, text in found}
        (self.heading,) = [row for (column, row), text in texts.items() if column == "A" and text == "No."]
        self.columns = {text: column for (column, row), text in texts.items() if row == self.heading}
        self.rows = {text: row for (column, row), text in texts.items() if column == "A" and row > self.heading}
        # Below the table there are lines of words.
        self.rows = {text: row for text, row in self.rows.items() if ("B", row) in texts}
        self.last = max(self.rows.values())

    def cell(self, heading, name):
        return f"{self.columns[heading]}{self.rows[name]}"

    def sorted(self, planner):
        """The planner's rows in the opposite order: cells move with their row, and what a formula says of its own row too."""
        def moved(match):
            old, cells = match.group(1), match.group(2)
            row = int(old)
            if not self.heading < row <= self.last:
                return match.group(0)
            new = str(self.heading + 1 + self.last - row)
            cells = re.sub(rf'(<c r="[A-Z]+){old}"', rf'\g<1>{new}"', cells)
            cells = re.sub(r"<f>([^<]*)</f>", lambda formula: re.sub(
                rf"(?<![$A-Z])([A-Z]{{1,2}}){old}(?!\d)", rf"\g<1>{new}", formula.group(0)), cells)
            return f'<row r="{new}"{cells}</row>'

        head, body, tail = re.fullmatch(r"(.*<sheetData>)(.*)(</sheetData>.*)", planner, re.S).groups()
        rows = [(int(re.match(r'<row r="(\d+)"', row).group(1)), row)
                for row in re.findall(r'<row r="\d+".*?</row>', re.sub(r'<row r="(\d+)"(.*?)</row>', moved, body, flags=re.S), re.S)]
        return head + "".join(row for _, row in sorted(rows)) + tail

    def changed(self, inputs, path):
        """Writes a copy with `inputs` in their cells and nonsense as the stored result of every formula."""
        parts = dict(self.parts)
        for name in parts:
            if name.startswith("xl/worksheets/sheet"):
                text = parts[name].decode()
                text = re.sub(r"(</f>)<v>[^<]*</v>", rf"\g<1><v>{NONSENSE}</v>", text)
                text = re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str">(<f>)', r"\1>\2", text)
                parts[name] = text.encode()
        planner = parts["xl/worksheets/sheet1.xml"].decode()
        for cell, value in inputs.items():
            pattern = rf'<c r="{cell}"( s="\d+")?(?:/>|><v>[^<]*</v></c>)'
            planner, count = re.subn(pattern, rf'<c r="{cell}"\1><v>{value!r}</v></c>', planner)
            assert count == 1, cell
        parts["xl/worksheets/sheet1.xml"] = self.sorted(planner).encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def recalculated(path, work):
    """What LibreOffice works out: the rows of the planner sheet and those of the calculations, by their numbers."""
    profile, target = work / "profile", work / "csv"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    shutil.rmtree(target, ignore_errors=True)
    options = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
    run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", options, "--outdir",
         str(target), str(path)])
    return tuple(table_of(target / f"{path.stem}-{sheet}.csv") for sheet in ("Planner", "Calculations"))


def table_of(path):
    """The rows below the one that begins with "No.", by their first cell, each by its headings."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    (first,) = [place for place, cells in enumerate(rows) if cells and cells[0] == "No."]
    headings = [" ".join(text.split()) for text in rows[first]]
    return {cells[0]: dict(zip(headings, cells)) for cells in rows[first + 1:] if len(cells) > 1 and cells[1]}


def number(text):
    """LibreOffice writes a constant with its format and a formula's result without."""
    if not text:
        return None
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


class Plan:
    def __init__(self, title, folder, mitoshi, work, options):
        self.title, self.folder, self.mitoshi, self.work, self.options = title, folder, mitoshi, work, options
        run([mitoshi, "report", str(folder), "--format", "xlsx", "--lang", "en", "--quiet", "--output", str(work / "out")]
            + options)
        self.workbook = Workbook(work / "out" / "report.xlsx")
        self.verdicts = self.assess(folder)
        self.directions = self.shared_directions()
        document = json.loads(run([mitoshi, "assess", str(folder), "--format", "json", "--quiet"] + options))
        self.as_of = date.fromisoformat(document["as_of"])
        self.latest = {}
        for row in rows_of(folder / "measurements.csv"):
            self.latest.setdefault(row["indicator_id"], []).append(row["period"])
        levels = ["0.03", "0.2", "0.5", "0.8", "0.97"]
        forecasts = run([mitoshi, "forecast", str(folder), "--quantiles", ",".join(levels), "--format", "csv", "--quiet"]
                        + options)
        self.ranges = {
            (row["indicator_id"], int(row["period"][2:])): [float(row[f"q{level}"]) for level in levels]
            for row in csv.DictReader(io.StringIO(forecasts)) if row["q0.5"]}

    def assess(self, folder):
        text = run([self.mitoshi, "assess", str(folder), "--format", "csv", "--quiet"] + self.options)
        return {(row["indicator_id"], int(row["period"][2:])): row for row in csv.DictReader(io.StringIO(text))}

    def shared_directions(self):
        """The direction of each indicator whose targets all have the same one."""
        found = {}
        for (name, _), row in self.verdicts.items():
            if row["direction"]:
                found.setdefault(name, set()).add(None if row["direction_basis"] == "ambiguous" else row["direction"])
        return {name: min(own) for name, own in found.items() if len(own) == 1 and None not in own}

    def is_comparable(self, key):
        """Whether the copy's answer is the workbook's, or the plan's own answer is that nobody knows the better side."""
        row = self.verdicts[key]
        is_numeric = row["target"] and row["direction"] and row["base_value"]
        return is_numeric and (key[0] in self.directions or row["direction_basis"] == "ambiguous")

    def years_of_pace(self, key):
        """From the as-of date, or a later last value, to the end of the target year; None where a value isn't a year's."""
        periods = self.latest.get(key[0], [])
        if not all(re.fullmatch(r"FY\d{4}", period) for period in periods):
            return None
        day = self.as_of
        months = (day.month - 4) % 12 + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]
        start = day.year - (day.month < 4) - 1 + months / 12
        return max(0.0, key[1] - max([start] + [int(period[2:]) for period in periods]))

    def level(self, draw, key, row):
        """A target somewhere the answer is open, with the decimals that planners write."""
        spread = self.ranges.get(key)
        if spread is None:
            size = max(abs(float(row["target"])), abs(float(row["base_value"] or 0)), 1)
            spread = [size * share for share in (0.3, 0.7, 1, 1.3, 2)]
        value = draw.uniform(spread[0], spread[-1])
        if row["kind"] == "share":
            return round(min(max(value, 0.5), 99.5), 1)
        return float(round(value)) if abs(value) >= 3 or row["kind"] == "small-count" else round(value, 2)

    def round(self, draw, with_pace):
        """Changes every target at once and returns one comparison a target.

        A moved target keeps what the plan declares, and so does a pace the other way: the program is asked for that.
        """
        last = {}
        for key in self.verdicts:
            last[key[0]] = max(key, last.get(key[0], key))
        keys = [key for key in last.values() if self.is_comparable(key)]
        inputs, asked, paces = {}, {}, {}
        for key in keys:
            row = self.verdicts[key]
            level = self.level(draw, key, row)
            inputs[self.workbook.cell("INPUT target", key[0])] = asked[key] = level
            span, digit = self.years_of_pace(key), float(row["digit"] or 0)
            away = float(row["target"]) - level
            # What accumulates has met a lower level already, which no pace tells.
            isMetAlready = row["kind"] == "cumulative-stock" and level <= float(row["base_value"])
            if not isMetAlready and span and row["observed"] == "" and (not digit or abs(away / digit - round(away / digit)) < 1e-6):
                paces[key] = away / span
        if with_pace:
            for key in keys:
                is_plain = key[0] in self.directions and self.verdicts[key]["kind"] in ("stock", "flow")
                if not is_plain or key not in self.ranges or self.years_of_pace(key) is None:
                    continue
                inputs[self.workbook.cell("INPUT extra pace a year", key[0])] = pace = self.pace(draw, key)
                moved, digit = pace * self.years_of_pace(key), float(self.verdicts[key]["digit"])
                if digit and abs(moved / digit - round(moved / digit)) > 1e-6:
                    paces.pop(key, None)
                elif key in paces:
                    paces[key] += pace
        return self.compare(inputs, asked, paces, isMovedByPace=with_pace)

    def pace(self, draw, key):
        """One that moves the target by a whole number of last digits."""
        spread, digit = self.ranges[key], float(self.verdicts[key]["digit"])
        rough = draw.uniform(-1, 1) * (spread[-1] - spread[0]) / 3
        years = self.years_of_pace(key)
        if not digit or not years:
            return round(rough, 1)
        unit = digit if years.is_integer() else digit / years
        return round(rough / unit) * unit

    def under(self, paces):
        """What the program says of each target under its pace."""
        if not paces:
            return {}
        copy = self.work / "package"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        with open(copy / "scenarios.csv", "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["scenario_id", "indicator_id", "kind", "amount"])
            writer.writerows([f"{name} {year}", name, "extra-pace", repr(pace)] for (name, year), pace in paces.items())
        text = run([self.mitoshi, "scenario", str(copy), "--format", "csv", "--quiet"] + self.options)
        return {
            (row["indicator_id"], int(row["period"][2:])): float(row["p_meet_after"])
            for row in csv.DictReader(io.StringIO(text))
            if row["scenario_id"] == f"{row['indicator_id']} {row['period'][2:]}"}

    def compare(self, inputs, asked, paces, isMovedByPace):
        """One comparison a target that the program has an answer for."""
        changed = self.work / "changed.xlsx"
        self.workbook.changed(inputs, changed)
        planner, calculations = recalculated(changed, self.work)
        assert sorted(planner) == sorted(self.workbook.rows) and list(planner) != list(self.workbook.rows), "not sorted"
        answers = self.under(paces)
        results = []
        for key, expected in answers.items():
            found = number(calculations[key[0]]["probability of attainment"])
            difference = abs((found or 0) - expected)
            shown = planner[key[0]]["Outlook (chance)"].removesuffix(" ◇")
            assert shown == calculations[key[0]]["chance"], (key, shown)
            word = shown.split(" (")[0]
            word = re.sub(r", (under |over )?\d+% to meet$", "", word).replace(" ", "-")
            # The table's error may move a verdict across a limit that is near.
            isNear = min(abs(expected - limit) for limit in (0.2, 0.5, 0.8)) <= 0.0011
            isSame = word == graded(expected) or isNear or expected in (0.0, 1.0)
            results.append(
                ("pace" if isMovedByPace else "probability", key, asked[key], found, expected, difference, isSame, word,
                 graded(expected)))
        return results


def graded(chance):
    """The word that a chance earns, without last digits."""
    known = round(chance, 6)
    return "likely" if known >= 0.8 else "leaning" if known > 0.5 else "at-risk" if known >= 0.2 else "unlikely"


def report(title, results):
    worst = max(results, key=lambda result: result[5])
    moving = [result for result in results if result[4] not in (None, 0.0, 1.0)]
    failed = [result for result in results if result[5] > TOLERANCE or not result[6]]
    print(f"{title}: {len(results)} figures ({len(moving)} strictly between 0 and 1), largest difference "
          f"{100 * worst[5]:.3f} points ({worst[0]} of {worst[1][0]} FY{worst[1][1]}), {len(failed)} failed")
    for result in failed:
        print("  failed:", *result)
    return not failed


def print_planner(package, mitoshi, folder, work):
    """Leaves the planner sheet's first printed page in `folder`, as `workbook-ja-planner.png` and the same in English."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("ja", "en"):
        run([mitoshi, "report", package, "--format", "xlsx", "--lang", language, "--quiet", "--output", str(work)])
        run(["soffice", f"-env:UserInstallation=file://{work / 'profile'}", "--headless", "--convert-to", "pdf", "--outdir",
             str(work), str(work / "report.xlsx")])
        run(["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-singlefile", "-png", str(work / "report.pdf"),
             str(folder / f"workbook-{language}-planner")])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mitoshi", default=".build/release/mitoshi")
    parser.add_argument("--package", default="data/isehara")
    parser.add_argument("--points", type=int, default=50, help="random targets, and random paces, at least")
    parser.add_argument("--seed", type=int, default=20_210_401)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    isFine = True
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        make_plan(work / "made-up", options.mitoshi)
        plans = [
            ("made-up plan", work / "made-up", ["--as-of", "2021-04-01"]),
            ("made-up plan as of 2021-10-20", work / "made-up", ["--as-of", "2021-10-20"]),
            ("made-up plan as of 2022-06-15", work / "made-up", ["--as-of", "2022-06-15"]),
            (options.package, Path(options.package), []),
            (f"{options.package} as of 2023-06-01", Path(options.package), ["--as-of", "2023-06-01"]),
        ]
        for index, (title, package, choices) in enumerate(plans):
            own = work / str(index)
            own.mkdir()
            plan = Plan(title, package, options.mitoshi, own, choices)
            for sort, with_pace in (("targets", False), ("targets and paces", True)):
                results = []
                for _ in range(20):
                    found = plan.round(draw, with_pace)
                    results += found
                    if not found or len(results) >= options.points:
                        break
                if results:
                    isFine = report(f"{title}, {sort}", results) and isFine
        if options.pictures:
            print_planner(options.package, options.mitoshi, options.pictures, work / "print")
    sys.exit(0 if isFine else 1)


if __name__ == "__main__":
    main()
