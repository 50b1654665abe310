"""Maps of a forecast's quantiles.

Each says with which z of the forecast the recalibrated quantile at the standard normal's z is (`out`), and how dense the
recalibrated forecast is at an actual's z, against the forecast as it was (`gain`, in logarithms).
"""
import numpy as np
from scipy.optimize import minimize
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from .forecasts import MIDDLE, at
from .scores import SCORED, measures, summary


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
