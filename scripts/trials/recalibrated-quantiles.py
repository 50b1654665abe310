#!/usr/bin/env python3
"""The trials behind "Recalibrated quantiles" of docs/pooled-trend-trials.md: would a map of the pooled trend's quantiles help?

    scripts/trials/recalibrated-quantiles.py --mitoshi PROGRAM --data DIR [--map NAME ...] [--lengths N ...] [--keep FILE]
                                             [--theta] [--out FILE.csv]

DIR holds tidy series NAME_train.csv[.gz], NAME_test.csv[.gz] (series_id,period,value); the sets are named in DATASETS.
PROGRAM forecasts every test part, from the last 3, 5 and 8 values and from all (0), and pieces of every history, whose next
four values (six of long ones) are then known. A map with few parameters is learned from the forecasts of one side and applied
to those of the other (LEARNED_FROM); the scores before and after are those of the table of docs/pooled-trend-trials.md. What a
program can ship is what "histories" gives. The others say how much there is to gain: test parts are for scoring, and nothing
learned from them is meant to be kept. Maps whose numbers are given are scored on both sides. --keep reads and writes the
forecasts, which take two minutes. --theta adds the averages with dynamic optimised Theta (needs statsforecast 2.1). Needs
numpy, pandas and scipy. The steps are the modules of the folder recalibration.
"""
import argparse
import os
import pickle

import numpy as np
import pandas as pd

from recalibration.forecasts import cells
from recalibration.learning import LEARNED_FROM, trial
from recalibration.maps import MAPS, Fixed
from recalibration.scores import measures, summary
from recalibration.theta import averaged, with_theta


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mitoshi", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--map", nargs="+", choices=list(MAPS), default=list(MAPS))
    parser.add_argument("--lengths", nargs="+", type=int, default=[3, 5, 8, 0])
    parser.add_argument("--keep")
    parser.add_argument("--theta", action="store_true")
    parser.add_argument("--out")
    chosen = parser.parse_args()
    if chosen.keep and os.path.exists(chosen.keep):
        with open(chosen.keep, "rb") as file:
            found = pickle.load(file)
    else:
        found = cells(chosen.mitoshi, chosen.data, chosen.lengths)
        if chosen.theta:
            with_theta(found)
        if chosen.keep:
            with open(chosen.keep, "wb") as file:
                pickle.dump(found, file)
    for cell in found:
        cell.features["at 3"] = np.broadcast_to((cell.size == 3)[:, None] * 1.0, cell.actual.shape)
    before = {id(cell): summary([measures(cell, MAPS["none"].apply(cell, ()))]) for cell in found}
    rows = []

    def report(name, source, after, parameters=None):
        for cell in found:
            if id(cell) in after:
                rows.append({"map": name, "learned from": source, "set": cell.name, "side": cell.side,
                             "n": cell.length or "full", **after[id(cell)]})
        both = [(before[key], after[key]) for key in after]
        line = f"{name:50s} {source:27s} {len(both)} cells:"
        for measure in ("logs", "brier"):
            change = np.array([b[measure] - a[measure] for a, b in both])
            line += f" {measure} {change.mean():+.4f} ({change.min():+.4f} to {change.max():+.4f}),"
            line += f" better {np.sum(change < -0.001)} worse {np.sum(change > 0.001)};"
        for measure in ("msis", "crps"):
            ratio = np.array([b[measure] / a[measure] for a, b in both])
            line += f" {measure} {np.exp(np.log(ratio).mean()):.3f} ({ratio.min():.3f} to {ratio.max():.3f});"
        distance = [np.mean([abs(row["cov95"] - 0.95) for row in side]) for side in zip(*both)]
        print(f"{line} 95 % coverage from .95: {distance[0]:.4f} -> {distance[1]:.4f}", flush=True)
        if parameters is not None and np.size(parameters):
            print("    parameters", parameters if isinstance(parameters, dict) else np.round(parameters, 3).tolist())

    def given(name, map_, some):
        """Scores of what has no parameters to learn, on both sides."""
        for side, place in (("test", "given"), ("history", "given, inside histories")):
            after = {id(cell): summary([measures(cell, map_(cell))]) for cell in found if cell.side == side and some(cell)}
            if after:
                report(name, place, after)

    for name in chosen.map:
        if isinstance(MAPS[name], Fixed):
            given(name, lambda cell: MAPS[name].apply(cell, MAPS[name].parameters), lambda cell: True)
            continue
        for source in LEARNED_FROM:
            report(name, source, *trial(MAPS[name], found, source))
    if chosen.theta:
        for spread in (False, True):
            for share in (0.25, 0.5):
                for lengths in ((5, 8), (0,)):
                    given(f"Theta {share} at {lengths} {'quantiles' if spread else 'median'}",
                          lambda cell: averaged(cell, share, spread),
                          lambda cell: hasattr(cell, "theta") and cell.length in lengths)
    table = pd.DataFrame(rows)
    if chosen.out:
        table.to_csv(chosen.out, index=False)
    else:
        print(table.round(3).to_string(index=False))


if __name__ == "__main__":
    main()
