# One value of each column of each table is changed, and one row of each taken out, one after the other: verify finds and names each. Of the many
# changes the short run makes every PART-th; `make faults` makes all.
. "$SOURCE/tests/lib.sh"
. "$SOURCE/tests/fault/rich.sh"
rich rich.db
status 0 "$READOUT" --archive rich.db verify
python3 "$SOURCE/tests/fault/columns.py" rich.db "${SEED:-1}" "${PART:-5}" || fail "verify does not see every change"
