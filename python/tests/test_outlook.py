from __future__ import annotations

from pathlib import Path

import pytest

import mitoshi
from mitoshi import Target
from mitoshi.library import library_path

CAMERAS = ([480, 492, 497, 505], [2017, 2018, 2019, 2020])


@pytest.fixture(params=["library", "program"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Asks the library, where it is there, and the program."""
    if request.param == "library" and library_path() is None:
        pytest.skip("no library here")
    if request.param == "program":
        monkeypatch.setattr("mitoshi.library._library", lambda: None)
    return str(request.param)


def test_a_reached_stock_that_never_falls_is_kept(way: str) -> None:
    found = mitoshi.outlook(*CAMERAS, kind="cumulative-stock", targets=[Target(2022, 500), Target(2022, at_most=500)])
    assert found.chances == (1, 0)


def test_harder_targets_are_less_likely(way: str) -> None:
    found = mitoshi.outlook(*CAMERAS, kind="cumulative-stock", targets=[Target(2022, level) for level in (510, 520, 540)])
    chances = [chance for chance in found.chances if chance is not None]
    assert len(chances) == 3
    assert 1 > chances[0] > chances[1] > chances[2] > 0


def test_nobody_knows_the_side_of_a_number_alone(way: str) -> None:
    found = mitoshi.outlook(*CAMERAS, kind="flow", targets=[Target(2022, 505, 505), Target(2021, 400, 700)])
    assert found.chances[0] is None
    assert found.chances[1] is not None and found.chances[1] > 0.8


def test_quantiles_rise_and_stay_within_what_can_be(way: str) -> None:
    found = mitoshi.outlook([0, 1, None, 0, 2, 1], [2015, 2016, 2017, 2018, 2019, 2020], horizon=2, quantiles=(0.1, 0.5, 0.975))
    assert len(found.quantiles) == 2
    for step in found.quantiles:
        assert len(step) == 3
        assert 0 <= step[0] <= step[1] < step[2]


def test_both_ways_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    if library_path() is None:
        pytest.skip("no library here")
    asked = [Target(2021, 0.1 + 500), Target(2024, at_most=1e6), Target(2023, 480, 530)]
    first = mitoshi.outlook(*CAMERAS, targets=asked, horizon=4)
    monkeypatch.setattr("mitoshi.library._library", lambda: None)
    assert mitoshi.outlook(*CAMERAS, targets=asked, horizon=4) == first


def test_says_why_not(way: str) -> None:
    with pytest.raises(mitoshi.MitoshiError, match="stages") as refused:
        mitoshi.outlook(*CAMERAS, kind="milestone")
    assert refused.value.status == mitoshi.ExitStatus.NOT_ASSESSABLE
    with pytest.raises(mitoshi.MitoshiError, match="flow") as wrong:
        mitoshi.outlook(*CAMERAS, kind="flows")
    assert wrong.value.status == mitoshi.ExitStatus.USAGE
    with pytest.raises(mitoshi.MitoshiError, match="no end"):
        mitoshi.outlook(*CAMERAS, targets=[Target(2022)])
    with pytest.raises(mitoshi.MitoshiError, match="4 values with 1 years"):
        mitoshi.outlook(CAMERAS[0], [2020])


def test_a_named_library_has_to_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MITOSHI_LIBRARY", str(tmp_path / "none.so"))
    with pytest.raises(mitoshi.MitoshiError, match="MITOSHI_LIBRARY"):
        mitoshi.outlook(*CAMERAS)
