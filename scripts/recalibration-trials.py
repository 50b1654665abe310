#!/usr/bin/env python3
"""The trials behind "Recalibrated quantiles" of docs/pooled-trend.md: would a map of the pooled trend's quantiles help?

    recalibration-trials.py --mitoshi PROGRAM --data DIR [--map NAME ...] [--lengths N ...] [--keep FILE] [--theta]
                            [--out FILE.csv]

DIR holds tidy series NAME_train.csv[.gz], NAME_test.csv[.gz] (series_id,period,value); the sets are named in DATASETS.
PROGRAM forecasts every test part, from the last 3, 5 and 8 values and from all (0), and pieces of every history, whose next
four values (six of long ones) are then known. A map with few parameters is learned from the forecasts of one side and applied
to those of the other (LEARNED_FROM); the scores before and after are those of the table of docs/pooled-trend.md. What a
program can ship is what "histories" gives. The others say how much there is to gain: test parts are for scoring, and nothing
learned from them is meant to be kept. Maps whose numbers are given are scored on both sides. --keep reads and writes the
forecasts, which take two minutes. --theta adds the averages with dynamic optimised Theta (needs statsforecast 2.1). Needs
numpy, pandas and scipy.
"""
import argparse
import io
import os
import pickle
import subprocess
import tempfile
from types import SimpleNamespace

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import ndtr, ndtri, stdtr, stdtrit

DATASETS = ("m3_yearly", "worldbank_dev_yearly", "citycrime_dev_yearly", "tsdl_dev_yearly", "municipal_dev_yearly")
SHARE = {"m3_quarterly": 0.3, "m3_monthly": 0.3, "municipal_dev_yearly": 0.3}
SCORED = np.array([0.001, 0.005, 0.01, 0.025, *np.arange(0.05, 0.951, 0.05).round(2), 0.975, 0.99, 0.995, 0.999])  # 27
TARGETS = (1.0, 1.05, 1.2)
STEP = 0.1
NORMAL = np.round(np.arange(-4, 4 + STEP / 2, STEP), 10)
MIDDLE = len(NORMAL) // 2
LEVELS = ["0.5" if z == 0 else f"{ndtr(z):.7f}" for z in NORMAL]


# Histories, forecasts and what came after ---------------------------------------------------------------------------------

def series(folder, stem):
    for end in (".csv", ".csv.gz"):
        path = os.path.join(folder, stem + end)
        if os.path.exists(path):
            table = pd.read_csv(path, dtype={"series_id": str}).sort_values(["series_id", "period"], kind="stable")
            return {key: group.value.to_numpy(float) for key, group in table.groupby("series_id", sort=False)}
    raise SystemExit(f"no {stem}.csv[.gz] in {folder}")


def steady(values):
    return np.abs(np.diff(values)).mean() if len(values) > 1 else 0.0


def years(values, count):
    whole = len(values) // count
    return values[len(values) - whole * count:].reshape(whole, count).mean(1)


def pieces(values, length):
    """(history, what came after, scale) of pieces of one series; the last pieces first."""
    size = len(values)
    if length:
        ends = [end for end in (size - 4, size - 7, size - 10, size - 13) if end >= length]
        return [(values[end - length:end], values[end:end + 4], steady(values[:end])) for end in ends]
    ends = [end for end in (size - 6, size - 3, size - 9) if end >= 10]
    return [(values[:end], values[end:end + 6], steady(values[:end])) for end in ends]


