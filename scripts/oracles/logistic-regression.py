#!/usr/bin/env python3
"""Prints the coefficients that LogisticRegressionTests expects: scipy's minimum of the penalized deviance."""
import numpy as np
from scipy.optimize import minimize

ROWS = [
    (1, 0, -2.0), (1, 0, -1.0), (1, 0, 0.5), (1, 0, 1.5), (1, 0, 2.0), (1, 0, 0.0),
    (0, 1, -1.5), (0, 1, -0.5), (0, 1, 0.5), (0, 1, 1.0), (0, 1, 2.5), (0, 1, -2.5),
]
OUTCOMES = [0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1]
WEIGHTS = [1, 0.5, 0.5, 1, 2, 1, 1, 0.25, 1, 1, 3, 0.75]
PRIOR_VARIANCE = 1e4


def deviance(coefficients, rows, outcomes, weights):
    logits = rows @ coefficients
    fit = np.sum(weights * (np.logaddexp(0, logits) - outcomes * logits))
    return fit + np.sum(coefficients**2) / (2 * PRIOR_VARIANCE)


def slope(coefficients, rows, outcomes, weights):
    chances = 1 / (1 + np.exp(-rows @ coefficients))
    return rows.T @ (weights * (chances - outcomes)) + coefficients / PRIOR_VARIANCE


if __name__ == "__main__":
    data = (np.array(ROWS, float), np.array(OUTCOMES, float), np.array(WEIGHTS, float))
    found = minimize(deviance, np.zeros(3), args=data, jac=slope, method="BFGS", options={"gtol": 1e-12})
    print(", ".join(repr(float(number)) for number in found.x), f"(slope {abs(found.jac).max():.1e})")
    # Outcomes that a predictor tells without exception: what holds the coefficient is the prior alone.
    data = (np.array([[-1.0], [1.0]]), np.array([0.0, 1.0]), np.ones(2))
    found = minimize(deviance, np.zeros(1), args=data, jac=slope, method="BFGS", options={"gtol": 1e-12})
    print(repr(float(found.x[0])), f"(slope {abs(found.jac).max():.1e})")
