#!/usr/bin/env bash
# Makes a learned prior part of the program, as Swift source on standard output: SwiftPM's embedded resources (an array of
# bytes) take half a minute to compile.
#
# What `mitoshi learn-prior` wrote becomes a string literal, whole; of what `mitoshi adapt-prior` made of that, only what differs:
# the weights, in the order of its components, and how often values repeat.
#
#     scripts/make/embed-prior.sh LEARNED.tsv > Sources/Statistics/Generated/LearnedPrior.swift
#     scripts/make/embed-prior.sh ADAPTED.tsv > Sources/Statistics/Generated/IndicatorPrior.swift
set -euo pipefail

if grep -q '["\\]' "$1"; then
    echo "$1: quotes and backslashes can't be embedded" >&2
    exit 1
fi
echo '// swift-format-ignore-file'
if [[ $(head -n 1 "$1") == mitoshi-series-prior* ]]; then
    echo '// Made by scripts/make/embed-prior.sh from what `mitoshi adapt-prior` wrote. Not to be edited.'
    echo
    echo '/// What was learned again from the indicators of public offices, beginning with `LearnedPrior`.'
    echo 'enum IndicatorPrior {'
    awk -F '\t' '
        NR == 1 {
            print "    /// From so many series."
            print "    static let count = " $3
            print "    /// α and β of a repeat."
            print "    static let repeats = (alpha: " $4 ", beta: " $5 ")"
            print "    /// One for each component of `LearnedPrior`, in its order."
            print "    static let weights: [Double] = ["
        }
        isComponent { line = line (line == "" ? "        " : " ") $NF ","; if (++count % 10 == 0) { print line; line = "" } }
        $1 == "scale" { isComponent = 1 }
        END { if (line != "") print line; print "    ]" }' "$1"
    echo '}'
    exit
fi
echo '// Made by scripts/make/embed-prior.sh from what `mitoshi learn-prior` wrote; the lines below say how. Not to be edited.'
echo
echo '/// The prior learned from real annual series, in the form of `PooledPrior.text`.'
echo 'enum LearnedPrior {'
echo '    static let text = """'
cat "$1"
echo '"""'
echo '}'
