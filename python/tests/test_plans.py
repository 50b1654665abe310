"""Assessments and reports of plans, and errors as the program says them."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
from datetime import date
from pathlib import Path

import mitoshi
import mitoshi.program
import pytest
from conftest import ISEHARA


def test_assess_is_what_the_program_says() -> None:
    answer = mitoshi.assess(ISEHARA, language="ja")
    command = [str(mitoshi.program.path()), "assess", str(ISEHARA), "--format"]
    assert answer.document == json.loads(subprocess.run([*command, "json"], check=True, capture_output=True).stdout)
    verdicts = subprocess.run([*command, "csv"], check=True, capture_output=True, text=True).stdout
    assert answer.tables["verdicts"].splitlines() == verdicts.splitlines()
    assert set(answer.tables) >= {"verdicts", "forecasts", "indices", "measurements"}


def test_tables_as_frames() -> None:
    answer = mitoshi.assess(ISEHARA)
    # Thirteen indicators with a target in each of two years, as the declaration has them.
    assert len(answer.to_pandas()) == len(answer.to_polars()) == 26
    assert answer.to_pandas()["indicator_id"].nunique() == 13
    assert answer.to_polars("forecasts").columns == list(answer.to_pandas("forecasts").columns)


def test_settings_reach_the_program() -> None:
    answer = mitoshi.assess(ISEHARA, as_of=date(2022, 4, 1), suppose=["40-104:FY2021=8"], model="theta")
    assert answer.document["as_of"] == "2022-04-01"
    assert answer.document["settings"]["model"] == "theta"
    assert len(answer.document["settings"]["suppositions"]) == 1


def test_report(tmp_path: Path) -> None:
    made = mitoshi.report(ISEHARA, output=tmp_path / "結果", language="ja")
    assert {file.name for file in made.files} >= {
        "report.html",
        "report.xlsx",
        "report.md",
        "assessment.json",
        "verdicts.csv",
    }
    assert made.folder == tmp_path / "結果"
    assert "17-101" in made.summary
    assert not any("report.html" in line for line in made.messages)
    assert 'lang="ja"' in (made.folder / "report.html").read_text(encoding="utf-8")


def test_report_of_some_forms(tmp_path: Path) -> None:
    made = mitoshi.report(ISEHARA, output=tmp_path / "page", formats=["html"])
    assert [file.name for file in made.files] == ["report.html"]


def test_a_plan_whose_name_looks_like_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ISEHARA, tmp_path / "--plan")
    monkeypatch.chdir(tmp_path)
    assert mitoshi.assess("--plan").document["headline"]["total"] == 13


@pytest.mark.parametrize("language", ["en", "ja"])
def test_problems_have_their_place(tmp_path: Path, language: mitoshi.program.Language) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(ISEHARA, plan)
    lines = (plan / "measurements.csv").read_text(encoding="utf-8-sig").splitlines()
    column = lines[0].split(",").index("value")
    cells = lines[1].split(",")
    cells[column] = "多数"
    lines[1] = ",".join(cells)
    (plan / "measurements.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(mitoshi.MitoshiError) as caught:
        mitoshi.assess(plan, language=language)
    error = caught.value
    assert error.status == mitoshi.ExitStatus.INVALID_INPUT
    (problem,) = error.problems
    assert problem.file is not None and problem.file.endswith("measurements.csv")
    assert (problem.line, problem.column, problem.field) == (2, column + 1, "value")
    assert problem.found is not None and "多数" in problem.found
    assert problem.expected
    assert str(error) == "\n".join(error.lines) == problem.text


def test_a_missing_plan() -> None:
    with pytest.raises(mitoshi.MitoshiError) as caught:
        mitoshi.assess("nowhere", language="en")
    assert caught.value.status == mitoshi.ExitStatus.INVALID_INPUT
    assert caught.value.problems[0].found == "no such file or folder"


def test_errors_go_between_processes() -> None:
    error = mitoshi.MitoshiError(3, ["one", "two"])
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.status, copy.lines, str(copy)) == (error.status, error.lines, str(error))


def test_a_program_that_was_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "mitoshi"
    script.write_text("#!/bin/sh\nkill -9 $$\n")
    script.chmod(0o755)
    monkeypatch.setenv("MITOSHI", str(script))
    with pytest.raises(mitoshi.MitoshiError) as caught:
        mitoshi.assess(ISEHARA)
    assert caught.value.status == -9
    assert caught.value.problems == ()
