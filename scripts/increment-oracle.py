#!/usr/bin/env python3
"""Chances of accumulating stocks that Tests/StatisticsTests/YearlyIncrementsTests.swift compares with.

    scripts/increment-oracle.py        # needs numpy and scipy

The posterior of Sources/Statistics/Increments on a grid fifty times as fine, with scipy's distributions: log rate normal about
the prior's share of the latest value, beside it shape and way of counting; the rounded amount by quadrature, not by formula.
"""
import numpy as np
from scipy.special import logsumexp
from scipy.stats import gamma, nbinom

SHARE, DEVIATION = 0.06, 2.4
SHAPES = [0.5, 1, 2, 5, 20, 100, 1000]
BY_CHANCE = [0.14, 0.05, 0.19, 0.14, 0.07, 0.07, 0.04]
AS_DECIDED = [0.04, 0.04, 0.05, 0.05, 0.05, 0.04, 0.04]
NODES, WEIGHTS = np.polynomial.legendre.leggauss(200)


def rounded_upper(k, shape, rate):
    """P(count >= k): the mean of P(Z >= z) over k - 1 .. k."""
    if k <= 0:
        return np.ones_like(rate)
    z = k - 0.5 + NODES / 2
    return (gamma.sf(z[None, :], shape, scale=rate[:, None] / shape) * WEIGHTS / 2).sum(1)


def chance(values, target, years, counts=True, unit=1.0, times=None):
    """P(value in `years` years >= target); a fall is no change."""
    values = np.array(values, float)
    spans = np.diff(times) if times else np.ones(len(values) - 1)
    level = max(values[-1] / unit, 1)
    place = np.arange(-16, 12, 0.005)
    rate = level * SHARE * np.exp(place)
    prior = -(place / DEVIATION) ** 2 / 2
    changes = [(round(d / unit), t) for d, t in zip(np.diff(values), spans) if d >= 0]
    need = (target - values[-1]) / unit
    logs, tails = [], []
    for shape, by_chance, as_decided in zip(SHAPES, BY_CHANCE, AS_DECIDED):
        if not counts and shape > 100:
            continue
        ways = [("chance", by_chance), ("decided", as_decided)] if counts else [("amount", by_chance + as_decided)]
        for way, weight in ways:
            log = prior + np.log(weight)
            for d, t in changes:
                k, r = shape * t, rate * t
                if way == "chance":
                    log = log + nbinom.logpmf(d, k, k / (k + r))
                elif way == "decided":
                    log = log + np.log(np.maximum(rounded_upper(d, k, r) - rounded_upper(d + 1, k, r), 1e-300))
                else:
                    upper, lower = (gamma.sf(x, k, scale=r / k) for x in (max(d - 0.5, 0), d + 0.5))
                    log = log + np.log(np.maximum(upper - lower, 1e-300))
            k, r = shape * years, rate * years
            logs.append(log)
            tails.append(nbinom.sf(np.ceil(need) - 1, k, k / (k + r)) if way == "chance"
                         else rounded_upper(np.ceil(need), k, r) if way == "decided" else gamma.sf(need, k, scale=r / k))
    weight = np.exp(np.array(logs) - logsumexp(logs))
    return float((weight * np.array(tails)).sum())


def main():
    for values, target, years in (([496, 498, 500], 510, 1), ([496, 498, 500], 520, 2), ([498, 500], 520, 2), ([33] * 3, 34, 1),
                                  ([33] * 8, 35, 2), ([12, 13, 13, 14, 14], 15, 2), ([0, 0, 0], 1, 1), ([15], 18, 2),
                                  ([3, 6, 9, 12, 15], 18, 1), ([15, 18, 17], 19, 1), ([20, 80, 85, 200], 300, 1)):
        print(f"counts {values} {target} in {years}: {chance(values, target, years):.4f}")
    print(f"gap {chance([10, 12, 20], 26, 1.5, times=[0, 1, 4.5]):.4f}")
    for values, unit in (([10, 12, 14], 1), ([10, 12.1, 14], 0.1), ([10, 12.01, 14], 0.01)):
        print(f"amounts {values}: {chance(values, 17, 1, False, unit):.4f} {chance(values, 20, 2, False, unit):.4f}")
    print(f"amounts [3.5, 3.5, 4.2]: {chance([3.5, 3.5, 4.2], 5, 1, False, 0.1):.4f}")


if __name__ == "__main__":
    main()
