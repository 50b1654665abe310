"""Forecasts of many series, and how good they would have been."""

from __future__ import annotations

import csv
import io
import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic

from . import frames, periods, program
from .errors import ExitStatus, MitoshiError
from .frames import Frame
from .program import Language

DEFAULT_QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The median and the ends of the 50, 80 and 95 % prediction intervals."""

_KNOWN_NAMES = (("unique_id", "ds", "y"), ("series_id", "period", "value"))
_OPTIONAL = ("kind", "unit", "lower", "upper", "direction", "horizon", "target_period", "target")
"""Columns that the program uses where a frame has them."""
_FILE = "series.csv"


def forecast(
    frame: Frame,
    horizon: int,
    *,
    quantiles: Sequence[float] = DEFAULT_QUANTILES,
    model: str | None = None,
    last: int | None = None,
    prior: str = "table",
    columns: tuple[str, str, str] | None = None,
    strict: bool = False,
    language: Language | None = None,
) -> Frame:
    """Forecasts every series of a long frame, `horizon` years ahead.

    Gives a frame of the same library: the columns of id and time, then step, mean, a column for each quantile (q0.5),
    status and reason. A series that can't be forecast has one row whose status is `refused`, with the reason; with
    `strict` it is an error.

    The columns kind, unit, lower, upper, direction, horizon and target_period with target are used where the frame has them
    (docs/series.md says how). Where it has targets, the result has target, p_meet and verdict too.

    quantiles: levels between 0 and 1. model: a name such as "theta" in place of the one that the program would choose.
    last: how many of the last values are used. prior: "table" learns the prior again from a frame of forty series or more, so
    that an answer depends on all of them; "shipped" keeps the program's own, and a path names what `mitoshi adapt-prior` wrote.
    columns: the names of id, time and value, unless the frame has
    unique_id, ds, y or series_id, period, value. language: that of the program's reasons, by default the locale's.
    """
    table = _SeriesTable.read(frame, columns)
    levels = [str(level) for level in quantiles]
    options = [f"--horizon={horizon}", f"--quantiles={','.join(levels)}", f"--series={_FILE}"]
    options += [f"--model={model}"] if model else []
    options += [f"--last={last}"] if last is not None else []
    options += [f"--prior={prior if prior in ('table', 'shipped') else Path(prior).resolve()}"]
    with table.file() as folder:
        said = program.run("forecast", options, language=language, folder=folder)

    answers: dict[int, list[dict[str, str]]] = {}
    refused = dict(table.refused)
    for row in csv.DictReader(io.StringIO(said.output)):
        if row["status"] == "ok":
            answers.setdefault(int(row["series_id"]), []).append(row)
        else:
            refused[int(row["series_id"])] = row["reason"]
    if strict and refused:
        raise MitoshiError(
            ExitStatus.NOT_ASSESSABLE, [f"{table.ids[number]}: {reason}" for number, reason in refused.items()]
        )

    told = answers.keys() | refused.keys()
    if silent := [str(series_id) for number, series_id in enumerate(table.ids) if number not in told]:
        lines = [f"the program said neither a forecast nor a reason for {', '.join(silent)}", *said.messages]
        raise MitoshiError(ExitStatus.NOT_ASSESSABLE, lines)

    columns_of_quantiles = [f"q{level}" for level in levels]
    columns_of_targets = ["target", "p_meet", "verdict"] if "target" in table.optional else []
    names = (table.id, table.time, "step", "mean", *columns_of_quantiles, "status", "reason", *columns_of_targets)
    result: frames.Columns = {name: [] for name in names}
    for number, series_id in enumerate(table.ids):
        for row in answers.get(number, [{}]):
            result[table.id].append(series_id)
            result[table.time].append(table.time_of(number, row["period"]) if row else None)
            result["step"].append(int(row["step"]) if row else None)
            for name in ("mean", *columns_of_quantiles):
                result[name].append(float(row[name]) if row.get(name) else None)
            result["status"].append("ok" if row else "refused")
            result["reason"].append(None if row else refused[number])
            for name in columns_of_targets:
                text = row.get(name) or None
                result[name].append(text if name == "verdict" or text is None else float(text))
    whole = ["step", table.time] if table.has_whole_times else ["step"]
    return frames.like(frame, result, whole=whole, numbers=["mean", *columns_of_quantiles, *columns_of_targets[:2]])


@dataclass(frozen=True)
class Backtest(Generic[Frame]):
    """How good the forecasts of the past would have been; the columns are those of `mitoshi backtest`."""

    document: dict[str, Any]
    """The whole answer, as `mitoshi backtest --format json` gives it."""
    scores: Frame
    reliability: Frame
    refusals: Frame
    """How many series and origins have no score, by the sort of reason."""
    forecasts: Frame
    """What was forecast from each origin beside the value that came; refused series and origins have a row that says why."""
    refused: Frame
    """Which series have no score, or a model none at some origins, and why."""


def backtest(
    frame: Frame,
    *,
    horizon: int | None = None,
    models: Sequence[str] = (),
    known: int | None = None,
    last: int | None = None,
    step: int | None = None,
    origins: int | None = None,
    quantiles: Sequence[float] = DEFAULT_QUANTILES,
    columns: tuple[str, str, str] | None = None,
    language: Language | None = None,
) -> Backtest[Frame]:
    """Forecasts the past of every series of a long frame anew, and scores the forecasts; `quantiles` and `columns` as in
    `forecast`.

    horizon: years ahead. models: which are tested; "chosen", the program's own choice, where none is named. known: how
    many values an origin knows at least. last: a model sees only that many values. step: values between two origins.
    origins: most origins a series. What isn't given is as the program has it.
    """
    table = _SeriesTable.read(frame, columns)
    given = {"horizon": horizon, "known": known, "last": last, "step": step, "origins": origins}
    options = [f"--{name}={value}" for name, value in given.items() if value is not None]
    options += [f"--model={model}" for model in models]
    options += [f"--quantiles={','.join(str(level) for level in quantiles)}", "--table=all", "--format=json"]
    with table.file() as folder:
        said = program.run("backtest", options, [_FILE], language=language, folder=folder)

    document = json.loads(said.output)
    forecasts = document.pop("forecasts")
    refused = [(number, reason) for number, reason in table.refused.items()]
    for row in forecasts:
        if row["status"] == "refused":
            reason = f"{row['model']}: {row['reason']}" if row["model"] else row["reason"]
            if (entry := (int(row["series_id"]), reason)) not in refused:
                refused.append(entry)
    return Backtest(
        document=document,
        scores=frames.like(frame, frames.rows(document["scores"])),
        reliability=frames.like(frame, frames.rows(document["reliability"])),
        refusals=frames.like(frame, frames.rows(document["refusals"])),
        forecasts=_forecasts(frame, table, forecasts, [f"q{level}" for level in quantiles]),
        refused=frames.like(
            frame,
            {table.id: [table.ids[number] for number, _ in refused], "reason": [reason for _, reason in refused]},
        ),
    )


def _forecasts(frame: Frame, table: _SeriesTable, rows: Sequence[dict[str, Any]], levels: Sequence[str]) -> Frame:
    """The forecasts of a backtest with ids and periods in the form of the frame; the series that the program never saw first."""
    numbers = ["mean", *levels, "actual"]
    names = (table.id, "model", "origin", "step", table.time, *numbers, "status", "reason")
    unseen = [{"series_id": number, "status": "refused", "reason": reason} for number, reason in table.refused.items()]
    result: frames.Columns = {name: [] for name in names}
    for row in (*unseen, *rows):
        number = int(row["series_id"])
        for name in names:
            result[name].append(row.get(name))
        result[table.id][-1] = table.ids[number]
        for name, key in (("origin", "origin"), (table.time, "period")):
            result[name][-1] = table.time_of(number, row[key]) if row.get(key) else None
    whole = ["step", *(["origin", table.time] if table.has_whole_times else [])]
    return frames.like(frame, result, whole=whole, numbers=numbers)


@dataclass
class _SeriesTable:
    """The series of a frame, numbered as they first come."""

    id: str
    time: str
    ids: list[Any]
    histories: dict[int, list[tuple[int, Any, str, list[str]]]]
    """By the series' number: years in order, with the period as it was given, the value as the program reads it, and the
    cells of the optional columns."""
    optional: list[str]
    """The optional columns that the frame has."""
    refused: dict[int, str] = field(default_factory=dict)
    """What is wrong with a series before the program sees it."""

    @classmethod
    def read(cls, frame: object, names: tuple[str, str, str] | None) -> _SeriesTable:
        id_name, time_name, value_name = names or _names_of(frame)
        optional = [name for name in _OPTIONAL if name in frames.names(frame)]
        wanted = (id_name, time_name, value_name, *optional)
        columns = _columns(frame, wanted)
        numbers: dict[Any, int] = {}
        table = cls(id_name, time_name, [], {}, optional)
        for series_id, period, value, *cells in zip(*(columns[name] for name in wanted), strict=True):
            if series_id not in numbers:
                numbers[series_id] = len(table.ids)
                table.histories[len(table.ids)] = []
                table.ids.append(series_id)
            number = numbers[series_id]
            try:
                texts = [_cell(name, cell) for name, cell in zip(optional, cells, strict=True)]
                table.histories[number].append((periods.year(period), period, _number(value), texts))
            except ValueError as error:
                table.refused.setdefault(number, str(error))
        for number, history in table.histories.items():
            history.sort(key=lambda entry: entry[0])
            if reason := _disorder(history):
                table.refused.setdefault(number, reason)
        return table

    @contextmanager
    def file(self) -> Iterator[Path]:
        """A folder with the table as the program reads it: whole years, and the series' numbers for ids."""
        with tempfile.TemporaryDirectory(prefix="mitoshi-") as name:
            folder = Path(name)
            with (folder / _FILE).open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["series_id", "period", "value", *self.optional])
                for number, history in self.histories.items():
                    if number not in self.refused:
                        writer.writerows([number, year, value, *cells] for year, _, value, cells in history)
            yield folder

    def time_of(self, number: int, year: str) -> Any:
        """The period of a forecast for `year`, in the form that the series has."""
        last_year, last_period, *_ = self.histories[number][-1]
        return periods.later(last_period, int(year) - last_year)

    @property
    def has_whole_times(self) -> bool:
        """Whether all times are whole numbers, however a frame keeps them."""
        times = [period for history in self.histories.values() for _, period, *_ in history]
        return bool(times) and all(isinstance(period, int) for period in times)


