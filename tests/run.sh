#!/bin/sh
# Runs one test script in an empty folder of its own, which goes away afterwards.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset READOUT_ARCHIVE NO_COLOR
cd "$work" && sh -eu "$@"