def windows(folder, lengths):
    """(set, side, length, rows) of every cell; length 0 is everything."""
    found = []
    for name in DATASETS:
        train, test = series(folder, name + "_train"), series(folder, name + "_test")
        for length in lengths:
            if name.startswith("municipal") and length > 3:
                continue
            found.append((name, "test", length,
                          [(key, values[-length:] if length else values, test[key][:4 if length else 6], steady(values))
                           for key, values in train.items() if len(values) >= length]))
            found.append((name, "history", length,
                          [(key, *piece) for key, values in train.items() for piece in pieces(values, length)]))
    start, rest = series(folder, "m4_tail3_dev_train"), series(folder, "m4_tail3_dev_test")
    tails = {key: np.concatenate([values, rest[key]]) for key, values in start.items()}
    random = np.random.default_rng(7)
    chosen = [list(tails)[i] for i in random.permutation(len(tails))[:4000]]
    few = [length for length in lengths if 0 < length <= 5]
    for length in few:
        found.append(("m4", "history", length,
                      [(key, tails[key][:length], tails[key][length:][:4], steady(tails[key])) for key in chosen]))
    for name, count in (("m3_quarterly", 4), ("m3_monthly", 12)):
        train = series(folder, name + "_train")
        for length in few:
            found.append((name, "history", length,
                          [(key, *piece) for key, values in train.items() for piece in pieces(years(values, count), length)]))
    return [cell for cell in found if len(cell[3]) >= 20]


def quantiles(program, histories, steps):
    table = pd.concat([pd.DataFrame({"series_id": i, "period": np.arange(len(values)), "value": values})
                       for i, values in enumerate(histories)])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "histories.csv")
        table.to_csv(path, index=False)
        done = subprocess.run([program, "forecast", "--series", path, "--horizon", str(steps), "--quantiles", ",".join(LEVELS),
                               "--format", "csv"], capture_output=True, text=True)
    if done.returncode not in (0, 4):
        raise SystemExit(done.stderr.strip()[-400:])
    rows = pd.read_csv(io.StringIO(done.stdout))
    found = np.repeat(np.array([values[-1] for values in histories])[:, None, None], steps, 1).repeat(len(LEVELS), 2)
    found[rows.series_id.astype(int), rows.step - 1] = rows[["q" + level for level in LEVELS]]
    return found


def cells(program, folder, lengths):
    found = []
    for name, side, length, rows in windows(folder, lengths):
        steps = max(len(row[2]) for row in rows)
        actual = np.full((len(rows), steps), np.nan)
        for line, row in zip(actual, rows):
            line[:len(row[2])] = row[2]
        cell = SimpleNamespace(name=name, side=side, length=length, keys=np.array([row[0] for row in rows]),
                               histories=[row[1] for row in rows], actual=actual, scale=np.array([row[3] for row in rows]),
                               quantiles=quantiles(program, [row[1] for row in rows], steps))
        complete(cell)
        found.append(cell)
    return found


def complete(cell):
    """Where the actual and the last value lie in each forecast, as quantiles of the standard normal; features."""
    cell.last = np.array([values[-1] for values in cell.histories])
    cell.size = np.array([len(values) for values in cell.histories])
    cell.normal = position(cell.quantiles, cell.actual)
    shape = cell.actual.shape
    move = -position(cell.quantiles, np.broadcast_to(cell.last[:, None], shape))
    steps = np.broadcast_to(np.log(np.arange(1, shape[1] + 1)), shape)
    short = np.broadcast_to(3 / np.minimum(cell.size, 30)[:, None], shape)
    seen = np.array([steady(values) for values in cell.histories])
    spread = (cell.quantiles[:, 0, MIDDLE + 10] - cell.quantiles[:, 0, MIDDLE - 10]) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        wide = np.nan_to_num(np.log(spread / seen), nan=0.2, posinf=1.6, neginf=-1)
    wide = np.broadcast_to(np.clip(wide - 0.2, -1.2, 1.4)[:, None] * (cell.size > 1)[:, None], shape)
    cell.features = {"one": np.ones(shape), "short": short, "far": steps, "move": move, "move short": move * short,
                     "wide": wide}


def position(table, values):
    flat, wanted = table.reshape(-1, table.shape[2]), values.reshape(-1)
    found = np.full(len(flat), np.nan)
    for i, (row, value) in enumerate(zip(flat, wanted)):
        if np.isnan(value):
            continue
        low, high = np.searchsorted(row, value, "left"), np.searchsorted(row, value, "right")
        if high - low > 1:
            found[i] = (NORMAL[low] + NORMAL[min(high, len(row)) - 1]) / 2
        elif value < row[0] or value > row[-1]:
            found[i] = NORMAL[0] - 0.5 if value < row[0] else NORMAL[-1] + 0.5
        else:
            found[i] = np.interp(value, row, NORMAL)
    return found.reshape(values.shape)


