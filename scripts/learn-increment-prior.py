#!/usr/bin/env python3
"""Learns the prior of yearly increments that Sources/Statistics/Increments/YearlyIncrements.swift states.

    scripts/learn-increment-prior.py        # needs numpy and scipy; prints the prior and what was tried

Every row of data/increments/accumulated-counts.csv is a count that only accumulates, at its plan's base and at its latest
value. A year's increment as a share of the base is taken as log-normal; its median and the standard deviation of its logarithm
are the prior. A row that didn't rise counts as a quarter of a unit a year. Whether a share is the right measure is
asked by leaving each city out: the mean log density of its increments when the prior comes from the other cities, against a
prior of the increment itself.
"""
import csv
import pathlib

import numpy as np
from scipy.stats import norm

FILE = pathlib.Path(__file__).resolve().parent.parent / "data/increments/accumulated-counts.csv"


def rows():
    with open(FILE, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            years = int(row["later_year"]) - int(row["base_year"])
            base = float(row["base_value"])
            yield row["municipality"], base, max((float(row["later_value"]) - base) / years, 0.25)


def left_out(cities, logs):
    """The mean log density of log increments, each city's from the others' mean and standard deviation."""
    scores = []
    for city in sorted(set(cities)):
        own = cities == city
        scores += list(norm.logpdf(logs[own], logs[~own].mean(), logs[~own].std(ddof=1)))
    return np.mean(scores)


def main():
    cities, bases, increments = (np.array(column) for column in zip(*rows()))
    shares = np.log(increments / bases)
    print(f"{len(bases)} counts of {len(set(cities))} cities: median share {np.exp(np.median(shares)):.2f} a year, "
          f"standard deviation of its logarithm {shares.std():.2f}")
    # Both are densities of the logarithm of the increment.
    print(f"left out, mean log density of an increment: as a share of the base {left_out(cities, shares):.3f}, "
          f"by itself {left_out(cities, np.log(increments)):.3f}")


if __name__ == "__main__":
    main()
