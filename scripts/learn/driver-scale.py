#!/usr/bin/env python3
"""Learns how far a driver strays from its course, the prior that Sources/Statistics/Driver/DriverRegression.swift states.

    scripts/learn/driver-scale.py        # needs numpy and scipy; prints the scale and how the forecasts hold

A driver's change over a coming year is the last year's plus a surprise with standard deviation s on the logit scale; s² has a
scaled inverse chi-squared prior of three observations' worth, updated by the surprises of the whole years seen. From every
date of data/card-rates/card-rates.csv with a year behind it the rate is forecast one and two years ahead. The scale of the
prior is the one whose forecasts of the other two series have the greatest mean log density; the three series overlap, and so
do the years, so they are no more than a handful of independent ones.
"""
import csv
import datetime
import pathlib

import numpy as np
from scipy.stats import t as student

FILE = pathlib.Path(__file__).resolve().parents[2] / "data/card-rates/card-rates.csv"
FREEDOM = 3


def fiscal_time(text):
    day = datetime.date.fromisoformat(text)
    year = day.year if day.month >= 4 else day.year - 1
    start, end = datetime.date(year, 4, 1), datetime.date(year + 1, 4, 1)
    return year - 1 + (day - start) / (end - start)


def load():
    found = {}
    with open(FILE, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            share = float(row["value"]) / 100
            found.setdefault(row["series_id"], []).append((fiscal_time(row["period"]), np.log(share / (1 - share))))
    return {name: np.array(sorted(values)).T for name, values in found.items()}


def errors(times, values):
    """For each origin and horizon: the horizon, the forecast's error, and the surprises of the years before."""
    for end in range(1, len(times)):
        now, past = times[end], times[end] - times[0]
        if past < 1:
            continue
        yearly = np.interp(now - np.arange(int(past + 1e-9) + 1), times[:end + 1], values[:end + 1])
        changes = -np.diff(yearly)
        for horizon in (1, 2):
            if now + horizon <= times[-1] + 0.02:
                actual = np.interp(now + horizon, times, values)
                yield horizon, actual - values[end] - horizon * changes[0], -np.diff(changes)


def score(found, scale):
    """Log densities and places in the distribution."""
    for horizon, error, surprises in found:
        freedom = FREEDOM + len(surprises)
        spread = np.sqrt((FREEDOM * scale**2 + (surprises**2).sum()) / freedom * (1 if horizon == 1 else 5))
        yield horizon, student.logpdf(error / spread, freedom) - np.log(spread), student.cdf(error / spread, freedom)


def main():
    found = {name: list(errors(*series)) for name, series in load().items()}
    scales = np.arange(0.15, 0.8, 0.01)

    def best(names):
        return scales[np.argmax([np.mean([s[1] for n in names for s in score(found[n], scale)]) for scale in scales])]

    print(f"scale of greatest mean log density, all series: {best(found):.2f}")
    for name in found:
        others = [other for other in found if other != name]
        for scale in (0.27, best(others)):
            for horizon in (1, 2):
                places = np.array([s[2] for s in score(found[name], scale) if s[0] == horizon])
                print(f"{name}, {horizon} ahead, scale {scale:.2f}: 95 % interval holds "
                      f"{np.mean(abs(places - 0.5) < 0.475):.0%}, 80 % {np.mean(abs(places - 0.5) < 0.4):.0%} "
                      f"of {len(places)}")


if __name__ == "__main__":
    main()
