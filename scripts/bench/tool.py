"""Runs `mitoshi forecast` over a table of series."""
import io
import os
import resource
import subprocess
import tempfile

import numpy as np
import pandas as pd

from peers import naive
from scores import MULTIPLES, TARGET_STEP

LEVELS = ["0.001", "0.005", "0.01", "0.025", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5",
          "0.55", "0.6", "0.65", "0.7", "0.75", "0.8", "0.85", "0.9", "0.95", "0.975", "0.99", "0.995", "0.999"]
COLUMNS = ["q" + level for level in LEVELS]
SHOWN = [COLUMNS.index(c) for c in ("q0.5", "q0.1", "q0.9", "q0.025", "q0.975")]


def chance(quantiles, target):
    """P(value >= target), the distribution function interpolated between the quantiles."""
    p = np.array([float(level) for level in LEVELS])
    if target <= quantiles[0]:
        return 1 - p[0]
    if target > quantiles[-1]:
        return 1 - p[-1]
    k = int(np.searchsorted(quantiles, target, side="left"))
    low, high = quantiles[k - 1], quantiles[k]
    return 1 - (p[k] if high == low else p[k - 1] + (p[k] - p[k - 1]) * (target - low) / (high - low))


def processor_seconds():
    """Of all processes that this one has waited for, so that other work on the machine doesn't count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(program, shown, steps):
    """-> rows of every series and step, and the processor seconds of the whole process."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "series.csv")
        with open(path, "w") as file:
            file.write("series_id,period,value\n")
            for k, values in enumerate(shown):
                file.writelines(f"{k},{t},{value!r}\n" for t, value in enumerate(values.tolist(), start=1))
        command = [program, "forecast", "--series", path, "--horizon", str(max(steps)), "--quantiles",
                   ",".join(LEVELS), "--format", "csv", "--quiet"]
        start = processor_seconds()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds = processor_seconds() - start
    return pd.read_csv(io.StringIO(done.stdout)), seconds


def forecast(program, shown, steps):
    """-> one (forecast, chances) per series, seconds, how many series had no forecast."""
    rows, seconds = run(program, shown, steps)
    tables = {key: group[COLUMNS].to_numpy(float) for key, group in rows.groupby("series_id")}
    answers, missing = [], 0
    for k, (values, count) in enumerate(zip(shown, steps)):
        if k not in tables:
            answers.append((naive(values, count), None))
            missing += 1
            continue
        table = tables[k][:count]
        chances = [chance(table[TARGET_STEP - 1], m * values[-1]) for m in MULTIPLES] if count >= TARGET_STEP else None
        answers.append((table[:, SHOWN], chances))
    return answers, seconds, missing
