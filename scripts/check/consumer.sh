#!/usr/bin/env bash
# Builds Tests/Consumer, a package that depends on this one as a stranger's would, and compares its answers with the program's.
#   scripts/check/consumer.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1

build=(swift build --package-path Tests/Consumer --scratch-path .build-consumer)
"${build[@]}"
bin=$("${build[@]}" --show-bin-path)

fail() {
    echo "check-consumer: $*" >&2
    exit 1
}

answers=$("$bin/Consumer" data/isehara)
chance=$(head -n 1 <<< "$answers")
# The column p_meet: the unit and the lower bound are those of the example, and nothing names a kind.
asked=$(printf '%s\n' series_id,period,value,unit,lower,target_period,target a,2017,480,台,0,2022,520 a,2018,492,,,, a,2019,497,,,, \
    a,2020,505,,,, | "$program" forecast --series - --horizon 2 --quiet | awk -F , 'NR == 3 { print $(NF - 1) }')
[ "$chance" = "$asked" ] || fail "the library says $chance, the program $asked"

lines=$(tail -n +2 <<< "$answers" | wc -l)
targets=$("$program" assess data/isehara --format csv --quiet | tail -n +2 | wc -l)
[ "$lines" = "$targets" ] || fail "the library answers $lines targets, the program $targets"

alone=$("$bin/StatisticsConsumer")
awk -v one="$alone" 'BEGIN { exit !(one > 0.3 && one < 0.8) }' || fail "MitoshiStatistics alone says $alone"
echo "check-consumer: two programs of strangers build; the chance is $chance, and $lines targets are answered"
