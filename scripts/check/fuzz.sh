#!/usr/bin/env bash
# Looks for inputs that break a reader with libFuzzer, which is part of Swift's toolchain for Linux: Tests/Fuzzing, built with
# instrumentation into .build-fuzz. Begins at Tests/Fuzzing/Corpus; what it learns, and the inputs that are findings, go
# into build/fuzz.
#   scripts/check/fuzz.sh SECONDS [READER ...]
# Prints for each reader how many inputs were read and how many edges of the program they reached. Ends with 1 where one broke.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=$1
shift

build=(swift build -c release --package-path Tests/Fuzzing --scratch-path .build-fuzz --product Fuzz
    -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing)
"${build[@]}" >&2
program=.build-fuzz/fuzz
# libFuzzer brings the main function, and SwiftPM would bring another. The C libraries are those of Package.swift; swift-crypto
# needs that of C++.
swiftc -sanitize=fuzzer "$("${build[@]}" --show-bin-path)/libFuzz.a" -lgsl -lgslcblas -lzip -lz -lstdc++ -o "$program"

readers=("$@")
if [ ${#readers[@]} -eq 0 ]; then
    for folder in Tests/Fuzzing/Corpus/*; do readers+=("$(basename "$folder")"); done
fi
mkdir -p build/fuzz/findings
failed=0
printf '%-12s %12s %8s %s\n' reader inputs edges result
for reader in "${readers[@]}"; do
    learned=build/fuzz/corpus/$reader
    log=build/fuzz/$reader.log
    mkdir -p "$learned"
    result=sound
    # A paper of 8,000 bytes is read within a second, however slow the machine is.
    "$program" "$reader" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=8000 -print_final_stats=1 \
        -dict=Tests/Fuzzing/words.dict -artifact_prefix="build/fuzz/findings/$reader-" \
        "$learned" "Tests/Fuzzing/Corpus/$reader" > "$log" 2>&1 || { result="broken, see $log"; failed=1; }
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    edges=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d ' ' -f 2)
    printf '%-12s %12s %8s %s\n' "$reader" "${inputs:-?}" "${edges:-?}" "$result"
done
exit $failed
