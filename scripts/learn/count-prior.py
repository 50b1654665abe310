#!/usr/bin/env python3
"""Learns the prior of small counts that Sources/Statistics/Counts/CountPrior.swift states.

    scripts/learn/count-prior.py        # needs numpy and scipy; prints the prior and what was tried

Every series of data/small-counts/small-counts.csv has a rate that is gamma distributed beforehand; a year multiplies what
is known of it by the discount and returns the rest to the prior. Shape and rate are those of the greatest marginal
likelihood over all series, and so is the one discount or are the weights of several (found by EM, with one series' worth
of evidence spread evenly beforehand). Each variant is scored by the mean log probability of every value after a series'
first, learned without the municipality it comes from.
"""
import csv
import pathlib

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, gammaln, logit

FILE = pathlib.Path(__file__).resolve().parents[2] / "data/small-counts/small-counts.csv"


def series():
    found = {}
    with open(FILE, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            values = found.setdefault(row["series_id"], (row["municipality"], []))[1]
            values.append((int(row["year"]), int(row["value"])))
    return list(found.values())


def log_probabilities(values, shape, rate, discount, returns):
    """The log probability of each value given those before."""
    a, b, before, logs = shape, rate, None, []
    for year, y in values:
        if before is not None:
            kept = discount ** (year - before)
            a, b = kept * a, kept * b
            if returns:
                a, b = a + (1 - kept) * shape, b + (1 - kept) * rate
        logs.append(gammaln(a + y) - gammaln(a) - gammaln(y + 1) + a * np.log(b / (1 + b)) - y * np.log1p(b))
        a, b, before = a + y, b + 1, year
    return logs


DISCOUNTS = [0.4, 0.6, 0.8, 0.9, 1.0]


def weights(likelihoods):
    """The share of each discount, from the log likelihood of each series under each."""
    relative = np.exp(likelihoods - likelihoods.max(axis=1, keepdims=True))
    found = np.full(relative.shape[1], 1 / relative.shape[1])
    for _ in range(300):
        share = relative * found
        share /= share.sum(axis=1, keepdims=True)
        found = (share.sum(axis=0) + 1 / len(found)) / (len(share) + 1)
    return found


def learn(all_series, discounts=None, returns=True):
    """Shape, rate, discounts with their weights, and the log likelihood; one discount is learned when none is given."""

    def parts(x):
        given = [expit(x[2])] if discounts is None else discounts
        table = np.array([[sum(log_probabilities(v, np.exp(x[0]), np.exp(x[1]), d, returns)) for d in given]
                          for _, v in all_series])
        share = weights(table)
        return given, share, sum(np.log(np.exp(row - row.max()) @ share) + row.max() for row in table)

    start = [0, -3] + ([logit(0.7)] if discounts is None else [])
    found = minimize(lambda x: -parts(x)[2], start, method="Nelder-Mead",
                     options=dict(xatol=1e-6, fatol=1e-8, maxiter=2000)).x
    given, share, likelihood = parts(found)
    return np.exp(found[0]), np.exp(found[1]), given, share, likelihood


def left_out(all_series, **options):
    logs = []
    for city in sorted({city for city, _ in all_series}):
        shape, rate, given, share, _ = learn([s for s in all_series if s[0] != city], **options)
        for own, values in all_series:
            if own == city:
                table = np.array([log_probabilities(values, shape, rate, d, options.get("returns", True)) for d in given])
                joint = np.log(share @ np.exp(table.cumsum(axis=1)))
                logs += list(np.diff(joint))
    return np.mean(logs), len(logs)


def main():
    data = series()
    print(len(data), "series,", sum(len(v) for _, v in data), "values")
    for name, options in [
            ("no discount (one rate for ever)", dict(discounts=[1.0])),
            ("one discount, nothing returns to the prior", dict(returns=False)),
            ("one discount, the rest returns to the prior", dict()),
            ("several discounts, nothing returns", dict(discounts=DISCOUNTS, returns=False)),
            ("several discounts, the rest returns", dict(discounts=DISCOUNTS))]:
        shape, rate, given, share, likelihood = learn(data, **options)
        score, count = left_out(data, **options)
        shown = ", ".join(f"{d:.4f} ({w:.4f})" for d, w in zip(given, share))
        print(f"{name}: shape {shape:.4f}, rate {rate:.5f}, discounts (weights) {shown}; log likelihood "
              f"{likelihood:.3f}; left out, mean log probability of {count} values {score:.3f}")


if __name__ == "__main__":
    main()