def at(table, normal):
    """Quantiles at levels given as quantiles of the standard normal; straight between and beyond the levels asked for."""
    normal = np.broadcast_to(normal, (*table.shape[:2], normal.shape[-1]))
    place = (normal - NORMAL[0]) / STEP
    cellar = np.clip(np.floor(place).astype(int), 0, len(NORMAL) - 2)
    low, high = np.take_along_axis(table, cellar, 2), np.take_along_axis(table, cellar + 1, 2)
    return low + (high - low) * np.clip(place - cellar, -20, 20)


# Maps ---------------------------------------------------------------------------------------------------------------------
# Each says with which z of the forecast the recalibrated quantile at the standard normal's z is (`out`), and how dense the
# recalibrated forecast is at an actual's z, against the forecast as it was (`gain`, in logarithms).

def sinh_out(z, a, b, c):
    return a + np.exp(b) * np.sinh(np.exp(c) * np.arcsinh(z))


def sinh_gain(z, a, b, c):
    x = (z - a) / np.exp(b)
    s = np.arcsinh(x) / np.exp(c)
    return (z * z - np.sinh(s) ** 2) / 2 + np.log(np.cosh(s)) - c - b - np.log1p(x * x) / 2


def student_out(z, a, b, c):
    return a + np.exp(b) * stdtrit(student_freedom(c), ndtr(np.clip(z, -5, 5)))


def student_freedom(c):
    return 2 + 30 * np.exp(-np.abs(c))


def student_gain(z, a, b, c):
    step = 1e-4
    x, freedom = (z - a) / np.exp(b), student_freedom(c)
    density = (stdtr(freedom, x + step) - stdtr(freedom, x - step)) / (2 * step)
    return np.log(np.maximum(density, 1e-12)) - b + z * z / 2 + np.log(2 * np.pi) / 2


class Affine:
    """Three numbers for each forecast: shift a, logarithm of the width b, tails c; each linear in features."""

    def __init__(self, a=(), b=(), c=(), student=False):
        self.parts = (a, b, c)
        self.out, self.gain = (student_out, student_gain) if student else (sinh_out, sinh_gain)

    def numbers(self, features, parameters):
        found, used = [], 0
        for part in self.parts:
            found.append(sum((parameters[used + i] * features[name] for i, name in enumerate(part)), 0 * features["one"]))
            used += len(part)
        return found

    def learn(self, cells, weights):
        known = [~np.isnan(cell.normal) for cell in cells]
        z = np.clip(np.concatenate([cell.normal[some] for cell, some in zip(cells, known)]), -4.5, 4.5)
        features = {name: np.concatenate([cell.features[name][some] for cell, some in zip(cells, known)])
                    for name in {"one", *sum(self.parts, ())}}
        weight = np.concatenate([np.full(some.sum(), weights[i] / some.sum()) for i, some in enumerate(known)])
        weight /= weight.sum()

        def loss(parameters):
            value = -weight @ self.gain(z, *self.numbers(features, parameters)) + 0.002 * (parameters ** 2).sum()
            return value if np.isfinite(value) else 1e3

        start = np.full(sum(map(len, self.parts)), 0.01)
        return minimize(loss, start, method="L-BFGS-B", bounds=[(-1.5, 1.5)] * len(start)).x

    def apply(self, cell, parameters):
        a, b, c = (number[:, :, None] for number in self.numbers(cell.features, parameters))
        return at(cell.quantiles, self.out(ndtri(SCORED), a, b, c))


