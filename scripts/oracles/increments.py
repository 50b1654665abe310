#!/usr/bin/env python3
"""Chances of accumulating stocks that Tests/StatisticsTests/YearlyIncrementsTests.swift compares with.

    scripts/oracles/increments.py        # needs numpy and scipy

The posterior of Sources/Statistics/Increments on a grid fifty times as fine, with scipy's distributions: log rate normal about
the prior's share of the latest value, beside it shape and way of counting; the rounded amount by quadrature, not by formula. Of
amounts a year adds nothing with an unknown chance (beta-binomial), else a gamma amount, whose density is the likelihood.
"""
import numpy as np
from scipy.special import logsumexp
from scipy.stats import betabinom, gamma, nbinom

SHARE, DEVIATION = 0.06, 2.4
SHAPES = [0.5, 1, 2, 5, 20, 100, 1000]
BY_CHANCE = [0.14, 0.05, 0.19, 0.14, 0.07, 0.07, 0.04]
AS_DECIDED = [0.04, 0.04, 0.05, 0.05, 0.05, 0.04, 0.04]
REPEATED, CHANGED = 0.1, 0.7
NODES, WEIGHTS = np.polynomial.legendre.leggauss(200)


def rounded_upper(k, shape, rate):
    """P(count >= k): the mean of P(Z >= z) over k - 1 .. k."""
    if k <= 0:
        return np.ones_like(rate)
    z = k - 0.5 + NODES / 2
    return (gamma.sf(z[None, :], shape, scale=rate[:, None] / shape) * WEIGHTS / 2).sum(1)


def amount_chance(values, target, years):
    """The same of an amount, above its last value."""
    values = np.array(values, float)
    steps = [d for d in np.diff(values) if d >= 0]
    grown = [d for d in steps if d > 0]
    place = np.arange(-16, 12, 0.005)
    rate = values[-1] * SHARE * np.exp(place)
    moving = betabinom(years, len(grown) + CHANGED, len(steps) - len(grown) + REPEATED)
    logs, tails = [], []
    for shape, by_chance, as_decided in zip(SHAPES, BY_CHANCE, AS_DECIDED):
        if shape > 100:
            continue
        logs.append(-(place / DEVIATION) ** 2 / 2 + np.log(by_chance + as_decided)
                    + sum(gamma.logpdf(d, shape, scale=rate / shape) for d in grown))
        tails.append(sum(moving.pmf(m) * gamma.sf(target - values[-1], shape * m, scale=rate / shape)
                         for m in range(1, years + 1)))
    weight = np.exp(np.array(logs) - logsumexp(logs))
    return float((weight * np.array(tails)).sum())


def chance(values, target, years, times=None):
    """P(value in `years` years >= target) of a count; a fall is no change."""
    values = np.array(values, float)
    spans = np.diff(times) if times else np.ones(len(values) - 1)
    level = max(values[-1], 1)
    place = np.arange(-16, 12, 0.005)
    rate = level * SHARE * np.exp(place)
    prior = -(place / DEVIATION) ** 2 / 2
    changes = [(d, t) for d, t in zip(np.diff(values), spans) if d >= 0]
    need = target - values[-1]
    logs, tails = [], []
    for shape, by_chance, as_decided in zip(SHAPES, BY_CHANCE, AS_DECIDED):
        for way, weight in (("chance", by_chance), ("decided", as_decided)):
            log = prior + np.log(weight)
            for d, t in changes:
                k, r = shape * t, rate * t
                if way == "chance":
                    log = log + nbinom.logpmf(d, k, k / (k + r))
                else:
                    log = log + np.log(np.maximum(rounded_upper(d, k, r) - rounded_upper(d + 1, k, r), 1e-300))
            k, r = shape * years, rate * years
            logs.append(log)
            tails.append(nbinom.sf(np.ceil(need) - 1, k, k / (k + r)) if way == "chance"
                         else rounded_upper(np.ceil(need), k, r))
    weight = np.exp(np.array(logs) - logsumexp(logs))
    return float((weight * np.array(tails)).sum())


def main():
    for values, target, years in (([496, 498, 500], 510, 1), ([496, 498, 500], 520, 2), ([498, 500], 520, 2), ([33] * 3, 34, 1),
                                  ([33] * 8, 35, 2), ([12, 13, 13, 14, 14], 15, 2), ([0, 0, 0], 1, 1), ([15], 18, 2),
                                  ([3, 6, 9, 12, 15], 18, 1), ([15, 18, 17], 19, 1), ([20, 80, 85, 200], 300, 1)):
        print(f"counts {values} {target} in {years}: {chance(values, target, years):.4f}")
    print(f"gap {chance([10, 12, 20], 26, 1.5, times=[0, 1, 4.5]):.4f}")
    for values in ([10, 12, 14], [10, 12.1, 14], [10, 12.01, 14]):
        print(f"amounts {values}: {amount_chance(values, 17, 1):.4f} {amount_chance(values, 20, 2):.4f}")
    print(f"amounts [3.5, 3.5, 4.2]: {amount_chance([3.5, 3.5, 4.2], 5, 1):.4f} {amount_chance([3.5, 3.5, 4.2], 5, 3):.4f}")
    print(f"amounts [33, 33, 33]: {amount_chance([33, 33, 33], 34, 2):.4f}")


if __name__ == "__main__":
    main()
