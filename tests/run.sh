#!/bin/sh
# Runs one test, a script or a program, in an empty folder of its own, which goes away afterwards. A program has its temporary files there, and may
# leave none of them.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset READOUT_ARCHIVE NO_COLOR
cd "$work" || exit 1
case $1 in
*.sh) sh -eu "$@" ;;
*)
    TMPDIR=$work "$@" || exit
    [ -z "$(ls -A)" ] || { echo "left behind: $(ls -A)" && exit 1; }
    ;;
esac
