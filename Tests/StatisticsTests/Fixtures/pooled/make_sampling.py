"""Single components of a pooled trend when values are shares counted out of few cases, by brute force, for
SamplingNoiseTests.

As in make_values.py, with half a case of the last denominator beyond both ends of the scales, and with the variance that
counting adds (p(1 - p)/n, carried to the scale by its slope at p; p is the middle between the year's own (x + 1/2)/(n + 1)
and all years' mean of those, weighted by n) on the diagonal of the values' covariance, and that of the last denominator on
the coming years'.

    python3 make_sampling.py > sampling.json        (numpy 2)
"""
import json

import numpy as np

from make_values import FAMILIES


def case(scale, family, parameters, discount, observed, counts, sigma, m, tau, horizon=3):
    x, n = (np.array(column, float) for column in zip(*counts))
    values = 100 * x / n
    unit = np.mean(values)
    end = 50 / n[-1]
    if scale == "level":
        z, slope = values / unit, lambda v: np.full(len(v), 1 / unit)
    elif scale == "log":
        z, slope = np.log((values + end) / (100 - values + end)), lambda v: 1 / (v + end) + 1 / (100 - v + end)
    else:
        z, slope = np.sqrt((values + end) / unit), lambda v: 0.5 / np.sqrt(unit * (v + end))
    jacobian = np.sum(np.log(slope(values)[1:] * unit))
    own = (x + 0.5) / (n + 1)
    p = (own + own @ n / n.sum()) / 2
    counting = slope(100 * p)**2 * 1e4 * p * (1 - p) / n
    years = observed[-1] + 1 + horizon
    rows = FAMILIES[family](*parameters, years)
    variances = discount ** -np.maximum(observed[-1] - np.arange(years), 0.0)
    level, trend, noise = rows[:, 0], rows[:, 1], (rows[:, 2:] * variances) @ rows[:, 2:].T
    seen, future = np.array(observed), np.arange(observed[-1] + 1, years)
    covariance = sigma**2 * noise + tau**2 * np.outer(trend, trend)
    inverse = np.linalg.inv(covariance[np.ix_(seen, seen)] + np.diag(counting))
    one = level[seen]
    precision = one @ inverse @ one
    y = z - m * trend[seen]
    start = one @ inverse @ y / precision
    rest = y - start * one
    evidence = -0.5 * (rest @ inverse @ rest - np.linalg.slogdet(inverse)[1] + np.log(precision)
                       + (len(seen) - 1) * np.log(2 * np.pi))
    across = covariance[np.ix_(future, seen)]
    weight = level[future] - across @ inverse @ one
    mean = m * trend[future] + level[future] * start + across @ inverse @ rest
    spread = covariance[np.ix_(future, future)] - across @ inverse @ across.T + np.outer(weight, weight) / precision
    return {"scale": scale, "family": family, "parameters": list(parameters), "discount": discount,
            "observed": list(observed), "numerators": [int(v) for v in x], "denominators": [int(v) for v in n],
            "deviation": sigma, "trendMean": m, "trendDeviation": tau, "evidence": float(evidence + jacobian),
            "means": mean.tolist(), "variances": np.diag(spread).tolist(), "counting": float(counting[-1])}


def main():
    random = np.random.default_rng(404)
    dynamics = [("damped-trend", (1, 0, 0)), ("damped-trend", (0.5, 0, 0.9)), ("damped-trend", (0.3, 0.09, 0.97)),
                ("reverting-growth", (1, 1, 0.5)), ("reverting-growth", (0.7, 0.21, 0.85)), ("mean-reversion", (0.5,)),
                ("mean-reversion", (0.95,))]
    cases = []
    for family, parameters in dynamics:
        for scale in ["level", "log", "sqrt"]:
            for observed in [(0,), (0, 1, 2, 3), (0, 2, 3, 6)]:
                n = random.integers(15, 400, len(observed))
                x = np.clip(random.binomial(n, 0.3), 1, n - 1)
                m, tau = [(0, 0.1), (0.03, 0.03)][len(cases) % 2]
                if parameters[-1] == 0:
                    m, tau = 0, 0
                cases.append(case(scale, family, parameters, [1, 0.8][len(cases) % 2], observed, list(zip(x, n)),
                                  [0.02, 0.1][len(cases) // 2 % 2], m, tau))
    print(json.dumps({"cases": cases}))


main()
