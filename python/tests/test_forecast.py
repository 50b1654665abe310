"""Forecasts of frames: the program's own figures for the same table, however a caller has it."""

from __future__ import annotations

import csv
import io
import math
import random
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import mitoshi
import mitoshi.program
import pandas
import polars
import pytest
from conftest import MakeFrame, listed, polars_frame

SERIES: dict[str, list[float]] = {"a": [10109, 10554, 11200, 12400, 14989], "b": [3.5, 4.25, 4.0, 5.75]}
LONG = [(name, 2016 + step, value) for name, values in SERIES.items() for step, value in enumerate(values)]


def table(
    rows: list[tuple[Any, Any, Any]], names: tuple[str, str, str] = ("unique_id", "ds", "y")
) -> dict[str, list[Any]]:
    return {name: [row[index] for row in rows] for index, name in enumerate(names)}


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """What the program prints when it is given the table as a file."""
    path = tmp_path_factory.mktemp("by-hand") / "series.csv"
    path.write_text("series_id,period,value\n" + "".join(f"{a},{b},{c}\n" for a, b, c in LONG), encoding="utf-8")
    command = [str(mitoshi.program.path()), "forecast", f"--series={path}", "--horizon=2", "--quantiles=0.1,0.5"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return list(csv.DictReader(io.StringIO(printed)))


def test_is_what_the_program_says(make: MakeFrame, by_hand: list[dict[str, str]]) -> None:
    found = listed(mitoshi.forecast(make(table(LONG)), 2, quantiles=[0.1, 0.5]))
    assert list(found) == ["unique_id", "ds", "step", "mean", "q0.1", "q0.5", "status", "reason"]
    assert found["unique_id"] == ["a", "a", "b", "b"]
    assert found["ds"] == [2021, 2022, 2020, 2021]
    assert found["step"] == [1, 2, 1, 2]
    for name in ("mean", "q0.1", "q0.5"):
        assert found[name] == [float(row[name]) for row in by_hand]
    assert found["status"] == ["ok"] * 4
    assert found["reason"] == [None] * 4


def test_gives_back_the_callers_library(make: MakeFrame) -> None:
    frame = make(table(LONG))
    assert type(mitoshi.forecast(frame, 1)) is type(frame)


def test_median_of_a_random_walk_is_the_last_value(make: MakeFrame) -> None:
    found = listed(mitoshi.forecast(make(table(LONG)), 3, quantiles=[0.5], model="random-walk"))
    assert found["q0.5"] == pytest.approx([14989] * 3 + [5.75] * 3)


def test_rows_may_stand_in_any_order() -> None:
    mixed = LONG[:]
    random.Random(1).shuffle(mixed)
    found, ordered = (listed(mitoshi.forecast(table(rows), 2)) for rows in (mixed, LONG))
    assert sorted(zip(*found.values(), strict=True)) == sorted(zip(*ordered.values(), strict=True))


@pytest.mark.parametrize(
    ("names", "given"),
    [(("unique_id", "ds", "y"), None), (("series_id", "period", "value"), None), (("shop", "year", "sales"), True)],
)
def test_names_of_columns(names: tuple[str, str, str], given: bool | None) -> None:
    found = mitoshi.forecast(table(LONG, names), 1, columns=names if given else None)
    assert list(found)[:2] == list(names[:2])


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([2018, 2019, 2020], 2021),
        ([2018.0, 2019.0, 2020.0], 2021.0),
        (["2018", "2019", "2020"], "2021"),
        (["FY2018", "FY2019", "FY2020"], "FY2021"),
        (["CY2018", "CY2019", "CY2020"], "CY2021"),
        (["2018-03-31", "2019-03-31", "2020-03-31"], "2021-03-31"),
        ([date(2018, 12, 31), date(2019, 12, 31), date(2020, 12, 31)], date(2021, 12, 31)),
        ([datetime(2018, 1, 1), datetime(2019, 1, 1), datetime(2020, 1, 1)], datetime(2021, 1, 1)),
        # The end of February is its last day, in leap years too.
        ([date(2018, 2, 28), date(2019, 2, 28), date(2020, 2, 29)], date(2021, 2, 28)),
    ],
)
def test_periods_come_back_as_they_were(periods: list[Any], expected: Any) -> None:
    found = mitoshi.forecast(table([("a", period, value) for period, value in zip(periods, [1, 2, 4], strict=True)]), 1)
    assert found["ds"] == [expected]
    assert type(found["ds"][0]) is type(expected)


def test_dates_of_frames_stay_dates() -> None:
    days = pandas.date_range("2018-12-31", periods=3, freq="YE")
    frame = pandas.DataFrame({"unique_id": "a", "ds": days, "y": [1.0, 2, 4]})
    assert mitoshi.forecast(frame, 1)["ds"].tolist() == [pandas.Timestamp("2021-12-31")]
    periods = pandas.DataFrame({"unique_id": "a", "ds": days.to_period("Y-MAR"), "y": [1.0, 2, 4]})
    assert mitoshi.forecast(periods, 1)["ds"].tolist() == [pandas.Period("2022", "Y-MAR")]
    assert mitoshi.forecast(polars.from_pandas(frame), 1)["ds"].to_list() == [datetime(2021, 12, 31)]


