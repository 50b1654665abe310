#!/usr/bin/env python3
"""Computes with SciPy what DriverRegressionTests.swift holds the evidence for a driver to.

    python3 make_values.py > values.json      # needs numpy and scipy

The changes are normal with covariance sigma² I + deviation² r r', r the driver's changes (slope 1 ± 0.5) or ones (a yearly
change of 0 ± 0.19); sigma² is scaled inverse chi-squared with 3 degrees of freedom and scale 0.19², by adaptive quadrature.
"""
import json

import numpy as np
from scipy import integrate, stats

FREEDOM, SCALE = 3, 0.19


def evidence(sizes, regressor, mean, deviation):
    regressor = np.array(regressor)

    def density(variance):
        prior = stats.invgamma.pdf(variance, FREEDOM / 2, scale=FREEDOM * SCALE**2 / 2)
        covariance = variance * np.eye(len(sizes)) + deviation**2 * np.outer(regressor, regressor)
        return prior * stats.multivariate_normal.pdf(sizes, mean * regressor, covariance)

    ends = [0, 1e-3, 1e-2, 0.1, 1, 10, 1000]
    return sum(integrate.quad(density, a, b, epsabs=0, epsrel=1e-10, limit=200)[0] for a, b in zip(ends, ends[1:]))


def case(sizes, driver):
    factor = np.log(evidence(sizes, driver, 1, 0.5) / evidence(sizes, [1.0] * len(sizes), 0, SCALE))
    return dict(sizes=sizes, driver=driver, log_bayes_factor=float(factor))


print(json.dumps({
    "one_change": case([0.3], [0.4]),
    "two_changes": case([0.3, 0.2], [0.4, 0.5]),
    "against_it": case([0.1, -0.2, 0.05], [0.6, 0.7, 0.2]),
}, indent=1))
