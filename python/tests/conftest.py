from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

ROOT = Path(__file__).parents[2]
ISEHARA = ROOT / "data" / "isehara"

Table = Mapping[str, Sequence[Any]]
MakeFrame = Callable[[Table], Any]


def polars_frame(table: Table) -> polars.DataFrame:
    """A frame whose columns of numbers may begin with whole ones."""
    return polars.DataFrame(table, strict=False)


@pytest.fixture(params=["pandas", "polars", "mapping"])
def make(request: pytest.FixtureRequest) -> MakeFrame:
    """Makes a frame of each sort."""
    makers: dict[str, MakeFrame] = {"pandas": pandas.DataFrame, "polars": polars_frame, "mapping": dict}
    return makers[request.param]


def listed(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame of any sort, in Python's own values, None for what is missing."""
    if isinstance(frame, pandas.DataFrame):
        return {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame}
    if isinstance(frame, polars.DataFrame):
        return {name: values.to_list() for name, values in zip(frame.columns, frame.get_columns(), strict=True)}
    return dict(frame)
