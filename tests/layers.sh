#!/bin/sh
# Holds the one-way order of the stages: looks at every #include "…" of src/ and at what cli/, web/ and bindings/ include.
# A stage is named with the folders it may see besides its own.
cd "${1:-.}" || exit 1
bad=0
say() { echo "$*"; bad=1; }
sees() {
    case $1 in
    base) echo base ;;
    unpack | segment | read) echo base ;;
    clean) echo base read ;;
    names) echo base ;;
    recognise) echo base segment names read clean ;;
    match) echo base segment names recognise ;;
    reuse) echo base segment names ;;
    families) echo base segment names reuse ;;
    align) echo base segment names ;;
    store) echo base segment names read clean recognise match reuse align api ;;
    present) echo base segment names read clean recognise match reuse align store api ;;
    *) echo unknown ;;
    esac
}
for dir in src/*/; do
    stage=$(basename "$dir")
    may=$(sees "$stage")
    [ "$may" = unknown ] && say "src/$stage: a stage that tests/layers.sh does not know" && continue
    for hit in $(grep -rho --include='*.[ch]' '^#include "[^"]*"' "$dir" | sed 's/.*"\(.*\)"/\1/' | sort -u); do
        case $hit in
        */*) from=${hit%%/*} ;;
        api.h) from=api ;;
        *) from=$stage ;;
        esac
        [ "$from" = "$stage" ] && continue
        case " $may " in *" $from "*) ;; *) say "src/$stage includes \"$hit\": $stage may see only: $may" ;; esac
    done
done
for dir in cli web bindings; do
    [ -d $dir ] || continue
    hits=$(grep -rnE '^#include "([^"]*/)?(src|base|unpack|read|clean|segment|names|recognise|match|reuse|families|align|store|present)/' $dir --include='*.[ch]')
    [ -z "$hits" ] || say "$dir sees more than the public header: $hits"
    hits=$(grep -rn '^#include "' $dir --include='*.[ch]' | grep -vE '"[a-z_]+\.h"')
    [ -z "$hits" ] || say "$dir includes from elsewhere: $hits"
done
hits=$(grep -rnE '\b(printf|puts|fputs|putchar|perror|exit|abort)\(' src --include='*.c' | grep -vE '^\S+:\s*(/?\*|//)' | grep -vE 's?n?printf_|[a-z_]printf\(' || true)
[ -z "$hits" ] || say "the library prints or exits: $hits"
exit $bad
