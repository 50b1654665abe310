#!/usr/bin/env python3
"""Computes with SciPy what NowcastTests.swift holds year-end values from months to date to.

    python3 make_values.py > values.json      # needs numpy and scipy

Counts: the prior's probabilities times the beta-binomial ones, summed over all totals. Amounts: the prior's density times
that of counted = total * share, share beta-distributed, by adaptive quadrature. Seasons: the posterior of the season by
adaptive quadrature for each steadiness, and the moments of a coming year's share under it.
"""
import json

import numpy as np
from scipy import integrate, optimize, stats

LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]


def steadiness_of(months):
    """Of the beta distribution whose variance is that of a wave over the year with random phase and of independent months."""
    twelfths = months / 12
    variance = (0.085 * np.sin(np.pi * twelfths))**2 + 0.062**2 * 4 * twelfths * (1 - twelfths)
    return twelfths * (1 - twelfths) / variance - 1


def shapes(months):
    return steadiness_of(months) * months / 12, steadiness_of(months) * (1 - months / 12)


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


def season(months, years, is_count):
    """Mean and standard deviation of the coming year's share after `years` (counted, total)."""
    even, steadinesses = months / 12, [50, 100, 200, 400, 800, 1600]
    chance = np.mean([1 / (k + 1) for k in steadinesses])
    steadiness = (1 - chance) / (1 / (steadiness_of(months) + 1) - chance) - 1
    sums = np.zeros(3)
    for k in steadinesses:
        def density(mean):
            value = stats.beta.pdf(mean, steadiness * even, steadiness * (1 - even))
            for counted, total in years:
                a, b = k * mean, k * (1 - mean)
                value *= stats.betabinom.pmf(counted, total, a, b) if is_count else stats.beta.pdf(counted / total, a, b)
            return value
        for power, moment in enumerate((lambda m: 1, lambda m: m, lambda m: m * m + m * (1 - m) / (k + 1))):
            marks = np.linspace(1e-6, 1 - 1e-6, 41)
            sums[power] += sum(integrate.quad(lambda m: moment(m) * density(m), a, b, epsabs=0, epsrel=1e-9)[0]
                               for a, b in zip(marks, marks[1:]))
    mean, square = sums[1] / sums[0], sums[2] / sums[0]
    return dict(mean=float(mean), deviation=float(np.sqrt(square - mean * mean)))


print(json.dumps({
    "count_half_year": count(10, 4, 4, 6),
    "count_nothing_yet": count(3, 2, 0, 4),
    "count_above_all_that_was_forecast": count(2, 1.5, 40, 9),
    "large_count": count(900, 8, 500, 5),
    "amount_half_year": amount(4000, 800, 5, 2500, 6, [4000, 5000, 6000]),
    "amount_two_months": amount(4000, 800, 5, 300, 2, [2500, 3500, 4500]),
    "amount_eleven_months": amount(4000, 800, 5, 3600, 11, [3700, 3900, 4200]),
    "amount_above_all_that_was_forecast": amount(4000, 300, 5, 9000, 6, [9200, 10000, 12000]),
    "season_three_halves": season(6, [(650, 1000), (663, 1020), (640, 990)], False),
    "season_one_quarter": season(3, [(30.5, 200.0)], False),
    "season_of_counts": season(6, [(7, 10), (4, 9), (8, 12), (0, 2)], True),
}, indent=1))
