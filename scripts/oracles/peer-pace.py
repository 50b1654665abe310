#!/usr/bin/env python3
"""Computes with NumPy what Tests/PlanningTests/PeerPaceTests.swift holds the pace of the best fifth to.

    scripts/oracles/peer-pace.py        # needs numpy
"""
import csv
import pathlib
import re

import numpy as np

DATA = pathlib.Path(__file__).resolve().parents[2] / "data/reference-class/past-targets.csv"


def year(text):
    found = re.search(r"\d{4}", text)
    return int(found.group()) if found else None


def logit(per_cent):
    return np.log(per_cent / (100 - per_cent))


paces = {"amounts": {}, "shares": {}}
with open(DATA, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        start, end = year(row["baseline_period"]), year(row["actual_period"])
        if not row["baseline_value"] or not start or not end or end <= start:
            continue
        base, actual = float(row["baseline_value"]), float(row["actual_value"])
        sort = "shares" if row["unit"] in ("%", "％") else "amounts"
        if base <= 0 or actual <= 0 or sort == "shares" and max(base, actual) >= 100:
            continue
        change = logit(actual) - logit(base) if sort == "shares" else np.log(actual / base)
        sign = -1 if row["better"] == "lower" else 1
        city = row["municipality"].split("とみられる")[0]
        paces[sort].setdefault((city, row["indicator"]), []).append(sign * change / (end - start))

for sort, found in paces.items():
    means = [np.mean(own) for own in found.values()]
    print(sort, len(means), "indicators of", len({city for city, _ in found}), "municipalities; best fifth",
          repr(np.quantile(means, 0.8)))
    print("  a year from 100 units or 40 %:",
          100 * np.exp(np.quantile(means, 0.8)) if sort == "amounts"
          else 100 / (1 + np.exp(-logit(40) - np.quantile(means, 0.8))))
