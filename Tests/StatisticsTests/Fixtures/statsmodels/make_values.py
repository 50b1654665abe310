"""Writes values.json: what statsmodels makes of the series in it. Run in this folder: python make_values.py

Made with Python 3.11, statsmodels 0.15.0 and scipy.
"""
import json
import warnings

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from scipy.optimize import minimize
from statsmodels.tsa.forecasting.theta import ThetaModel

warnings.simplefilter("ignore")

NILE = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140]
LONG_NILE = NILE + [1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050,
                    969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796,
                    1040, 759]
AIRMILES = [412, 480, 683, 1052, 1385, 1418, 1634, 2178, 3362, 5948, 6109, 5981, 6753, 8003, 10566, 12528, 14760, 16769,
            19819, 22362, 25340, 25343, 29269, 30514]
DISCOVERIES = [5, 3, 0, 2, 0, 3, 2, 3, 6, 1, 2, 1, 2, 1, 3, 3, 3, 5, 2, 4, 4, 0, 2, 3, 7, 12, 3, 10, 9, 2]
SUCCESSES = [3, 5, 11, 9, 16, 28, 30, 44]
TRIALS = [212, 220, 229, 236, 240, 251, 255, 262]
HORIZON = 4


def design(times):
    return sm.add_constant(np.asarray(times, float), has_constant="add")


def ages(values):
    """Times relative to the last value."""
    return np.arange(len(values)) - len(values) + 1.0


def line(values, weights=None):
    fit = sm.WLS(values, design(ages(values)), weights=1.0 if weights is None else weights).fit()
    frame = fit.get_prediction(design(range(1, HORIZON + 1)), weights=np.ones(HORIZON)).summary_frame(alpha=0.1)
    return dict(values=values, level=fit.params[0], slope=fit.params[1], levelError=fit.bse[0], slopeError=fit.bse[1],
                median=frame["mean"].tolist(), lower=frame.obs_ci_lower.tolist(), upper=frame.obs_ci_upper.tolist())


def smoothing(values, **kind):
    """Weights of greatest likelihood; forecasts and the exact variances of the linear state-space model."""
    bounds = {"smoothing_level": (0, 1), "smoothing_trend": (0, 1), "damping_trend": (0.8, 0.98)}
    names = ["smoothing_level"] + (["smoothing_trend"] if kind else []) + (
        ["damping_trend"] if kind.get("damped_trend") else [])
    fit = ETSModel(pd.Series(values, dtype=float), error="add", bounds={k: bounds[k] for k in names}, **kind).fit(
        disp=False, maxiter=5000, ftol=1e-14, gtol=1e-10)
    prediction = fit.get_prediction(start=len(values), end=len(values) + HORIZON - 1)
    return dict(values=values, weights=[fit.params[fit.model.param_names.index(name)] for name in names],
                sumOfSquares=float(np.sum(fit.resid ** 2)), mean=np.asarray(fit.forecast(HORIZON)).tolist(),
                relativeVariance=(np.asarray(prediction.forecast_variance) / (np.sum(fit.resid ** 2) / len(values))
                                  ).tolist())


def start_state(values, level, trend):
    """The start state with the least sum of squared errors of Holt's recursion, searched for with scipy.

    ETSModel's own start state is a local optimum here, 3 % worse.
    """
    def squares(state):
        l, b, total = state[0], state[1], 0.0
        for value in values:
            error = value - l - b
            l, b, total = l + b + level * error, b + trend * error, total + error ** 2
        return total
    best = minimize(squares, [values[0], 0.0], method="Nelder-Mead", options=dict(maxiter=20000, xatol=1e-9, fatol=1e-9))
    return dict(values=values, weights=[level, trend], start=best.x.tolist(), sumOfSquares=best.fun)


def gappy():
    """A local level with missing years: the Kalman filter's own likelihood and variances at fixed weights."""
    values = np.array(NILE, float)
    values[[3, 4, 9, 15]] = np.nan
    alpha, start = 0.4, 1100.0
    model = sm.tsa.statespace.MLEModel(values, k_states=2, k_posdef=1)
    # State: the level before the year, and the year's shock. y = level + e; next level = level + alpha e.
    ssm = model.ssm
    ssm["design"] = np.array([[1.0, 1.0]])
    ssm["transition"] = np.array([[1.0, alpha], [0.0, 0.0]])
    ssm["selection"] = np.array([[0.0], [1.0]])
    ssm["state_cov"] = np.array([[1.0]])
    ssm["obs_cov"] = np.array([[0.0]])
    ssm.initialize_known(np.array([start, 0.0]), np.array([[0.0, 0.0], [0.0, 1.0]]))
    result = ssm.filter()
    errors = result.forecasts_error[0]
    variances = result.forecasts_error_cov[0, 0]
    seen = ~np.isnan(values)
    forecast = result.predict(start=len(values), end=len(values) + HORIZON)
    return dict(values=[None if np.isnan(v) else v for v in values], alpha=alpha, start=start,
                errors=errors[seen].tolist(), variances=variances[seen].tolist(),
                mean=forecast.forecasts[0].tolist(), relativeVariance=forecast.forecasts_error_cov[0, 0].tolist())


def generalised(fit):
    return dict(level=fit.params[0], slope=fit.params[1], levelError=fit.bse[0], slopeError=fit.bse[1])


poisson = sm.GLM(DISCOVERIES, design(ages(DISCOVERIES)), family=sm.families.Poisson()).fit(tol=1e-14)
negative = sm.NegativeBinomial(DISCOVERIES, design(ages(DISCOVERIES))).fit(disp=False, method="newton", tol=1e-12,
                                                                           maxiter=500)
failures = [n - s for s, n in zip(SUCCESSES, TRIALS)]
binomial = sm.GLM(np.column_stack([SUCCESSES, failures]), design(ages(SUCCESSES)),
                  family=sm.families.Binomial()).fit(tol=1e-14)
theta = ThetaModel(np.asarray(AIRMILES, float), period=1, deseasonalize=False, use_test=False).fit(disp=False)

values = dict(
    line=line(NILE),
    weightedLine=line(NILE, list(0.9 ** -ages(NILE))),
    simple=smoothing(LONG_NILE),
    holt=smoothing(AIRMILES, trend="add"),
    damped=smoothing(AIRMILES, trend="add", damped_trend=True),
    startState=start_state(AIRMILES, 0.8, 0.3),
    gaps=gappy(),
    poisson=dict(values=DISCOVERIES, logLikelihood=poisson.llf, **generalised(poisson)),
    negativeBinomial=dict(values=DISCOVERIES, size=1 / negative.params[2], logLikelihood=negative.llf,
                          level=negative.params[0], slope=negative.params[1]),
    binomial=dict(successes=SUCCESSES, trials=TRIALS, **generalised(binomial)),
    theta=dict(values=AIRMILES, mean=theta.forecast(HORIZON).tolist(), alpha=theta.params["alpha"]),
)
with open("values.json", "w") as file:
    json.dump(values, file, indent=1)