class Pieces:
    """Straight pieces between ten equally likely parts; counts of each class of length, shrunk to a tenth."""

    EDGES = np.linspace(0, 1, 11)

    def __init__(self, prior):
        self.prior = prior

    def group(self, cell):
        return np.searchsorted([3.5, 6.5, 9.5], cell.size)

    def learn(self, cells, weights):
        counts = np.full((4, 10), self.prior / 10)
        for cell, weight in zip(cells, weights):
            group, part = np.broadcast_to(self.group(cell)[:, None], cell.normal.shape), ndtr(cell.normal)
            some = ~np.isnan(part)
            np.add.at(counts, (group[some], np.minimum((part[some] * 10).astype(int), 9)), 1000 * weight / some.sum())
        return counts / counts.sum(1, keepdims=True)

    def apply(self, cell, parameters):
        found = np.empty((*cell.actual.shape, len(SCORED)))
        for group in range(4):
            reached = np.concatenate([[0], np.cumsum(parameters[group])])
            reached[-1] = 1
            some = self.group(cell) == group
            if some.any():
                level = np.interp(SCORED, reached, self.EDGES)
                found[some] = at(cell.quantiles[some], ndtri(level)[None, None])
        return found


class Values:
    """Moves and widths in the values themselves: last + (1 − λ)(median − last) + w (quantile − median)."""

    def __init__(self, move=True, width=True):
        self.parts = (("one", "short") if move else (), ("one", "short") if width else ())

    def moved(self, cell, parameters, levels):
        shrink, width = 0 * cell.features["one"], 0 * cell.features["one"]
        split = len(self.parts[0])
        for name, value in zip(self.parts[0], parameters[:split]):
            shrink = shrink + value * cell.features[name]
        for name, value in zip(self.parts[1], parameters[split:]):
            width = width + value * cell.features[name]
        middle, last = cell.quantiles[:, :, MIDDLE, None], cell.last[:, None, None]
        return last + (1 - shrink[:, :, None]) * (middle - last) + np.exp(width)[:, :, None] * (levels - middle)

    def learn(self, cells, weights):
        fine = ndtri(np.array([0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975]))[None, None]
        tables = [at(cell.quantiles, fine) for cell in cells]
        level = ndtr(fine)

        def loss(parameters):
            total = 0
            for cell, weight, table in zip(cells, weights, tables):
                spread = np.maximum(cell.quantiles[:, :, MIDDLE + 10] - cell.quantiles[:, :, MIDDLE - 10], 1e-9)
                gap = cell.actual[:, :, None] - self.moved(cell, parameters, table)
                pinball = np.maximum(level * gap, (level - 1) * gap).mean(2) / spread
                total += weight * np.nanmean(np.minimum(pinball, 20))
            return total / sum(weights) + 0.0005 * (parameters ** 2).sum()

        count = sum(map(len, self.parts))
        simplex = np.vstack([np.zeros(count), 0.1 * np.eye(count)])
        return minimize(loss, np.zeros(count), method="Nelder-Mead",
                        options={"xatol": 1e-3, "fatol": 1e-6, "initial_simplex": simplex}).x

    def apply(self, cell, parameters):
        return self.moved(cell, parameters, at(cell.quantiles, ndtri(SCORED)[None, None]))


class Width:
    """Widths exp(b) learned by a score of the forecasts instead of their density: the mean over sets of the logarithm of how
    it changes. One b for each length, or b = −κ/n."""

    TRIED = {False: np.arange(-0.2, 0.101, 0.0125), True: np.arange(-0.1, 0.6, 0.025)}

    def __init__(self, measure, inverse=False):
        self.measure, self.inverse = measure, inverse

    def narrowed(self, cell, number):
        b = -number / cell.size if self.inverse else np.full(len(cell.size), number)
        return at(cell.quantiles, np.exp(b)[:, None, None] * ndtri(SCORED))

    def learn(self, cells, weights):
        groups = [0] if self.inverse else sorted({cell.length for cell in cells})
        found = {}
        for group in groups:
            total = 0
            for cell, weight in zip(cells, weights):
                if self.inverse or cell.length == group:
                    if not hasattr(cell, "tried"):
                        cell.tried = {}
                    if self.inverse not in cell.tried:
                        cell.tried[self.inverse] = [summary([measures(cell, self.narrowed(cell, number))])
                                                    for number in self.TRIED[self.inverse]]
                    total = total + weight * np.log([row[self.measure] for row in cell.tried[self.inverse]])
            found[group] = float(self.TRIED[self.inverse][np.argmin(total)])
        return found

    def apply(self, cell, parameters):
        return self.narrowed(cell, parameters[0] if self.inverse else parameters.get(cell.length, 0))


