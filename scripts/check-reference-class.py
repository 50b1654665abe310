#!/usr/bin/env python3
"""Computes with SciPy what Tests/PlanningTests/ReferenceClassTests.swift holds the reference class to.

    scripts/check-reference-class.py        # needs numpy and scipy

The beta-binomial posterior is integrated on a grid of 300 x 300 nodes, the refined rates are found by BFGS.
"""
import csv
import pathlib
import re

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, expit, logit
from scipy.stats import beta, betabinom

DATA = pathlib.Path(__file__).resolve().parent.parent / "data/reference-class"
NODES = 300


def table(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else None


def year(text):
    found = re.search(r"\d{4}", text)
    return int(found.group()) if found else None


TARGETS = []
for row in table("past-targets.csv"):
    sign = -1 if row["better"] == "lower" else 1
    base, goal, actual = (number(row[key]) for key in ("baseline_value", "target_value", "actual_value"))
    start, end = year(row["baseline_period"]), year(row["target_period"])
    years = end - start if start and end else None
    met = sign * (actual - goal) >= 0
    scale = max(abs(base), abs(goal)) if base is not None else 0
    TARGETS.append(dict(
        city=re.sub("とみられる.*", "", row["municipality"]), indicator=row["indicator"], met=met, x=[
            None if base is None else sign * (goal - base) / scale if scale else 0.0,
            np.log(years) if years else None,
            float(sign < 0),
            float(row["unit"] in ("%", "％")),
            None if base is None else np.log1p(abs(base)),
            None if base is None else float(sign * (base - goal) >= 0)]))
PLANS = [(row["municipality"], int(row["n_met"]), int(row["n_indicators"])) for row in table("whole-plans.csv")
         if row["counts_targets_met"] == "true"]
CITIES = sorted({t["city"] for t in TARGETS} | {city for city, _, _ in PLANS})


def clusters(targets, plans):
    found = {}
    for target in targets:
        found.setdefault(target["city"], {}).setdefault(target["indicator"], []).append(target["met"])
    pairs = [(sum(np.mean(v) for v in own.values()), len(own)) for own in found.values()]
    return pairs + [(met, count) for _, met, count in plans]


def posterior(pairs):
    grid = (np.arange(NODES) + 0.5) / NODES
    mean, rho = np.meshgrid(grid, grid, indexing="ij")
    size = 1 / rho - 1
    a, b = mean * size, (1 - mean) * size
    log = sum(betaln(a + met, b + count - met) - betaln(a, b) for met, count in pairs)
    weight = np.exp(log - log.max())
    return mean, a, b, weight / weight.sum()


def chance(pairs):
    mean, _, _, weight = posterior(pairs)
    return (mean * weight).sum()


def refined(common, columns, targets):
    x = np.array([[np.nan if t["x"][c] is None else t["x"][c] for c in columns] for t in targets], float)
    centre, spread = np.nanmean(x, axis=0), np.nanstd(x, axis=0)
    z = np.nan_to_num((x - centre) / spread)
    y = np.array([t["met"] for t in targets], float)
    names = [(t["city"], t["indicator"]) for t in targets]
    w = np.array([1 / names.count(name) for name in names])

    def loss(c):
        eta = logit(common) + z @ c
        return (w * (np.logaddexp(0, eta) - y * eta)).sum() + (c**2).sum() / (2 * 0.5**2)

    c = minimize(loss, np.zeros(len(columns)), method="BFGS", options=dict(gtol=1e-9)).x
    return lambda t: expit(logit(common) + np.nan_to_num(
        (np.array([np.nan if t["x"][k] is None else t["x"][k] for k in columns], float) - centre) / spread) @ c)


def scores(method):
    sums = np.zeros((3, 3))
    for city in CITIES:
        rest = [t for t in TARGETS if t["city"] != city]
        plans = [p for p in PLANS if p[0] != city]
        predict, common = method(rest, plans)
        own = [t for t in TARGETS if t["city"] == city]
        cases = [(predict(t), t["met"], 1 / len(own), 1, 1) for t in own]
        for name, met, count in PLANS:
            if name == city:
                cases += [(common, True, 0, 0, met), (common, False, 0, 0, count - met)]
        for p, met, *weights in cases:
            given = p if met else 1 - p
            for place, w in enumerate(weights):
                sums[place] += w * np.array([(1 - given) ** 2, -np.log(max(given, 0.001)), 1])
    return (sums[:, :2] / sums[:, 2:]).ravel()


def rate(rest, plans):
    return (sum(t["met"] for t in rest) + sum(p[1] for p in plans)) / (len(rest) + sum(p[2] for p in plans))


def constant(p):
    return (lambda t: p), p


def main():
    mean, a, b, weight = posterior(clusters(TARGETS, PLANS))
    keep = weight > 1e-7 * weight.max()
    a, b, w = a[keep], b[keep], weight[keep] / weight[keep].sum()
    print("mean", (mean * weight).sum(), "both", (w * a * (a + 1) / (a + b) / (a + b + 1)).sum())
    grid = np.linspace(0, 1, 4001)
    lower = np.array([(w * beta.cdf(x, a, b)).sum() for x in grid[:3400]])
    print("quantiles", [float(np.interp(p, lower, grid[:3400])) for p in (0.025, 0.1, 0.9, 0.975)])
    print("of ten", [float((w * betabinom.pmf(k, 10, a, b)).sum()) for k in range(11)])
    print("base rate, single", scores(lambda r, p: constant(rate(r, []))))
    print("base rate        ", scores(lambda r, p: constant(rate(r, p))))
    print("single           ", scores(lambda r, p: constant(chance(clusters(r, [])))))
    print("answer           ", scores(lambda r, p: constant(chance(clusters(r, p)))))
    for columns in [[k] for k in range(6)] + [list(range(6))]:
        def method(r, p):
            common = chance(clusters(r, p))
            return refined(common, columns, r), common
        print("refined", columns, scores(method))


if __name__ == "__main__":
    main()
