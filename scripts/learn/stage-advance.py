#!/usr/bin/env python3
"""Learns how often a step of own work is taken in its year: the prior that Sources/Planning/Outlook/StageOutlook.swift states.

    scripts/learn/stage-advance.py FOLDER        # needs numpy and scipy

FOLDER holds kpi_dev_targets.csv.gz: yearly targets of Japanese ministries' projects with base and result, from their yearly
review sheets. No record tells of stages. The nearest are counts of the office's own work (plans drawn up, places finished)
that are to be one more next year than this year: one step, due within the year. Each indicator has a chance of its own,
beta-distributed; printed are the shapes of greatest likelihood, the mean, and the mean where the target had no year before it.
"""
import collections
import csv
import gzip
import pathlib
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln


def steps(folder):
    with gzip.open(pathlib.Path(folder) / "kpi_dev_targets.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["case"] == "A" and row["group"] == "own" and float(row["target"]) == float(row["base"]) + 1:
                yield row["series_id"], row["target_period"], row["met"] == "1"


def main():
    taken, first = collections.defaultdict(list), {}
    for indicator, year, met in sorted(steps(sys.argv[1])):
        taken[indicator].append(met)
        first.setdefault(indicator, met)
    met, due = np.array([(sum(found), len(found)) for found in taken.values()]).T

    def loss(logs):
        a, b = np.exp(logs)
        return -np.sum(betaln(a + met, b + due - met) - betaln(a, b))

    a, b = np.exp(minimize(loss, [0, 0], method="Nelder-Mead").x)
    print(f"{due.sum()} steps of {len(due)} indicators, {met.sum()} taken; Beta({a:.2f}, {b:.2f}), mean {a / (a + b):.2f}; "
          f"first steps {np.mean(list(first.values())):.2f}")


if __name__ == "__main__":
    main()
