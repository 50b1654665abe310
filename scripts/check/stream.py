"""Sends made-up series through `mitoshi stream`, as many as are asked for, and looks at every answer and at the memory.

    python3 scripts/check/stream.py --mitoshi .build/release/mitoshi [--series 20000]

No two series are alike: 3 to 10 values, some with a gap, of five kinds or none; every fifth has two targets. Sixteen lines
can't be answered and eight can't be read, half of the former with targets. There must be one answer for each line, in their
order, `refused` and `invalid` with the code that was meant and nowhere else. The memory after each tenth is printed, and must
not grow: what the second half takes may exceed the first half's by a tenth. Needs nothing beyond Python's standard library.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

KINDS = ("flow", "share", "small-count", "stock", "cumulative-stock", None)
HORIZON = 2
LAST = 2020
# What a line has to hold for the answer to be a refusal with the code, four of each.
REFUSALS: list[tuple[str, dict[str, Any]]] = 4 * [
    ("stages", {"kind": "milestone"}),
    ("decision-driven", {"kind": "decision-driven"}),
    ("no-value", {"values": None}),
    ("bounds", {"lower": 9, "upper": 1}),
]
INVALID = 2 * [
    ("not-json", b'{"id":1'), ("empty-line", b""), ("not-utf-8", b'{"id":"\xff"}'), ("duplicate-name", b'{"id":1,"id":2}'),
]


class Series:
    """Made-up lines, of which no two have the same values."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.chance = random.Random(20261130)
        self.seen: set[int] = set()
        places = self.chance.sample(range(count), len(REFUSALS) + len(INVALID))
        self.refused = dict(zip(places, REFUSALS))
        self.invalid = dict(zip(places[len(REFUSALS):], INVALID))

    def expected(self, place: int) -> tuple[str, str | None]:
        """Status and code of an answer."""
        if place in self.refused:
            return "refused", self.refused[place][0]
        if place in self.invalid:
            return "invalid", self.invalid[place][0]
        return "ok", None

    def has_targets(self, place: int) -> bool:
        return place % 5 == 0 or place in self.refused and list(self.refused).index(place) % 2 == 0

    def __iter__(self) -> Iterator[bytes]:
        for place in range(self.count):
            if place in self.invalid:
                yield self.invalid[place][1] + b"\n"
                continue
            line = self.line(place)
            if place in self.refused:
                line |= self.refused[place][1]
                if line["values"] is None:
                    line["values"] = [None] * len(line["years"])
            yield json.dumps(line, separators=(",", ":")).encode() + b"\n"

    def line(self, place: int) -> dict[str, Any]:
        kind = KINDS[place % len(KINDS)]
        while True:
            years = list(range(LAST + 1 - self.chance.randint(3, 10), LAST + 1))
            if len(years) > 4 and self.chance.random() < 0.2:
                years.pop(self.chance.randrange(1, len(years) - 1))
            values = self.values(kind, len(years))
            mark = hash((kind, tuple(years), tuple(values)))
            if mark not in self.seen:
                self.seen.add(mark)
                break
        line: dict[str, Any] = {"id": place, "years": years, "values": values, "horizon": HORIZON}
        if kind:
            line["kind"] = kind
        if self.has_targets(place):
            line["targets"] = [{"year": LAST + 1, "atLeast": values[-1]}, {"year": LAST + 2, "atMost": values[-1] + 1}]
        return line

    def values(self, kind: str | None, count: int) -> list[float]:
        chance = self.chance
        if kind == "small-count":
            mean = chance.choice((1, 3, 8, 20))
            return [min(int(chance.expovariate(1 / mean)), 9 * mean) for _ in range(count)]
        if kind == "share":
            level, drift = chance.uniform(5, 95), chance.gauss(0, 1)
            return [round(min(100, max(0, level + drift * year + chance.gauss(0, 2))), 1) for year in range(count)]
        level, drift = 10 ** chance.uniform(1.5, 6), chance.gauss(0.01, 0.03)
        if kind == "cumulative-stock":
            found = []
            for _ in range(count):
                level += chance.expovariate(20 / level)
                found.append(round(level))
            return found
        digits = None if kind == "flow" else 1
        # One in a million would fall below 0, which no amount does.
        return [round(max(0, level * (1 + drift * year + chance.gauss(0, 0.06))), digits) for year in range(count)]


def answer_fault(answer: dict[str, Any], targets: int) -> str | None:
    """What is wrong with an answer that is `ok`."""
    steps = answer["forecast"]
    if [step["period"] for step in steps] != [LAST + 1, LAST + 2]:
        return "other years than were asked for"
    for step in steps:
        quantiles = list(step["q"].values())
        if quantiles != sorted(quantiles):
            return "quantiles that don't rise"
    if len(answer["targets"]) != targets:
        return f"{len(answer['targets'])} targets of {targets}"
    if any(not 0 <= target["p_meet"] <= 1 for target in answer["targets"]):
        return "a chance outside 0 … 1"
    return None


def resident_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def feed(series: Series, pipe: BinaryIO) -> None:
    with pipe:
        for line in series:
            pipe.write(line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mitoshi", required=True)
    parser.add_argument("--series", type=int, default=20_000)
    parser.add_argument("--threads", type=int)
    options = parser.parse_args()
    series = Series(options.series)
    command = [options.mitoshi, "stream"] + (["--threads", str(options.threads)] if options.threads else [])
    found: Counter[str] = Counter()
    faults: list[str] = []
    memory: list[float] = []
    tenth = max(1, options.series // 10)
    started = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        feeder = threading.Thread(target=feed, args=(series, program.stdin), daemon=True)
        feeder.start()
        lines = 0
        for lines, line in enumerate(program.stdout, start=1):
            place = lines - 1
            answer = json.loads(line)
            status, code = series.expected(place)
            found[answer["status"]] += 1
            if (answer["status"], answer.get("code")) != (status, code):
                faults.append(f"line {lines}: {answer['status']} {answer.get('code')}, {status} {code} expected")
            elif status != "invalid" and answer["id"] != place:
                faults.append(f"line {lines}: the answer to {answer['id']}")
            elif status == "ok" and (fault := answer_fault(answer, 2 if series.has_targets(place) else 0)):
                faults.append(f"line {lines}: {fault}")
            if lines % tenth == 0 and lines < options.series:
                memory.append(resident_megabytes(program.pid))
                print(f"{lines:>9,} answers after {time.monotonic() - started:6.0f} s: {memory[-1]:5.1f} MB", flush=True)
        program.wait()
        errors.seek(0)
        summary = errors.read().decode().splitlines()[-1:]
    if program.returncode or lines != options.series:
        faults.append(f"{lines} answers to {options.series} lines, exit code {program.returncode}, {summary}")
    counted = ", ".join(f"{status} {found[status]}" for status in ("ok", "refused", "invalid"))
    if summary != [f"read {options.series}, {counted}"]:
        faults.append(f"the program counted {summary}, {counted} came")
    half = len(memory) // 2
    if half and max(memory[half:]) > 1.1 * max(memory[:half]):
        faults.append(f"memory grew from {max(memory[:half]):.1f} to {max(memory[half:]):.1f} MB")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{options.series:,} series, {len(series.seen):,} of them different: {counted}; {1000 * seconds / options.series:.3f} ms of processor "
        f"time a series, {options.series / seconds:,.0f} a second and core, {seconds:.0f} s in all; at most {used.ru_maxrss / 1024:.1f} MB")
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
