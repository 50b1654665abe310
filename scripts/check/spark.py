"""Answers series on a local Spark by the recipes of docs/recipes.md and compares with the program alone.

    .venv/spark/bin/python scripts/check/spark.py --mitoshi .build/release/mitoshi [--series 10000]

10,000 made-up series, one of which has no value, must have 9,999 answers and one refusal; as a whole, by `pipe` and by
`mapInArrow`, and in two shards, the bytes must be the same; a command that fails must fail the job. What Spark costs beside a
plain worker is printed, in seconds of processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
from pyspark.sql import SparkSession

PARTITIONS = 8
TICKS = os.sysconf("SC_CLK_TCK")


def questions(count: int) -> list[str]:
    """Series of ten years, the one in the middle without a value."""
    chance = random.Random(20261130)
    lines = []
    for number in range(count):
        level = 100.0 + number % 900
        values = []
        for _ in range(10):
            level += chance.gauss(2, 5)
            values.append(round(level, 1) if number != count // 2 else None)
        lines.append(json.dumps({"id": f"s{number}", "years": list(range(2011, 2021)), "values": values}))
    return lines


def processor_seconds(process: int) -> float:
    """What a process and its living descendants have used: Spark and its Python, not the programs that have ended."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(folder.name))
        used[int(folder.name)] = sum(map(int, fields[11:13])) / TICKS
    total, waiting = 0.0, [process]
    while waiting:
        current = waiting.pop()
        total += used.get(current, 0)
        waiting += children.get(current, [])
    return total


def arrow_worker(command: list[str]) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """The recipe for `mapInArrow`: one process a batch of rows, a line out for each line in."""

    def work(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            lines = "".join(line + "\n" for line in batch.column("question").to_pylist())
            done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
            answers = done.stdout.splitlines()
            if len(answers) != batch.num_rows:
                raise RuntimeError(f"{batch.num_rows} lines in, {len(answers)} out")
            yield pyarrow.RecordBatch.from_pydict({"answer": answers})

    return work


def check(holds: bool, what: str) -> None:
    if not holds:
        sys.exit(f"check-spark: {what}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mitoshi", required=True, type=Path)
    parser.add_argument("--series", type=int, default=10_000)
    given = parser.parse_args()
    command = [str(given.mitoshi.resolve()), "stream", "--horizon", "3", "--quiet", "--lang", "en"]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = questions(given.series)
        (folder / "series.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        plain = subprocess.run([*command, folder / "series.ndjson"], capture_output=True, text=True, check=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        alone = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        expected = plain.splitlines()
        counts = Counter(json.loads(line)["status"] for line in expected)
        check(counts == {"ok": given.series - 1, "refused": 1}, f"the program alone answered {dict(counts)}")

        half = given.series // 3
        shards = [
            subprocess.run(command, input="\n".join(part) + "\n", capture_output=True, text=True, check=True).stdout
            for part in (lines[:half], lines[half:])
        ]
        check("".join(shards) == plain, "two shards are not the whole")

        # Workers take the first python3 of the path unless they are told.
        os.environ["PYSPARK_PYTHON"] = sys.executable
        started = time.monotonic()
        spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2500")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("OFF")
        engine = spark.sparkContext._gateway.proc.pid
        start = time.monotonic() - started

        def measured(answer: Callable[[], list[str]]) -> tuple[list[str], float]:
            used = processor_seconds(engine)
            found = answer()
            return found, processor_seconds(engine) - used

        text = spark.sparkContext.textFile(str(folder / "series.ndjson"), PARTITIONS)
        piped, by_pipe = measured(lambda: text.pipe(shlex.join(command), checkCode=True).collect())
        check(piped == expected, "pipe says other lines than the program alone")

        frame = spark.read.text(str(folder / "series.ndjson")).toDF("question")
        answers = frame.mapInArrow(arrow_worker(command), "answer string")
        mapped, by_arrow = measured(lambda: [row.answer for row in answers.collect()])
        check(mapped == expected, "mapInArrow says other lines than the program alone")

        for wrong, what in (("--nonsense", "an unknown option"), ("--strict", "a refusal under --strict")):
            try:
                text.pipe(shlex.join([*command, wrong]), checkCode=True).count()
            except Exception:  # noqa: BLE001 - py4j's own error, whatever its class
                continue
            check(False, f"the job went on after {what}")
        spark.stop()

    print(f"{given.series} series: {counts['ok']} answers, 1 refusal; pipe, mapInArrow and two shards equal the whole")
    print(f"plain worker {alone:.1f} s of processor time; starting Spark took {start:.0f} s")
    for way, seconds in (("pipe", by_pipe), ("mapInArrow", by_arrow)):
        share = 100 * alone / (alone + seconds)
        print(f"{way}: {seconds:.1f} s besides, so that {share:.0f} % of the work is the program's own")


if __name__ == "__main__":
    main()
