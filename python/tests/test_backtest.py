"""Backtests of frames: the program's own scores for the same table, and who has none."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path
from typing import Any

import mitoshi
import mitoshi.program
import pytest
from conftest import MakeFrame, listed

VALUES: dict[str, list[float]] = {
    "a": [10, 12, 11, 14, 15, 17, 16, 19],
    "b": [5.5, 5.0, 5.25, 4.0, 4.5, 4.75, 3.0, 3.5],
    "short": [1, 2],
}
ROWS = [(name, 2010 + step, value) for name, values in VALUES.items() for step, value in enumerate(values)]
TABLE = {name: [row[index] for row in ROWS] for index, name in enumerate(("unique_id", "ds", "y"))}


def test_is_what_the_program_says(make: MakeFrame, tmp_path: Path) -> None:
    found = mitoshi.backtest(make(TABLE), horizon=2, origins=3, models=["chosen", "theta"], language="en")
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\n" + "".join(f"{a},{b},{c}\n" for a, b, c in ROWS), encoding="utf-8")
    options = ["--horizon=2", "--origins=3", "--model=chosen", "--model=theta", "--format=csv"]
    command = [str(mitoshi.program.path()), "backtest", str(path), *options]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    scores = listed(found.scores)
    assert scores["model"] == [row["model"] for row in rows]
    for name in ("smape", "crps", "brier"):
        assert scores[name] == [float(row[name]) if row[name] else None for row in rows]
    assert found.document["horizon"] == 2


def test_a_series_without_a_score_is_told(make: MakeFrame) -> None:
    rows: list[tuple[Any, Any, Any]] = [*ROWS, ("twice", 2020, 1), ("twice", 2020, 2)]
    table = {name: [row[index] for row in rows] for index, name in enumerate(("unique_id", "ds", "y"))}
    refused = listed(mitoshi.backtest(make(table), horizon=1, language="en").refused)
    reasons = dict(zip(refused["unique_id"], refused["reason"], strict=True))
    assert set(reasons) == {"short", "twice"}
    assert "needs 4 values, found 2" in reasons["short"]
    assert "two values in 2020" in reasons["twice"]


def test_has_the_forecasts_beside_what_came(make: MakeFrame) -> None:
    table: dict[str, list[Any]] = {**TABLE, "ds": [f"FY{year}" for year in TABLE["ds"]]}
    found = mitoshi.backtest(make(table), horizon=2, origins=1, models=["random-walk"], quantiles=[0.1, 0.5], language="en")
    rows = listed(found.forecasts)
    assert list(rows) == ["unique_id", "model", "origin", "step", "ds", "mean", "q0.1", "q0.5", "actual", "status", "reason"]
    # Eight values, the last two of which are forecast.
    own = [place for place, model in enumerate(rows["model"]) if model == "random-walk"]
    assert [rows["origin"][place] for place in own] == ["FY2015"] * 4
    assert [rows["ds"][place] for place in own] == ["FY2016", "FY2017"] * 2
    assert [rows["actual"][place] for place in own] == [16, 19, 3, 3.5]
    assert all(rows["q0.1"][place] < rows["q0.5"][place] for place in own)
    assert [rows["unique_id"][place] for place, status in enumerate(rows["status"]) if status == "refused"] == ["short"]
    assert "forecasts" not in found.document


def test_wrong_settings() -> None:
    with pytest.raises(mitoshi.MitoshiError) as caught:
        mitoshi.backtest(TABLE, models=["nonsense"])
    assert caught.value.status == mitoshi.ExitStatus.USAGE
