#!/usr/bin/env python3
"""Whether two versions of the program answer the same: random packages of every kind, and folders that are named.

    scripts/check/answers.py --before OLD --after NEW [--count 300] [--ignore KEY,KEY] [PACKAGE ...]

A change that should move no answer is tried so. Compared are the documents of `assess --format json`, with members that
are named by --ignore left out, and a remark that has a code beside its text taken for the text. Prints what differs and
ends with 1, or ends with 0.
"""
import argparse
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

KINDS = {
    "flow": ("人", lambda r: r.choice([20, 300, 5_000])),
    "stock": ("トン", lambda r: r.choice([12.5, 140.0, 2_300.0])),
    "small-count": ("件", lambda r: r.choice([0, 1, 3, 12])),
    "cumulative-stock": ("箇所", lambda r: r.choice([2, 40, 600])),
    "share": ("%", lambda r: r.choice([3.0, 42.5, 88.0, 98.5])),
}
DIRECTIONS = ["", "increase", "decrease", "maintain-at-least", "maintain-at-most", "maintain-within"]


def value_after(value: float, kind: str, chance: random.Random) -> float:
    """A next value that the kind allows."""
    if kind == "cumulative-stock":
        return value + chance.randint(0, max(1, int(value * 0.05)))
    if kind == "share":
        return round(min(100.0, max(0.0, value + chance.gauss(0.4, 2))), 1)
    moved = value * (1 + chance.gauss(0.01, 0.12)) + chance.choice([-1, 0, 0, 1])
    return max(0, round(moved, 1) if kind == "stock" else round(moved))


def write(path: pathlib.Path, header: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def make(folder: pathlib.Path, seed: int) -> None:
    """A package of three to six indicators with one to ten values each."""
    chance = random.Random(seed)
    indicators, targets, measurements = [], [], []
    for place in range(chance.randint(3, 6)):
        kind = chance.choice(list(KINDS))
        unit, first = KINDS[kind]
        value = float(first(chance))
        name = f"{place + 1}-1"
        indicators.append([name, f"指標{place + 1}", unit, kind, chance.choice(DIRECTIONS), "FY2024"])
        for year in range(2024 - chance.randint(0, 9), 2025):
            bound = chance.random() < 0.04
            measurements.append([name, f"FY{year}", "" if bound else f"{value:g}", f"{value:g}" if bound else ""])
            if year < 2024:
                value = value_after(value, kind, chance)
        for year in (2025, 2026)[: chance.randint(1, 2)]:
            level = value_after(value, kind, chance)
            targets.append([name, f"FY{year}", f"{level:g}"])
    write(folder / "indicators.csv", ["indicator_id", "indicator", "unit", "kind", "direction", "base_period"], indicators)
    write(folder / "targets.csv", ["indicator_id", "fiscal_year", "value"], targets)
    write(folder / "measurements.csv", ["indicator_id", "period", "value", "at_least"], measurements)


def answer(program: str, package: pathlib.Path) -> tuple[object, str]:
    run = subprocess.run(
        [program, "assess", str(package), "--format", "json", "--as-of", "2025-04-01"], capture_output=True, text=True)
    try:
        return json.loads(run.stdout), ""
    except json.JSONDecodeError:
        return None, f"{run.returncode}: {run.stderr.strip()[:200]}"


def plain(document: object, ignored: set[str]) -> object:
    if isinstance(document, list):
        return [plain(element, ignored) for element in document]
    if isinstance(document, dict):
        if set(document) == {"kind", "text"}:
            return plain(document["text"], ignored)
        return {key: plain(value, ignored) for key, value in document.items() if key not in ignored}
    return document


def differences(before: object, after: object, place: str = "") -> list[str]:
    if isinstance(before, dict) and isinstance(after, dict) and list(before) == list(after):
        return [line for key in before for line in differences(before[key], after[key], f"{place}.{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [line for index, pair in enumerate(zip(before, after)) for line in differences(*pair, f"{place}[{index}]")]
    return [] if before == after else [f"{place}: {str(before)[:160]} → {str(after)[:160]}"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--before", required=True)
    options.add_argument("--after", required=True)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--ignore", default="version")
    options.add_argument("packages", nargs="*", type=pathlib.Path)
    choice = options.parse_args()
    ignored, differing, refused, answered = set(choice.ignore.split(",")), 0, 0, 0
    with tempfile.TemporaryDirectory() as work:
        made = []
        for seed in range(choice.count):
            folder = pathlib.Path(work) / f"{seed:04}"
            folder.mkdir()
            make(folder, seed)
            made.append(folder)
        for package in [*choice.packages, *made]:
            (old, complaint), (new, later) = answer(choice.before, package), answer(choice.after, package)
            if old is None and new is None:
                refused += 1
                found = [] if complaint == later else [f"{complaint} → {later}"]
            else:
                answered += 1
                found = differences(plain(old, ignored), plain(new, ignored))
            if found:
                differing += 1
                print(package.name, *found[:5], sep="\n  ")
    print(f"{answered} packages answered, {refused} refused by both, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
