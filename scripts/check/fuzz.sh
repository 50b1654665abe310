#!/usr/bin/env bash
# Looks for inputs that break a reader with libFuzzer, which is part of Swift's toolchain for Linux: Tests/Fuzzing, built with
# instrumentation into .build-fuzz. Begins at Tests/Fuzzing/Corpus; what it learns, and the inputs that are findings, go
# into build/fuzz.
#   [INPUTS=10000000] scripts/check/fuzz.sh SECONDS [READER ...]
# A reader's run ends after SECONDS, or after INPUTS where that is given. Prints for each reader how many inputs were read, the
# processor's seconds, how many edges of the program were reached, and with which input the last new one. Ends with 1 where one broke.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=$1
shift

build=(swift build -c release --package-path Tests/Fuzzing --scratch-path .build-fuzz
    -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing)
# A package can't depend on another one's program, so that the modules of the command line are built before, and linked beside.
"${build[@]}" --target CommandLineTool >&2
"${build[@]}" --product Fuzz >&2
program=.build-fuzz/fuzz
built=$("${build[@]}" --show-bin-path)
# libFuzzer brings the main function, and SwiftPM would bring another. The C libraries are those of Package.swift; swift-crypto
# needs that of C++.
swiftc -sanitize=fuzzer "$built"/{CommandLineTool,MitoshiReporting,ArgumentParser,ArgumentParserToolInfo}.build/*.o \
    "$built/libFuzz.a" -lgsl -lgslcblas -lxlsxwriter -lzip -lz -lstdc++ -o "$program"

readers=("$@")
if [ ${#readers[@]} -eq 0 ]; then
    for folder in Tests/Fuzzing/Corpus/*; do readers+=("$(basename "$folder")"); done
fi
mkdir -p build/fuzz/findings
failed=0
TIMEFORMAT='%U %S'
printf '%-12s %12s %9s %8s %12s %s\n' reader inputs seconds edges "last new" result
for reader in "${readers[@]}"; do
    learned=build/fuzz/corpus/$reader
    log=build/fuzz/$reader.log
    mkdir -p "$learned"
    result=sound
    # A paper of 8,000 bytes is read within a second, however slow the machine is.
    used=$({ time "$program" "$reader" -max_total_time="$seconds" -runs="${INPUTS:--1}" -timeout=20 -rss_limit_mb=3000 \
        -max_len=8000 -print_final_stats=1 -print_funcs=0 -dict=Tests/Fuzzing/words.dict \
        -artifact_prefix="build/fuzz/findings/$reader-" "$learned" "Tests/Fuzzing/Corpus/$reader" > "$log" 2>&1; } 2>&1) \
        || { result="broken, see $log"; failed=1; }
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    # The highest number of edges, and the input with which it was first reached.
    read -r edges last < <(awk '/^#[0-9]/ { for (i = 2; i < NF; i++) if ($i == "cov:" && $(i + 1) > most) { most = $(i + 1); at = substr($1, 2) } }
        END { print most ? most : "?", at ? at : "?" }' "$log")
    printf '%-12s %12s %9.0f %8s %12s %s\n' "$reader" "${inputs:-?}" "$(awk '{ print $1 + $2 }' <<< "$used")" "$edges" "$last" "$result"
done
exit $failed
