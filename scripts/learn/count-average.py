#!/usr/bin/env python3
"""Learns and compares the prior of counts that Sources/Statistics/Counts/CountPrior.swift states.

    scripts/learn/count-average.py [--data DIR] [--series N]    # needs numpy and scipy

DIR holds histories NAME_series.csv[.gz], *_train.csv[.gz] and *_test.csv[.gz] (series_id,period,value); those that are whole
numbers over at least three years in a row count, N of each file (default 400). Prints

* what the histories say: how large the share of each thing behind them is by first value, of growing rates up and down,
  and the mean log probability of a value under each model and under the stated average;
* what the stated average says of counts drawn from known processes: Brier scores of one and two years ahead, beside those
  of a gamma-Poisson without trend;
* with --check the values that Tests/StatisticsTests/Counts compare.

The shares by first value are set, not learned: histories of projects are smoother and more often decided than pure chance
allows, so that they would leave Poisson counts too small a share. They are the largest shares of decisions and trends that
cost Poisson counts no more than .005 (.008 at five years) in Brier score.
"""
import argparse
import csv
import gzip
import pathlib
import re

import numpy as np
from scipy.special import logsumexp

from count_models import Decided, GammaPoisson, PooledTrend

KEPT, SHARES = [.4, .6, .8, .9, 1.], np.array([.1847, .1822, .1888, .2003, .2440])
GROWTH, GROWTH_SHARES, UP, GROWING = np.array([.05, .1, .2]), np.array([.45, .4, .15]), .7, .3775
STEADY = GammaPoisson(KEPT, [0] * 5, SHARES)
RATE = GammaPoisson(KEPT + [1] * 6, [0] * 5 + [*GROWTH, *-GROWTH],
                    [*(1 - GROWING) * SHARES, *GROWING * UP * GROWTH_SHARES, *GROWING * (1 - UP) * GROWTH_SHARES])
MODELS = [RATE, Decided(), PooledTrend()]
# How much of the evidence counts between them.
POWER = .5


def log_odds(first):
    return np.array([4.574 - 1.2 * np.log1p(first), 1 - .6 * np.log1p(first), 0])


def weights(y):
    evidence = np.array([model.evidence(y) for model in MODELS])
    logs = log_odds(y[0]) + evidence
    prior = log_odds(y[0]) + np.where(np.isfinite(evidence), 0, -np.inf)
    tempered = POWER * logs
    return np.exp(tempered - logsumexp(tempered)), logsumexp(logs) - logsumexp(prior), evidence


def forecast(y, greatest):
    shares = weights(y)[0]
    parts = [m.forecast(y, greatest) if s > 0 else [0, 0] for m, s in zip(MODELS, shares)]
    return [sum(s * part[h] for s, part in zip(shares, parts)) for h in range(2)]


def histories(folder, most):
    values = {}
    for path in sorted(pathlib.Path(folder).iterdir()):
        if not re.search(r"_(series|train|test)\.csv(\.gz)?$", path.name) or path.name.startswith("kpi_dev_series"):
            continue
        name = re.sub(r"_(train|test|series)\.csv(\.gz)?$", "", path.name)
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                digits = re.sub(r"\D", "", row["period"])
                if digits and row["value"] and not re.search("[%％円]", row.get("unit", "")):
                    values.setdefault(name, {}).setdefault(row["series_id"], {})[int(digits)] = float(row["value"])
    for name, series in values.items():
        found = []
        for years in series.values():
            run = [max(years)]
            while run[-1] - 1 in years:
                run.append(run[-1] - 1)
            y = np.array([years[year] for year in reversed(run)])
            if len(y) > 2 and (y >= 0).all() and (y == y.round()).all() and y.max() < 1e7:
                found.append(y)
        chosen = np.random.default_rng(1).permutation(len(found))[:most]
        yield name, [found[i] for i in chosen]


