"""Finds and runs the program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .errors import ExitStatus, MitoshiError

Language = Literal["ja", "en"]


@dataclass(frozen=True)
class Said:
    """What a run of the program that was fine has said."""

    output: str
    messages: tuple[str, ...]


def path() -> Path:
    """The program inside this package, or the one that the environment variable MITOSHI names."""
    named = os.environ.get("MITOSHI")
    program = Path(named) if named else Path(__file__).parent / "bin" / "mitoshi"
    if not program.is_file():
        where = "MITOSHI names" if named else "this package should hold"
        raise MitoshiError(ExitStatus.USAGE, [f"{where} {program}, which is no file"])
    return program.resolve()


def run(
    command: str,
    options: Iterable[str],
    operands: Iterable[str] = (),
    *,
    language: Language | None,
    folder: Path | None = None,
) -> Said:
    """Runs a command in `folder`, by default the current one, and raises what it refuses; operands name files."""
    spoken = [f"--lang={language}"] if language else []
    done = subprocess.run(
        [path(), command, *options, *spoken, "--", *operands],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        cwd=folder,
        stdin=subprocess.DEVNULL,
    )
    messages = tuple(line for line in done.stderr.splitlines() if line.strip())
    if done.returncode != 0:
        raise MitoshiError(done.returncode, messages)
    return Said(done.stdout, messages)


def main() -> None:
    """The command `mitoshi`: becomes the program."""
    program = path()
    os.execv(program, ["mitoshi", *sys.argv[1:]])
