#!/usr/bin/env python3
"""Learns how far a share moves in a year, the prior of σ in Sources/Statistics/Driver/DriverRegression.swift.

    scripts/learn/share-changes.py FILE.csv[.gz] ...      # needs numpy and scipy

Each file has series_id, unit, period and value; taken are the series in per cent with two or more changes between consecutive
fiscal years. Given σ a series' yearly changes of the logit are normal with mean 0, and σ² has a scaled inverse chi-squared
prior among the series. For each number of observations that the prior may be worth the script prints the scale of greatest
likelihood and that likelihood; series whose title has a word of --without (the card rates, which the driver is) are left out.
"""
import argparse
import collections
import csv
import gzip
import re

import numpy as np
from scipy.special import gammaln

# A figure that is printed with one decimal moves by about a hundredth of a logit through its rounding alone.
ROUNDING = 0.01


def changes(path, without):
    values = collections.defaultdict(dict)
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            year = re.fullmatch(r"FY(\d{4})", row["period"])
            if row["unit"] in ("%", "％") and year and not any(word in row["indicator"] for word in without):
                values[row["series_id"]][int(year[1])] = float(row["value"]) / 100
    for series in values.values():
        found = [np.log(series[year + 1] / (1 - series[year + 1])) - np.log(value / (1 - value))
                 for year, value in sorted(series.items())
                 if 0 < value < 1 and 0 < series.get(year + 1, 0) < 1]
        if len(found) >= 2:
            yield np.array(found)


def log_likelihood(series, scale, freedom):
    total = 0
    for found in series:
        squares = (found**2).sum() + ROUNDING**2 * len(found)
        total += (gammaln((freedom + len(found)) / 2) - gammaln(freedom / 2) + freedom / 2 * np.log(freedom * scale**2)
                  - (freedom + len(found)) / 2 * np.log(freedom * scale**2 + squares))
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--without", action="append", default=["マイナンバー"])
    options = parser.parse_args()
    for path in options.files:
        series = list(changes(path, options.without))
        print(f"{path}: {len(series)} series, {sum(map(len, series))} changes; middle half of their root mean squares "
              f"{np.round(np.quantile([np.sqrt((f**2).mean()) for f in series], [.25, .5, .75]), 2)}")
        for freedom in (0.5, 1, 1.5, 2, 3, 4):
            scale, best = max(((s, log_likelihood(series, s, freedom)) for s in np.arange(.02, .5, .01)),
                              key=lambda pair: pair[1])
            print(f"  {freedom:3} observations: scale {scale:.2f}, log likelihood {best:.1f}")


if __name__ == "__main__":
    main()