@pytest.mark.parametrize("missing", [None, math.nan, pandas.NA])
def test_a_missing_value_is_a_year_without_one(missing: Any) -> None:
    frame = pandas.DataFrame(table([("a", 2018, 1), ("a", 2019, missing), ("a", 2020, 3)]))
    without = pandas.DataFrame(table([("a", 2018, 1), ("a", 2020, 3)]))
    pandas.testing.assert_frame_equal(mitoshi.forecast(frame, 2), mitoshi.forecast(without, 2))


REFUSED = [
    ([("x", 2019, "n/a"), ("x", 2020, 1)], "n/a"),
    ([("x", 2020, 1), ("x", 2020, 2)], "two values in 2020"),
    ([("x", "2020-01-31", 1), ("x", "2021-02-28", 2)], "whole years apart"),
    ([("x", "令和2年度", 1)], "令和2年度"),
    ([("x", 2020, None)], "no value is known"),
    ([("x", 2020, math.inf)], "finite"),
]


@pytest.mark.parametrize(("rows", "reason"), REFUSED)
def test_a_refused_series_is_told_and_stops_no_other(rows: list[tuple[Any, Any, Any]], reason: str) -> None:
    found = mitoshi.forecast(table([*rows, *LONG]), 2, language="en")
    assert found["unique_id"] == ["x", "a", "a", "b", "b"]
    assert found["status"] == ["refused", *["ok"] * 4]
    assert reason in found["reason"][0]
    assert (found["ds"][0], found["step"][0], found["mean"][0], found["q0.5"][0]) == (None,) * 4
    alone = mitoshi.forecast(table(LONG), 2)
    assert found["mean"][1:] == alone["mean"]


def test_the_program_refuses_in_japanese() -> None:
    found = mitoshi.forecast(table([("x", 2020, None)]), 1, language="ja")
    assert found["status"] == ["refused"]
    assert "値がない" in found["reason"][0]


@pytest.mark.parametrize(("rows", "reason"), REFUSED)
def test_strict_raises(rows: list[tuple[Any, Any, Any]], reason: str) -> None:
    with pytest.raises(mitoshi.MitoshiError, match=reason) as caught:
        mitoshi.forecast(table([*rows, *LONG]), 2, strict=True, language="en")
    assert caught.value.status == mitoshi.ExitStatus.NOT_ASSESSABLE
    assert caught.value.lines[0].startswith("x: ")


def test_types_of_columns_dont_depend_on_what_is_refused() -> None:
    some = [*LONG, ("x", 2020, None)]
    dtypes = [mitoshi.forecast(pandas.DataFrame(table(rows)), 1).dtypes for rows in (some, LONG)]
    schemas = [mitoshi.forecast(polars_frame(table(rows)), 1).schema for rows in (some, LONG)]
    for name in ("ds", "step", "mean", "q0.5", "status"):
        assert dtypes[0][name] == dtypes[1][name]
        assert schemas[0][name] == schemas[1][name]


def test_whole_frames_that_cant_be_read() -> None:
    with pytest.raises(mitoshi.MitoshiError, match="unique_id, ds, y or series_id, period, value") as caught:
        mitoshi.forecast({"id": ["a"], "year": [2020], "value": [1]}, 1)
    assert caught.value.status == mitoshi.ExitStatus.INVALID_INPUT
    with pytest.raises(mitoshi.MitoshiError, match="expected sales too"):
        mitoshi.forecast(table(LONG), 1, columns=("unique_id", "ds", "sales"))
    with pytest.raises(mitoshi.MitoshiError, match="builtins.list"):
        mitoshi.forecast([1, 2], 1)


def test_wrong_settings_are_the_programs_to_refuse() -> None:
    for settings in ({"horizon": 0}, {"horizon": 1, "quantiles": [1.5]}, {"horizon": 1, "model": "auto"}):
        with pytest.raises(mitoshi.MitoshiError) as caught:
            mitoshi.forecast(table(LONG), **settings)
        assert caught.value.status == mitoshi.ExitStatus.USAGE


def test_ids_may_be_anything() -> None:
    ids = [7, "a,b", 'c"d', "改行\nあり", ("tuple", 1)]
    rows = [(name, 2018 + step, value) for name in ids for step, value in enumerate([1, 2, 4])]
    assert mitoshi.forecast(table(rows), 1)["unique_id"] == ids


def test_kinds_and_targets_are_the_programs(make: MakeFrame) -> None:
    rows = table([("k", 2016 + step, value) for step, value in enumerate([0, 1, 0, 2, 1])])
    rows |= {"kind": ["small-count"] * 5, "target_period": [None] * 4 + [2022], "target": [None] * 4 + [40]}
    found = listed(mitoshi.forecast(make(rows), 2, quantiles=[0.025]))
    assert found["q0.025"] == [0, 0]
    assert found["target"] == [None, 40]
    assert found["verdict"] == [None, "unlikely"]
    assert found["p_meet"][0] is None and 0 <= found["p_meet"][1] < 0.01


def test_no_rows() -> None:
    assert mitoshi.forecast(table([]), 1)["status"] == []


def test_another_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MITOSHI", str(tmp_path / "nothing"))
    with pytest.raises(mitoshi.MitoshiError, match="MITOSHI names"):
        mitoshi.forecast(table(LONG), 1)
