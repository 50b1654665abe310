"""Runs the command line program `mitoshi` and hands back what it says: tables as DataFrames, answers as dictionaries.

The program is `.build/release/mitoshi` of this repository (made by `make build`), or the one that the environment
variable MITOSHI names. Where it refuses, `MitoshiError` carries its own message.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
ISEHARA = "data/isehara"
"""The data package of the goal declaration, as a path from the repository's root, where the program runs."""

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The median and the ends of the 50, 80 and 95 % prediction intervals."""

FINE_LEVELS = tuple(k / 200 for k in range(1, 200))
"""Enough levels to draw a distribution function."""


class MitoshiError(RuntimeError):
    """The program ended with an error; the text is the program's own message."""


def program() -> str:
    """Where the program is; a relative path in MITOSHI counts from the repository's root."""
    path = ROOT / os.environ.get("MITOSHI", ".build/release/mitoshi")
    if not path.is_file():
        raise MitoshiError("the program is not built; run `make build`, or name one in the environment as MITOSHI")
    return str(path)


def run(*arguments: str) -> str:
    """Runs the program in the repository's root and returns what it prints."""
    done = subprocess.run([program(), *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise MitoshiError(done.stderr.strip() or f"exit code {done.returncode}")
    return done.stdout


def options(
    *, suppose: Iterable[str] = (), event: Iterable[str] = (), as_of: str | None = None, model: str | None = None
) -> list[str]:
    """The settings that `assess`, `explain` and `forecast` share, as command line options.

    suppose: values such as "40-104:FY2021=8"; event: such as "37-101:FY2020-FY2021=one-off"; as_of: a day such as
    "2022-04-01"; model: a name such as "linear-trend" in place of the one that the program would choose.
    """
    found = [f"--suppose={text}" for text in suppose] + [f"--event={text}" for text in event]
    if as_of:
        found.append(f"--as-of={as_of}")
    if model:
        found.append(f"--model={model}")
    return found


def table(text: str) -> pd.DataFrame:
    """A CSV that the program printed; numbers such as 17-101 stay texts."""
    return pd.read_csv(io.StringIO(text), dtype={"indicator_id": str, "series_id": str})


def assess(package: str | Path, **settings: Any) -> dict[str, Any]:
    """The whole answer for a package, as `assess --format json` gives it."""
    return json.loads(run("assess", str(package), "--format", "json", "--quiet", *options(**settings)))


def verdicts(package: str | Path, **settings: Any) -> pd.DataFrame:
    """One row for each indicator and target year; the columns are those of verdicts.csv in docs/output.md."""
    return table(run("assess", str(package), "--format", "csv", "--quiet", *options(**settings)))


def explain(package: str | Path, indicator: str, **settings: Any) -> dict[str, Any]:
    """All about one indicator: values, candidate models, targets, indices."""
    return json.loads(run("explain", str(package), indicator, "--format", "json", "--quiet", *options(**settings)))


def forecasts(package: str | Path, levels: Sequence[float] = LEVELS, **settings: Any) -> pd.DataFrame:
    """The quantiles of a package's indicators up to their target years; columns named by level, such as q0.5."""
    return table(
        run("forecast", str(package), "--quiet", "--quantiles", ",".join(map(str, levels)), *options(**settings))
    )


def forecast(
    series: Mapping[str, Sequence[float]], horizon: int, levels: Sequence[float] = LEVELS, model: str | None = None
) -> pd.DataFrame:
    """The quantiles of plain series, oldest value first, `horizon` steps ahead; series that are refused are left out.

    Their unit is none that counts events or per cent, so that nothing is taken for a count or a share.
    """
    rows = [(key, step, value, "value") for key, values in series.items() for step, value in enumerate(values, start=1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "series.csv"
        pd.DataFrame(rows, columns=["series_id", "period", "value", "unit"]).to_csv(path, index=False)
        return table(
            run(
                "forecast",
                "--series",
                str(path),
                "--horizon",
                str(horizon),
                "--quiet",
                "--quantiles",
                ",".join(map(str, levels)),
                *options(model=model),
            )
        )


def read(package: str | Path, name: str) -> pd.DataFrame:
    """A table of a data package as it stands in the file, every cell a text; empty cells are empty texts."""
    return pd.read_csv(ROOT / package / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")


@contextmanager
def small_package(
    kind: str, values: Mapping[int | str, float | str], target: tuple[int, float], unit: str = "件"
) -> Iterator[Path]:
    """A data package of one indicator named `x`, in a folder that goes away afterwards.

    kind: as in indicators.csv, such as "share"; values: year -> value, a text such as ">=10000" is a bound; target:
    fiscal year and value. A period other than a number is taken as it is, as in {"2014-10": ">10000"}.
    """
    columns = {"": "value", ">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than"}
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        run("init", str(package), "--quiet")
        write(
            package,
            "indicators",
            [
                {
                    "indicator_id": "x",
                    "indicator": "x",
                    "unit": unit,
                    "kind": kind,
                    "direction": "increase",
                    "direction_basis": "stated",
                }
            ],
        )
        rows = []
        for period, value in values.items():
            sign = str(value)[: -len(str(value).lstrip("<>="))] if isinstance(value, str) else ""
            rows.append(
                {
                    "indicator_id": "x",
                    "period": f"FY{period}" if isinstance(period, int) else period,
                    columns[sign]: str(value).lstrip("<>="),
                }
            )
        write(package, "measurements", rows)
        write(package, "targets", [{"indicator_id": "x", "fiscal_year": f"FY{target[0]}", "value": str(target[1])}])
        yield package


def write(package: Path, name: str, rows: Sequence[Mapping[str, str]]) -> None:
    """Puts rows into a table of a package that `init` has made; columns that a row doesn't name stay empty."""
    header = read(package, name).columns
    pd.DataFrame(rows).reindex(columns=header).to_csv(package / f"{name}.csv", index=False, encoding="utf-8-sig")


def learned_prior() -> pd.DataFrame:
    """The components of the pooled trend's prior, heaviest first, out of the source file that holds them."""
    source = (ROOT / "Sources/Statistics/Generated/LearnedPrior.swift").read_text(encoding="utf-8")
    text = source.split('"""')[1]
    return pd.read_csv(io.StringIO(text[text.index("scale\tdynamics") :]), sep="\t").dropna()
