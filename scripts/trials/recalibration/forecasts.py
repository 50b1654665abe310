"""Histories, the forecasts made of them, and what came after."""
import io
import os
import subprocess
import tempfile
from types import SimpleNamespace

import numpy as np
import pandas as pd
from scipy.special import ndtr

DATASETS = ("m3_yearly", "worldbank_dev_yearly", "citycrime_dev_yearly", "tsdl_dev_yearly", "municipal_dev_yearly")
STEP = 0.1
NORMAL = np.round(np.arange(-4, 4 + STEP / 2, STEP), 10)
MIDDLE = len(NORMAL) // 2
LEVELS = ["0.5" if z == 0 else f"{ndtr(z):.7f}" for z in NORMAL]


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