class Fixed(Affine):
    """Numbers given, not learned."""

    def __init__(self, *parameters, **parts):
        super().__init__(**parts)
        self.parameters = np.array(parameters)

    def learn(self, cells, weights):
        return self.parameters


BY_LENGTH = ("one", "short", "far")
MAPS = {
    "none": Fixed(),
    "width": Affine(b=("one",)),
    "tails": Affine(c=("one",)),
    "width and tails": Affine(b=("one",), c=("one",)),
    "width and tails by length and step": Affine(b=BY_LENGTH, c=BY_LENGTH),
    "shift": Affine(a=("one",)),
    "shift, width and tails": Affine(a=("one",), b=("one",), c=("one",)),
    "shift, width and tails by length and step": Affine(a=BY_LENGTH, b=BY_LENGTH, c=BY_LENGTH),
    "shift against the move": Affine(a=("move", "move short")),
    "shift against the move, width and tails by length":
        Affine(a=("move", "move short"), b=("one", "short"), c=("one", "short")),
    "Student's t": Affine(b=("one", "short"), c=("one",), student=True),
    "straight pieces": Pieces(300),
    "shorter moves": Values(width=False),
    "shorter moves and width": Values(),
    "width by spread over steps seen": Affine(b=("one", "short", "wide")),
    "width by length, for CRPS": Width("crps"),
    "width by length, for MSIS": Width("msis"),
    "width by 1/n, for CRPS": Width("crps", inverse=True),
    "narrower by 5 %": Fixed(-0.05, b=("one",)),
    "narrower by 5 % at 3": Fixed(-0.05, b=("at 3",)),
    "narrower by 15 %/n": Fixed(-0.05, b=("short",)),
    "narrower by 30 %/n": Fixed(-0.1, b=("short",)),
    "centre narrower, tails kept": Fixed(-0.2, 0.11, b=("one",), c=("one",)),
}


# Scores -------------------------------------------------------------------------------------------------------------------

def chance(table, target):
    """1 − F(target), straight between the quantiles."""
    table = np.maximum.accumulate(table, 1)
    below = (table < target[:, None]).sum(1)
    place, row = np.clip(below, 1, len(SCORED) - 1), np.arange(len(table))
    low, high = table[row, place - 1], table[row, place]
    with np.errstate(all="ignore"):
        inside = np.where(high == low, SCORED[place],
                          SCORED[place - 1] + (SCORED[place] - SCORED[place - 1]) * (target - low) / (high - low))
    return 1 - np.where(target <= table[:, 0], SCORED[0], np.where(target > table[:, -1], SCORED[-1], inside))


