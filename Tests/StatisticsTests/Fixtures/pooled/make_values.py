"""Evidence and forecasts of single components of a pooled trend, by brute force, for PooledTrendReferenceTests.

Every value of the history and of the years to come is written as a linear function of the start level, the start
trend and the innovations. Their joint normal distribution is dense; the flat prior of the start level is the
generalised-least-squares limit. No recursion, no filter.

    python3 make_values.py > values.json        (numpy 2)
"""
import json

import numpy as np


def damped_trend(alpha, beta, phi, years):
    rows = np.zeros((years, 2 + years))
    level, trend = np.zeros(2 + years), np.zeros(2 + years)
    level[0] = trend[1] = 1
    for year in range(years):
        innovation = np.zeros(2 + years)
        innovation[2 + year] = 1
        predicted = level + phi * trend
        rows[year] = predicted + innovation
        level, trend = predicted + alpha * innovation, phi * trend + beta * innovation
    return rows


def reverting_growth(alpha, beta, phi, years):
    """The unknown after the start level is the drift, a change of 1 each year after the first."""
    rows = np.zeros((years, 2 + years))
    level, slope, drift = np.zeros(2 + years), np.zeros(2 + years), np.zeros(2 + years)
    level[0] = drift[1] = 1
    for year in range(years):
        innovation = np.zeros(2 + years)
        innovation[2 + year] = 1
        predicted = level + phi * slope + (drift if year > 0 else 0)
        rows[year] = predicted + innovation
        level = predicted + alpha * innovation
        slope = phi * slope + beta * innovation if year > 0 else np.zeros(2 + years)
    return rows


def mean_reversion(rho, years):
    rows = np.zeros((years, 2 + years))
    distance = np.zeros(2 + years)
    for year in range(years):
        innovation = np.zeros(2 + years)
        innovation[2 + year] = 1 / np.sqrt(1 - rho**2) if year == 0 else 1
        distance = rho * distance + innovation
        rows[year] = distance
        rows[year, 0] += 1
        rows[year, 1] += year
    return rows


FAMILIES = {"damped-trend": damped_trend, "reverting-growth": reverting_growth, "mean-reversion": mean_reversion}


def component(family, parameters, discount, observed, z, sigma, m, tau, horizon):
    years = observed[-1] + 1 + horizon
    rows = FAMILIES[family](*parameters, years)
    variances = discount ** -np.maximum(observed[-1] - np.arange(years), 0.0)
    p, q, noise = rows[:, 0], rows[:, 1], (rows[:, 2:] * variances) @ rows[:, 2:].T
    observed = np.array(observed)
    future = np.arange(observed[-1] + 1, years)
    covariance = sigma**2 * noise + tau**2 * np.outer(q, q)
    inverse = np.linalg.inv(covariance[np.ix_(observed, observed)])
    one = p[observed]
    precision = one @ inverse @ one
    y = np.array(z) - m * q[observed]
    start = one @ inverse @ y / precision
    rest = y - start * one
    n = len(observed)
    evidence = -0.5 * (rest @ inverse @ rest - np.linalg.slogdet(inverse)[1] + np.log(precision)
                       + (n - 1) * np.log(2 * np.pi))
    across = covariance[np.ix_(future, observed)]
    weight = p[future] - across @ inverse @ one
    mean = m * q[future] + p[future] * start + across @ inverse @ rest
    spread = covariance[np.ix_(future, future)] - across @ inverse @ across.T + np.outer(weight, weight) / precision
    return evidence, mean.tolist(), np.diag(spread).tolist()


def case(scale, family, parameters, discount, observed, values, sigma, m, tau, horizon=3):
    values = np.array(values)
    unit = np.mean(np.abs(values))
    if scale == "level":
        z, jacobian = values / unit, 0
    elif scale == "log":
        z, jacobian = np.log(values / unit), -np.sum(np.log(values[1:] / unit))
    else:
        z, jacobian = np.sqrt(values / unit), -np.sum(np.log(2 * np.sqrt(values[1:] / unit)))
    evidence, mean, variance = component(family, parameters, discount, observed, z, sigma, m, tau, horizon)
    return {"scale": scale, "family": family, "parameters": list(parameters), "discount": discount, "observed": list(observed), "values": values.tolist(),
            "deviation": sigma, "trendMean": m, "trendDeviation": tau, "evidence": evidence + jacobian, "means": mean,
            "variances": variance}


def main():
    random = np.random.default_rng(20210401)
    trends = [(1, 0, 0), (0, 0, 0), (0.5, 0, 0.9), (0.3, 0.09, 0.97), (1, 0.3, 1), (0, 0, 1), (0.9, 0.9, 0.8)]
    growths = [(1, 1, 0.5), (0.7, 0.21, 0.85), (1, 0.6, 0.3)]
    dynamics = ([("damped-trend", p) for p in trends] + [("reverting-growth", p) for p in growths]
                + [("mean-reversion", (rho,)) for rho in (0, 0.5, 0.95)])
    cases = []
    for family, parameters in dynamics:
        for scale in ["level", "log", "sqrt"]:
            for observed in [(0,), (0, 1), tuple(range(6)), (0, 8), (0, 1, 4, 5, 9), (0, 2, 4, 6, 8, 9, 10)]:
                values = np.round(100 * np.exp(np.cumsum(random.normal(0.02, 0.15, len(observed)))), 2)
                m, tau = [(0, 0), (0, 0.1), (0.03, 0.03), (-0.08, 0.05)][len(cases) % 4]
                if family == "damped-trend" and parameters[2] == 0:
                    m, tau = 0, 0
                sigma = [0.01, 0.05, 0.2][len(cases) % 3]
                discount = [1, 0.8][len(cases) // 2 % 2]
                cases.append(case(scale, family, parameters, discount, observed, values, sigma, m, tau))
    print(json.dumps({"cases": cases}))


if __name__ == "__main__":
    main()
