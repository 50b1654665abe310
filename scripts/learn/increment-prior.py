#!/usr/bin/env python3
"""Learns the prior of yearly increments that Sources/Statistics/Increments/IncrementPrior.swift states.

    scripts/learn/increment-prior.py FOLDER        # needs numpy and scipy; half a minute

FOLDER holds yearly histories of indicators of national project reviews: kpi_dev_indicators.csv.gz (series_id, kind, unit) and
kpi_dev_series.csv.gz (series_id, period, value, scale_jump). Taken are the series of whole numbers over consecutive years that
never fell: of stocks those of four values and more, of other counts those of six and more with four different ones, which no
total of single years is likely to be. Each value but the first is forecast from those before it, each series counts once.

Printed are, for shares of the level and standard deviations of its logarithm, the mean log density of the next increment with
the weights of shapes and ways of counting that make it greatest, with the same weight for all, and with the mean of both;
the last for the pair given by --share and --deviation also in full. The pairs from plans in
data/increments/accumulated-counts.csv, which nothing is learned from, are scored too: there a single value tells what comes.
"""
import argparse
import collections
import csv
import gzip
import pathlib

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaincc, gammaln, logsumexp

PAIRS = pathlib.Path(__file__).resolve().parents[2] / "data/increments/accumulated-counts.csv"
SHAPES = np.array([0.5, 1, 2, 5, 20, 100, 1000.0])
STEP = 0.1
PLACES = np.arange(-9, 4 + 1e-9, STEP)  # the logarithm of a yearly rate as a share of the level


