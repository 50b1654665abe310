"""One series at a time: in this process where the program's library is there, else by a run of the program."""

from __future__ import annotations

import ctypes
import functools
import json
import math
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import program
from .errors import ExitStatus, MitoshiError
from .series import DEFAULT_QUANTILES


@dataclass(frozen=True)
class Target:
    """What is to be reached in a year: at least so much, at most so much, or both for a range to keep within."""

    year: int
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Outlook:
    """What is to be expected of a series, and of its targets."""

    chances: tuple[float | None, ...]
    """For each target the chance that it is met, 1 or 0 once a value decides; None where nobody knows which side is better."""
    quantiles: tuple[tuple[float, ...], ...]
    """For each year after the last value a quantile for each level."""


def outlook(
    values: Sequence[float | None],
    years: Sequence[int],
    *,
    targets: Sequence[Target] = (),
    horizon: int = 1,
    kind: str | None = None,
    lower: float | None = None,
    upper: float | None = None,
    quantiles: Sequence[float] = DEFAULT_QUANTILES,
) -> Outlook:
    """Forecasts one series and says how likely its targets are: the answer of a line of `mitoshi stream`.

    values, years: as many of both, in any order; None for a year without a value. kind: "stock", "flow", "cumulative-stock",
    "share" or "small-count"; without it, what the values show. lower, upper: the least and the greatest possible value, where
    they aren't the kind's. horizon: years ahead. quantiles: levels between 0 and 1.

    Takes a fraction of a millisecond to some milliseconds with the library that the wheel holds, and some hundredths of a second
    where there is only the program. `forecast` is for many series.
    """
    if len(values) != len(years):
        raise MitoshiError(ExitStatus.USAGE, [f"{len(values)} values with {len(years)} years"])
    for target in targets:
        if target.at_least is None and target.at_most is None:
            raise MitoshiError(ExitStatus.USAGE, [f"the target of {target.year} has no end"])
    asked = _Question(values, years, targets, horizon, kind, lower, upper, quantiles)
    library = _library()
    return asked.by_library(library) if library else asked.by_program()


def library_path() -> Path | None:
    """The library inside this package, or the one that the environment variable MITOSHI_LIBRARY names; None without either."""
    named = os.environ.get("MITOSHI_LIBRARY")
    path = Path(named) if named else Path(__file__).parent / "lib" / "libmitoshi.so"
    if named and not path.is_file():
        raise MitoshiError(ExitStatus.USAGE, [f"MITOSHI_LIBRARY names {path}, which is no file"])
    return path.resolve() if path.is_file() else None


def _library() -> ctypes.CDLL | None:
    path = library_path()
    return _loaded(path) if path else None


@functools.cache
def _loaded(path: Path) -> ctypes.CDLL:
    library = ctypes.CDLL(str(path))
    numbers, whole, size = ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_int32), ctypes.c_size_t
    library.mitoshi_forecast.restype = ctypes.c_int
    library.mitoshi_forecast.argtypes = [
        *(numbers, whole, size, ctypes.c_char_p, ctypes.c_double, ctypes.c_double),
        *(whole, numbers, numbers, size, numbers),
        *(ctypes.c_int32, numbers, size, numbers),
        *(ctypes.c_char_p, size),
    ]
    return library


@dataclass(frozen=True)
class _Question:
    values: Sequence[float | None]
    years: Sequence[int]
    targets: Sequence[Target]
    horizon: int
    kind: str | None
    lower: float | None
    upper: float | None
    levels: Sequence[float]

    def by_library(self, library: ctypes.CDLL) -> Outlook:
        chances = (ctypes.c_double * len(self.targets))()
        quantiles = (ctypes.c_double * (self.horizon * len(self.levels)))()
        message = ctypes.create_string_buffer(1_000)
        status = library.mitoshi_forecast(
            _numbers(self.values),
            _whole(self.years),
            len(self.values),
            self.kind.encode() if self.kind is not None else None,
            _number(self.lower),
            _number(self.upper),
            _whole([target.year for target in self.targets]),
            _numbers([target.at_least for target in self.targets]),
            _numbers([target.at_most for target in self.targets]),
            len(self.targets),
            chances,
            self.horizon,
            _numbers(self.levels),
            len(self.levels),
            quantiles,
            message,
            len(message),
        )
        if status:
            code = ExitStatus.NOT_ASSESSABLE if status == 1 else ExitStatus.USAGE
            raise MitoshiError(code, [message.value.decode(errors="replace").partition(": ")[2]])
        count = len(self.levels)
        return Outlook(
            tuple(None if math.isnan(chance) else chance for chance in chances),
            tuple(tuple(quantiles[step * count : (step + 1) * count]) for step in range(self.horizon)),
        )

    def by_program(self) -> Outlook:
        given = {"kind": self.kind, "lower": self.lower, "upper": self.upper}
        question: dict[str, Any] = {
            "years": list(self.years),
            "values": [None if value is None or math.isnan(value) else value for value in self.values],
            "horizon": max(1, self.horizon),
            "targets": [_target(target) for target in self.targets],
        } | {name: value for name, value in given.items() if value is not None}
        levels = [str(level) for level in self.levels]
        with tempfile.TemporaryDirectory(prefix="mitoshi-") as folder:
            file = Path(folder) / "series.ndjson"
            file.write_text(json.dumps(question) + "\n", encoding="utf-8")
            options = ["--quiet", f"--quantiles={','.join(levels)}"] if levels else ["--quiet"]
            said = program.run("stream", options, [str(file)], language="en")
        answer = json.loads(said.output)
        if answer["status"] != "ok":
            code = ExitStatus.NOT_ASSESSABLE if answer["status"] == "refused" else ExitStatus.USAGE
            raise MitoshiError(code, [answer["message"]])
        return Outlook(
            tuple(target["p_meet"] for target in answer["targets"]),
            tuple(tuple(step["q"][level] for level in levels) for step in answer["forecast"][: self.horizon]),
        )


def _target(target: Target) -> dict[str, Any]:
    if target.at_most is None:
        return {"year": target.year, "atLeast": target.at_least}
    if target.at_least is None:
        return {"year": target.year, "atMost": target.at_most}
    if target.at_least == target.at_most:
        return {"year": target.year, "value": target.at_least}
    return {"year": target.year, "between": [target.at_least, target.at_most]}


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _numbers(values: Sequence[float | None]) -> ctypes.Array[ctypes.c_double]:
    return (ctypes.c_double * len(values))(*map(_number, values))


def _whole(values: Sequence[int]) -> ctypes.Array[ctypes.c_int32]:
    return (ctypes.c_int32 * len(values))(*values)
