#!/usr/bin/env python3
"""Writes Sources/Planning/Generated/ShippedEvidence.swift: the facts of data/reference-class/ that the program carries.

    scripts/make/reference-class.py > Sources/Planning/Generated/ShippedEvidence.swift
    swift format -i Sources/Planning/Generated/ShippedEvidence.swift
"""
import csv
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data/reference-class"


def rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year(period):
    found = re.search(r"[0-9]{4}", period)
    return int(found.group()) if found else None


def past_target(row):
    base = row["baseline_value"] or "nil"
    start, end = year(row["baseline_period"]), year(row["target_period"])
    years = end - start if start and end else "nil"
    measured = year(row["actual_period"])
    measured_after = measured - start if start and measured else years
    municipality = row["municipality"].split("とみられる")[0]
    return (f'    PastTarget("{municipality}", "{row["indicator"]}", unit: "{row["unit"]}", base: {number(base)}, '
            + (f"baseYear: {start}, " if start else "") + f'years: {years}, target: {number(row["target_value"])}, actual: {number(row["actual_value"])}'
            + (f", measuredAfter: {measured_after}" if measured_after != years else "")
            + (", lessIsBetter: true" if row["better"] == "lower" else "") + f', source: "{row["source_url"]}"),')


def number(text):
    if text == "nil":
        return text
    value = float(text)
    return str(int(value)) if value == int(value) else repr(value)


def whole_plan(row):
    return (f'    WholePlan("{row["municipality"]}", "{row["plan"]}", targets: {row["n_indicators"]}, '
            f'met: {row["n_met"]}),')


def main():
    print("// Made by scripts/make/reference-class.py from data/reference-class/; don't edit.\n")
    print("/// Targets that have come due, one a row; the sources stand beside each in `data/reference-class/past-targets.csv`.")
    print("let shippedPastTargets: [PastTarget] = [")
    for row in rows("past-targets.csv"):
        print(past_target(row))
    print("]\n")
    print("/// Whole plans whose own count is of targets met; sources in `data/reference-class/whole-plans.csv`.")
    print("let shippedWholePlans: [WholePlan] = [")
    for row in rows("whole-plans.csv"):
        if row["counts_targets_met"] == "true":
            print(whole_plan(row))
    print("]")


if __name__ == "__main__":
    sys.exit(main())
