#!/usr/bin/env python3
"""Computes with SciPy what NowcastTests.swift holds year-end values from months to date to.

    python3 make_values.py > values.json      # needs numpy and scipy

Counts: the prior's probabilities times the beta-binomial ones, summed over all totals. Amounts: the prior's density times
that of counted = total * share, share beta-distributed, by adaptive quadrature.
"""
import json

import numpy as np
from scipy import integrate, optimize, stats

SHAPE = 3.0
LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]


def shapes(months):
    return SHAPE * months, SHAPE * (12 - months)


def count(mean, size, counted, months):
    totals = np.arange(0, 4000)
    past, rest = shapes(months)
    weights = np.where(totals >= counted, stats.nbinom.pmf(totals, size, size / (size + mean))
                       * stats.betabinom.pmf(counted, totals, past, rest), 0)
    weights /= weights.sum()
    cumulative = weights.cumsum()
    return dict(mean=float((totals * weights).sum()),
                quantiles=[float(np.searchsorted(cumulative, level)) for level in LEVELS],
                at_least=[float(weights[t:].sum()) for t in (counted, counted + 2, 2 * counted, 2 * counted + 5)],
                values=[float(t) for t in (counted, counted + 2, 2 * counted, 2 * counted + 5)])


def amount(location, scale, degrees, counted, months, values):
    past, rest = shapes(months)

    def weight(total):
        if total <= counted:
            return 0.0
        prior = stats.t.pdf((total - location) / scale, degrees)
        return prior * stats.beta.pdf(counted / total, past, rest) / total

    # The mode divides the range, and so do points around it.
    grid = np.linspace(counted + 1e-9, counted + 60 * scale, 200001)
    top = grid[np.argmax([weight(t) for t in grid[::20]]) * 20]
    marks = sorted({counted, *(max(counted, top + k * scale / 4) for k in range(-40, 41)), counted + 60 * scale,
                    counted + 5000 * scale})

    def mass(upper):
        points = [m for m in marks if m < upper] + [upper]
        return sum(integrate.quad(weight, a, b, epsabs=0, epsrel=1e-11, limit=200)[0]
                   for a, b in zip(points, points[1:]))

    total = mass(marks[-1])
    quantiles = [float(optimize.brentq(lambda t: mass(t) / total - level, counted + 1e-9, marks[-2])) for level in LEVELS]
    return dict(quantiles=quantiles, values=[float(v) for v in values],
                at_least=[float(1 - mass(v) / total) for v in values])


print(json.dumps({
    "count_half_year": count(10, 4, 4, 6),
    "count_nothing_yet": count(3, 2, 0, 4),
    "count_above_all_that_was_forecast": count(2, 1.5, 40, 9),
    "large_count": count(900, 8, 500, 5),
    "amount_half_year": amount(4000, 800, 5, 2500, 6, [4000, 5000, 6000]),
    "amount_two_months": amount(4000, 800, 5, 300, 2, [2500, 3500, 4500]),
    "amount_eleven_months": amount(4000, 800, 5, 3600, 11, [3700, 3900, 4200]),
    "amount_above_all_that_was_forecast": amount(4000, 300, 5, 9000, 6, [9200, 10000, 12000]),
}, indent=1))
