#!/bin/sh
# fuzz.sh BUILD SECONDS [SEED]: runs each fuzz target for so long, two at a time, from its corpus in tests/fuzz/corpus. What it
# learns lies in BUILD/corpus; an input that breaks it stands in BUILD with its log. Without SEED every run draws its own inputs;
# with one, the same tree gets the same inputs in the same order, so that a check tells of the change and not of the dice.
build=$1 seconds=$2 seed=${3:-0}
export build seconds seed
ls "$build"/tests/fuzz_* 2>/dev/null | grep -v '\.' | xargs -P 2 -I{} sh -c '
    name=$(basename {} | sed s/^fuzz_//)
    mkdir -p "$build/corpus/$name" "tests/fuzz/corpus/$name"
    if {} -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$build/$name-" "$build/corpus/$name" "tests/fuzz/corpus/$name" >"$build/$name.log" 2>&1
    then echo "fuzz $name: $(grep -o "number_of_executed_units: .*" "$build/$name.log" | tr -dc 0-9) runs, nothing broke"
    else echo "fuzz $name BROKE:"; grep -vE "^(#|INFO|NEW)" "$build/$name.log" | head -40; exit 255
    fi'
