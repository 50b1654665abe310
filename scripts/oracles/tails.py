#!/usr/bin/env python3
"""Compares the tails of distributions, ours, GSL's and those of R's library (Debian's r-mathlib), with values worked out in 60 digits.

    scripts/oracles/tails.py --ours .build/release/accuracy-table        # needs a C compiler, libgsl-dev and r-mathlib

Prints a table for docs/accuracy.md: of each the largest relative error of either tail at any point of
Tests/NumericalMethodsTests/Fixtures/Distributions/values.json, how many tails lack twelve digits, and the time that a tail takes at the
points whose parameters are at most 1,000.
"""
import argparse
import itertools
import json
import math
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
VALUES = HERE.parents[1] / "Tests/NumericalMethodsTests/Fixtures/Distributions/values.json"
USUAL = 1_000
# The file has 0 for what lies below, and a double few digits.
LEAST = 1e-290


def line(point):
    numbers = (point["parameters"] + [0, 0])[:3] + [point["x"]]
    return f"{point['distribution']} {' '.join(map(repr, numbers))}\n"


def answers(command, text):
    output = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return [[float(number) for number in found.split()] for found in output.splitlines()]


def error(found, exact):
    return abs(found - exact) / exact if math.isfinite(found) else math.inf


def digits(number):
    return "no number" if math.isinf(number) else f"{number:.0e}".replace("e-0", "e-").replace("e+00", "")


def compiled(folder):
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "gsl", "libRmath"], capture_output=True, text=True, check=True).stdout.split()
    program = f"{folder}/tails"
    subprocess.run(["cc", "-O2", HERE / "tails.c", "-o", program, *flags], check=True)
    return [program]


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--ours", required=True)
options = parser.parse_args()

print("""
## Tails of distributions

Beside values worked out in 60 digits, far tails down to 1e-290 and parameters up to 1e12 among them: the largest relative error of a tail,
how many tails lack twelve digits, and nanoseconds a tail where parameters are at most 1,000.

| distribution | tails | ours | GSL 2.7 | R 4.2 | ours, under 12 digits | GSL | R | ours, ns | GSL | R |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""")
with tempfile.TemporaryDirectory() as folder:
    others = compiled(folder)
    for name, group in itertools.groupby(json.loads(VALUES.read_text()), key=lambda point: point["distribution"]):
        points = sorted(group, key=lambda point: max(map(abs, point["parameters"])) <= USUAL)
        # What was timed first are the points with great parameters.
        first = [point for point in points if max(map(abs, point["parameters"])) > USUAL]
        text = "".join(map(line, first)) + f"time {name}\n" + "".join(map(line, points[len(first):])) + f"time {name}\n"
        rows = [
            own + other for own, other in zip(answers([options.ours, "--tails"], text), answers(others, text), strict=True)]
        times = rows.pop()
        del rows[len(first)]
        errors = [
            [error(row[place], point[side]) for place in places]
            for point, row in zip(points, rows, strict=True)
            for side, places in (("lowerTail", (0, 2, 4)), ("upperTail", (1, 3, 5))) if point[side] > LEAST]
        worst = [digits(max(column)) for column in zip(*errors)]
        short = [str(sum(value > 1e-12 for value in column)) for column in zip(*errors)]
        print("|", " | ".join([name, str(len(errors)), *worst, *short, *(f"{value:.0f}" for value in times)]), "|")