def measures(cell, table, rows=slice(None)):
    """Sums over series of each measure, with how many there are."""
    actual, table, scale, last = cell.actual[rows], table[rows], cell.scale[rows], cell.last[rows]
    known = ~np.isnan(actual)

    def mean(values):
        return np.where(known, values, 0).sum(1) / known.sum(1)

    def smape(forecast):
        size = np.abs(actual) + np.abs(forecast)
        return mean(200 * np.abs(actual - forecast) / np.where(size > 0, size, 1))

    middle, before = table[:, :, 13], np.broadcast_to(last[:, None], actual.shape)
    scale = np.where(scale > 0, scale, np.nan)
    low, low80, high80, high = (table[:, :, i] for i in (3, 5, 21, 23))
    miss = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    gap = actual[:, :, None] - table
    pinball = np.maximum(SCORED * gap, (SCORED - 1) * gap).mean(2)
    found = {"smape": smape(middle), "smape0": smape(before), "mase": mean(np.abs(actual - middle)) / scale,
             "mase0": mean(np.abs(actual - before)) / scale, "msis": mean(high - low + 40 * miss) / scale,
             "crps": 2 * mean(pinball) / scale,
             "cov95": ((actual >= low) & (actual <= high))[known], "cov80": ((actual >= low80) & (actual <= high80))[known]}
    some = (last > 0) & known[:, 1]
    chances = np.array([chance(table[some, 1], k * last[some]) for k in TARGETS])
    met = np.array([actual[some, 1] >= k * last[some] for k in TARGETS]) * 1.0
    clipped = np.clip(chances, 0.001, 0.999)
    found["brier"] = (chances - met) ** 2
    found["logs"] = -(met * np.log(clipped) + (1 - met) * np.log(1 - clipped))
    return {name: (np.nansum(values), np.sum(~np.isnan(values))) for name, values in found.items()}


def summary(sums):
    mean = {name: sum(part[name][0] for part in sums) / sum(part[name][1] for part in sums) for name in sums[0]}
    mean["owa"] = (mean["smape"] / mean["smape0"] + mean["mase"] / mean["mase0"]) / 2
    return {name: mean[name] for name in ("owa", "msis", "cov95", "cov80", "brier", "logs", "crps")}


# What is learned from what ------------------------------------------------------------------------------------------------

def even(cells):
    """Every set counts the same, and its lengths."""
    return [SHARE.get(cell.name, 1) / sum(other.name == cell.name for other in cells) for cell in cells]


def subset(cell, rows):
    return SimpleNamespace(**{**vars(cell), "tried": {}, "actual": cell.actual[rows], "normal": cell.normal[rows],
                              "last": cell.last[rows], "size": cell.size[rows], "scale": cell.scale[rows],
                              "quantiles": cell.quantiles[rows],
                              "features": {name: values[rows] for name, values in cell.features.items()}})


def related(name, other):
    return name.split("_")[0] == other.split("_")[0]


def trial(chosen, cells, source):
    """Scores of every test part by `chosen`, learned from `source`."""
    test, history = ([cell for cell in cells if cell.side == side] for side in ("test", "history"))
    rows = {}

    def learned(some):
        return chosen.learn(some, even(some))

    if source == "histories":
        parameters = learned(history)
        rows = {id(cell): summary([measures(cell, chosen.apply(cell, parameters))]) for cell in test}
        return rows, parameters
    if source in ("histories of other sets", "test parts of other sets"):
        side = history if source.startswith("histories") else test
        for name in DATASETS:
            parameters = learned([cell for cell in side if not related(cell.name, name)])
            for cell in test:
                if cell.name == name:
                    rows[id(cell)] = summary([measures(cell, chosen.apply(cell, parameters))])
        return rows, None
    if source == "test parts of other series":
        folds = {}
        random = np.random.default_rng(3)
        for name in DATASETS:
            keys = sorted(set().union(*(cell.keys for cell in test if cell.name == name)))
            folds.update({(name, key): fold for key, fold in zip(keys, random.permutation(np.arange(len(keys)) % 5))})
        member = {id(cell): np.array([folds[cell.name, key] for key in cell.keys]) for cell in test}
        sums = {id(cell): [] for cell in test}
        for fold in range(5):
            parameters = learned([subset(cell, member[id(cell)] != fold) for cell in test])
            for cell in test:
                sums[id(cell)].append(measures(cell, chosen.apply(cell, parameters), member[id(cell)] == fold))
        return {key: summary(parts) for key, parts in sums.items()}, None
    for cell in test:  # each test part itself: the most that such a map could give
        rows[id(cell)] = summary([measures(cell, chosen.apply(cell, chosen.learn([cell], [1])))])
    return rows, None


LEARNED_FROM = ("histories", "histories of other sets", "test parts of other sets", "test parts of other series",
                "the test part itself")


# Averages with dynamic optimised Theta --------------------------------------------------------------------------------------

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
