#!/usr/bin/env bash
# Wraps a prior that `mitoshi adapt-prior` wrote into Swift source, so that it is part of the program: a string literal
# compiles in no time, where SwiftPM's embedded resources (an array of bytes) take half a minute.
#
#     scripts/make/embed-prior.sh PRIOR.tsv NAME > Sources/Statistics/Generated/NAME.swift
set -euo pipefail

if grep -q '["\\]' "$1"; then
    echo "$1: quotes and backslashes can't be embedded" >&2
    exit 1
fi
echo '// swift-format-ignore-file'
echo '// Made by scripts/make/embed-prior.sh from what `mitoshi adapt-prior` wrote; the lines below say how. Not to be edited.'
echo
echo '/// A prior learned from real annual series, in the form of `SeriesPrior.text` or `PooledPrior.text`.'
echo "enum $2 {"
echo '    static let text = """'
cat "$1"
echo '"""'
echo '}'
