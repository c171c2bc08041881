# Who connects and says nothing is let go.
. "$SOURCE/tests/lib.sh"
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
python3 "$SOURCE/tests/web/room.py" "$READOUT" a.db slow || fail slow