def _columns(frame: object, names: Sequence[str]) -> frames.Columns:
    missing = [name for name in names if name not in frames.names(frame)]
    if missing:
        found = ", ".join(map(str, frames.names(frame)))
        raise MitoshiError(
            ExitStatus.INVALID_INPUT, [f"the frame: found the columns {found}, expected {', '.join(missing)} too"]
        )
    return frames.columns(frame, names)


def _names_of(frame: object) -> tuple[str, str, str]:
    found = frames.names(frame)
    for names in _KNOWN_NAMES:
        if set(names) <= set(found):
            return names
    expected = " or ".join(", ".join(names) for names in _KNOWN_NAMES)
    raise MitoshiError(
        ExitStatus.INVALID_INPUT,
        [
            f"the frame: found the columns {', '.join(map(str, found))}, expected {expected}; "
            "columns=(id, time, value) names others"
        ],
    )


def _number(value: Any) -> str:
    """A value as the program reads it; empty where there is none."""
    if value is None:
        return ""
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"the value “{value}” is no number") from None
    if math.isnan(number):
        return ""
    if math.isinf(number):
        raise ValueError(f"the value {value} isn't finite")
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)


def _cell(name: str, value: Any) -> str:
    """A cell of an optional column as the program reads it; a target's period as the year that it is in."""
    if value is None or value != value:
        return ""
    return str(periods.year(value)) if name == "target_period" else str(value)


def _disorder(history: Sequence[tuple[int, Any, str, list[str]]]) -> str | None:
    """Why a history in the order of its years is no annual series, if so."""
    for (year, *_), (next_year, *_) in zip(history, history[1:], strict=False):
        if year == next_year:
            return f"there are two values in {year}: only annual series are forecast"
    if len({periods.season(period) for _, period, *_ in history}) > 1:
        return "the periods are not whole years apart"
    return None
