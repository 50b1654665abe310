#!/usr/bin/env bash
# Builds the libraries' documentation, articles and symbols, into build/documentation: the catalogue docs/Mitoshi.docc with what a release
# build in BUILD says of its public symbols.
#   scripts/make/documentation.sh BUILD
# It is looked at with `docc preview docs/Mitoshi.docc` or by any web server that has the folder at its root.
set -euo pipefail
build=$(realpath "$1")
cd "$(dirname "$0")/../.."
graphs=$(mktemp -d)
trap 'rm -r "$graphs"' EXIT

includes=(-I "$build/Modules")
for map in "$build"/C*.build/module.modulemap; do includes+=(-I "$(dirname "$map")"); done
for map in Sources/*/module.modulemap; do includes+=(-I "$(dirname "$map")"); done
for module in MitoshiBasics MitoshiStatistics MitoshiPlanning MitoshiDocuments; do
    swift symbolgraph-extract -module-name "$module" "${includes[@]}" -target "$(uname -m)-unknown-linux-gnu" \
        -minimum-access-level public -output-dir "$graphs"
done

rm -rf build/documentation
mkdir -p build
docc convert docs/Mitoshi.docc --additional-symbol-graph-dir "$graphs" --output-path build/documentation > build/documentation.txt 2>&1 ||
    { cat build/documentation.txt >&2; exit 1; }
if grep -A1 "doesn't exist at\|Can't resolve" build/documentation.txt >&2; then
    echo "documentation: the links above lead nowhere" >&2
    exit 1
fi
echo "build/documentation"
