"""What a bound makes of single components of a pooled trend, by brute force, for BoundReferenceTests.

The bounded year and the years to come are jointly normal given the exact values (make_values.py says how they are found);
the probability of the bound and the conditional distribution functions are SciPy's multivariate normal ones. In the
forecast years the standard deviations are widened as the model widens them. A year before the first value belongs to the
model that begins there, but the forecast years keep the means and variances they have without it: only the correlation is
taken from the longer model.

Once in a thousand years a value may be anything around the last one, bounds or none: normal on the scale with a standard
deviation of 1, in one of ten thousand of them of 4.

    python3 make_bounds.py > bounds.json        (numpy 2, scipy 1)
"""
import json

import numpy as np
from scipy.stats import multivariate_normal, norm

from make_values import FAMILIES

HORIZON = 3
SURPRISES = [(1e-3 * (1 - 1e-4), 1), (1e-3 * 1e-4, 4)]


def joint(family, parameters, discount, observed, wanted, z, sigma, m, tau, last):
    """Means and covariances of the values in the years `wanted`, given those in the years `observed`."""
    years = max(max(wanted), max(observed)) + 1
    rows = FAMILIES[family](*parameters, years)
    variances = discount ** -np.maximum(last - np.arange(years), 0.0)
    p, q, noise = rows[:, 0], rows[:, 1], (rows[:, 2:] * variances) @ rows[:, 2:].T
    observed, wanted = np.array(observed), np.array(wanted)
    covariance = sigma**2 * noise + tau**2 * np.outer(q, q)
    inverse = np.linalg.inv(covariance[np.ix_(observed, observed)])
    one = p[observed]
    precision = one @ inverse @ one
    y = np.array(z) - m * q[observed]
    start = one @ inverse @ y / precision
    across = covariance[np.ix_(wanted, observed)]
    weight = p[wanted] - across @ inverse @ one
    mean = m * q[wanted] + p[wanted] * start + across @ inverse @ (y - start * one)
    spread = covariance[np.ix_(wanted, wanted)] - across @ inverse @ across.T + np.outer(weight, weight) / precision
    return mean, spread


def box(mean, covariance, lower, upper):
    """P(lower < X <= upper)."""
    return float(multivariate_normal.cdf(upper, mean=mean, cov=covariance, lower_limit=lower, abseps=1e-13,
                                         releps=1e-13, maxpts=2_000_000))


def case(scale, family, parameters, discount, observed, values, sigma, m, tau, bounds):
    """`bounds`: (year, lower, upper) in standard deviations from the bounded year's mean."""
    values = np.array(values)
    unit = np.mean(np.abs(values))
    z = values / unit if scale == "level" else np.log(values / unit)
    last = observed[-1]
    bounded = [year for year, _, _ in bounds]
    shift = max(0, -min(bounded))
    future = [last + 1 + step for step in range(HORIZON)]
    extended = [[year + shift for year in years] for years in (observed, bounded + future)]
    means, covariance = joint(family, parameters, discount, *extended, z, sigma, m, tau, last + shift)
    own_means, own_covariance = joint(family, parameters, discount, observed, future, z, sigma, m, tau, last)
    ahead = np.arange(1, HORIZON + 1)
    count = len(values)
    factor = 1 + 0.03 * (ahead - 1) * count / (count + 12)
    number = len(bounds)
    deviations = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(deviations, deviations)
    own = np.sqrt(np.diag(own_covariance)) * factor
    means[number:], deviations[number:] = own_means, own
    for index, year in enumerate(bounded):
        if year > last:
            means[index], deviations[index] = own_means[year - last - 1], own[year - last - 1]
    lower = np.array([bound[1] for bound in bounds])
    upper = np.array([bound[2] for bound in bounds])

    def value(position):
        return float(position * unit if scale == "level" else np.exp(position) * unit)

    def finite(scores, limit):
        return np.where(np.isinf(scores), limit, scores)

    among = correlation[:number, :number]
    zero = np.zeros(number)
    mass = box(zero, among, finite(lower, -12.0), finite(upper, 12.0))
    checks = []
    for step in range(HORIZON):
        if future[step] in bounded:
            continue
        place = list(range(number)) + [number + step]
        r = correlation[np.ix_(place, place)]
        for score in (-2.5, -1, -0.2, 0.4, 1.3, 3):
            below = box(np.zeros(number + 1), r, np.append(finite(lower, -12.0), -12.0),
                        np.append(finite(upper, 12.0), score))
            position = means[number + step] + score * deviations[number + step]
            surprised = sum(share * norm.cdf(position, z[-1], spread) for share, spread in SURPRISES)
            expected = (1 - sum(share for share, _ in SURPRISES)) * below / mass + surprised
            checks.append({"step": step + 1, "value": value(position), "probability": expected})
    ends = []
    for index, (year, low, high) in enumerate(bounds):
        end = {"year": year}
        if not np.isinf(low):
            end["lower"] = value(means[index] + low * deviations[index])
        if not np.isinf(high):
            end["upper"] = value(means[index] + high * deviations[index])
        ends.append(end)
    return {"scale": scale, "family": family, "parameters": list(parameters), "discount": discount,
            "observed": list(observed), "values": values.tolist(), "deviation": sigma, "trendMean": m,
            "trendDeviation": tau, "bounds": ends, "probability": mass, "checks": checks}


def main():
    random = np.random.default_rng(20141001)
    inf = np.inf
    dynamics = [("damped-trend", (1, 0, 0)), ("damped-trend", (0.5, 0, 0.9)), ("damped-trend", (0.3, 0.09, 0.97)),
                ("damped-trend", (0, 0, 1)), ("reverting-growth", (1, 1, 0.5)), ("reverting-growth", (0.7, 0.21, 0.85)),
                ("mean-reversion", (0.5,)), ("mean-reversion", (0.95,))]
    single = [(0.5, inf), (-inf, -0.3), (2.5, inf), (-1, 0.2), (-3, inf)]
    histories = [((0, 1, 4, 5), 3), ((0, 8), 7), ((0, 1, 3), -2), ((0, 1), -3), ((0, 1, 2, 3), 5), ((0, 2, 3), 4),
                 ((0,), 2)]
    cases = []
    for family, parameters in dynamics:
        for observed, year in histories:
            values = np.round(100 * np.exp(np.cumsum(random.normal(0.02, 0.15, len(observed)))), 2)
            m, tau = [(0, 0.1), (0.03, 0.03), (-0.08, 0.05)][len(cases) % 3]
            if parameters[-1] == 0:
                m, tau = 0, 0
            cases.append(case(["level", "log"][len(cases) % 2], family, parameters, [1, 0.8][len(cases) // 2 % 2],
                              observed, values, [0.03, 0.15][len(cases) % 2], m, tau,
                              [(year, *single[len(cases) % len(single)])]))
    pairs = [((0, 4), (2, 0.4, inf), (3, -inf, 0.5)), ((0, 1), (-2, -0.5, inf), (3, 0.2, inf)),
             ((0, 3), (1, -inf, 0.3), (5, -1, 1))]
    several = []
    for family, parameters in dynamics:
        for observed, *bounds in pairs:
            values = np.round(100 * np.exp(np.cumsum(random.normal(0.02, 0.15, len(observed)))), 2)
            m, tau = (0, 0) if parameters[-1] == 0 else (0.03, 0.03)
            several.append(case("log", family, parameters, 1, observed, values, 0.1, m, tau, bounds))
    print(json.dumps({"one": cases, "several": several}))


main()
