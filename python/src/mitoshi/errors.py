"""What goes wrong, as the program says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit codes of the program."""

    FINE = 0
    CONDITION_MET = 1
    USAGE = 2
    INVALID_INPUT = 3
    NOT_ASSESSABLE = 4
    CANNOT_WRITE = 5
    WOULD_REPLACE_INPUT = 6


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in an input, read from a line of the program; what the line doesn't name is None."""

    text: str
    """The whole line."""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    """The header of the column."""
    found: str | None = None
    expected: str | None = None

    @classmethod
    def parse(cls, text: str) -> Problem:
        """The parts of a line such as `targets.csv, line 3, column 2 (value): found “x”, expected a number`."""
        for pattern in (_ENGLISH, _JAPANESE):
            if found := pattern.fullmatch(text):
                parts = found.groupdict()
                line, column = (int(parts[name]) if parts[name] else None for name in ("line", "column"))
                return cls(
                    text,
                    file=parts["file"],
                    line=line,
                    column=column,
                    field=parts["field"],
                    found=parts["found"],
                    expected=parts["expected"],
                )
        return cls(text)


_ENGLISH = re.compile(
    r"(?P<file>.+?)(?:, line (?P<line>\d+))?(?:, column (?P<column>\d+))?(?: \((?P<field>[^()]*)\))?"
    r": found (?P<found>.+?), expected (?P<expected>.+)"
)
_JAPANESE = re.compile(
    r"(?P<file>.+?)(?: (?P<line>\d+)行目)?(?: (?P<column>\d+)列目)?(?:（(?P<field>[^（）]*)）)?"
    r"：(?P<found>.+?)。必要なもの：(?P<expected>.+)"
)


class MitoshiError(Exception):
    """The program refused, or a frame can't be handed to it."""

    def __init__(self, status: int, lines: Sequence[str]) -> None:
        self.status = ExitStatus(status) if status in set(ExitStatus) else status
        """The program's exit code; negative: the signal that ended it."""
        self.lines = tuple(lines)
        """What it said."""
        super().__init__("\n".join(self.lines) or f"the program ended with {status} and no message")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the input, a problem a line; empty where the input isn't the reason."""
        return tuple(map(Problem.parse, self.lines)) if self.status == ExitStatus.INVALID_INPUT else ()

    def __reduce__(self) -> tuple[type[MitoshiError], tuple[int, tuple[str, ...]]]:
        """Lets worker processes hand it on."""
        return MitoshiError, (int(self.status), self.lines)
