#!/usr/bin/env bash
# Validates every data package under data/ with the Frictionless framework (https://framework.frictionlessdata.io).
# FRICTIONLESS may name the program, `make check-packages` installs one.
set -euo pipefail
cd "$(dirname "$0")/../.."

frictionless="${FRICTIONLESS:-frictionless}"
if ! command -v "$frictionless" > /dev/null; then
    echo "check-packages: no program “$frictionless”; make check-packages installs one" >&2
    exit 1
fi
for descriptor in data/*/datapackage.json; do
    "$frictionless" validate "$descriptor"
done
