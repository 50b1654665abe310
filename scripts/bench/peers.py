"""The forecasters that Mitoshi is measured beside, each one process, one thread, in the same run.

statsforecast (Nixtla) and R's forecast (Hyndman) give central normal limits; the chance of a target is read off the limit
on its side. The straight line has Student limits and chances, as a spreadsheet's FORECAST.LINEAR with T.INV gives.
"""
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from math import erfc, sqrt

import numpy as np
import pandas as pd
from scipy import stats

from scores import MULTIPLES, TARGET_STEP

Z80, Z95 = 1.2815515655446004, 1.959963984540054


def statsforecast_models():
    from statsforecast import models as m

    return {
        "Naive": lambda: m.Naive(), "Drift": lambda: m.RandomWalkWithDrift(),
        "Theta": lambda: m.Theta(season_length=1),
        "DOT": lambda: m.DynamicOptimizedTheta(season_length=1), "CES": lambda: m.AutoCES(season_length=1),
        "AutoETS": lambda: m.AutoETS(season_length=1), "AutoARIMA": lambda: m.AutoARIMA(season_length=1)}


R_METHODS = ["R ets", "R auto.arima", "R thetaf", "R rwf"]


def names():
    r = R_METHODS if shutil.which("Rscript") and r_has_forecast() else []
    return ["Straight line"] + [f"statsforecast {name}" for name in statsforecast_models()] + r


def r_has_forecast():
    return subprocess.run(["Rscript", "-e", "library(forecast)"], capture_output=True).returncode == 0


def naive(values, steps):
    """What stands in where a method fails: the last value, spread by the root mean square change."""
    changes = np.diff(values)
    spread = np.sqrt(np.mean(changes**2)) * np.sqrt(np.arange(1, steps + 1)) if len(changes) else np.zeros(steps)
    return limits(np.full(steps, values[-1]), spread)


def limits(centre, spread, z80=Z80, z95=Z95):
    return np.column_stack([centre, centre - z80 * spread, centre + z80 * spread, centre - z95 * spread,
                            centre + z95 * spread])


def normal_chances(forecast, last):
    """P(value two steps on >= multiple of the last) from the 95 % limit on the target's side of the point."""
    if len(forecast) < TARGET_STEP:
        return None
    point, _, _, low, high = forecast[TARGET_STEP - 1]
    chances = []
    for multiple in MULTIPLES:
        target = multiple * last
        spread = (high - point) / Z95 if target >= point else (point - low) / Z95
        chances.append(0.5 * erfc((target - point) / spread / sqrt(2)) if spread > 0 else float(point >= target))
    return chances


def straight_line(values, steps):
    n = len(values)
    if n < 3:
        return naive(values, steps), normal_chances(naive(values, steps), values[-1])
    x = np.arange(n, dtype=float)
    slope, start = np.polyfit(x, values, 1)
    freedom = n - 2
    noise = sqrt(np.sum((values - start - slope * x) ** 2) / freedom)
    ahead = n - 1 + np.arange(1, steps + 1)
    centre = start + slope * ahead
    spread = noise * np.sqrt(1 + 1 / n + (ahead - x.mean()) ** 2 / np.sum((x - x.mean()) ** 2))
    forecast = limits(centre, spread, stats.t.ppf(0.9, freedom), stats.t.ppf(0.975, freedom))
    if steps < TARGET_STEP:
        return forecast, None
    c, s = centre[TARGET_STEP - 1], spread[TARGET_STEP - 1]
    chances = [float(stats.t.sf((m * values[-1] - c) / s, freedom)) if s > 1e-12 * max(1, abs(c))
               else float(c >= m * values[-1]) for m in MULTIPLES]
    return forecast, chances


class TooSlow(Exception):
    """A method would take longer than it is given; the argument says how many seconds a series."""


def forecast(method, shown, steps, patience=float("inf")):
    """-> one (forecast, chances) per series, processor seconds for all, how many fell back on the naive forecast.

    TooSlow after the first series when all of them would take longer than `patience` seconds.
    """
    if method in R_METHODS:
        return forecast_in_r(method, shown, steps)
    warnings.filterwarnings("ignore")
    if method == "Straight line":
        start = time.process_time()
        answers = [straight_line(values, count) for values, count in zip(shown, steps)]
        return answers, time.process_time() - start, 0
    model = statsforecast_models()[method.removeprefix("statsforecast ")]()
    once(model, np.array([3.0, 4, 6, 5, 7, 8, 9, 8, 10, 12]), 2)
    answers, failures = [], 0
    start, busy = time.perf_counter(), time.process_time()
    for done, (values, count) in enumerate(zip(shown, steps)):
        pace = (time.perf_counter() - start) / max(done, 1)
        if done >= 1 and pace * len(shown) > patience:
            raise TooSlow(pace)
        try:
            table = once(model, values, count)
        except Exception:
            table, failures = naive(values, count), failures + 1
        answers.append(table)
    seconds = time.process_time() - busy
    return [(t, normal_chances(t, v[-1])) for t, v in zip(answers, shown)], seconds, failures


def once(model, values, steps):
    result = model.forecast(y=values, h=steps, level=[80, 95])
    table = np.column_stack([result[key] for key in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")])
    if not np.isfinite(table).all():
        raise ValueError("a limit is not finite")
    return table


def forecast_in_r(method, shown, steps):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers.R")
    with tempfile.TemporaryDirectory() as folder:
        source, result = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        with open(source, "w") as file:
            file.write("series,steps,value\n")
            for k, (values, count) in enumerate(zip(shown, steps)):
                file.writelines(f"{k},{count},{value!r}\n" for value in values.tolist())
        run = subprocess.run(["Rscript", "--vanilla", script, method.removeprefix("R "), source, result], check=True,
                             capture_output=True, text=True)
        table = pd.read_csv(result)
    answers, failures = [], 0
    for k, (_, group) in enumerate(table.groupby("series", sort=True)):
        values = group[["mean", "lo80", "hi80", "lo95", "hi95"]].to_numpy(float)
        if not np.isfinite(values).all():
            values, failures = naive(shown[k], steps[k]), failures + 1
        answers.append((values, normal_chances(values, shown[k][-1])))
    return answers, float(run.stdout.split()[-1]), failures