def histories(folder):
    with gzip.open(folder / "kpi_dev_indicators.csv.gz", "rt", encoding="utf-8") as file:
        kinds = {row["series_id"]: row["kind"] for row in csv.DictReader(file)}
    values = collections.defaultdict(list)
    with gzip.open(folder / "kpi_dev_series.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values[row["series_id"]].append((int(row["period"]), float(row["value"]), row["scale_jump"]))
    for series, rows in sorted(values.items()):
        rows.sort()
        years, history = rows[-1][0] - rows[0][0], np.array([value for _, value, _ in rows])
        stock = kinds.get(series) == "stock" and len(history) >= 4
        count = kinds.get(series) in ("small", "count") and len(history) >= 6 and len(set(history)) >= 4
        if ((stock or count) and years == len(history) - 1 and not any(jump == "1" for *_, jump in rows)
                and np.all(np.diff(history) >= 0) and 0 <= history[0] and 0 < history[-1] < 1e8
                and np.all(history == np.round(history))):
            yield thousands(history)


def thousands(history):
    """Values that are all whole thousands count thousands."""
    while np.all(history % 1000 == 0) and history[-1] > 0:
        history = history / 1000
    return history


def shape_over(time):
    """The shape of a stretch of years; the grid's step adds its own variance."""
    return (1 / (1 / (SHAPES * time) + STEP ** 2 / 12))[:, None]


def by_chance(count, shape, mean):
    """The logarithm of a negative binomial probability."""
    return (gammaln(count + shape) - gammaln(shape) - gammaln(count + 1) - shape * np.log1p(mean / shape)
            - count * np.log1p(shape / mean))


def as_decided(count, shape, mean):
    """That of a gamma amount rounded by chance, from E (Z - a)+; where its density is flat, the density."""
    def excess(a):
        if a <= 0:
            return mean - a
        return mean * gammaincc(shape + 1, a * shape / mean) - a * gammaincc(shape, a * shape / mean)
    mass = excess(count - 1) - 2 * excess(count) + excess(count + 1)
    if count == 0:
        mass = 1 - (excess(0) - excess(1))
    density = shape * np.log(shape / mean) + (shape - 1) * np.log(max(count, 0.5)) - count * shape / mean - gammaln(shape)
    return np.where(mean / np.sqrt(shape) > 50, density, np.log(np.maximum(mass, 1e-300)))


def log_probabilities(change, time, level):
    """By way of counting, shape and place."""
    mean, shape = (level * np.exp(PLACES) * time)[None, :], shape_over(time)
    return np.array([by_chance(change, shape, mean), as_decided(change, shape, mean)])


class Cases:
    """What each forecast needs: log probabilities of the changes seen and of the one to come."""

    def __init__(self, cases):
        """cases: (level, changes seen, the change to come, its years, weight)."""
        self.seen = np.array([sum((log_probabilities(x, 1, c[0]) for x in c[1]), np.zeros((2, len(SHAPES), len(PLACES))))
                              for c in cases])
        self.next = np.array([log_probabilities(c[2], c[3], c[0]) for c in cases])
        self.weight = np.array([c[4] for c in cases]) / sum(c[4] for c in cases)

    def evidence(self, share, deviation):
        """Of each way and shape, scaled: the probability of what was seen, and of that with what came."""
        prior = -((PLACES - np.log(share)) / deviation) ** 2 / 2
        prior -= logsumexp(prior)
        seen, both = logsumexp(self.seen + prior, axis=3), logsumexp(self.seen + self.next + prior, axis=3)
        greatest = seen.max((1, 2), keepdims=True)
        return np.exp(seen - greatest), np.exp(both - greatest)

    def score(self, evidence, weights):
        seen, both = ((weights * e).sum((1, 2)) for e in evidence)
        return float(self.weight @ np.log(np.maximum(both, 1e-300) / seen))

    def best_weights(self, evidence):
        size = (2, len(SHAPES))

        def loss(logs):
            weights = np.exp(logs - logsumexp(logs)).reshape(size)
            seen, both = ((weights * e).sum((1, 2)) for e in evidence)
            slope = np.einsum("c,cij->ij", self.weight, evidence[1] / both[:, None, None] - evidence[0] / seen[:, None, None])
            # A little towards equal weights, so that none is 0.
            little = 5 / len(self.weight)
            value = self.weight @ np.log(both / seen) + little * np.log(weights).mean()
            return -value, -(weights * slope + little * (1 / weights.size - weights)).ravel()

        found = minimize(loss, np.zeros(2 * len(SHAPES)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
        return np.exp(found.x - logsumexp(found.x)).reshape(size)


def pairs():
    with open(PAIRS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            base, later = float(row["base_value"]), float(row["later_value"])
            yield base, [], later - base, int(row["later_year"]) - int(row["base_year"]), 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.06)
    parser.add_argument("--deviation", type=float, default=2.4)
    options = parser.parse_args()
    found = list(histories(options.folder))
    cases = Cases([(max(h[n - 1], 1), np.diff(h[:n]), h[n] - h[n - 1], 1, 1 / (len(h) - 1))
                   for h in found for n in range(1, len(h))])
    plans, even = Cases(list(pairs())), np.full((2, len(SHAPES)), 0.5 / len(SHAPES))
    print(f"{len(found)} series, {len(cases.weight)} increments; mean log densities")
    print("share  deviation  learned  half    even    plans")
    for share, deviation in sorted({(s, d) for s in (0.03, 0.06, 0.1, 0.15, 0.25) for d in (1.6, 2, 2.4)}
                                   | {(options.share, options.deviation)}):
        evidence = cases.evidence(share, deviation)
        learned = cases.best_weights(evidence)
        half = (learned + even) / 2
        scores = [cases.score(evidence, w) for w in (learned, half, even)] + [plans.score(plans.evidence(share, deviation), half)]
        print(f"{share:5.2f}  {deviation:9.1f}  " + "  ".join(f"{score:.3f}" for score in scores))
        if (share, deviation) == (options.share, options.deviation):
            chosen = half
    print("shape  by chance  as decided")
    for shape, chance, decided in zip(SHAPES, *chosen):
        print(f"{shape:5g}  {chance:9.3f}  {decided:10.3f}")


if __name__ == "__main__":
    main()