def report_histories(folder, most):
    print("| histories | first value | series | chance | decided | trend | average | shares said | shares found | up |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, found in histories(folder, most):
        for low, high in ((0, 10), (10, 30), (30, 100), (100, 1000), (1000, 1e7)):
            rows, up, prior = [], [], []
            for y in (y for y in found if low <= y[0] < high):
                share, total, evidence = weights(y)
                rows.append([*evidence, total, *share, len(y) - 1])
                prior.append(np.exp(log_odds(y[0]) - logsumexp(log_odds(y[0]))))
                logs = RATE.logs + RATE.run(y)[0]
                course = np.exp(logs - logsumexp(logs))
                up.append((course[5:8].sum(), course[8:].sum()))
            if rows:
                r, u = np.array(rows), np.array(up).sum(0)
                each = [r[np.isfinite(r[:, k]), k].sum() / r[np.isfinite(r[:, k]), 7].sum() for k in range(4)]
                print(f"| {name} | {low:g}-{high:g} | {len(r)} | " + " | ".join(f"{v:.3f}" for v in each)
                      + f" | {np.round(np.mean(prior, 0), 2)} | {np.round(r[:, 4:7].mean(0), 2)} | {u[0] / u.sum():.2f} |")


def processes(rng, n):
    rate = np.exp(rng.uniform(0, np.log(20)))
    planned = rng.integers(2, 15)
    grown = rate * np.exp(.1 * (np.arange(n + 2) - n + 1))
    few = lambda size: np.maximum(0, planned + rng.choice([-1, 0, 0, 0, 0, 0, 1], size))
    for name, past, draw in (
            ("Poisson", lambda: rng.poisson(rate, n), lambda: rng.poisson(rate, (400, 2))),
            ("growing", lambda: rng.poisson(grown[:n]), lambda: rng.poisson(np.tile(grown[n:], (400, 1)))),
            ("overdispersed", lambda: rng.negative_binomial(3, 3 / (3 + rate), n),
             lambda: rng.negative_binomial(3, 3 / (3 + rate), (400, 2))),
            ("mostly zero", lambda: rng.poisson(.3, n), lambda: rng.poisson(.3, (400, 2))),
            ("decided", lambda: few(n), lambda: few((400, 2)))):
        yield name, past() * 1., draw()


def report_processes(cases):
    print("\n| process | years | Brier, average | Brier, gamma-Poisson | bias, average |\n|---|---|---|---|---|")
    for n in (2, 3, 5, 8):
        scores = {}
        for case in range(cases):
            rng = np.random.default_rng([n, case])
            for name, y, future in processes(rng, n):
                target = max(0, round(y.mean() + rng.uniform(-1, 2) * np.sqrt(max(1, y.mean()))))
                for h, (own, other) in enumerate(zip(forecast(y, 150), STEADY.forecast(y, 150))):
                    truth = (future[:, h] >= target).mean()
                    said = [1 - (tail[target - 1] if target > 0 else 0) for tail in (own, other)]
                    scores.setdefault(name, []).append([*((p - truth) ** 2 + truth * (1 - truth) for p in said),
                                                        said[0] - truth])
        for name, rows in scores.items():
            print(f"| {name} | {n} | " + " | ".join(f"{v:+.3f}" for v in np.mean(rows, 0)) + " |")


def check():
    for y in ([5.] * 4, [7., 8, 9, 10, 11], [20., 22, 25, 27, 29], [0., 0, 1, 0, 0, 0], [300., 320, 310], [6.]):
        y = np.array(y)
        shares, _, evidence = weights(y)
        print(y, "log evidence", [f"{e:.10f}" for e in evidence], "weights", [f"{s:.9f}" for s in shares])
        greatest = int(4 * y.max() + 50)
        for model in [*MODELS, None]:
            tails = model.forecast(y, greatest) if model else forecast(y, greatest)
            at = int(y[-1])
            print("   P(Y <= last) in both years", [f"{t[at]:.10f}" for t in tails])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--series", type=int, default=400)
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        check()
    else:
        if options.data:
            report_histories(options.data, options.series)
        report_processes(options.cases)
