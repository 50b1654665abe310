"""Runs the recipes of docs/recipes.md as they stand there, on made-up series, one after the other in one folder.

    .venv/recipes/bin/python scripts/check/recipes.py --mitoshi .build/release/mitoshi

Blocks of bash, Python and SQL (by DuckDB) are run, R's where Rscript is there; a block that fails, or that leaves a series without an
answer, stops the check. Spark has a check of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
SERIES = 300


def blocks() -> list[tuple[str, str, str]]:
    """Section, language and text of each block that is run."""
    found = []
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        title = section.splitlines()[0]
        if title != "Spark":
            found += [(title, *block) for block in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.M | re.S)]
    return found


def write_series(folder: Path) -> None:
    rows, lines = ["series_id,period,value"], []
    for number in range(SERIES):
        years = list(range(2014, 2021))
        values = [100 + number + 3 * step + (number * step) % 7 for step in range(len(years))]
        rows += [f"s{number},{year},{value}" for year, value in zip(years, values, strict=True)]
        lines.append(json.dumps({"id": f"s{number}", "years": years, "values": values}))
    (folder / "series.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "series.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(language: str, text: str, folder: Path, path: str) -> bool:
    """Whether the block could be run; fails where it does."""
    environment = {**os.environ, "PATH": path}
    if language == "sql":
        with duckdb.connect() as connection:
            os.chdir(folder)
            for statement in filter(str.strip, text.split(";\n")):
                result = connection.execute(statement).fetchall()
                if not result:
                    sys.exit(f"check-recipes: nothing came of\n{statement}")
        return True
    commands = {
        "bash": ["bash", "-euo", "pipefail", "-c", text],
        "python": [sys.executable, "-c", text],
        "r": ["Rscript", "-e", text],
    }
    if language not in commands or not shutil.which(commands[language][0], path=path):
        return False
    subprocess.run(commands[language], cwd=folder, env=environment, check=True)
    return True


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mitoshi", required=True, type=Path)
    program = parser.parse_args().mitoshi.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bin").mkdir()
        (folder / "bin" / "mitoshi").symlink_to(program)
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        write_series(folder)
        for title, language, text in blocks():
            state = "ran" if run(language, text, folder, path) else "not run here"
            print(f"{title}, {language}: {state}", flush=True)
        for answers in ("answers.ndjson", "forecasts.csv"):
            text = (folder / answers).read_text(encoding="utf-8")
            if missing := [number for number in range(SERIES) if not re.search(rf"\bs{number}\b", text)]:
                sys.exit(f"check-recipes: {answers} has nothing of {missing[:3]}")
        os.chdir("/")


if __name__ == "__main__":
    main()
