"""Whether a plan's targets will be reached: the assessment, and the report in files."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import program
from .program import Language

if TYPE_CHECKING:
    import pandas
    import polars

_IDS = ("indicator_id", "driver_id")
"""Columns of names that may look like numbers."""


@dataclass(frozen=True)
class Assessment:
    """What a plan's targets can expect."""

    document: dict[str, Any]
    """The whole answer, as `mitoshi assess --format json` gives it."""
    tables: Mapping[str, str]
    """The tables of `mitoshi report --format csv` as CSV, by name: verdicts, forecasts, indices and so on."""
    messages: tuple[str, ...]
    """What the program said beside the answer, such as which values it left out."""

    def to_pandas(self, table: str = "verdicts") -> pandas.DataFrame:
        """A table as a frame of pandas."""
        import pandas

        return pandas.read_csv(io.StringIO(self.tables[table]), dtype=dict.fromkeys(_IDS, str))

    def to_polars(self, table: str = "verdicts") -> polars.DataFrame:
        """A table as a frame of polars."""
        import polars

        text = self.tables[table]
        header = text.partition("\n")[0].strip().split(",")
        kinds = {name: polars.String for name in _IDS if name in header}
        return polars.read_csv(io.StringIO(text), schema_overrides=kinds, infer_schema_length=None)


@dataclass(frozen=True)
class Report:
    """Files that say whether a plan's targets will be reached."""

    folder: Path
    files: tuple[Path, ...]
    """The files of the folder: report.html, report.xlsx, verdicts.csv and so on."""
    summary: str
    """The table of verdicts, for a terminal."""
    messages: tuple[str, ...]
    """What the program said beside the answer."""


def assess(
    path: str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    model: str | None = None,
    suppose: Iterable[str] = (),
    event: Iterable[str] = (),
    language: Language | None = None,
) -> Assessment:
    """Says for every target of a plan whether it will be reached.

    path: a folder of CSV files, a workbook, or a document. as_of: use only what was known on this day. model: a name
    such as "theta" in place of the one that the program would choose. suppose: values such as "40-104:FY2021=8".
    event: such as "37-101:FY2020-FY2021=one-off". language: that of messages, by default the locale's.
    """
    with tempfile.TemporaryDirectory(prefix="mitoshi-") as name:
        folder = Path(name)
        written = _report(path, folder, ["json", "csv"], ["--encoding=utf-8"], as_of, model, suppose, event, language)
        tables = {file.stem: file.read_text(encoding="utf-8") for file in written.files if file.suffix == ".csv"}
        document = json.loads((folder / "assessment.json").read_text(encoding="utf-8"))
    return Assessment(document, tables, written.messages)


def report(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    formats: Sequence[str] = ("html", "md", "csv", "json", "xlsx"),
    budget: int | None = None,
    as_of: date | str | None = None,
    model: str | None = None,
    suppose: Iterable[str] = (),
    event: Iterable[str] = (),
    language: Language | None = None,
) -> Report:
    """Writes the whole answer for a plan into the folder `output`: the page, the workbook, Markdown, CSV and JSON.

    budget: yen for the plan's interventions. The others as in `assess`; `language` is that of page and workbook too.
    """
    options = [f"--budget={budget}"] if budget is not None else []
    return _report(path, Path(output), formats, options, as_of, model, suppose, event, language)


def _report(
    path: str | os.PathLike[str],
    folder: Path,
    formats: Sequence[str],
    options: Sequence[str],
    as_of: date | str | None,
    model: str | None,
    suppose: Iterable[str],
    event: Iterable[str],
    language: Language | None,
) -> Report:
    given = [f"--output={folder}", f"--format={','.join(formats)}", *options]
    given += [f"--as-of={as_of}"] if as_of is not None else []
    given += [f"--model={model}"] if model else []
    given += [f"--suppose={text}" for text in suppose] + [f"--event={text}" for text in event]
    said = program.run("report", given, [os.fspath(path)], language=language)
    files = tuple(sorted(file for file in folder.iterdir() if file.is_file()))
    # Which files were written stands in `files`.
    messages = tuple(line for line in said.messages if not line.endswith(tuple(map(str, files))))
    return Report(folder, files, said.output, messages)
