"""Averages with dynamic optimised Theta (needs statsforecast 2.1)."""
import numpy as np
from scipy.special import ndtri

from .forecasts import at
from .scores import SCORED


def with_theta(cells):
    """Mean and deviation of statsforecast's dynamic optimised Theta: test parts of 5 and more values, all of a history."""
    from statsforecast.models import DynamicOptimizedTheta
    for cell in cells:
        if cell.length not in ((0, 5, 8) if cell.side == "test" else (0,)):
            continue
        cell.theta = np.full((*cell.actual.shape, 2), np.nan)
        for i, values in enumerate(cell.histories):
            try:
                found = DynamicOptimizedTheta(season_length=1).forecast(y=values, h=cell.actual.shape[1], level=[95])
                cell.theta[i] = np.stack([found["mean"], (found["hi-95"] - found["lo-95"]) / 2 / ndtri(0.975)], 1)
            except Exception:  # too short or constant: the pooled trend stays alone
                continue


def averaged(cell, share, spread):
    """Quantile by quantile with Theta's normal (`spread`), or the forecast moved so that its median is the average's."""
    table = at(cell.quantiles, ndtri(SCORED)[None, None])
    middle, deviation = cell.theta[:, :, :1], cell.theta[:, :, 1:]
    other = middle + deviation * ndtri(SCORED) if spread else table - table[:, :, 13:14] + middle
    return np.where(np.isfinite(other).all(2, keepdims=True), (1 - share) * table + share * other, table)
