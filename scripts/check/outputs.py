#!/usr/bin/env python3
"""Parses every form of report of hostile plans by programs that aren't ours, as readers do that refuse what isn't well-formed.

The texts of two packages, names, notes, sources, units, scenarios, are replaced by ones that break what isn't escaped or that no
XML can hold. `mitoshi check` must name each such character's file; then `mitoshi report` writes all forms in both languages:
every part of the workbook and of the Word document goes through Python's XML parser (expat) and openpyxl, the page and its
drawings through html5lib in its strict mode, its data and the JSON through a parser that takes no NaN, the tables through the csv
module and the Frictionless framework, and no text but the CSV's may hold a control character.

    python3 scripts/check/outputs.py [--mitoshi PATH]

Needs scripts/check/requirements-outputs.txt; `make check-outputs` sees to it. Exits with 1 when something is wrong.
"""
import argparse
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.dom.minidom
import zipfile
from pathlib import Path

import frictionless
import html5lib
import openpyxl

TEXTS = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</script><!--", "]]>", "&lt;b&gt; & <b>",
    "a\vb\fc", "a\x1b[31mb\x07", "a\ufffe\uffffb", "a\u0085\u2028b", "\u202egnp.exe", "_x000B_ _x005F_", "=HYPERLINK(\"x\")", "𠮷<\u0338b>",
]
# What XML forbids, of what stands above.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
COLUMNS = {
    "indicators": ("programme", "indicator", "section", "unit", "note", "source"), "measurements": ("note", "source"),
    "scenarios": ("note",), "interventions": ("name", "note"), "stages": ("stage_en",),
}


def write_hostile(source, folder, turn):
    """A copy with one of the texts in each cell of the columns above; `turn` says which is the first."""
    shutil.copytree(source, folder)
    for name, columns in COLUMNS.items():
        path = folder / f"{name}.csv"
        if not path.exists():
            continue
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        # The rows of one intervention say the same.
        ids = list(dict.fromkeys(row.get("intervention_id", str(number)) for number, row in enumerate(rows)))
        for place_in_file, row in enumerate(rows):
            number = ids.index(row.get("intervention_id", str(place_in_file)))
            for place, column in enumerate(columns):
                if column in row and (column != "unit" or row[column]):
                    row[column] = TEXTS[(turn + number + place) % len(TEXTS)] + f" {number}"
        with open(path, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys() if rows else ["indicator_id"])
            writer.writeheader()
            writer.writerows(rows)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def check_parts(path):
    """A zip archive all of whose parts are XML."""
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            try:
                xml.dom.minidom.parseString(archive.read(name))
            except Exception as error:
                raise ValueError(f"{name}: {error}") from error


def check_workbook(path):
    check_parts(path)
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                assert not (isinstance(value, str) and FORBIDDEN.search(value)), f"{sheet.title}: {value!r}"


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def check_json(text):
    assert not CONTROLS.search(text.replace("\n", "")), "a raw control character"
    json.loads(text, parse_constant=no_constant)


def check_page(path):
    text = path.read_text(encoding="utf-8")
    assert not CONTROLS.search(text.replace("\n", "").replace("\t", "")), "a raw control character"
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    for script in page.iter("script"):
        if script.get("type") == "application/json":
            check_json(script.text)
    for drawing in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        xml.dom.minidom.parseString(drawing.encode())


def check_text(path):
    assert not CONTROLS.search(path.read_text(encoding="utf-8").replace("\n", "")), "a raw control character"


def check_table(path):
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), "ragged"


CHECKS = {".xlsx": check_workbook, ".docx": check_parts, ".html": check_page, ".md": check_text, ".csv": check_table}


def check(program, package, language, output):
    options = ["--output", str(output), "--lang", language, "--quiet"]
    if (package / "scenarios.csv").exists():
        options += ["--budget", "15000000"]
    answer = run(program, "report", str(package), *options)
    if answer.returncode != 0:
        return [f"exit {answer.returncode}: {answer.stderr.strip()}"], 0
    problems = []
    files = sorted(path for path in output.iterdir() if path.is_file())
    for path in files:
        try:
            if path.suffix == ".json":
                check_json(path.read_text(encoding="utf-8"))
            else:
                CHECKS[path.suffix](path)
        except Exception as error:  # Whatever a parser says is what is wrong.
            problems.append(f"{path.name}: {type(error).__name__}: {error}")
    report = frictionless.Package("datapackage.json", basepath=str(output)).validate()
    problems += [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    problems += [f"datapackage.json: {error.message}" for error in report.errors]
    return problems, len(files)


def check_names(program, package):
    """Every file with a forbidden character is named, with the character."""
    said = run(program, "check", str(package), "--lang", "en").stdout
    problems = []
    for path in sorted(package.glob("*.csv")):
        if FORBIDDEN.search(path.read_text(encoding="utf-8-sig")):
            if not re.search(rf"{re.escape(path.name)}, line \d+, column \d+.*: the character U\+", said):
                problems.append(f"check doesn't name {path.name}")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mitoshi", default=".build/release/mitoshi")
    program = str(Path(parser.parse_args().mitoshi).resolve())
    failed = False
    for source in ("data/isehara", "data/example-budget"):
        for turn in (0, 5, 10):
            with tempfile.TemporaryDirectory() as name:
                package = Path(name) / "package"
                write_hostile(Path(source), package, turn)
                problems = check_names(program, package)
                count = 0
                for language in ("ja", "en"):
                    found, files = check(program, package, language, Path(name) / language)
                    problems += [f"{language}: {line}" for line in found]
                    count += files
                print(f"{source}, texts from {turn}: {count} files, {len(problems)} problems")
                for line in problems:
                    print("  " + line)
                failed = failed or bool(problems) or count == 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
