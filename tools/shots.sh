#!/bin/sh
# Takes the pictures of the reading room in docs/room/ anew, over the accounts of examples/: shots.sh READOUT.
set -eu
READOUT=$(realpath "$1") SOURCE=$(realpath "$(dirname "$0")/..") BUILD=$(mktemp -d)
export READOUT SOURCE BUILD
trap 'rm -rf "$BUILD"' EXIT
mkdir -p "$SOURCE/docs/room"
. "$SOURCE/tests/browser/lib.sh"
"$READOUT" --archive "$BUILD/talks.db" add "$SOURCE/examples/pages" >/dev/null 2>&1
"$READOUT" --archive "$BUILD/talks.db" compare --card "$BUILD/card.html" "$SOURCE"/examples/pages/qna-report.txt "$SOURCE"/examples/pages/quessian-daily.txt || true
"$READOUT" --archive "$BUILD/talks.db" collect "$BUILD/card.html" --reason "for the piece on ferries" --author Ada >/dev/null
browse shots.mjs "$BUILD/talks.db" "$SOURCE/docs/room"
