#!/usr/bin/env bash
# Validates every data package under data/ with the Frictionless framework (https://framework.frictionlessdata.io).
# FRICTIONLESS may name the program; without it, and with none on the path, the check is skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."

frictionless="${FRICTIONLESS:-frictionless}"
if ! command -v "$frictionless" > /dev/null; then
    echo "check-packages: no frictionless program, skipped" >&2
    exit 0
fi
for descriptor in data/*/datapackage.json; do
    "$frictionless" validate "$descriptor"
done
