"""Tables in and out: pandas, polars, or a mapping of names to lists, whichever the caller has.

Neither library is imported unless the caller has done so.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from .errors import ExitStatus, MitoshiError

Frame = TypeVar("Frame")
"""A pandas or polars frame, or a mapping of column names to values."""

Columns = dict[str, list[Any]]


def columns(frame: object, wanted: Sequence[str]) -> Columns:
    """The wanted columns as lists of Python's own values; what is missing is None."""
    library = _library(frame)
    if library == "pandas":
        table = cast(Any, frame)
        return {name: table[name].astype(object).where(table[name].notna(), None).tolist() for name in wanted}
    if library == "polars":
        table = cast(Any, frame)
        return {name: table.get_column(name).to_list() for name in wanted}
    return {name: list(cast(Mapping[str, Any], frame)[name]) for name in wanted}


def names(frame: object) -> list[str]:
    """The names of a frame's columns."""
    return list(cast(Mapping[str, Any], frame)) if _library(frame) == "mapping" else list(cast(Any, frame).columns)


def like(frame: Frame, table: Columns, *, whole: Sequence[str] = (), numbers: Sequence[str] = ()) -> Frame:
    """The table in the form of `frame`. Columns of whole numbers and of numbers keep their type whatever is missing."""
    library = _library(frame)
    if library == "pandas":
        pandas = sys.modules["pandas"]
        kinds = {**dict.fromkeys(whole, "Int64"), **dict.fromkeys(numbers, "float64")}
        data = {name: pandas.Series(values, dtype=kinds.get(name)) for name, values in table.items()}
        return cast(Frame, pandas.DataFrame(data))
    if library == "polars":
        polars = sys.modules["polars"]
        kinds = {**dict.fromkeys(whole, polars.Int64), **dict.fromkeys(numbers, polars.Float64)}
        # Not strict: a column of numbers may begin with whole ones.
        columns = [polars.Series(name, values, dtype=kinds.get(name), strict=False) for name, values in table.items()]
        return cast(Frame, polars.DataFrame(columns))
    return cast(Frame, table)


def rows(records: Sequence[Mapping[str, Any]]) -> Columns:
    """Records as columns; all have the same names."""
    return {name: [record[name] for record in records] for name in (records[0] if records else ())}


def _library(frame: object) -> str:
    if isinstance(frame, Mapping):
        return "mapping"
    library = type(frame).__module__.partition(".")[0]
    if library in ("pandas", "polars") and type(frame).__name__ == "DataFrame":
        return library
    raise MitoshiError(
        ExitStatus.USAGE,
        [
            f"found a {type(frame).__module__}.{type(frame).__qualname__}, "
            "expected a DataFrame of pandas or polars, or a mapping of columns"
        ],
    )
